"""How pages look for the person who is here now."""

from dataclasses import replace

from kiosk.language.languages import Language, language
from kiosk.session.comfort import Comfort, Hand, Shapes, Spacing
from kiosk.ui.flow import LATIN
from kiosk.ui.fonts import hyperlegible
from kiosk.ui.theme import Look


def look_for(comfort: Comfort, width: int, height: int) -> Look:
    """The look of a window of so many pixels."""
    return Look(
        comfort.text,
        comfort.colours,
        _written(language(comfort.language), comfort.shapes),
        width,
        height,
        comfort.motion,
        wide=comfort.spacing is Spacing.WIDE,
        left_handed=comfort.hand is Hand.LEFT,
    )


def _written(spoken: Language, shapes: Shapes) -> Language:
    """The language in the letters that were asked for, where this machine has them and they serve."""
    if shapes is Shapes.USUAL or spoken.families != LATIN:
        return spoken
    face = hyperlegible()
    return replace(spoken, families=(face, *spoken.families)) if face else spoken
