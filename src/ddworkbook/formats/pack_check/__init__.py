"""Checking what was handed over: a pack as zip or folder, or a record with its signatures.

Written apart from the checker that every pack carries (pack/verify.py): two that agree say more
than one.
"""
