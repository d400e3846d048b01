"""Steps from one file format to the next: small named functions in order, each in a transaction.

A released step is never edited. A step touches the ledger's own tables; readable tables are
rebuilt afterwards.
"""
