"""`kiosk voices`: sounds that are made, checked or read by a person before anybody needs them."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.cli.progress_bar import progress_bar
from kiosk.errors import KioskError
from kiosk.language.languages import Language, shipped
from kiosk.paths import lessons_folder, locales_folder, voices_folder
from kiosk.session.shelf import Shelf
from kiosk.session.spoken import Spoken, everything_said
from kiosk.speech.cues import Cue, cues_of
from kiosk.speech.errors import SpeechError
from kiosk.speech.human import FOLDER, keep_recording, line_key, recordings
from kiosk.speech.other_voice import OtherVoice
from kiosk.speech.pack import decoded
from kiosk.speech.packing import build, check
from kiosk.speech.recording import record_until
from kiosk.speech.sounds import Sounds
from kiosk.speech.studio import Studio
from kiosk.speech.to_file import track_of
from kiosk.speech.track import Track
from kiosk.speech.utterance import Utterance
from kiosk.speech.voices import voice_for


def run(options: argparse.Namespace) -> int:
    """What was asked for: build, check, record or list."""
    folder = options.out or voices_folder()
    work = {"build": _build, "check": _check, "record": _record, "list": _list}[options.what]
    return work(options, folder)


def _build(options: argparse.Namespace, folder: Path) -> int:
    """0 when every language with a voice has its pack."""
    languages = _languages(options.lang)
    if options.program and len(languages) != 1:
        raise KioskError("a program speaks one language: say which with --lang")
    cues = _cues([line for spoken in _all_said().values() for line in spoken])
    for language in languages:
        if voice_for(language.tag) is None:
            print(f"{language.english_name}: no voice; people can read lines: kiosk voices record")
            continue
        studio = Studio(patience=10)
        record = OtherVoice(options.program, studio).record if options.program else studio.record
        tell = progress_bar(language.english_name)
        try:
            built = build(folder / language.tag, cues[language.tag], record, tell)
        finally:
            studio.close()
        print(f"{language.english_name}: {built.made:,} made, {built.kept:,} kept, {built.gone:,} taken out")
    return 0


def _check(options: argparse.Namespace, folder: Path) -> int:
    """0 when every sound can be trusted and no recording is out of date."""
    wrong = 0
    everything = _all_said()
    cues = _cues([line for spoken in everything.values() for line in spoken])
    for language in _languages(options.lang):
        said = everything[language.tag]
        of_people = recordings(folder / FOLDER / language.tag)
        current = {line_key(spoken.line) for spoken in said}
        for key, recording in of_people.items():
            if key not in current:
                wrong += 1
                print(f"{recording.path}: its words have changed. They were: {recording.text}")
        wrong += _check_pack(language, folder, cues[language.tag]) if voice_for(language.tag) else 0
        read = len(of_people.keys() & current)
        print(f"{language.english_name}: {len(said):,} lines, {read:,} read by a person", file=sys.stderr)
    return 1 if wrong else 0


def _check_pack(language: Language, folder: Path, cues: list[Cue]) -> int:
    """How many sounds are wrong."""
    wrong = 0
    studio = Studio(patience=10)
    try:
        for cue, fault in check(folder / language.tag, cues, studio, progress_bar(language.english_name)):
            wrong += 1
            print(f"{language.tag}: “{cue.words}”: {fault}")
    finally:
        studio.close()
    return wrong


def _record(options: argparse.Namespace, folder: Path) -> int:
    """0 when a line was kept."""
    spoken = _line(options.lang, options.line)
    print(f"{options.line}\n\n    {spoken.line.text}\n")
    samples = decoded(options.file) if options.file else _microphone()
    path = keep_recording(folder / FOLDER / options.lang, spoken.line, spoken.where, samples, _times(spoken))
    print(f"{path}: kept. Listen to it: kiosk say plays what a learner hears.")
    return 0


def _microphone() -> bytes:
    """What the person reads, between two touches of Enter."""
    try:
        input("Press Enter, read the line aloud, and press Enter again. ")
        return record_until(input)
    except EOFError:
        raise KioskError("Nobody can press Enter here. Give a recording with --file.") from None


def _list(options: argparse.Namespace, folder: Path) -> int:
    """The lines that people can read, and whether somebody has."""
    for language in _languages(options.lang):
        known = recordings(folder / FOLDER / language.tag)
        for number, spoken in enumerate(_said(language), 1):
            mark = "read" if line_key(spoken.line) in known else "    "
            print(f"{language.tag} {number:5} {mark} {spoken.where}: {spoken.line.text}")
    return 0


def _languages(tag: str | None) -> list[Language]:
    languages = shipped(locales_folder())
    if tag and tag not in [language.tag for language in languages]:
        known = ", ".join(language.tag for language in languages)
        raise KioskError(f"there is no language {tag}; there are {known}")
    return [language for language in languages if tag in (None, language.tag)]


def _said(language: Language) -> Iterator[Spoken]:
    return everything_said(Shelf(lessons_folder()), locales_folder(), language.tag)


def _all_said() -> dict[str, list[Spoken]]:
    """What is said in each language."""
    return {language.tag: list(_said(language)) for language in shipped(locales_folder())}


def _cues(said: list[Spoken]) -> dict[str, list[Cue]]:
    """What each voice says, at the usual pace and slower for who asks a second time. The English one also
    says the words of the phone in lines of other languages."""
    found: dict[str, list[Cue]] = {language.tag: [] for language in shipped(locales_folder())}
    for spoken in said:
        for slower in (False, True):
            for cue in cues_of(Utterance((spoken.line,), slower)):
                found[cue.language].append(cue)
    return found


def _line(tag: str, number: int) -> Spoken:
    (language,) = _languages(tag)
    said = list(_said(language))
    if not 1 <= number <= len(said):
        raise KioskError(f"there is no line {number}; kiosk voices list --lang {tag} shows all {len(said)}")
    return said[number - 1]


def _times(spoken: Spoken) -> Track | None:
    """How a voice says the line; None where there is no voice."""
    studio = Studio(patience=10)
    try:
        return track_of(Utterance((spoken.line,)), Sounds(studio))
    except SpeechError:
        return None
    finally:
        studio.close()
