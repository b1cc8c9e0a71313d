"""Run as a program: forgets a learner, and is killed before a statement that begins so."""

import os
import signal
import sys
from pathlib import Path

from kiosk.progress.clock import new_id
from kiosk.progress.database import open_database
from kiosk.progress.forget import forget_code
from tests.progress.recording import HandClock


def look(statement: str) -> None:
    if statement.startswith(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)


opened = open_database(Path(sys.argv[1]), HandClock(), new_id)
opened.db.conn.set_trace_callback(look)
forget_code(opened, sys.argv[2], HandClock(), new_id)
