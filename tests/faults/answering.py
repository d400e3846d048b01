"""A program that answers without end and says on its standard output what is saved.

Run as `python answering.py WORKBOOK`; the test kills it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ddworkbook.core.changes import AnswerGiven
from ddworkbook.storage.files import open_workbook
from ddworkbook.storage.moment import Installation
from tests.storage.builder import LAPTOP, Clock


def answer_without_end(path: Path) -> None:
    """Answer and attach; print the count of answers after each commit."""
    clock = Clock()
    clock.chance.seed(os.getpid())
    installation = Installation(LAPTOP.id, LAPTOP.device, LAPTOP.person, os.getpid())
    workbook = open_workbook(path, moment=clock.moment(), installation=installation)
    assessment = workbook.rows("SELECT id FROM assessment")[0][0]
    count = len(workbook.events(kinds=["answer.given"]))
    while True:
        with workbook.writing(clock.moment(), "") as ledger:
            if count % 5 == 0:
                ledger.store_bytes(clock.chance.randbytes(50_000), "proof.bin")
            change = AnswerGiven(f"C{count % 68:02}", str(count), "x" * (count * 37 % 3000))
            ledger.append(change, assessment)
        count += 1
        os.write(1, b"%d\n" % count)


if __name__ == "__main__":
    answer_without_end(Path(sys.argv[1]))
