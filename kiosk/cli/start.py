"""`kiosk run`: the kiosk on a screen, or, with no screen, a lesson that plays itself."""

import argparse
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

REACHED_WITHIN = 3.0  # seconds for a screen on another machine
Address = str | tuple[str, int]


def run(options: argparse.Namespace) -> int:
    """The exit code of the window, or 0 after playing without one."""
    if has_screen():
        from kiosk.app import run_kiosk

        return run_kiosk(options)
    from kiosk.cli.demo import play_without_screen

    return play_without_screen()


def has_screen() -> bool:
    """Whether a window can be shown here (or somebody chose a platform on purpose)."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return any(_answers(address) for address in _addresses())


def _addresses() -> Iterator[Address]:
    """Where the screens that this session speaks of listen. Qt would abort where none does."""
    if wayland := os.environ.get("WAYLAND_DISPLAY"):
        yield str(Path(os.environ.get("XDG_RUNTIME_DIR", ""), wayland))
    host, _, screen = os.environ.get("DISPLAY", "").rpartition(":")
    number = screen.partition(".")[0]
    if not number.isdecimal():
        return
    if host in ("", "unix"):
        yield f"\0/tmp/.X11-unix/X{number}"  # Linux keeps it beside the file system, too
        yield f"/tmp/.X11-unix/X{number}"
    else:
        yield host.strip("[]"), 6000 + int(number)


def _answers(address: Address) -> bool:
    try:
        if isinstance(address, tuple):
            socket.create_connection(address, REACHED_WITHIN).close()
        else:
            with closing(socket.socket(socket.AF_UNIX)) as line:
                line.connect(address)
    except OSError:
        return False
    return True
