"""What tests of coming back share: keeping one's place, and showing one's pictures."""

from PySide6.QtWidgets import QWidget

from kiosk.player.play import Stage, Way
from kiosk.session.picture_code import PICTURES
from kiosk.ui.pages.page import Route
from kiosk.ui.pages.picture_card import PictureCard
from tests.ui.fit import scroll_area_of
from tests.ui.journeys.conftest import Kiosk

CODE = ("umbrella", "chair", "chair", "bird")  # the last ones of the page


def into_view(kiosk: Kiosk, name: str) -> None:
    """Slide to it, as a finger would."""
    area = scroll_area_of(kiosk.find(name))
    if area is not None:
        area.ensureWidgetVisible(kiosk.find(name))


def touch(kiosk: Kiosk, name: str) -> None:
    into_view(kiosk, name)
    kiosk.tap(name)


def where(kiosk: Kiosk) -> Route:
    return kiosk.shell.route


def words_on(kiosk: Kiosk, name: str) -> str:
    return kiosk.find(name).accessibleName()


def shows(kiosk: Kiosk, name: str) -> bool:
    return any(each.isVisible() for each in kiosk.shell.findChildren(QWidget, name))


def do_the_lesson(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    kiosk.follow(lambda: kiosk.play.stage is Stage.DONE)
    kiosk.settle()


def keep_place(kiosk: Kiosk) -> tuple[str, ...]:
    """From the page at the end of a lesson; returns the pictures that stand on the page."""
    touch(kiosk, "keep_place")
    assert where(kiosk) is Route.PICTURES
    return pictures_shown(kiosk)


def pictures_shown(kiosk: Kiosk) -> tuple[str, ...]:
    names = {word: name for name, (_, word) in PICTURES.items()}
    cards = kiosk.shell.findChildren(PictureCard)
    words = [child.accessibleName() for card in cards for child in card.findChildren(QWidget)]
    return tuple(names[word] for word in words if word in names)


def show_pictures(kiosk: Kiosk, pictures: tuple[str, ...]) -> None:
    """From the welcome page."""
    touch(kiosk, "been_here")
    for picture in pictures:
        touch(kiosk, f"picture_{picture}")


def come_again(kiosk: Kiosk) -> None:
    do_the_lesson(kiosk)
    pictures = keep_place(kiosk)
    kiosk.shell.finish()
    kiosk.settle()
    show_pictures(kiosk, pictures)
