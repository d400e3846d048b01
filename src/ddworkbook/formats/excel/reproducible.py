"""The same cells give the same bytes: an .xlsx rewritten without the time at which it was made.

openpyxl 3.1 sets `modified` and the times of the zip entries when it saves.
"""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO

# The earliest time that a zip entry can carry.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_UNIX = 3  # the system that made the entry; else it would differ between Windows and Linux


def reproducible(data: bytes, modified: datetime) -> bytes:
    """Return the file with fixed times inside; `modified` is naive and in UTC."""
    target = BytesIO()
    stamp = f"{modified:%Y-%m-%dT%H:%M:%SZ}".encode("ascii")
    with (
        zipfile.ZipFile(BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == _CORE:
                content = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            info = zipfile.ZipInfo(entry.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = 0o600 << 16
            made.writestr(info, content)
    return target.getvalue()
