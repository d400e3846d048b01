"""How wide the columns of a table are: none narrower than its longest word, long texts wider.

It measures in pixels and knows no widget.
"""

from __future__ import annotations

from collections.abc import Sequence


def column_widths(least: Sequence[int], wanted: Sequence[int], room: int) -> list[int]:
    """Return the widths that fill the room.

    Shape: `least` is what each column needs, `wanted` what it would take in one line. What is left
    after `least` is shared by what is wanted beyond it, and what is left then in equal parts.
    Where even `least` does not fit, the columns keep it and the table scrolls.
    """
    spare = room - sum(least)
    if spare <= 0 or not least:
        return list(least)
    more = [max(0, want - need) for want, need in zip(wanted, least, strict=True)]
    total = sum(more)
    share = min(1.0, spare / total) if total else 0.0
    widths = [need + int(extra * share) for need, extra in zip(least, more, strict=True)]
    rest = room - sum(widths)
    each, odd = divmod(rest, len(widths))
    return [width + each + (place < odd) for place, width in enumerate(widths)]
