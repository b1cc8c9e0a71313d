"""The kiosk's end of the two pipes to one worker process."""

import json
import subprocess
import sys
import threading
import time
from contextlib import suppress
from itertools import count
from queue import Empty, SimpleQueue
from typing import IO, Any

from kiosk.speech.errors import SpeechError


def worker_command() -> tuple[str, ...]:
    """How to start a worker. In a frozen bundle there is no python: the program itself is asked."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "speech-worker")
    return (sys.executable, "-m", "kiosk.speech.worker")


class LostWorkerError(SpeechError):
    """The worker died, froze or talked nonsense: it must be replaced."""


class Child:
    """One worker process. `ask` is for one thread; `kill` may come from any."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.pid = self._process.pid
        self._lines: SimpleQueue[bytes] = SimpleQueue()
        self._ids = count(1)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._stdin: IO[bytes] = self._process.stdin
        self._stdout: IO[bytes] = self._process.stdout
        self._reader = threading.Thread(target=self._read, name="speech-answers", daemon=True)
        self._reader.start()

    def wait_until_ready(self, seconds: float) -> None:
        """Waits for the voice to be loaded; raises LostWorkerError when it is not."""
        first = self._next_answer(time.monotonic() + seconds)
        if first.get("ready") is not True:
            raise LostWorkerError(f"The voice did not start: {first.get('error')}")

    def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Sends one request, waits for its answer and returns it.

        Raises LostWorkerError when none comes in time, SpeechError when the voice refuses.
        The request must be short enough to fit a pipe's buffer (a piece always is).
        """
        name = next(self._ids)
        deadline = time.monotonic() + seconds
        line = json.dumps({"id": name, **request}, ensure_ascii=False).encode() + b"\n"
        try:
            self._stdin.write(line)
            self._stdin.flush()
        except (OSError, ValueError) as error:
            raise LostWorkerError("The voice has ended.") from error
        while (answer := self._next_answer(deadline)).get("id") != name:
            continue
        if answer.get("ok") is not True:
            raise SpeechError(str(answer.get("error")))
        return answer

    def kill(self) -> None:
        """Ends the process, whatever it is doing, and leaves nothing behind."""
        self._process.kill()
        self._process.wait(timeout=10)
        self._reader.join(timeout=10)
        for pipe in (self._stdin, self._stdout):
            with suppress(OSError):
                pipe.close()

    def _next_answer(self, deadline: float) -> dict[str, Any]:
        try:
            line = self._lines.get(timeout=max(0.0, deadline - time.monotonic()))
        except Empty:
            raise LostWorkerError("The voice did not answer in time.") from None
        if not line:
            raise LostWorkerError("The voice has ended.")
        try:
            answer = json.loads(line)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise LostWorkerError("The voice gave an answer that nobody understands.")
        return answer

    def _read(self) -> None:
        for line in self._stdout:
            self._lines.put(line)
        self._lines.put(b"")
