"""One record in, the bytes of its PDF out: the same record gives the same bytes.

Not here: single pages (cover.py, summary.py, answers.py, lists.py, signatures.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.platypus import CondPageBreak, PageBreak

from ddworkbook.core.record import Record
from ddworkbook.core.signature_line import SignatureLine
from ddworkbook.core.text_runs import visible
from ddworkbook.formats import document_words as says
from ddworkbook.formats.pdf import lists, references
from ddworkbook.formats.pdf.answers import answers
from ddworkbook.formats.pdf.blocks import Block, heading
from ddworkbook.formats.pdf.changes import changes
from ddworkbook.formats.pdf.contents import Contents
from ddworkbook.formats.pdf.cover import cover
from ddworkbook.formats.pdf.document import PageFrame, RecordDocument
from ddworkbook.formats.pdf.signatures import signatures as signature_pages
from ddworkbook.formats.pdf.summary import facts, summary


def pdf_record(
    record: Record, signatures: Sequence[SignatureLine], fingerprint: str, *, draft: bool = False
) -> bytes:
    """Return the PDF of a record.

    `fingerprint` is the SHA-256 of the record, 64 hexadecimal digits. Each page of a draft says
    that it is one.
    """
    target = BytesIO()
    document = RecordDocument(target, _around(record, fingerprint, draft=draft))
    document.multiBuild(_story(record, signatures, fingerprint, draft=draft))
    return target.getvalue()


def _story(
    record: Record, signatures: Sequence[SignatureLine], fingerprint: str, *, draft: bool
) -> list[Block]:
    return [
        *cover(record, fingerprint, draft=draft),
        *summary(record),
        PageBreak(),
        *heading("Contents", "contents"),
        Contents(),
        PageBreak(),
        *facts(record, draft=draft),
        PageBreak(),
        *changes(record),
        *answers(record),
        *lists.not_asked(record),
        *references.depth_rules(record),
        *lists.outside_facts(record),
        *lists.flags(record),
        *lists.actions(record),
        *lists.notes(record),
        *lists.evidence(record),
        *signature_pages(record, signatures, fingerprint, draft=draft),
        CondPageBreak(140),
        *lists.history(record),
        *references.reference_tables(record),
        *lists.sources(record),
    ]


def _around(record: Record, fingerprint: str, *, draft: bool) -> PageFrame:
    """Return what stands on every page and in the document's properties."""
    warnings = [says.DRAFT_LINE] if draft else []
    if record.workbook.sample:
        warnings.append(says.SAMPLE_LINE)
    title = visible(says.brief(says.title(record), 200))
    return PageFrame(
        title=title,
        subject=visible(f"{says.decision_label(record)}; rating: {record.rating.word}"),
        keywords=f"fingerprint {fingerprint}; head {record.workbook.head}",
        label=says.short_name(record, fingerprint),
        edition=f"{record.edition.title}, edition {record.edition.version}",
        fingerprint=fingerprint,
        frozen_at=record.frozen_at,
        language=record.edition.language,
        warning=" · ".join(warnings),
        draft=draft,
    )
