"""Instructions read aloud, offline, with proof that they were heard.

    utterance.py  what to say, line by line      pronounce.py  how it is said
    cues.py       cut into breaths               voices.py     who says it
    studio.py     sounds made by child.py → worker.py → espeak.py
    pack.py, human.py  sounds made before        sounds.py     where a sound comes from
    track.py      when which word is said        device.py, loudspeaker.py  sound out
    voice_speaker.py  the speaker that uses it all

Light on purpose: the worker process imports this package too. The real speaker
is `kiosk.speech.voice_speaker.VoiceSpeaker`.
"""

from kiosk.speech.errors import NoVoiceError, SpeechError
from kiosk.speech.silent import SilentSpeaker
from kiosk.speech.speaker import Done, Speaker
from kiosk.speech.utterance import Outcome, Said, Span, Spot, Utterance, plain

__all__ = [
    "Done",
    "NoVoiceError",
    "Outcome",
    "Said",
    "SilentSpeaker",
    "Span",
    "Speaker",
    "SpeechError",
    "Spot",
    "Utterance",
    "plain",
]
