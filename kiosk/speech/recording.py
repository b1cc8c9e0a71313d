"""A microphone, for people who read lines aloud."""

from collections.abc import Callable, Generator

import miniaudio

from kiosk.speech.device import BACKENDS, hush_alsa
from kiosk.speech.errors import SpeechError
from kiosk.speech.sound import SAMPLE_RATE


def record_until(wait: Callable[[], object]) -> bytes:
    """The samples from the microphone until `wait` comes back. Raises SpeechError without a microphone."""
    hush_alsa()
    heard = bytearray()

    def keep() -> Generator[None, bytes, None]:
        while True:
            heard.extend((yield))

    keeping = keep()
    next(keeping)
    try:
        device = miniaudio.CaptureDevice(
            miniaudio.SampleFormat.SIGNED16, 1, SAMPLE_RATE, backends=list(BACKENDS), app_name="Footbridge"
        )
        try:
            device.start(keeping)
            wait()
            device.stop()
        finally:
            device.close()
    except miniaudio.MiniaudioError as error:
        raise SpeechError(f"The microphone cannot be used: {error}. Connect one, and try again.") from error
    return bytes(heard)
