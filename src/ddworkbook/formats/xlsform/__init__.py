"""XLSForm both ways: forms of ODK and Kobo become questionnaires, and questionnaires forms.

What has no counterpart is said by sheet, row and column, never dropped in silence.
Source: the XLSForm reference (xlsform.org) and pyxform, which convert such forms.
"""

from ddworkbook.formats.xlsform.reader import XlsformReading, read_xlsform
from ddworkbook.formats.xlsform.writer import xlsform_bytes

__all__ = ["XlsformReading", "read_xlsform", "xlsform_bytes"]
