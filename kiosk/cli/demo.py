"""What `kiosk run` does where there is no screen: it plays the first lesson and saves the pictures."""

import os
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.session.comfort import Comfort


def play_without_screen() -> int:
    """Play the first lesson in the real window, offscreen; print each step. 0 when it came to its end."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.app import gallery_window
    from kiosk.player.play import Way
    from kiosk.ui.gallery import Gallery

    out = Path("gallery")
    print("There is no screen here, so Footbridge plays a lesson by itself.")
    with gallery_window(Comfort(motion=False), portrait=False) as shell:
        routes = shell.session.shelf.routes
        if not routes:
            raise KioskError("there is no lesson that can be played; run kiosk check")
        gallery = Gallery(shell, out, print)
        gallery.pages()
        gallery.lesson(str(routes[0].lessons[0]), Way.TOGETHER)
    print(f"Done. The pictures of each step are in {out.resolve()}.")
    print("With a screen, the same command starts the kiosk.")
    return 0
