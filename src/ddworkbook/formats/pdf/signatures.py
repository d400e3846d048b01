"""The signatures of a record, what each means, and a block to sign on paper.

Not here: whether a signature holds; that is decided before and printed as told.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Table, TableStyle

from ddworkbook.core.head import grouped
from ddworkbook.core.record import Record
from ddworkbook.core.signature_line import SignatureLine
from ddworkbook.core.tokens import PRINT, SMALL
from ddworkbook.formats import document_words as says
from ddworkbook.formats.dates import moment_in_words
from ddworkbook.formats.fonts import REGULAR
from ddworkbook.formats.names_in_lines import line_of
from ddworkbook.formats.pdf.blocks import (
    Block,
    gap,
    grid,
    heading,
    labelled,
    notice,
    subheading,
    words,
)
from ddworkbook.formats.pdf.cover import qr_code
from ddworkbook.formats.pdf.styles import CONTENT_WIDTH, colour

_QR_SIZE = 56.0


def signatures(
    record: Record, lines: Sequence[SignatureLine], fingerprint: str, *, draft: bool
) -> list[Block]:
    """Return the signatures, what the rating asks for, and the block for ink."""
    blocks = [gap(14), CondPageBreak(240), *heading("Signatures", "signatures")]
    if draft:
        blocks.append(words(f"{says.DRAFT_LINE}. A draft cannot be signed.", "body"))
    elif not lines:
        blocks.append(words("This record carries no electronic signature.", "body"))
    for line in lines:
        blocks.extend(_signature(line))
    blocks.extend(_asked_for(record))
    return blocks if draft else [*blocks, *_ink_block(fingerprint)]


def _signature(line: SignatureLine) -> list[Block]:
    who = ", ".join(filter(None, (line.name, line.role, line.organisation)))
    names = (line.name, line.role, line.organisation)
    head = labelled(line.meaning.capitalize(), line_of(who, names), "detail-bold")
    head[-1].keepWithNext = len(who) < 600
    verdict = "It fits this record." if line.holds else "It does NOT fit this record."
    return [
        CondPageBreak(110),
        *([] if line.holds else [notice("This signature does not fit this record.", "error")]),
        *head,
        *labelled("Says", line.statement),
        *labelled("Signed at", moment_in_words(line.signed_at)),
        *labelled("Check", " ".join(filter(None, (verdict, line.note)))),
        *labelled("Key", line.key_id),
        *labelled("Signature", grouped(line.signature_hex)),
        gap(8),
    ]


def _asked_for(record: Record) -> list[Block]:
    if not record.signers:
        return []
    rows = [(signer.meaning.capitalize(), signer.rank) for signer in record.signers]
    return [
        subheading("Signatures that the rating asks for"),
        grid(("Meaning", "Rank of the signer"), rows, (30, 70)),
    ]


def _ink_block(fingerprint: str) -> list[Block]:
    """Return boxes to fill in by hand, tied to the record by its fingerprint."""
    title = subheading("To sign on paper")
    width = CONTENT_WIDTH - _QR_SIZE - 16
    text = [
        words(
            "I have read the record with this fingerprint and sign it. "
            "Scan the signed page and file it with the record as evidence.",
            "small",
            width,
        ),
        words(grouped(fingerprint), "small-bold", width),
    ]
    tied = Table([[text, qr_code(fingerprint, _QR_SIZE)]], colWidths=[width + 8, _QR_SIZE + 8])
    tied.setStyle(
        TableStyle(
            [("FONT", (0, 0), (-1, -1), REGULAR, SMALL), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
        )
    )
    tied.keepWithNext = True
    return [CondPageBreak(220), title, tied, gap(6), _boxes()]


def _boxes() -> Block:
    half = CONTENT_WIDTH / 2
    labels = (
        ("Name", "Role and organisation"),
        ("Meaning (prepared, reviewed, approved, declared)", "Place and date"),
    )
    rows: list[list[Block]] = [
        [words(label, "muted", half - 12) for label in row] for row in labels
    ]
    rows.append([words("Signature", "muted", half - 12), ""])
    table = Table(rows, colWidths=[half, half], rowHeights=[36, 36, 62])
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), REGULAR, SMALL),
                ("GRID", (0, 0), (-1, -1), 0.6, colour(PRINT.border)),
                ("SPAN", (0, 2), (-1, 2)),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return table
