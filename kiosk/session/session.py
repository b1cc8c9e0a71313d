"""Who is here now: their comfort, the lesson they play, and what becomes sound and record.

Coach and player are imported when a lesson begins: the welcome page waits for neither.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.language.catalogue import Words, load
from kiosk.language.languages import ENGLISH, Language, shipped
from kiosk.progress.events import Event, Kind
from kiosk.session.aloud import Aloud
from kiosk.session.comfort import Comfort
from kiosk.session.visit import SUREST, News, Visit, When, better, recall_of

if TYPE_CHECKING:
    from kiosk.coach.road import Road
    from kiosk.content.lesson import Lesson
    from kiosk.player.play import Event as PlayEvent
    from kiosk.player.play import Play, Way
    from kiosk.progress.recorder import Recorder
    from kiosk.session.coming_back import ComingBack
    from kiosk.session.printing import Papers
    from kiosk.session.shelf import Shelf
    from kiosk.session.words import Band
    from kiosk.speech.speaker import Speaker
    from kiosk.speech.utterance import Outcome


# The settings that a coordinator will want to know of. `helper` tells how long a volunteer was there.
RECORDED = (
    "language",
    "text",
    "colours",
    "spacing",
    "shapes",
    "reading",
    "pace",
    "motion",
    "say_letters",
    "press",
    "steadiness",
    "hand",
    "scan",
    "helper",
)


class Session:
    """One tablet's present. Every method returns at once; slow things are the shelf's.

    `heard` is called with the outcome of each utterance, from another thread. `bring` is called from
    another thread too, to have something done on the page's; without a page it is done at once.
    """

    def __init__(
        self,
        shelf: "Shelf",
        speaker: "Speaker",
        recorder: "Recorder",
        locales: Path,
        heard: "Callable[[Outcome], None]" = lambda outcome: None,
        new_id: Callable[[], str] = lambda: os.urandom(6).hex(),
    ) -> None:
        self.shelf = shelf
        self.recorder = recorder
        self.usual = Comfort()  # how every session begins on this tablet
        self.drafts = True  # languages are offered whose words nobody has checked
        self.comfort = self.usual
        self.play: Play | None = None
        self.road: Road | None = None
        self.helped: frozenset[str] = frozenset()  # the steps of this lesson in which help was used
        self.papers: Papers | None = None  # where sheets of paper can go
        self.done: dict[str, Way] = {}  # the best way of each lesson, today and at earlier visits
        self.visit = Visit()
        self.recalling = False  # what is played is a question from an earlier visit
        self.bring: Callable[[Callable[[], None]], None] = lambda work: work()
        self.heard = heard
        self.speaker = speaker
        self.aloud = Aloud(self)
        self._locales = locales
        self._new_id = new_id
        self._words: dict[str, Words] = {}
        self._drafts: dict[str, bool] = {}
        self._id = ""
        self._version = ""

    def equip(self, speaker: "Speaker", recorder: "Recorder") -> None:
        """Take the real voice and records, once the first page stands and before anybody is here."""
        self.speaker, self.recorder = speaker, recorder

    def prepare(self) -> None:
        """Read what the lessons need; slow, never on the page's thread."""
        import kiosk.player.machine
        import kiosk.session.words  # noqa: F401 (both are needed at once when a lesson begins)

        _ = self.shelf.lessons

    # Who is here

    @property
    def languages(self) -> tuple[Language, ...]:
        """What can be chosen."""
        every = shipped(self._locales)
        return every if self.drafts else tuple(each for each in every if self._is_checked(each.tag))

    def _is_checked(self, tag: str) -> bool:
        from kiosk.language.reviews import is_unchecked

        if tag == ENGLISH.tag:
            return True
        return not is_unchecked(tag, self._locales) and not self._is_draft(tag)

    @property
    def words(self) -> Words:
        """The words of the language that is chosen."""
        return self._words_of(self.comfort.language)

    def _words_of(self, tag: str) -> Words:
        if tag not in self._words:
            self._words[tag] = load(tag, self._locales)
        return self._words[tag]

    @property
    def draft(self) -> bool:
        """Whether any of the words are not yet checked by a native speaker."""
        return self._is_draft(self.comfort.language)

    def _is_draft(self, tag: str) -> bool:
        if tag == ENGLISH.tag:
            return False
        if tag not in self._drafts:
            from kiosk.language.reviews import load_reviews

            self._drafts[tag] = load_reviews(self._words_of(tag), self._locales).draft_share() > 0
        return self._drafts[tag]

    @property
    def occupied(self) -> bool:
        """Whether somebody was here who has not finished, if only to make it more comfortable."""
        return self.is_somebody_here or self.comfort != self.usual

    @property
    def is_somebody_here(self) -> bool:
        """Whether a session goes on."""
        return bool(self._id)

    def set_comfort(self, comfort: Comfort) -> None:
        """Change how it looks and sounds. A lesson goes on where it is."""
        before, self.comfort = self.comfort, comfort
        if not self._id:
            return
        self._record_comfort(before)
        if not comfort.sound:
            self.speaker.stop()
        elif comfort.language != before.language:
            self.aloud.say_band()

    def _record_comfort(self, before: Comfort) -> None:
        for name in RECORDED:
            value = getattr(self.comfort, name)
            if value != getattr(before, name):
                detail = f"{name}/{value}".lower().replace("_", "-")
                event = Event(Kind.SETTING_CHANGED, self._id, language=self.comfort.language, detail=detail)
                self._record(event)

    def choose_language(self, tag: str) -> None:
        """What somebody chose holds, whatever they used at an earlier visit."""
        self.visit.chose_language = True
        self.set_comfort(replace(self.comfort, language=tag))

    def arrive(self) -> str:
        """Somebody begins, without a name; a guest until they show their pictures. Returns the session."""
        if not self._id:
            self._id = self._new_id()
            self._record(Event(Kind.SESSION_STARTED, self._id, language=self.comfort.language))
            self._record_comfort(self.usual)  # what was set before anything else was touched
        return self._id

    @cached_property
    def coming_back(self) -> "ComingBack":
        """Picture codes."""
        from kiosk.session.coming_back import ComingBack

        return ComingBack(self)

    def tell_sureness(self, when: When, sure: int) -> None:
        """How sure somebody feels, from 1 (not at all) to 5 (very)."""
        if not 1 <= sure <= SUREST:
            raise ValueError("there are five faces")
        if when not in self.visit.answered:
            self.skip_sureness(when)
            self.visit.answered |= {when}
            detail = f"{when}/{sure}"
            event = Event(Kind.CONFIDENCE, self.arrive(), language=self.comfort.language, detail=detail)
            self._record(event)

    def skip_sureness(self, when: When) -> None:
        """Not asked again, and nothing is recorded."""
        self.visit.asked |= {when}

    def finish(self) -> None:
        """The person goes: nothing of theirs stays in here."""
        self.leave_lesson()
        if self._id:
            self._record(Event(Kind.SESSION_ENDED, self._id, language=self.comfort.language))
        self._id = ""
        self.comfort = self.usual
        self.speaker.forgive()
        self.done = {}
        self.visit = Visit()

    # The lesson

    def start_lesson(self, identifier: str, way: "Way") -> None:
        """Begin a lesson whose road is ready (or slow, when it is not)."""
        from kiosk.player.machine import begin

        self.arrive()
        self.road = self.shelf.road(identifier)
        self._version = self.shelf.version(identifier)
        self.play = begin(self.road, way)
        self.helped = frozenset()
        self.recalling, self.visit.news = False, News.NONE
        self._record(self._lesson_event(Kind.LESSON_STARTED, identifier, way))
        self.aloud.say_band()

    @property
    def recall_lesson(self) -> "Lesson | None":
        """The lesson of an earlier visit of which one question may be asked now."""
        visit = self.visit
        return None if visit.recall_over else recall_of(visit.earlier, self.shelf.lessons)

    def start_recall(self) -> None:
        """Ask that question, on its phone; its road is ready (or slow, when it is not)."""
        from kiosk.player.machine import begin_recall

        lesson = self.recall_lesson
        if lesson is None:
            return
        self.leave_lesson()
        self.road = self.shelf.road(str(lesson.id))
        self._version = self.shelf.version(str(lesson.id))
        self.play = begin_recall(self.road)
        self.recalling, self.visit.news = True, News.NONE
        self.skip_recall()
        self.aloud.say_band()

    def skip_recall(self) -> None:
        """Once a visit is enough."""
        self.visit.recall_over = True

    def send(self, event: "PlayEvent") -> None:
        """Something happened in the lesson."""
        from kiosk.player.machine import advance
        from kiosk.player.play import Finished, RecallAnswered, StepDone
        from kiosk.session.records import event_of

        if self.play is None or self.road is None:
            return
        before = self.play
        self.play, effects = advance(self.road, before, event)
        base = self._lesson_event(Kind.LESSON_STARTED, str(self.road.lesson.id), before.way)
        for effect in effects:
            if self.recalling and not isinstance(effect, RecallAnswered):
                continue  # its help and misses are told with its answer, and do not count for the lesson
            self._record(event_of(effect, base))
            if isinstance(effect, RecallAnswered):
                self.visit.news = News.HELPED if effect.rung else News.REMEMBERED
            if isinstance(effect, StepDone) and effect.rung:
                self.helped |= {effect.step}
            if isinstance(effect, Finished):
                self._note_done(str(self.road.lesson.id), before.way)
        if self.play.turn != before.turn and self.play.stage != "done":  # that page speaks itself
            self.aloud.say_band()

    def leave_lesson(self) -> None:
        """Stop playing, wherever the lesson stands."""
        if self.play is not None and self.road is not None:
            from kiosk.player.play import Stage

            if self.play.stage is not Stage.DONE and not self.recalling:
                left = self._lesson_event(Kind.LESSON_LEFT, str(self.road.lesson.id), self.play.way)
                self._record(replace(left, step=str(self.road.lesson.steps[self.play.step].id)))
        self.play = self.road = None
        self.recalling = False
        self.helped = frozenset()
        self.speaker.stop()

    @property
    def band(self) -> "Band | None":
        """What the instruction band shows now."""
        if self.play is None or self.road is None:
            return None
        from kiosk.session.words import band_of

        return band_of(self.road, self.play, self.words)

    def voice_failed(self) -> None:
        """What should have been heard was not: the coordinator will want to know."""
        if self._id:
            self._record(Event(Kind.SPEECH_FAILED, self._id, language=self.comfort.language))

    def close(self) -> None:
        """The program ends: the last call."""
        self.finish()
        self.speaker.close()
        self.recorder.close(5.0)

    def _note_done(self, lesson: str, way: "Way") -> None:
        self.done = better(self.done, lesson, way)
        self.visit.today = better(self.visit.today, lesson, way)

    def _lesson_event(self, kind: Kind, lesson: str, way: "Way") -> Event:
        return Event(
            kind,
            self._id,
            lesson=lesson,
            lesson_version=self._version,
            way=way.value,
            language=self.comfort.language,
        )

    def _record(self, event: Event) -> None:
        self.recorder.record(event)
