"""The phone's part of the one application stylesheet.

Nearly everything in the phone draws itself; this is for what Qt draws (boxes to write in),
and keeps the shell's own rules out of the phone.
"""

from kiosk.ui.fonts import PHONE_FAMILY
from kiosk.ui.phone.colours import PhoneColours
from kiosk.ui.phone.look import BODY, PhoneLook


def phone_style(colours: PhoneColours, scale: float) -> str:
    """Rules below `#phone`. scale: pixels a logical unit, as in `PhoneLook`."""
    px = PhoneLook(colours, scale).px
    yellow, _ = colours.focus
    return f"""
#phone QAbstractButton, #phone QScrollBar, #phone QPlainTextEdit, #phone QLineEdit {{
    min-width: 0; min-height: 0; margin: 0; padding: 0;
}}
#phone QScrollArea, #phone QScrollArea > QWidget {{ background: transparent; border: 0; }}
#phone QPlainTextEdit, #phone QLineEdit {{
    font-family: "{PHONE_FAMILY}"; font-size: {px(BODY.size)}px; font-weight: 400;
    color: {colours.text}; background: {colours.input};
    border: {px(2)}px solid {colours.input_border}; border-radius: 0; padding: 0;
    selection-color: {colours.focus[1]}; selection-background-color: {yellow};
}}
#phone QPlainTextEdit:focus, #phone QLineEdit:focus {{ border: {px(4)}px solid {colours.text}; }}
#phone QPlainTextEdit[asleep="true"], #phone QLineEdit[asleep="true"] {{
    color: {colours.asleep_text}; border-color: {colours.asleep.edge};
}}
"""
