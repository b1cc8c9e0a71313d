"""What there is to translate: one message a text, each with the context that sets it apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError

_CALLS = {"pgettext": ((1, "c"), 2), "N_": ((1, "c"), 2)}
_TAG = "Note:"


class UnclearMessageError(KioskError):
    """A call in our own source that no translator could be given."""


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One English text for translators. (context, text) is its identity."""

    context: str
    text: str
    comments: tuple[str, ...] = ()
    """For translators: what it is about, where it stands, how long it may be."""
    location: str = ""
    """Files it comes from, parted by a space; without line numbers, to keep changes small."""


def extract_ui(source_folder: Path) -> list[Message]:
    """Every `pgettext("context", "text")` and `N_("context", "text")` under a folder of Python.

    A comment that starts with `# Note:` right above the call goes to translators.

    :raises UnclearMessageError: a text whose context is not written out in the call.
    """
    from babel.messages.extract import extract

    found = []
    for file in sorted(source_folder.rglob("*.py")):
        location = file.relative_to(source_folder.parent).as_posix()
        with file.open("rb") as source:
            for line, text, comments, context in extract(
                "python", source, _CALLS, comment_tags=(_TAG,), strip_comment_tags=True
            ):
                if not context:
                    raise UnclearMessageError(
                        f"{location}:{line}: write the context of “{text}” out in the call."
                    )
                notes = (" ".join(comments),) if comments else ()
                found.append(Message(context, str(text), notes, location))
    return merged(found)


def merged(messages: Iterable[Message]) -> list[Message]:
    """Sorted, one for each (context, text), with all its comments and locations."""
    by_key: dict[tuple[str, str], list[Message]] = {}
    for message in messages:
        by_key.setdefault((message.context, message.text), []).append(message)
    return [
        Message(
            context,
            text,
            tuple(dict.fromkeys(comment for each in same for comment in each.comments)),
            " ".join(sorted({place for each in same for place in each.location.split()})),
        )
        for (context, text), same in sorted(by_key.items())
    ]
