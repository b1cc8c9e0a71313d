"""The picture code: four of sixteen pictures in order, by which a nameless learner can come back.

It is a locator and no secret: whoever has it sees which lessons were practised, and nothing else.
"""

from collections.abc import Sequence
from random import Random

from kiosk.errors import KioskError
from kiosk.language.catalogue import N_

LENGTH = 4

# Things that everybody knows and can name, each with an outline of its own. Never change the ids: they
# stand in records and on people's paper.
PICTURES: dict[str, tuple[str, str]] = {
    "cup": N_("picture", "Cup"),
    "fish": N_("picture", "Fish"),
    "tree": N_("picture", "Tree"),
    "house": N_("picture", "House"),
    "key": N_("picture", "Key"),
    "boat": N_("picture", "Boat"),
    "star": N_("picture", "Star"),
    "moon": N_("picture", "Moon"),
    "apple": N_("picture", "Apple"),
    "bell": N_("picture", "Bell"),
    "hat": N_("picture", "Hat"),
    "umbrella": N_("picture", "Umbrella"),
    "flower": N_("picture", "Flower"),
    "bird": N_("picture", "Bird"),
    "clock": N_("picture", "Clock"),
    "chair": N_("picture", "Chair"),
}
CODES = len(PICTURES) ** LENGTH


class PictureCodeError(KioskError, ValueError):
    """What should be four of our pictures is not."""


def make_code(chance: Random) -> str:
    """A code by chance, each as likely as any other; a picture may come twice."""
    names = tuple(PICTURES)
    return written([chance.choice(names) for _ in range(LENGTH)])


def written(pictures: Sequence[str]) -> str:
    """A code as it is kept: cup-fish-moon-key. Raises PictureCodeError for anything else."""
    if len(pictures) != LENGTH or any(each not in PICTURES for each in pictures):
        raise PictureCodeError("A code has four of our pictures.")
    return "-".join(pictures)


def pictures_of(code: str) -> tuple[str, ...]:
    """The four pictures in their order. Raises PictureCodeError."""
    found = tuple(code.split("-"))
    written(found)
    return found


def drawing_of(picture: str) -> str:
    """The name of its drawing (see `ui/icons.py`)."""
    return f"pictures/{picture}"
