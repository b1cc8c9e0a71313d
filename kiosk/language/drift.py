"""Where a translation file and the English disagree, said so that a translator can mend it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.language.bidi import PLACEHOLDER, has_marks
from kiosk.language.messages import Message
from kiosk.language.po import entries_of, read_catalogue

_NUMBER = re.compile(r"\d+")


def drift(po: Path, messages: Iterable[Message]) -> list[str]:
    """One line a fault, in order; none when the file is complete and sound.

    :raises CatalogueError: the file cannot be read at all.
    """
    wanted = {(each.context, each.text) for each in messages}
    held = {key: str(entry.string or "") for key, entry in entries_of(read_catalogue(po)).items()}
    where = f"{po.parent.parent.name}/{po.stem}"
    faults = [
        (key, fault)
        for key in wanted | held.keys()
        for fault in _faults(key[1], held.get(key), key in wanted)
    ]
    return [f"{where}: {context}: “{text}”: {fault}" for (context, text), fault in sorted(faults)]


def _faults(english: str, text: str | None, wanted: bool) -> Iterator[str]:
    if not wanted:
        yield "obsolete: the English no longer has it"
    elif text is None:
        yield "missing from the file: update it"
    elif not text:
        yield "untranslated"
    else:
        yield from _wrong(english, text)


def _wrong(english: str, text: str) -> Iterator[str]:
    lost = set(PLACEHOLDER.findall(english)) - set(PLACEHOLDER.findall(text))
    made_up = set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(english))
    if lost:
        yield f"placeholders lost: {_braced(lost)}"
    if made_up:
        yield f"placeholders made up: {_braced(made_up)}"
    before, after = _numbers(english), _numbers(text)
    if before != after:
        # other scripts' digits differ here too: medicine packs and the NHS App have Latin ones
        yield f"numbers changed: {' '.join(before) or 'none'} became {' '.join(after) or 'none'}"
    if has_marks(text):
        yield "holds direction marks: take them out, the screen adds its own"


def _braced(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def _numbers(text: str) -> list[str]:
    return sorted(_NUMBER.findall(PLACEHOLDER.sub("", text)))
