"""`kiosk run`: the kiosk on a screen, or, with no screen, a lesson that plays itself."""

import argparse
import os
import sys


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
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
