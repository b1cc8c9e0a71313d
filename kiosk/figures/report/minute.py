"""What matters most, in four or five sentences with a large number each."""

from dataclasses import dataclass

from kiosk.figures.report.elements import Element, element
from kiosk.figures.report.sections import shorthand_of
from kiosk.figures.report.words import cell_text, is_number, is_told, noun
from kiosk.figures.tables import HIDDEN, Cell, Figures

NOTHING = "Nothing was recorded in these days."


@dataclass(frozen=True, slots=True)
class Sentence:
    """`number` is large, `words` go on with the sentence, `more` is a second, smaller one or empty."""

    number: str
    words: str
    more: str = ""


class Summary:
    """The figures of the summary by their ids; what is not there is None."""

    def __init__(self, figures: Figures) -> None:
        rows = [row for table in figures.tables if table.name == "summary" for row in table.rows]
        self._rows = {str(row[0]): row for row in rows if len(row) >= 4}

    def __getitem__(self, figure: str) -> Cell:
        return self._rows[figure][2] if figure in self._rows else None

    def of(self, figure: str) -> Cell:
        """Out of how many."""
        return self._rows[figure][3] if figure in self._rows else None


def is_empty(figures: Figures) -> bool:
    """Whether there was no visit at all."""
    return Summary(figures)["visits"] == 0


def sentences(figures: Figures) -> list[Sentence]:
    """The sentences for which there is a figure, in their order."""
    summary = Summary(figures)
    made = [_visits(summary), _lessons(summary), _sure(summary), _helpers(summary), _skills(summary)]
    return [sentence for sentence in made if sentence]


def _visits(summary: Summary) -> Sentence | None:
    visits, back = summary["visits"], summary["return_visits"]
    if not is_told(visits):
        return None
    more = f"In {cell_text(back)} of them somebody came back with their picture code." if _some(back) else ""
    return Sentence(cell_text(visits), f"{noun(visits, 'visit', 'visits')} to practise on a tablet", more)


def _lessons(summary: Summary) -> Sentence | None:
    alone, helped = summary["alone"], summary["helped"]
    if not is_told(alone):
        return None
    more = f"{cell_text(helped)} more with help." if _some(helped) else ""
    return Sentence(
        cell_text(alone), f"{noun(alone, 'lesson', 'lessons')} finished on their own, without any help", more
    )


def _sure(summary: Summary) -> Sentence | None:
    more_sure, pairs, before, after = (
        summary[name] for name in ("more_sure", "sure_pairs", "sure_before", "sure_after")
    )
    if not is_told(more_sure) or not _some(pairs):
        return None
    more = ""
    if is_number(before) and is_number(after):
        more = f"On average {cell_text(before)} before and {cell_text(after)} after, on a scale from 1 to 5."
    words = f"{noun(pairs, 'time', 'times')}, people felt more sure after practising"
    return Sentence(f"{cell_text(more_sure)} of {cell_text(pairs)}", words, more)


def _helpers(summary: Summary) -> Sentence | None:
    hours, visits = summary["helper_hours"], summary["helper_visits"]
    if not _some(hours):
        return None
    more = f"In {cell_text(visits)} {noun(visits, 'visit', 'visits')}." if _some(visits) else ""
    return Sentence(cell_text(hours), f"{noun(hours, 'hour', 'hours')} with a volunteer helping", more)


def _skills(summary: Summary) -> Sentence | None:
    skills = summary["skills"]
    if not _some(skills):
        return None
    return Sentence(
        cell_text(skills),
        f"{noun(skills, 'time', 'times')} that a digital skill was shown without help",
        "Skills are those of the Essential Digital Skills framework.",
    )


def _some(cell: Cell) -> bool:
    return is_told(cell) and cell != 0


def minute(figures: Figures) -> Element:
    """The first part of the page. When nothing was recorded, it says so."""
    found = [] if is_empty(figures) else sentences(figures)
    hides = any(HIDDEN in f"{each.number} {each.more}" for each in found)
    return element(
        "section",
        element("h2", "In a minute", id="minute"),
        element("ul", *map(_card, found), class_="cards") if found else element("p", NOTHING),
        *shorthand_of([HIDDEN] if hides else []),
        class_="minute",
        aria_labelledby="minute",
    )


def _card(sentence: Sentence) -> Element:
    return element(
        "li",
        element("p", element("strong", sentence.number), " ", sentence.words + "."),
        element("p", sentence.more, class_="more") if sentence.more else None,
    )
