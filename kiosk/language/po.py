"""The files translators work in: reading, bringing up to date, compiling.

Messages are matched by (context, English) and never by likeness, so a changed English text is
an untranslated one and no learner reads what used to be true. Files come out the same on every
machine: sorted, without dates and line numbers. Babel is imported only when a file is worked on.
"""

import io
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.language.messages import Message, merged
from kiosk.language.plurals import PLURALS

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog
    from babel.messages.catalog import Message as Entry

Key = tuple[str, str]
Texts = dict[Key, str]
STAMP = ("footbridge", "made from")
"""The entry of a compiled catalogue that says which .po it was made from."""


class CatalogueError(KioskError):
    """A translation file that cannot be read; the message names it."""


def stamp(content: bytes) -> str:
    """A fingerprint of a .po file."""
    return blake2b(content, digest_size=16).hexdigest()


def read_catalogue(po: Path) -> "Catalog":
    """A .po file; translations that a tool only guessed from older English come out empty.

    :raises CatalogueError: naming the file and what is wrong with it.
    """
    from babel.messages.pofile import PoFileError, read_po

    try:
        catalogue = read_po(io.BytesIO(po.read_bytes()), abort_invalid=True)
    except (PoFileError, OSError, ValueError, LookupError, AttributeError, AssertionError) as error:
        raise CatalogueError(f"{po} cannot be read: {error}") from error
    for entry in catalogue:
        # msgmerge marks a guess as fuzzy and keeps the English it was made for in a “#|” comment
        if entry.id and any(comment.startswith("|") for comment in entry.user_comments):
            entry.string = ""
            entry.flags.discard("fuzzy")
            entry.user_comments = [each for each in entry.user_comments if not each.startswith("|")]
    return catalogue


def read_texts(po: Path) -> Texts:
    """Every translation of a .po file, drafts too.

    :raises CatalogueError: see `read_catalogue`.
    """
    return {key: str(entry.string) for key, entry in entries_of(read_catalogue(po)).items() if entry.string}


def write_pot(pot: Path, messages: Iterable[Message]) -> None:
    """The template: every message, untranslated, for translators' tools."""
    _write(pot, _render(messages, {}, {}, "# Footbridge: what there is to translate.", {}))


def update(po: Path, messages: Iterable[Message]) -> bool:
    """Bring `locales/<tag>/LC_MESSAGES/<domain>.po` up to date (or begin it); True if it changed.

    Translations, flags and translators' comments are kept, new messages come in untranslated,
    vanished ones are kept as obsolete (and come back by themselves).

    :raises CatalogueError: the file is broken or lies in no language's folder.
    """
    tag = po.parent.parent.name
    if tag not in PLURALS:
        known = ", ".join(PLURALS)
        raise CatalogueError(f"{po} lies in the wrong place: “{tag}” is none of our languages ({known}).")
    comment = f"# Footbridge, {po.stem}, {tag}."
    entries: dict[Key, Entry] = {}
    if po.exists():
        old = read_catalogue(po)
        comment = old.header_comment or comment
        retired = {(each.context or "", str(each.id)): each for each in old.obsolete.values()}
        entries = retired | entries_of(old)
    headers = {"Language": tag, "Plural-Forms": PLURALS[tag]}
    wanted = list(messages)
    kept = {(each.context, each.text) for each in wanted}
    obsolete = {key: entry for key, entry in entries.items() if key not in kept and entry.string}
    text = _render(wanted, entries, obsolete, comment, headers)
    if po.exists() and po.read_text(encoding="utf-8") == text:
        return False
    _write(po, text)
    return True


def compile_catalogues(locales_folder: Path) -> list[Path]:
    """Write a .mo beside every .po, drafts included; the files written.

    :raises CatalogueError: a .po is broken.
    """
    from babel.messages.mofile import write_mo

    written = []
    for po in sorted(locales_folder.glob("*/LC_MESSAGES/*.po")):
        catalogue = read_catalogue(po)
        catalogue.add(STAMP[1], stamp(po.read_bytes()), context=STAMP[0])
        buffer = io.BytesIO()
        write_mo(buffer, catalogue, use_fuzzy=True)
        _write(po.with_suffix(".mo"), buffer.getvalue())
        written.append(po.with_suffix(".mo"))
    return written


def entries_of(catalogue: "Catalog") -> "dict[Key, Entry]":
    """The messages of a catalogue by (context, English), without header, obsolete ones and plurals."""
    return {
        (entry.context or "", entry.id): entry
        for entry in catalogue
        if entry.id and isinstance(entry.id, str)
    }


def _render(
    messages: Iterable[Message],
    entries: "dict[Key, Entry]",
    obsolete: "dict[Key, Entry]",
    comment: str,
    headers: dict[str, str],
) -> str:
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalogue = Catalog()
    for message in merged(messages):
        old = entries.get((message.context, message.text))
        entry = catalogue.add(
            message.text,
            old.string if old else "",
            context=message.context,
            locations=[(place, 0) for place in message.location.split()],
            auto_comments=message.comments,
            flags=old.flags if old else (),
            user_comments=old.user_comments if old else (),
        )
        entry.flags.discard("python-format")  # Babel sees one in "5 % charge"; ours are {braces}
    catalogue.obsolete.update({key: obsolete[key] for key in sorted(obsolete)})
    buffer = io.BytesIO()
    write_po(buffer, catalogue, omit_header=True, include_lineno=False)
    fixed = {
        "Project-Id-Version": "Footbridge",
        **headers,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    header = "".join(f'"{name}: {value}\\n"\n' for name, value in fixed.items())
    body = buffer.getvalue().decode().strip("\n")
    return f'{comment}\nmsgid ""\nmsgstr ""\n{header}' + (f"\n{body}\n" if body else "")


def _write(path: Path, content: str | bytes) -> None:
    """Whole or not at all: nobody reads half a catalogue."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(content if isinstance(content, bytes) else content.encode())
    fresh.replace(path)
