"""Does a rule of a form use anything that rules of questionnaires cannot say?"""

from __future__ import annotations

import re

from ddworkbook.core.expression.functions import FUNCTIONS

_LITERALS = re.compile(r"'[^']*'|\"[^\"]*\"|\$\{[^{}]*\}")
_CALLED = re.compile(r"([A-Za-z_][\w.:-]*)\s*\(")
_POSITION = re.compile(r"position\s*\(\s*\.\.\s*\)")
_PATH = re.compile(r"/|\[|\]|\||@|::|\.\.")
# Before a bracket these are no functions; now() becomes today().
_WORDS = frozenset({"and", "or", "div", "mod", "now"})


def without_counterpart(text: str) -> str:
    """Return the first thing in a rule that has no counterpart, "" when all has one."""
    bare = _POSITION.sub(" 0 ", _LITERALS.sub(" 0 ", text))
    for match in _CALLED.finditer(bare):
        if match[1] not in FUNCTIONS and match[1] not in _WORDS:
            return f"{match[1]}()"
    found = _PATH.search(bare)
    return f"a path ({found[0]})" if found else ""
