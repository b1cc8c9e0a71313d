"""Instructions read aloud, offline, with proof that they were heard.

Light on purpose: the worker process imports this package too. The real speaker
is `kiosk.speech.voice_speaker.VoiceSpeaker`.
"""

from kiosk.speech.errors import NoVoiceError, SpeechError
from kiosk.speech.silent import SilentSpeaker
from kiosk.speech.speaker import Done, Speaker
from kiosk.speech.utterance import Outcome, Utterance

__all__ = ["Done", "NoVoiceError", "Outcome", "SilentSpeaker", "Speaker", "SpeechError", "Utterance"]
