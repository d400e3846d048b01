"""ddworkbook: an offline workbook for checking research partners, fairly and provably."""

__version__ = "0.1.0"
