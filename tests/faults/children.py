"""Programs that are killed: one warm Python forks them, so that a child is at work in a few milliseconds.

Run as a program it is that Python. A line of JSON asks for a child, a line of JSON says how it went.
"""

import json
import os
import select
import signal
import subprocess
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ended:
    """What a child had said, in whole lines, and whether it was killed before it was done."""

    said: tuple[str, ...]
    killed: bool


class Nursery:
    """Asks for children, one after another."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.faults.children"]
        self._server = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> "Nursery":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.communicate()

    def run(
        self,
        task: str,
        *told: str | int | Path,
        kill_after: float | None = None,
        spoken: bool = False,
        largest_file: int | None = None,
    ) -> Ended:
        """Let a child do a task of `tasks.py`, and kill it so many seconds after its birth, or after its
        first word. `largest_file` in bytes makes the disk look full to it."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        asked = [
            task,
            [each if isinstance(each, int) else str(each) for each in told],
            kill_after,
            spoken,
            largest_file,
        ]
        self._server.stdin.write(json.dumps(asked) + "\n")
        self._server.stdin.flush()
        code, said = json.loads(self._server.stdout.readline())
        killed = code == -signal.SIGKILL
        assert code == 0 or (killed and kill_after is not None), f"The child that {task} ended with {code}"
        return Ended(tuple(said), killed)


def _child(task: str, told: list[str | int], mouth: int, largest_file: int | None) -> None:
    """Never returns."""
    code = 1
    try:
        import resource  # here because Windows, which has none, collects these tests too

        from tests.faults import tasks

        if largest_file is not None:
            _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, hard))
        tasks.TASKS[task](lambda words: os.write(mouth, f"{words}\n".encode()), *told)
        code = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(code)  # no tidying up: half of what was begun belongs to the parent


def _watch(pid: int, ear: int, kill_after: float | None, spoken: bool) -> tuple[int, list[str]]:
    heard, end, waits = b"", None, kill_after is not None
    while True:
        if waits and (heard or not spoken):
            end, waits = time.monotonic() + (kill_after or 0), False
        left = None if end is None else end - time.monotonic()
        if left is not None and left <= 0:
            os.kill(pid, signal.SIGKILL)
            end = None
        elif select.select([ear], [], [], left)[0]:
            piece = os.read(ear, 65_536)
            if not piece:
                break
            heard += piece
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), heard.decode().split("\n")[:-1]


def main() -> None:
    """Until nobody asks any more."""
    from tests.faults import tasks  # noqa: F401 - every child has it then

    for line in sys.stdin:
        task, told, kill_after, spoken, largest_file = json.loads(line)
        ear, mouth = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(ear)
            _child(task, told, mouth, largest_file)
        os.close(mouth)
        answer = _watch(pid, ear, kill_after, spoken)
        os.close(ear)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
