"""What a person can repair in their own input, as a value.

Readers and checks return all problems at once; they never stop at the first.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One finding: where it is, what is wrong, how to repair it.

    `code` is a stable short name for tests and translations, such as "unknown-question".
    """

    code: str
    where: str
    what: str
    repair: str

    @property
    def sentence(self) -> str:
        """Return the finding as one line a person can act on."""
        return f"{self.where}: {self.what} {self.repair}"
