from __future__ import annotations

import itertools
import re
from dataclasses import fields

import pytest

from ddworkbook.core.severity import Severity
from ddworkbook.core.tokens import (
    BODY,
    HIGH_CONTRAST,
    KIND_ICONS,
    LIGHT,
    RATING_ICONS,
    SCHEMES,
    SMALL,
    TITLE,
    Scheme,
    css_variables,
    space,
)


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lightness(colour: str) -> float:
    """CIE L*, 0 black to 100 white."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 216 / 24389 else y * 24389 / 27


def text_pairs(scheme: Scheme) -> dict[str, tuple[str, str]]:
    s = scheme
    pairs = {
        f"{ink} on {ground}": (getattr(s, ink), getattr(s, ground))
        for ink in ("text", "muted", "disabled", "accent", "danger")
        for ground in ("window", "surface", "sunken")
    }
    pairs |= {
        "on_accent": (s.on_accent, s.accent),
        "on_accent hovered": (s.on_accent, s.accent_hover),
        "on_accent_soft": (s.on_accent_soft, s.accent_soft),
        "rail": (s.rail_text, s.rail),
        "rail selected": (s.on_rail_selected, s.rail_selected),
        "danger": (s.on_danger, s.danger),
    }
    for name, tone in (*s.ratings.items(), *s.kinds.items()):
        pairs[name] = (tone.foreground, tone.background)
    return pairs


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda s: s.name)
def test_all_text_can_be_read(scheme: Scheme) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5:1, and 7:1 where high contrast was asked for (1.4.6)."""
    least = 7.0 if scheme is HIGH_CONTRAST else 4.5
    ratings = set(scheme.ratings)
    poor = {
        name: round(contrast(*pair), 2)
        for name, pair in text_pairs(scheme).items()
        if contrast(*pair) < (4.5 if name in ratings else least)
    }
    assert poor == {}


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda s: s.name)
def test_the_edges_of_controls_can_be_seen(scheme: Scheme) -> None:
    """WCAG 2.2, 1.4.11: at least 3:1."""
    for ground in (scheme.window, scheme.surface):
        assert contrast(scheme.border, ground) >= 3
        assert contrast(scheme.accent, ground) >= 3


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda s: s.name)
def test_ratings_differ_in_lightness(scheme: Scheme) -> None:
    """In grey print and for colour-blind readers the order is still seen, and it is one way."""
    steps = [lightness(scheme.ratings[severity].background) for severity in Severity]
    differences = [abs(one - other) for one, other in itertools.pairwise(steps)]
    assert steps in (sorted(steps), sorted(steps, reverse=True))
    assert min(differences[1:]) >= 15
    assert differences[0] >= 5


def test_every_rating_has_its_own_icon_in_every_scheme() -> None:
    assert set(RATING_ICONS) == set(Severity)
    assert len(set(RATING_ICONS.values())) == len(Severity)
    for scheme in SCHEMES.values():
        assert set(scheme.ratings) == set(Severity)
        assert set(scheme.kinds) == set(KIND_ICONS)


def test_every_colour_is_six_hex_digits() -> None:
    for scheme in SCHEMES.values():
        plain = [getattr(scheme, f.name) for f in fields(scheme)[2:-2]]
        tones = [*scheme.ratings.values(), *scheme.kinds.values()]
        edges = [c for t in tones for c in (t.foreground, t.background, t.border)]
        assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in plain + edges)


def test_a_rating_is_found_by_its_value() -> None:
    assert LIGHT.rating("amber-major") == LIGHT.ratings[Severity.AMBER_MAJOR]
    with pytest.raises(ValueError, match="purple"):
        LIGHT.rating("purple")


def test_no_text_is_smaller_than_nine_points() -> None:
    assert min(SMALL, BODY, TITLE) >= 9


def test_distances_lie_on_the_grid() -> None:
    assert [space(n) for n in (1, 2, 4)] == [4, 8, 16]


def test_css_names_every_colour_once() -> None:
    css = css_variables(LIGHT)
    names = re.findall(r"--([a-z-]+): #[0-9a-f]{6};", css)
    assert len(names) == len(set(names)) == css.count("--")
    assert {"window", "rating-amber-minor-fg", "kind-warn-edge"} <= set(names)
