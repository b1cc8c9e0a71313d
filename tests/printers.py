"""Small real programs that stand where the system's printing programs would: `lp` and `lpstat`."""

import stat
from pathlib import Path

LPSTAT = """#!/bin/sh
case $1 in
    -d) {chosen} ;;
    -e) {listed} ;;
esac
"""
LP = """#!/bin/sh
for word do last=$word; done
printf '%s\\n' "$*" >> "{folder}/asked"
{answer}
cp "$last" "{folder}/printed.pdf"
echo "request id is Small-1 (1 file)"
"""
NOTHING_CHOSEN = "echo no system default destination"


class SmallPrinter:
    """Programs in a folder, to be put on PATH. What is printed lies beside them as printed.pdf."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def set_up(self, chosen: str = "Small", listed: str = "", answer: str = ":") -> None:
        """A system with these printers; `answer` is what `lp` does before it takes the pages."""
        says = f"echo 'system default destination: {chosen}'" if chosen else NOTHING_CHOSEN
        self._write("lpstat", LPSTAT.format(chosen=says, listed=f"printf '%b' '{listed}'"))
        self._write("lp", LP.format(folder=self.folder, answer=answer))

    @property
    def asked(self) -> list[str]:
        """The words after `lp`, a line for each time."""
        path = self.folder / "asked"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    @property
    def printed(self) -> Path:
        """The last that was printed."""
        return self.folder / "printed.pdf"

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
