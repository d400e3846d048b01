"""The tables of a workbook, word for word as they stand in every file of this format."""
