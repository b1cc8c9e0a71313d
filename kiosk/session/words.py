"""Turns what the player says into lines in the learner's language."""

from dataclasses import dataclass

from kiosk.coach.road import Road
from kiosk.language.catalogue import Words
from kiosk.language.languages import ENGLISH
from kiosk.player.play import Message, Play, Stage
from kiosk.session.coach_words import ACTIONS, MESSAGES, THEN_NEXT
from kiosk.session.line import Line, coach_line, lesson_line


@dataclass(frozen=True, slots=True)
class Band:
    """What the instruction band shows.

    `praise` says that the last touch was right. `lead` are lines before, `main` is what to do, `why`
    the reason. `meanings` explain the quoted English words: (as on the phone, in the learner's language).
    `tip` is for the volunteer beside the learner, and never spoken.
    """

    praise: Line | None
    lead: tuple[Line, ...]
    main: Line
    why: Line | None
    meanings: tuple[tuple[str, str], ...]
    tip: Line | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything for the learner, in the order in which it is read aloud."""
        return (
            *((self.praise,) if self.praise else ()),
            *self.lead,
            self.main,
            *((self.why,) if self.why else ()),
        )

    @property
    def text(self) -> str:
        """The same without marks, for who hears the screen."""
        return " ".join(line.text for line in self.lines)


def band_of(road: Road, play: Play, words: Words) -> Band:
    """The band for how a lesson stands."""
    praised = len(play.says) > 1 and play.says[0].key == "good"
    praise = _lines(road, play, play.says[0], words)[0] if praised else None
    said = play.says[1:] if praised else play.says
    lines = [line for message in said for line in _lines(road, play, message, words)]
    why = None
    if any(message.key == "step" for message in play.says) and play.step < len(road.lesson.steps):
        step = road.lesson.steps[play.step]
        why = _of_lesson(road, f"{step.id}/why", step.why, words) if step.why else None
    *lead, main = lines or [_of_lesson(road, "lesson/title", road.lesson.title, words)]
    quoted = dict.fromkeys(label for line in lines for label in line.quoted)
    explained = meanings(road, tuple(quoted), words)
    return Band(praise, tuple(lead), main, why, explained, tip_line(road, play, words))


def upcoming(road: Road, play: Play, words: Words) -> tuple[Line, ...]:
    """What will probably be said next: that this step worked, and what to do then."""
    steps = road.lesson.steps
    if play.stage is not Stage.STEP or play.step + 1 >= len(steps):
        return ()
    step = steps[play.step + 1]
    praise = _lines(road, play, Message("good"), words)
    why = (_of_lesson(road, f"{step.id}/why", step.why, words),) if step.why else ()
    return (*praise, _of_lesson(road, f"{step.id}/say", step.say, words, step.speech or ""), *why)


def tip_line(road: Road, play: Play, words: Words) -> Line | None:
    """What the volunteer may do in this step; it stays while the learner asks for help."""
    if play.stage is not Stage.STEP or play.step >= len(road.lesson.steps):
        return None
    step = road.lesson.steps[play.step]
    return _of_lesson(road, f"{step.id}/tip", step.tip, words) if step.tip else None


def recall_line(road: Road, words: Words) -> Line | None:
    """The question that a learner takes home."""
    recall = road.lesson.recall
    return _of_lesson(road, "lesson/recall", recall.ask, words) if recall else None


def meanings(road: Road, quoted: tuple[str, ...], words: Words) -> tuple[tuple[str, str], ...]:
    """What English words of the phone mean, for those that are translated."""
    found = []
    for label in quoted:
        for app in road.phone.apps:
            context = label_context(app)
            if words.has(context, label):
                found.append((label, words.pgettext(context, label)))
                break
    return tuple(found)


def label_context(app: str) -> str:
    """The msgctxt under which the labels of an app are explained."""
    return f"{app}/label"


def lesson_context(lesson: str, where: str) -> str:
    """The msgctxt of a text of a lesson; `where` is step/field."""
    return f"{lesson}/{where}"


def _lines(road: Road, play: Play, message: Message, words: Words) -> list[Line]:
    lesson = road.lesson
    if message.key == "step":
        step = lesson.steps[min(play.step, len(lesson.steps) - 1)]
        return [_of_lesson(road, f"{step.id}/say", step.say, words, step.speech or "")]
    if message.key == "mistake":
        mistake = lesson.mistakes[play.mistake]
        return [_of_lesson(road, f"{mistake.id}/say", mistake.say, words, mistake.speech or "")]
    if message.key == "recall" and lesson.recall:
        return [_of_lesson(road, "lesson/recall", lesson.recall.ask, words)]
    if message.key == "next":
        return [_touch_line(message, words)]
    opens = f"{message.key}-opens"
    key = opens if message.place and opens in MESSAGES else message.key
    lines = [coach_line(words.pgettext(*MESSAGES[key]), _quotes(message))]
    if message.key in THEN_NEXT and message.touch:
        lines.append(_touch_line(message, words))
    return lines


def _of_lesson(road: Road, where: str, text: str, words: Words, speech: str = "") -> Line:
    """`speech` is said instead of the text; in a language that has not translated it, the text is said."""
    template = words.pgettext(lesson_context(road.lesson.id, where), text)
    for_the_ear = lesson_context(road.lesson.id, f"{where.rpartition('/')[0]}/speech")
    if not speech or (words.language.tag != ENGLISH.tag and not words.has(for_the_ear, speech)):
        return lesson_line(template, road.phone)
    return lesson_line(template, road.phone, words.pgettext(for_the_ear, speech))


def _touch_line(message: Message, words: Words) -> Line:
    return coach_line(words.pgettext(*ACTIONS[message.touch]), _quotes(message))


def _quotes(message: Message) -> dict[str, str]:
    return {
        "label": message.label,
        "value": message.value,
        "place": message.place,
        "wanted": message.wanted,
    }
