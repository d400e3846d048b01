"""Killing the program while it saves: what it called saved is there, and nothing is half there."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ddworkbook.storage.check import check_workbook
from ddworkbook.storage.files import open_workbook
from tests.storage.builder import LAPTOP, Clock, new_desk

KILLS = 30
ROOT = Path(__file__).parents[2]
WRITER = Path(__file__).with_name("answering.py")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")


def answers_until_killed(path: Path, chance: random.Random) -> int:
    """Start a writer, kill it at some moment, and return how many answers it called saved."""
    command = [sys.executable, str(WRITER), str(path)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    assert writer.stdout is not None
    told = writer.stdout.readline()
    assert told, "the writer did not start"
    # Nothing more comes through this pipe for a random moment; then the program dies.
    select.select([], [], [], chance.random() * 0.03)
    writer.send_signal(signal.SIGKILL)
    told += writer.stdout.read()
    writer.wait()
    writer.stdout.close()
    return int(told.split()[-1])


def test_no_answer_that_was_called_saved_is_lost(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "a.ddw")
    desk.workbook.close()
    chance = random.Random(11)
    for _ in range(KILLS):
        saved = answers_until_killed(desk.workbook.path, chance)
        report = check_workbook(desk.workbook.path)
        assert report.findings == ()
        with open_workbook(
            desk.workbook.path, moment=Clock().moment(), installation=LAPTOP, read_only=True
        ) as workbook:
            kept = len(workbook.events(kinds=["answer.given"]))
        assert saved <= kept <= saved + 1
