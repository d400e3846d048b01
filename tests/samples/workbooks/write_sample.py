"""Writes the sample workbook of the newest format; run once for each released format.

    python -m tests.samples.workbooks.write_sample

A sample that was released is never written again: it shows that files of that time still open.
"""

from __future__ import annotations

from pathlib import Path

from ddworkbook.core.changes import AnswerGiven
from ddworkbook.storage.files import open_workbook
from ddworkbook.storage.schema.identity import FORMAT_VERSION
from tests.storage.builder import OTHER, Clock, Desk, fill, new_desk

HERE = Path(__file__).parent


def write_sample(folder: Path) -> None:
    """Write a workbook in which every kind of event happened, on two devices, and its head."""
    folder.mkdir(exist_ok=True)
    desk = new_desk(folder / "sample.ddw", sample=True, clock=Clock())
    fill(desk)
    desk.answer("C05", "مرحبا 👩🏽‍🔬 =1+1 <b>\0", "strange text")
    erased = desk.answer("C06", "yes", "A lawful request came later")
    desk.workbook.connection.execute("DELETE FROM opening WHERE event = ?", (erased,))
    desk.workbook.connection.execute("UPDATE answer SET comment = '[erased]' WHERE code = 'C06'")
    desk.workbook.close()
    moment = desk.clock.moment()
    with open_workbook(desk.workbook.path, moment=moment, installation=OTHER) as workbook:
        away = Desk(workbook, desk.clock, person=desk.person, assessment=desk.assessment)
        with away.writing() as ledger:
            ledger.append(AnswerGiven("C07", ["a", "b"], "from the field"), desk.assessment)
        (folder / "HEAD.txt").write_text(f"{workbook.head()}\n")


if __name__ == "__main__":
    write_sample(HERE / f"v{FORMAT_VERSION:04}")
