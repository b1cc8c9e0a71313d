"""The mock phone on the screen: draws a `ScreenFace` so that it looks like the real app."""

from kiosk.ui.phone.colours import SCHEMES, PhoneColours, phone_colours
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.phone_widget import PhoneWidget
from kiosk.ui.phone.style import phone_style
from kiosk.ui.phone.view import View

__all__ = ["SCHEMES", "PhoneColours", "PhoneLook", "PhoneWidget", "View", "phone_colours", "phone_style"]
