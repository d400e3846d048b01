"""Invented questions and answers for built records. Every body and person is made up."""

from __future__ import annotations

# Section -> (question, type, answer value, how it reads, comment)
SECTIONS: dict[str, tuple[tuple[str, str, object, str, str], ...]] = {
    "Identity and legal status": (
        (
            "Under which name is the organisation registered?",
            "text",
            "Kamiro Highlands Research Trust",
            "Kamiro Highlands Research Trust",
            "",
        ),
        (
            "What kind of body is it?",
            "choice",
            "charity-ngo",
            "Charity or NGO",
            "Registered as a charitable trust; the training arm is not a separate body.",
        ),
        ("On which date was it registered?", "date", "2009-06-17", "17 June 2009", ""),
        (
            "Does the organisation have authority of its own to sign this agreement?",
            "yes-no-unsure",
            "yes",
            "Yes",
            "Two trustees sign together above 10,000 US dollars.",
        ),
        ("How many staff does it employ, in full-time equivalents?", "decimal", "46.5", "46.5", ""),
    ),
    "Governance and ownership": (
        (
            "Who sits on the governing body, and who owns 25 per cent or more?",
            "table",
            None,
            "",
            "",
        ),
        (
            "Does a member of the governing body hold public office?",
            "yes-no-unsure",
            "unsure",
            "Not sure",
            "One trustee advised a county assembly until 2025. We asked whether the post "
            "was paid and wait for the letter.",
        ),
        (
            "Is there a written policy on conflicts of interest?",
            "yes-partly-no-na",
            "partly",
            "Partly",
            "Trustees sign a declaration each January; staff do not yet.",
        ),
        (
            "How often did the governing body meet in the last twelve months?",
            "integer",
            4,
            "4",
            "Minutes of all four meetings were seen.",
        ),
    ),
    "Money and financial control": (
        (
            "What was the income of the last closed financial year?",
            "money",
            {"amount": "1284300.00", "currency": "USD"},
            "USD 1,284,300.00",
            "Audited accounts, year to 30 June 2026.",
        ),
        (
            "How much of its income came from its largest funder?",
            "percent",
            "62.5",
            "62.5 %",
            "A foundation grant that ends in December 2027; no reserve policy beyond it.",
        ),
        ("Are accounts audited by an independent auditor every year?", "yes-no", "yes", "Yes", ""),
        (
            "Did the last audit report have a qualification?",
            "yes-no-unsure",
            "yes",
            "Yes",
            "The auditor could not attend the stock count in Garissa. Management replied in "
            "writing and moved the count to May.",
        ),
        (
            "Which bank account will receive our payments?",
            "choice",
            "own-name",
            "An account in the organisation's own name",
            "",
        ),
        (
            "How is cash kept and paid out in the field?",
            "long-text",
            "Field offices hold at most 40,000 shillings.",
            "Field offices hold at most 40,000 shillings. Two people count it on the last working "
            "day of each month and sign the sheet; the finance officer compares the sheets with "
            "the ledger. Mobile money is used for participants' travel.",
            "",
        ),
    ),
    "Ethics, people and safeguarding": (
        (
            "Which bodies approve research with people?",
            "multi",
            ["own-board", "national"],
            "Its own review board; the national commission",
            "Both letters were seen and are attached.",
        ),
        (
            "Is there a safeguarding policy that covers partners and volunteers?",
            "yes-partly-no-na",
            "no",
            "No",
            "A draft exists since March. The director promised it before the first field visit.",
        ),
        (
            "Is there a way to report harm that does not lead to the line manager?",
            "yes-no-unsure",
            "no",
            "No",
            "",
        ),
        ("Are staff paid at least the national living wage?", "yes-no", "yes", "Yes", ""),
        (
            "What support do field staff have after a distressing event?",
            "text",
            "A phone line",
            "A phone line of the county hospital and two days of leave",
            "",
        ),
    ),
    "Data and research security": (
        (
            "Where will personal data be stored?",
            "multi",
            ["own-server", "cloud-eu"],
            "Own server in Garissa; cloud service in the European Union",
            "",
        ),
        (
            "Is data encrypted at rest?",
            "yes-partly-no-na",
            "partly",
            "Partly",
            "Laptops yes, the file server not yet.",
        ),
        (
            "Does any item fall under an export-control list?",
            "yes-no-unsure",
            "unsure",
            "Not sure",
            "The thermal camera may. A question went to the export office on 4 September 2026.",
        ),
        ("By when must data be deleted?", "date", "2031-03-31", "31 March 2031", ""),
        (
            "Name the person who answers for data protection.",
            "text",
            "نور الدين عبد الله",
            "نور الدين عبد الله",
            "رسالة التعيين مؤرخة في 12 يناير 2026.",
        ),
    ),
    "Collaboration and fairness": (
        (
            "Who decides on authorship, and when?",
            "long-text",
            "Together, before the work starts.",
            "Together, before the work starts, in a written plan that is looked at each year.",
            "स्थानीय शोधकर्ता पहले लेखक होंगे।",
        ),
        ("What share of the budget stays with the partner?", "percent", "48", "48 %", ""),
        (
            "Will the partner be paid its indirect costs?",
            "yes-no",
            "yes",
            "Yes",
            "At 12 per cent, as for our own departments 🙂",
        ),
        (
            "When were the results of the last project shared with the community?",
            "date",
            "2026-02-11",
            "11 February 2026",
            "",
        ),
    ),
}

TABLE = (
    ("Name", "Office", "Since", "Share in per cent"),
    ("Achieng Otieno-Lindqvist", "Chair", "2019", "0"),
    ("Mwangi Tarrant", "Treasurer", "2021", "0"),
    ("Highlands Education Company Ltd", "Founder", "2009", "30"),
)

# severity, reason, the answers that fired it, rule in words, usual action, referral
FLAGS = (
    (
        "red",
        "There is no safeguarding policy that covers partners and volunteers.",
        "answered No",
        "is 'no'",
        "Agree a policy before the first field visit.",
        "Safeguarding lead",
    ),
    (
        "red",
        "Harm can only be reported to the line manager.",
        "answered No",
        "is 'no'",
        "Name a second way to report.",
        "Safeguarding lead",
    ),
    (
        "amber-major",
        "It is not known whether an item is under export control.",
        "answered Not sure",
        "is 'unsure'",
        "Wait for the answer of the export office.",
        "Export control office",
    ),
    (
        "amber-major",
        "The last audit report has a qualification.",
        "answered Yes",
        "is 'yes'",
        "Read the auditor's letter and the reply of the management.",
        "",
    ),
    (
        "amber-minor",
        "More than half of the income comes from one funder.",
        "answered 62.5 %",
        "is more than 50",
        "Ask for the plan for 2028.",
        "",
    ),
    (
        "amber-minor",
        "Staff do not declare conflicts of interest.",
        "answered Partly",
        "is 'partly'",
        "Extend the yearly declaration to staff.",
        "",
    ),
)
