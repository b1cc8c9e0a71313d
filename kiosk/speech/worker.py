"""The worker process: `python -m kiosk.speech.worker`.

The voice lives in a process of its own because it cannot be stopped or trusted:
it can hang, and a fault in its library ends the process it lives in.

It speaks JSON, a line each way. First it says `{"ready": true}` or `{"ready": false,
"error": ...}`. Then for each `{"id", "text", "voice", "rate", "path"}` it answers
`{"id", "ok": true, "path", "marks"}` or `{"id", "ok": false, "error"}`. `marks`
are [millisecond, character] of each word. With `"phonemes": true` instead of `path` it answers how it
would say the text: `{"id", "ok": true, "phonemes"}`. It ends when its
input ends, so it never outlives the kiosk.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from kiosk.speech.errors import SpeechError
from kiosk.speech.pieces import LONGEST_PIECE, pieces

Answer = dict[str, Any]


def main() -> int:
    """Serves requests until the input ends. Returns the exit code."""
    requests, answers = _take_the_pipes()
    try:
        from kiosk.speech.espeak import Espeak

        voice = Espeak()
    except (OSError, RuntimeError, ImportError) as error:
        _send(answers, {"ready": False, "error": str(error)})
        return 1
    _send(answers, {"ready": True})
    for line in requests:
        _send(answers, _answer(voice, line))
    return 0


def _answer(voice: Any, line: str) -> Answer:
    asked: Answer = {}
    try:
        asked = json.loads(line)
        if not isinstance(asked, dict):
            raise TypeError("A request is a JSON object.")
        found = pieces(asked["text"])
        if len(found) != 1:
            raise SpeechError(f"A request is one piece of 1 to {LONGEST_PIECE} characters.")
        if asked.get("phonemes"):
            return {
                "id": asked.get("id"),
                "ok": True,
                "phonemes": voice.phonemes(found[0], str(asked["voice"])),
            }
        path = Path(asked["path"])
        marks = voice.say_to(path, found[0], str(asked["voice"]), int(asked["rate"]))
    except (SpeechError, OSError, RuntimeError, ValueError, KeyError, TypeError, EOFError) as error:
        name = asked.get("id") if isinstance(asked, dict) else None
        return {"id": name, "ok": False, "error": f"{type(error).__name__}: {error}"}
    return {"id": asked.get("id"), "ok": True, "path": str(path), "marks": marks}


def _take_the_pipes() -> tuple[TextIO, TextIO]:
    """Our own hold on the two pipes; what others print goes nowhere (pyttsx3 prints a line a file)."""
    requests = os.fdopen(os.dup(0), "r", encoding="utf-8", errors="replace")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    return requests, answers


def _send(answers: TextIO, answer: Answer) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
