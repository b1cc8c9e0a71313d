"""What can go wrong when we speak, in words for the person who looks after the tablet."""

from kiosk.errors import KioskError


class SpeechError(KioskError):
    """The voice could not speak this text; the next one may be fine."""


class NoVoiceError(SpeechError):
    """There is nothing to speak with, or nothing to say: silence is the right answer."""
