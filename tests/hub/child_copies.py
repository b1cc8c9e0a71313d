"""Run as a program: copies bundles to a stick; each file may have only so many bytes. Says how it went."""

import resource
import sys
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.progress.outbox import copy_to

outbox, stick, room = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
try:
    sys.stdout.write(f"{len(copy_to(outbox, stick))} copied")
except KioskError as error:
    sys.stdout.write(str(error))
