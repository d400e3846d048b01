"""The workbook file: the only room that speaks SQL.

Start at files.py (create and open), workbook.py (one open workbook), ledger.py (append) and
reading/ (what pages and exports ask for). Decisions are in core; transactions begin in usecases.
"""
