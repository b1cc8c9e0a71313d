"""Authors are told which words are hard to read, and what to write instead."""

import re
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.__main__ import main
from kiosk.content.checks import playable
from kiosk.content.faults import Fault
from kiosk.content.library import read_library
from kiosk.content.plain.sentences import reading_grade, sentences, syllables, words_of
from kiosk.content.plain.style import MOST_WORDS, reading_warnings, style_faults
from kiosk.content.plain.words import Phrases, Words, read_words
from kiosk.paths import lessons_folder
from tests.sample import sample_library

from .making import LESSON, change, sample_copy, write

BODY = """schema: lesson/1
id: try-it
title: {title}
topic: medicines
minutes: 5
about: {about}
skills: [transacting]
reference: {{app: NHS App, checked: 2026-08}}
phone: {{person: margaret, apps: [nhs-app], starts: nhs-app/home}}
praise: {praise}
steps:
  - id: one
    say: {say}
    why: {why}
    tip: {tip}
    done: {{screen: nhs-app/prescriptions}}
  - id: two
    say: {say_two}
    done: {{screen: nhs-app/prescriptions}}
mistakes:
  - id: wrong
    at: two
    do: [{{back: true}}]
    say: {mistake}
    done: {{screen: nhs-app/home}}
"""

SAY, WHY = (BODY.split("{" + field + "}")[0].count("\n") + 1 for field in ("say", "why"))  # their lines

PLAIN = {
    "title": "Order more tablets",
    "about": "Your tablets run out on Friday.",
    "praise": "You ordered your tablets.",
    "say": "Tap the big button.",
    "why": "It opens the next page.",
    "tip": "Give time to read.",
    "say_two": "Tap the big button.",
    "mistake": "This is another page. Go back.",
}


def lessons_with_words(folder: Path) -> Path:
    """A copy of the sample, with the list of words that we ship."""
    root = sample_copy(folder)
    shutil.copy(lessons_folder() / "words.yaml", root)
    return root


def told(folder: Path, **texts: str) -> tuple[Fault, ...]:
    """What an author is told about a lesson with these texts; the others are plain."""
    lesson = BODY.format(**{name: repr(text) for name, text in (PLAIN | texts).items()})
    root = write(folder / "lessons", {"patient/try-it.yaml": lesson})
    shutil.copy(lessons_folder() / "words.yaml", root)
    return style_faults(read_library(root))


@pytest.fixture(scope="module")
def words() -> Words:
    found, faults = read_words(lessons_folder())
    assert faults == ()
    assert found is not None
    return found


def test_a_plain_lesson_is_left_alone(tmp_path: Path) -> None:
    assert told(tmp_path) == ()


def test_an_author_is_told_that_a_sentence_is_too_long(tmp_path: Path) -> None:
    (fault,) = told(tmp_path, say=" ".join(["Tap", *["big"] * 17, "button."]))

    assert str(fault) == (
        f"lessons/patient/try-it.yaml:{SAY}: this sentence has 19 words: “Tap big big big big big "
        "…”; split it into two (at most 15 words in each), or leave something out"
    )


def test_the_words_of_the_phone_count_as_one_and_are_not_the_authors(tmp_path: Path) -> None:
    quote = "{label:nhs-app/prescriptions/please-select-via-GP}"

    assert told(tmp_path, say=f"Tap {quote} {' '.join(['now'] * (MOST_WORDS - 2))}.") == ()
    assert len(told(tmp_path, say=f"Tap {quote} {' '.join(['now'] * (MOST_WORDS - 1))}.")) == 1


@pytest.mark.parametrize(
    ("field", "most"),
    [("say", 2), ("why", 2), ("tip", 2), ("mistake", 2), ("about", 3), ("title", 1), ("praise", 2)],
)
def test_an_author_is_told_that_a_text_has_too_many_sentences(tmp_path: Path, field: str, most: int) -> None:
    assert told(tmp_path, **{field: "Go on. " * most}) == ()
    (fault,) = told(tmp_path, **{field: "Go on. " * (most + 1)})
    assert f"has {most + 1} sentences" in fault.problem


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        ("Utilise the button.", "“Utilise” is not a word for lessons", "write “use”"),
        ("You are selecting it.", "“selecting” is not a word", "write “tap” or “choose”"),
        ("Go there prior to lunch.", "“prior to” is not a word", "write “before”"),
        ("Please go on.", "“Please” is not a word", "take it out"),
        ("Choose a color.", "“color” is not a word", "write “colour”"),
        ("It is for your medication.", "“medication” is not a word", "write “medicine”"),
        ("Go by bus, e.g. today.", "“e.g” is not a word", "write “such as”"),
        ("Submitting it helps.", "“Submitting” is not a word", "write “send”"),
        ("Just go on.", "“Just” can hurt somebody", "take it out, or say what to do now"),
        ("You failed.", "“You failed” can hurt somebody", "say what to do now"),
        (
            "Find the green words.",
            "“green” is a colour, which not everybody sees",
            "say what it is, what it says",
        ),
        ("Now it is opened.", "“is opened” does not say who does it", "say who does what"),
        ("They’ve been carefully checked.", "“been carefully checked” does not say who", "say who does what"),
        ("You weren’t asked.", "“weren’t asked” does not say who", "say who does what"),
        ("Call A&E now.", "“A&E” is an abbreviation", "write it out"),
        ("Do NOT go.", "“NOT” is an abbreviation, or a word in capitals", "in small letters"),
        ("Call your GP.", "“GP” is not explained", "write “GP (your doctor)”, or only “your doctor”"),
    ],
)
def test_an_author_is_told_which_words_are_hard_and_what_to_write(
    tmp_path: Path, text: str, problem: str, remedy: str
) -> None:
    (fault,) = told(tmp_path, say=text)

    assert problem in fault.problem
    assert remedy in fault.remedy
    assert (fault.place.path, fault.place.line) == ("lessons/patient/try-it.yaml", SAY)


@pytest.mark.parametrize(
    "text",
    [
        "You are tired and you are pleased.",
        "You are in bed, and it was big.",
        "It is indeed here, just now.",
        "You need to go to the practice.",
        "Call your GP (your doctor) on 111 or 999.",
        "Ask your doctor (GP) for it. It is OK.",
        "Tap your nominated pharmacy.",
        "Come at 5.30 p.m. today. Bring your NHS login.",
    ],
)
def test_plain_words_are_not_taken_for_hard_ones(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, say=text) == ()


def test_an_abbreviation_is_explained_once_and_not_in_the_title(tmp_path: Path) -> None:
    title = "Ask your GP"

    assert told(tmp_path, title=title, about="Ask your GP (your doctor).", say="Call the GP.") == ()
    (fault,) = told(tmp_path, title=title, about="Ask your GP.", say="Call the GP (your doctor).")
    assert fault.place.line == 6  # the text below the title has the room


def test_the_volunteer_knows_what_a_gp_is(tmp_path: Path) -> None:
    assert told(tmp_path, tip="Ask the GP and the GPs.") == ()


def test_an_author_is_told_of_two_new_terms_in_one_step(tmp_path: Path) -> None:
    (fault,) = told(tmp_path, say="Tap the link.", why="It opens your browser.")

    assert fault.problem == "“link” and “browser” are both new in this step"
    assert "the app that shows websites" in fault.remedy
    assert fault.place.line == WHY


def test_a_term_that_was_said_before_is_not_new(tmp_path: Path) -> None:
    assert told(tmp_path, about="It is about a browser.", say="Tap the links in the browser.") == ()
    assert told(tmp_path, say="Tap the link.", say_two="Open the link in your browser.") == ()


def test_a_fault_of_style_hides_no_lesson_from_patients(tmp_path: Path) -> None:
    root = lessons_with_words(tmp_path)
    change(root, LESSON, "Only ask for what you need.", "Please just select what is needed via the GP.")
    library = read_library(root)

    faults = style_faults(library)

    assert len(faults) == 6
    assert all(fault.harmless for fault in faults)
    assert playable(library, faults) == tuple(library.lessons.values())


def test_the_words_of_our_own_lessons_are_plain() -> None:
    assert style_faults(read_library(lessons_folder())) == ()


def test_a_lesson_that_is_hard_as_a_whole_brings_a_hint_with_its_hardest_sentence(tmp_path: Path) -> None:
    hard = "Administrative considerations necessitate comprehensive confirmation."
    told(tmp_path, about=hard, say=hard, why=hard, mistake=hard)

    (hint,) = reading_warnings(read_library(tmp_path / "lessons"))

    assert hint.harmless
    assert re.search(r"reading grade \d+\.\d", hint.problem)
    assert "“Administrative considerations necessitate" in hint.remedy


def test_an_easy_lesson_brings_no_hint(tmp_path: Path) -> None:
    told(tmp_path)

    assert reading_warnings(read_library(tmp_path / "lessons")) == ()


def test_a_hint_is_printed_and_the_check_goes_through(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hard = "Your pharmacy appointment confirmation certainly unfortunately disappeared yesterday."
    root = lessons_with_words(tmp_path)
    path = root / LESSON
    path.write_text(re.sub(r"(why|about): .*", rf"\1: {hard}", path.read_text()), encoding="utf-8")

    assert main(["check", str(path)]) == 0

    assert re.search(
        rf"{LESSON}:2: the whole lesson has reading grade .*\(only a hint\)", capsys.readouterr().err
    )


def test_the_check_fails_for_a_hard_word_but_still_proves_the_lesson(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lessons_with_words(tmp_path)
    line = change(root, LESSON, "Only ask for what you need.", "Only utilise what you need.")

    assert main(["check", str(root / LESSON)]) == 1

    shown = capsys.readouterr()
    assert shown.out.strip() == (f"lessons/{LESSON}:{line}: “utilise” is not a word for lessons; write “use”")
    assert f"{LESSON}: no dead end" in shown.err


def test_an_author_is_told_what_is_wrong_with_the_list_of_words(tmp_path: Path) -> None:
    root = lessons_with_words(tmp_path)
    change(root, "words.yaml", "  utilise: [use]\n", "  utilise, or so: [use]\n")

    (fault,) = style_faults(read_library(root))

    assert fault.place.path == "lessons/words.yaml"
    assert "“utilise, or so” cannot be used here" in fault.problem


def test_without_a_list_of_words_the_author_is_told_so(tmp_path: Path) -> None:
    root = lessons_with_words(tmp_path)
    (root / "words.yaml").unlink()

    (fault,) = style_faults(read_library(root))

    assert str(fault) == "lessons/words.yaml:0: the file is missing; put it back"


def test_no_word_is_listed_twice(words: Words) -> None:
    lists = [*words.instead, *words.unkind, *words.colours, *words.fine, *words.terms]

    assert sorted(map(str.lower, lists)) == sorted({word.lower() for word in lists})
    assert not {*words.known} & {*words.explained}


def test_what_the_list_offers_is_itself_plain(words: Words, tmp_path: Path) -> None:
    hard = Phrases((*words.instead, *words.unkind))
    offered = [each for better in words.instead.values() for each in better]

    for text in (*offered, *words.explained.values(), *words.terms.values()):
        (sentence,) = sentences(text)
        assert not list(hard.found(words_of(sentence))), text
        assert len(words_of(sentence)) <= MOST_WORDS, text


# What a British speaker says.
SYLLABLES = {
    1: "a the tap page names asked phone through change you're goes checked blood",
    2: "open tablet ready button surgery's useful every tables create waited quiet OK GP player's one-time",
    3: "medicine appointment pharmacy usual somebody NHS diary regular surgery's reaction",
    4: "information everybody regularly",
}


def test_syllables_are_counted_nearly_as_they_are_spoken() -> None:
    pairs = [(word, count) for count, group in SYLLABLES.items() for word in group.split()]
    wrong = [(word, syllables(word), count) for word, count in pairs if syllables(word) != count]

    assert len(wrong) <= len(pairs) * 0.1, wrong


def test_a_simple_text_has_a_lower_grade_than_a_learned_one() -> None:
    simple = reading_grade(sentences("Tap the green button. Your tablets are in the list."))
    learned = reading_grade(sentences("Pharmaceutical authorisation necessitates documentation."))

    assert simple < 3
    assert learned > 12
    assert reading_grade([]) == 0.0


ANY_TEXT = st.text() | st.text("aeAGP .!?…“”{}()[]:/&ed'’-\n", max_size=200)


@settings(max_examples=100)
@given(ANY_TEXT, ANY_TEXT)
def test_no_text_whatever_stops_the_check(text: str, other: str) -> None:
    library = replace(sample_library(), root=lessons_folder())
    lesson = next(iter(library.lessons.values()))
    step = replace(lesson.steps[0], say=text, why=other, tip=f"{other} is {text}ed")
    any_lesson = replace(lesson, title=other, about=text, steps=(step,))
    library = replace(library, lessons={"any": any_lesson})

    for fault in (*style_faults(library), *reading_warnings(library)):
        assert str(fault).count("\n") == 0


def test_fifteen_lessons_are_looked_at_in_a_moment(tmp_path: Path) -> None:
    root = lessons_with_words(tmp_path)
    text = (root / LESSON).read_text(encoding="utf-8")
    for number in range(15):
        name = f"order-{number}"
        lesson = text.replace("id: order-repeat-prescription", f"id: {name}")
        (root / "patient" / f"{name}.yaml").write_text(lesson, encoding="utf-8")
    library = read_library(root)

    began = time.perf_counter()
    style_faults(library)
    reading_warnings(library)

    assert time.perf_counter() - began < 1.0  # not once for each lesson and each word
