"""Each flag that the question bank lists has a rule that can fire."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from tests.questionnaires.content import OWN, main_code, questions

SEVERITIES = {"1": "amber-minor", "2": "amber-major", "R": "red", "S": "stop"}

# Main question → the flags of the bank: 1 amber minor, 2 amber major, R red, S stop.
BANK = {
    "T02": "11", "T05": "12", "T06": "2", "T07": "2R", "T08": "S2R", "T09": "21", "T10": "21R",
    "T11": "12", "T12": "112",
    "C01": "12", "C02": "2R", "C03": "1", "C04": "RR1", "C05": "1R", "C06": "1", "C07": "1RR",
    "C08": "1", "C09": "12", "C10": "1", "C11": "11", "C12": "21", "C13": "1", "C14": "21",
    "C15": "1R", "C16": "12", "C17": "11", "C18": "2", "C19": "12", "C20": "1", "C22": "1R",
    "C23": "12R", "C24": "12R", "C25": "12", "C26": "1", "C27": "12R", "C28": "12", "C29": "12",
    "C30": "RS", "C31": "2", "C32": "R1", "C33": "12", "C34": "1", "C35": "2", "C36": "12",
    "C37": "1R", "C38": "R", "C39": "1R", "C40": "21", "C41": "12", "C42": "1", "C43": "12",
    "C44": "2", "C45": "RR", "C46": "12", "C47": "2", "C48": "1R", "C49": "R1", "C50": "1",
    "C51": "2R", "C52": "R2", "C53": "12", "C54": "12", "C55": "2R", "C56": "1R", "C57": "2",
    "C58": "R1", "C59": "2", "C60": "R", "C61": "2R", "C62": "R", "C63": "R", "C64": "11",
    "C65": "1", "C66": "R", "C67": "12R", "C68": "S",
}  # fmt: skip


def rules():
    found = defaultdict(list)
    for name in OWN:
        for question in questions(name):
            for flag in question.get("flags", []):
                found[main_code(question)].append((question["code"], flag))
    return found


@pytest.mark.parametrize("code", BANK)
def test_every_flag_of_the_bank_has_a_rule(code):
    wanted = Counter(SEVERITIES[letter] for letter in BANK[code])
    there = Counter(flag["severity"] for _, flag in rules()[code])
    assert not wanted - there


def test_no_question_is_flagged_that_the_bank_leaves_alone():
    assert set(rules()) == set(BANK)


def test_a_rule_reads_the_answer_of_its_own_question_or_its_family():
    for code, found in rules().items():
        for question, flag in found:
            # Pathogens are known from triage; C52 asks what protects against them.
            if question != "C52":
                assert f"${{{code}" in flag["when"], (question, flag["when"])


def test_every_flag_says_why_in_words_and_what_to_do():
    for found in rules().values():
        for question, flag in found:
            assert flag["severity"] in SEVERITIES.values()
            assert len(flag["reason"].split()) >= 5, question
            assert flag["reason"].strip().endswith("."), question
            assert flag["action"].strip().endswith("."), question


def test_a_red_or_stop_flag_names_who_is_asked_or_that_nothing_moves():
    for found in rules().values():
        for question, flag in found:
            stops = {"C01a", "C66"}
            if flag["severity"] == "red":
                assert flag.get("referral") or question in stops, question


def test_unsure_is_never_less_than_amber_minor():
    for name in OWN:
        for question in questions(name):
            values = {choice["value"] for choice in question.get("choices", [])}
            if question["type"] == "yes-no-unsure" or "unsure" in values:
                # These two choose the depth, where "unsure" counts as the deeper answer.
                if question["code"] in {"T01a", "T11a"}:
                    continue
                read = " ".join(flag["when"] for flag in question["flags"])
                assert "'unsure'" in read, question["code"]
