"""The parts of the sheet that no page may break: its heading, each step, and what comes last."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtGui import QImage

from kiosk.session.line import Line, Piece
from kiosk.session.sheet import Sheet, StepWords, Telling
from kiosk.ui.sheet.columns import Beside, Flagged, Shot
from kiosk.ui.sheet.paper import BODY, ENGLISH, INNER, INSTRUCTION, OTHER, OWN, TITLE
from kiosk.ui.sheet.printed import Column, Framed, Inset, Printed, Words
from kiosk.ui.sheet.square import Square

Make = Callable[[Telling, int], Printed]


def heading(sheet: Sheet, *, first: bool) -> Printed:
    """What stands at the top of a page: that this is practice, and of which lesson. On the first page
    the title is large, and the sheet says what it is."""

    def title(telling: Telling, width: int) -> Printed:
        own = telling is sheet.tellings[0]
        px = (TITLE if own else INSTRUCTION) if first else BODY
        words = Words(telling.title, telling.language, px, width, bold=True)
        about = [_body(text, telling, width) for text in telling.about] if first else []
        return Column([words, *about], gap=16)

    return Column([_tag(sheet), _side_by_side(sheet, title)], gap=24)


def step_block(sheet: Sheet, number: int, image: Callable[[], QImage]) -> Printed:
    """One step: words in both languages, and below the English ones the phone, which is English too."""
    own, *others = sheet.tellings
    words = Column(list(_step(own, own.steps[number])), gap=16)
    english = [Words(each.steps[number].say, each.language, ENGLISH, OTHER) for each in others]
    block = Beside(words, Column([*english, Shot(image)], gap=20), rtl=own.language.rtl)
    if not own.steps[number].helped:
        return block
    return Column([block, _helped(sheet, number)], gap=24)


def closing(sheet: Sheet) -> Iterator[Printed]:
    """What to think of until the next visit, how fresh this is, and the way to the public page."""
    if sheet.tellings[0].recall:
        yield _side_by_side(sheet, _recall)
    yield _side_by_side(sheet, lambda telling, width: _bodies(telling.checked, telling, width))
    if sheet.address:
        # The code stands beside both, so that it need not stand on a page of its own.
        ways = Column([_bodies(each.way, each, OWN) for each in sheet.tellings], gap=32)
        shown = sheet.address.removeprefix("https://").removesuffix("/")
        address = Words(shown, sheet.tellings[-1].language, BODY, OTHER, bold=True)
        code = Column([Square(sheet.address), address], gap=0)
        yield Beside(ways, code, rtl=sheet.tellings[0].language.rtl)


def _side_by_side(sheet: Sheet, make: Make) -> Printed:
    """The same in both languages; where there is one only, it has the whole width."""
    own, *others = sheet.tellings
    if not others:
        return make(own, INNER.width())
    return Beside(make(own, OWN), make(others[0], OTHER), rtl=own.language.rtl)


def _tag(sheet: Sheet) -> Printed:
    """What can be touched on the practice phone is not real; in each language half of the width."""
    half = INNER.width() // len(sheet.tellings)
    own, *others = (
        Words(each.practice, each.language, BODY, half, bold=True, centred=True) for each in sheet.tellings
    )
    rtl = sheet.tellings[0].language.rtl
    return Framed(Beside(own, others[0], rtl=rtl, widths=(half, half)) if others else own, INNER.width())


def _step(telling: Telling, words: StepWords) -> Iterator[Printed]:
    language = telling.language
    yield Words(words.number, language, BODY, OWN, bold=True)
    yield Words(words.say, language, INSTRUCTION, OWN)
    for english, meaning in words.meanings:
        yield Words(Line((Piece(english, quoted=True), Piece(f" = {meaning}"))), language, BODY, OWN)
    if words.why:
        yield Words(words.why, language, BODY, OWN)


def _helped(sheet: Sheet, number: int) -> Printed:
    def words(telling: Telling, width: int) -> Printed:
        own = telling is sheet.tellings[0]
        less = Flagged.FLAG if own else Framed.PAD
        told = _body(telling.steps[number].helped, telling, width - less)
        return Inset(told, 0 if own is rtl else less)

    rtl = sheet.tellings[0].language.rtl
    return Flagged(_side_by_side(sheet, words), rtl=rtl)


def _recall(telling: Telling, width: int) -> Printed:
    title = Words(telling.next_visit, telling.language, BODY, width, bold=True)
    question = [Words(telling.recall, telling.language, ENGLISH, width)] if telling.recall else []
    return Column([title, *question])


def _bodies(texts: Sequence[str], telling: Telling, width: int) -> Printed:
    return Column([_body(text, telling, width) for text in texts])


def _body(text: str, telling: Telling, width: int) -> Words:
    return Words(text, telling.language, BODY, width)
