"""What is read aloud to the person who is here, when they want it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.session.comfort import Reading

if TYPE_CHECKING:
    from kiosk.session.line import Line
    from kiosk.session.session import Session
    from kiosk.speech.utterance import Spot, Utterance

    Spoken = str | Line


class Aloud:
    """The session's voice. `began` is called whenever something is about to be said."""

    def __init__(self, session: "Session") -> None:
        self.began: Callable[[], None] = lambda: None
        self._session = session
        self._repeats = 0  # how often the learner asked for the same words

    def turn_on(self) -> None:
        """The learner touched the speaker, or asked to hear something."""
        self._session.set_comfort(replace(self._session.comfort, reading=Reading.AUTO))

    def say(self, *lines: "Spoken", slower: bool = False) -> None:
        """Read lines aloud, unless the sound is off. English words of the phone have an English voice."""
        session = self._session
        if session.comfort.sound and lines:
            self.began()
            session.speaker.speak(self._utterance(lines, slower=slower), session.heard)

    def say_band(self) -> None:
        """The coach says something new: it is read aloud where the learner wants that."""
        self._repeats = 0
        band = self._session.band
        if band and self._session.comfort.auto_read:
            self.say(*band.lines)
        self._prepare()

    def say_again(self) -> None:
        """Somebody asks: read the band aloud, the second time in a row slower. It turns the sound on."""
        band = self._session.band
        if band is None:
            return
        if not self._session.comfort.sound:
            self.turn_on()
        self._repeats += 1
        self.say(*band.lines, slower=self._repeats > 1)

    def say_phone(self, words: str, *, and_band: bool) -> None:
        """Read words of the phone aloud, in English; then what the coach says to that."""
        from kiosk.session.line import Line, Piece

        band = self._session.band
        lines = band.lines if band and and_band and self._session.comfort.auto_read else ()
        self.say(Line((Piece(words, quoted=True),)), *lines)

    def hush(self) -> None:
        """Stop speaking."""
        self._session.speaker.stop()

    @property
    def spot(self) -> "Spot | None":
        """The words that are being read aloud, or are to be read where nothing can be heard."""
        return self._session.speaker.now() if self._session.comfort.sound else None

    def _prepare(self) -> None:
        """What will probably be asked for: the same once more, slower, and the next step."""
        session, band = self._session, self._session.band
        if not session.comfort.sound or band is None or session.play is None or session.road is None:
            return
        from kiosk.session.words import upcoming

        session.speaker.prepare(self._utterance(band.lines, slower=True))
        if lines := upcoming(session.road, session.play, session.words):
            session.speaker.prepare(self._utterance(lines))

    def _utterance(self, lines: "Sequence[Spoken]", *, slower: bool = False) -> "Utterance":
        from kiosk.session.line import Line, Piece, said
        from kiosk.speech.utterance import Utterance

        comfort = self._session.comfort
        whole = (each if isinstance(each, Line) else Line((Piece(each),)) for each in lines)
        return Utterance(tuple(said(each, comfort.language) for each in whole), slower, comfort.pace)
