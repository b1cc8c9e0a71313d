"""How this tablet is set by who looks after it. What was said when the kiosk was started wins.

Read before the first frame, so nothing is imported here that a tablet without settings does not need.
"""

import logging
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.session.comfort import Colours, Comfort, Reading, Scan, TextSize

log = logging.getLogger(__name__)

SKINS = ("tabs", "tiles")


class SettingsError(KioskError):
    """The file with the settings cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`surgery` is an id of people.yaml, or empty: each person's own. `drafts` tells whether languages are
    offered whose words nobody has checked. The rest is how each session begins."""

    surgery: str = ""
    skin: str = "tabs"
    drafts: bool = True
    text: TextSize = TextSize.LARGE
    colours: Colours = Colours.LIGHT
    reading: Reading = Reading.OFF
    scan: Scan = Scan.OFF

    @property
    def usual(self) -> Comfort:
        """How each session begins."""
        return Comfort(text=self.text, colours=self.colours, reading=self.reading, scan=self.scan)


@dataclass(frozen=True, slots=True)
class Given:
    """What was said when the kiosk was started: its pages cannot change it. Empty where nothing was."""

    surgery: str = ""
    skin: str = ""
    scan: str = ""
    speak: bool = False

    @property
    def names(self) -> frozenset[str]:
        """Which settings are fixed."""
        said = {"surgery": self.surgery, "skin": self.skin, "scan": self.scan, "reading": self.speak}
        return frozenset(name for name, value in said.items() if value)


@dataclass(frozen=True, slots=True)
class Kept:
    """The `settings` of the file, and what wins over them. `damaged` tells that the file made no sense."""

    settings: Settings = field(default_factory=Settings)
    given: Given = field(default_factory=Given)
    damaged: bool = False

    @property
    def now(self) -> Settings:
        """How the tablet is set."""
        kept, given = self.settings, self.given
        return replace(
            kept,
            surgery=given.surgery or kept.surgery,
            skin=given.skin or kept.skin,
            scan=Scan(given.scan) if given.scan else kept.scan,
            reading=Reading.AUTO if given.speak else kept.reading,
        )


def settings_at_start(path: Path, given: Given) -> Kept:
    """Whatever is wrong with the file, the kiosk starts; then as if there were none."""
    try:
        return Kept(read_settings(path), given)
    except SettingsError as error:
        log.warning("%s The usual ones are taken.", error)
        return Kept(given=given, damaged=True)


def read_settings(path: Path) -> Settings:
    """What is kept; the defaults where nothing is. Raises SettingsError when the file cannot be used."""
    if not path.exists():
        return Settings()
    import json

    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError(f"The settings in {path} cannot be read.") from error
    whole = {**asdict(Settings()), **told} if isinstance(told, dict) else {}
    try:
        made = Settings(
            str(whole["surgery"]),
            str(whole["skin"]),
            bool(whole["drafts"]),
            TextSize(whole["text"]),
            Colours(whole["colours"]),
            Reading(whole["reading"]),
            Scan(whole["scan"]),
        )
    except (LookupError, ValueError) as error:
        raise SettingsError(f"The settings in {path} are damaged.") from error
    if asdict(made) != whole or made.skin not in SKINS:
        raise SettingsError(f"The settings in {path} are damaged.")
    return made


def write_settings(path: Path, settings: Settings) -> None:
    """Whole or not at all. Slow. Raises SettingsError."""
    import json

    from kiosk.progress.disk import write_safely

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_safely(path, (json.dumps(asdict(settings), indent=1) + "\n").encode())
    except OSError as error:
        what = error.strerror or str(error)
        raise SettingsError(f"The settings cannot be kept in {path}: {what}. Is there space?") from error
