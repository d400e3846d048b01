"""The workbook file. The only room that speaks SQL."""
