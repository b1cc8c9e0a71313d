"""Studios and speakers that are put away after each test."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from miniaudio import Backend

from kiosk.speech.loudspeaker import Loudspeaker
from kiosk.speech.sounds import Sounds
from kiosk.speech.studio import Studio
from kiosk.speech.voice_speaker import VoiceSpeaker

CLOCKED = (Backend.NULL,)
"""miniaudio's own pretend device: takes sound at the right pace and plays it to nobody.
The program never asks for it; here it stands for a sound card that works."""


@pytest.fixture(autouse=True)
def temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the studio's private folder appears, and must be gone from."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def studio() -> Iterator[Studio]:
    studio = Studio(patience=10)
    yield studio
    studio.close()


Speakers = Callable[..., VoiceSpeaker]


@pytest.fixture
def speaker_on() -> Iterator[Speakers]:
    """Makes a speaker on the given backends (the clocked device by default)."""
    made: list[VoiceSpeaker] = []

    def make(backends: tuple[Backend, ...] = CLOCKED, studio: Studio | None = None) -> VoiceSpeaker:
        made.append(VoiceSpeaker(Sounds(studio or Studio(patience=10)), Loudspeaker(backends, stall=5)))
        return made[-1]

    yield make
    for speaker in made:
        speaker.close()
