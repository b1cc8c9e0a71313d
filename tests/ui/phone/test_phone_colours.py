"""Everything that is read stands out from what is behind it, in every colour scheme."""

import pytest

from kiosk.ui.phone import SCHEMES, PhoneColours, phone_colours
from kiosk.ui.phone.colours import ButtonColours

DARK = ("yellow-on-black", "white-on-black")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG's contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def words(c: PhoneColours) -> dict[str, tuple[str, str]]:
    """What is read, and what is behind it."""
    pairs = {}
    for ground_name, ground in (("page", c.page), ("card", c.card), ("pressed", c.card_pressed)):
        for name in ("text", "secondary", "link"):
            pairs[f"{name} on {ground_name}"] = (getattr(c, name), ground)
    for ground_name, ground in (("page", c.page), ("card", c.card)):
        pairs[f"error on {ground_name}"] = (c.error, ground)
    for name in ("primary", "quiet", "warning"):
        button: ButtonColours = getattr(c, name)
        pairs[name] = (button.text, button.face)
        pairs[f"{name}, pressed"] = (button.text, button.pressed)
    for name in ("panel", "callout", "callout_label", "strip", "bar", "badge", "profile", "focus", "lozenge"):
        ground, ink = getattr(c, name)
        pairs[name] = (ink, ground)
    pairs["ribbon"] = (c.ribbon[1], c.ribbon[0])
    pairs["written"] = (c.text, c.input)
    pairs |= {f"tag {tone}": (ink, ground) for tone, (ground, ink) in c.tags.items()}
    return pairs


def asleep(c: PhoneColours) -> dict[str, tuple[str, str]]:
    return {
        "page": (c.asleep_text, c.page),
        "card": (c.asleep_text, c.card),
        "pressed": (c.asleep_text, c.card_pressed),
        "written": (c.asleep_text, c.input),
        "button": (c.asleep.text, c.asleep.face),
        "tab": (c.bar_asleep, c.bar[0]),
    }


@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_words_can_be_read(scheme: str) -> None:
    least = 7.0 if scheme in DARK else 4.5
    poor = {
        name: round(contrast(*pair), 2)
        for name, pair in words(phone_colours(scheme)).items()
        if contrast(*pair) < least
    }
    assert not poor


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_sleeps_can_still_be_read(scheme: str) -> None:
    pairs = asleep(phone_colours(scheme))
    assert not {name: pair for name, pair in pairs.items() if contrast(*pair) < 4.5}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_ring_stands_out_from_the_page_and_from_a_button(scheme: str) -> None:
    colours = phone_colours(scheme)
    amber, edge = colours.ring
    assert contrast(amber, edge) >= 3
    for ground in (colours.page, colours.card, colours.primary.face, colours.bar[0]):
        assert max(contrast(amber, ground), contrast(edge, ground)) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_boxes_and_the_scroll_bar_can_be_seen(scheme: str) -> None:
    colours = phone_colours(scheme)
    assert contrast(colours.input_border, colours.page) >= 3
    assert contrast(colours.scroll, colours.page) >= 3
    assert contrast(colours.chevron, colours.card) >= 3


def test_light_has_the_real_apps_colours() -> None:
    light = phone_colours("light")
    assert (light.link, light.primary.face, light.page, light.text) == (
        "#005eb8",
        "#007f3b",
        "#f0f4f5",
        "#212b32",
    )
