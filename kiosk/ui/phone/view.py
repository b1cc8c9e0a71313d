"""What changes only the look of a phone, and outlives the widgets that show it."""

from dataclasses import dataclass, field


@dataclass
class View:
    """How far screens are scrolled, what is open, what was typed. Never stored, never searched.

    scroll: screen key → logical units from the top. open: (screen key, expander id),
    and (field, "letters") of a password that is shown.
    typed: field → text. It lives here and nowhere else, until it is forgotten.
    """

    scroll: dict[str, int] = field(default_factory=dict)
    open: set[tuple[str, str]] = field(default_factory=set)
    typed: dict[str, str] = field(default_factory=dict, repr=False)

    def forget(self, field: str) -> None:
        """Drop what was typed in one field."""
        self.typed.pop(field, None)
