"""Fits the practice phone into the shell: its colours and scale follow the learner's comfort."""

from kiosk.ui.phone.colours import phone_colours
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.phone_widget import PhoneWidget
from kiosk.ui.phone.style import phone_style
from kiosk.ui.phone.view import View
from kiosk.ui.theme import Look


def phone_stylesheet(look: Look) -> str:
    """The phone's part of the one stylesheet."""
    return phone_style(phone_colours(look.colours), look.phone_scale)


def phone_widget(look: Look) -> PhoneWidget:
    """A phone that is drawn as this look asks."""
    return PhoneWidget(
        PhoneLook(phone_colours(look.colours), look.phone_scale, reduced_motion=not look.motion)
    )


def fresh_view() -> View:
    """Nothing scrolled, opened or typed."""
    return View()
