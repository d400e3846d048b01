"""How readable tables refer to one another."""

from __future__ import annotations


def refers(table: str, column: str = "id") -> str:
    """Return the clause for a reference that is checked when the transaction ends.

    Checked later, so that a replay may fill the tables in any order.
    """
    return f"REFERENCES {table} ({column}) DEFERRABLE INITIALLY DEFERRED"
