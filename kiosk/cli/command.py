"""Which commands there are; each is imported only when it is called."""

import argparse
import importlib
import io
import os
import sys
from pathlib import Path

from kiosk import __version__
from kiosk.errors import KioskError

SIZES = ("standard", "large", "larger", "largest")
COLOURS = ("light", "cream", "yellow-on-black", "white-on-black")
SKINS = ("tabs", "tiles")
WAYS = ("watch", "together", "alone")


def run_command(words: list[str]) -> int:
    """Parse the words after `kiosk`, run the command, and turn our own errors into plain lines."""
    _speak_any_language()
    options = _parser().parse_args(words or ["run"])
    try:
        module = importlib.import_module(options.module)
        code = int(module.run(options))
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where a reader that has gone is no news
        return code
    except KioskError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our lines, such as `head`, has seen enough
        # What is still waiting to be written must not complain at the very end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:  # a folder that refuses, a full disk: what it is says enough
        print(_plain(error), file=sys.stderr)
        return 1


def _plain(error: OSError) -> str:
    what = error.strerror or str(error)
    return f"{error.filename}: {what}. Choose another place." if error.filename else f"{what}."


def _speak_any_language() -> None:
    """A terminal that knows only English letters gets codes for the others, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # there is none in a program without a terminal
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kiosk", description="Footbridge: practise NHS digital services.")
    parser.add_argument("--version", action="version", version=f"Footbridge {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _run(commands)
    _author_commands(commands)
    _look_commands(commands)
    _voice_commands(commands)
    _tablet_commands(commands)
    _hub_commands(commands)
    _pin(commands)
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, module: str, what: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=what, description=what)
    command.set_defaults(module=f"kiosk.cli.{module}")
    return command


def _data(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--data", type=Path, metavar="DIR", help="where records and logs are (else KIOSK_DATA)"
    )


def _run(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = _add(commands, "run", "start", "start the kiosk (the same as no command at all)")
    command.add_argument("--windowed", action="store_true", help="in a window instead of the full screen")
    command.add_argument("--portrait", action="store_true", help="with --windowed: a window of 800 by 1280")
    command.add_argument(
        "--surgery", default="", metavar="ID", help="the surgery of people.yaml that is like the local one"
    )
    command.add_argument(
        "--skin", choices=SKINS, default="", help="the practice app: with tabs, or the newer tiles"
    )
    command.add_argument(
        "--inches",
        default="",
        metavar="N",
        help="the screen's diagonal, where the screen itself tells it wrongly",
    )
    command.add_argument(
        "--sheets", type=Path, metavar="DIR", help="where sheets are kept for the volunteer (else in --data)"
    )
    command.add_argument(
        "--scan",
        choices=("slow", "medium", "fast"),
        help="every session begins with the frame for somebody who presses a single switch",
    )
    command.add_argument("--speak", action="store_true", help="every session begins with pages read aloud")
    command.add_argument("--silent", action="store_true", help="never speak")
    command.add_argument("--quit-after-first-frame", action="store_true", help="for measuring the start")
    _data(command)


def _author_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = _add(
        commands, "check", "check", "check lessons, apps and people; prove that no lesson has a dead end"
    )
    check.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="a lessons folder, or files of one"
    )
    messages = _add(commands, "messages", "messages", "bring the translation files up to date")
    messages.add_argument("--check", action="store_true", help="change nothing; tell what is out of date")
    schema = _add(commands, "schema", "schema", "write the JSON Schemas that help editors with lessons")
    schema.add_argument("--out", type=Path, metavar="DIR", help="the folder (else lessons/.schema)")
    guide = _add(commands, "guide", "guide", "bring the tables of the authors' guide up to date")
    guide.add_argument("--out", type=Path, metavar="FILE", help="the guide (else lessons/README.md)")
    _new(commands)
    preview = _add(
        commands, "preview", "preview", "show a lesson in a window that follows each time you save"
    )
    preview.add_argument("file", type=Path, metavar="FILE", help="a lesson, a file of an app, or people.yaml")
    preview.add_argument("--way", choices=WAYS, help="begin with the first step (else with the introduction)")
    preview.add_argument("--lang", default="en")
    preview.add_argument("--size", choices=SIZES, default="large")
    preview.add_argument("--portrait", action="store_true")


def _new(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    kinds = _add(commands, "new", "new", "write a small lesson or app to begin with").add_subparsers(
        dest="kind", required=True, metavar="lesson|app"
    )
    lesson = kinds.add_parser("lesson", help="a lesson that works at once")
    lesson.add_argument("--app", help="the app that it opens (else try-it)")
    lesson.add_argument("--folder", default="patient", help="the folder in lessons/ (else patient)")
    for kind in (lesson, kinds.add_parser("app", help="an app with one screen")):
        kind.add_argument("name", metavar="NAME", help="small letters, digits and hyphens: order-repeat")
        kind.add_argument("--lessons", type=Path, metavar="DIR", help="another lessons folder")


def _look_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    walk = _add(commands, "walk", "walk", "play lessons from start to end, without a window")
    walk.add_argument("lesson", nargs="?", default="all", help="a lesson's id, or all")
    walk.add_argument("--lang", default="", help="one language (else English)")
    walk.add_argument("--way", choices=WAYS, help="one way (else all three)")
    gallery = _add(commands, "gallery", "gallery", "save a picture of every page and every step")
    gallery.add_argument("--out", type=Path, required=True, metavar="DIR")
    gallery.add_argument("--lesson", default="all")
    gallery.add_argument("--lang", default="en")
    gallery.add_argument("--way", choices=WAYS, default="together")
    gallery.add_argument("--size", choices=SIZES, default="large")
    gallery.add_argument("--colours", choices=COLOURS, default="light")
    gallery.add_argument("--portrait", action="store_true")
    gallery.add_argument(
        "--screens",
        nargs="?",
        const="all",
        metavar="APP",
        help="instead: every screen of the practice phone, or of one app, in full length",
    )
    gallery.add_argument("--skin", choices=SKINS, default="tabs", help="with --screens: tabs or tiles")
    sheet = _add(commands, "sheet", "sheet", "draw the steps of a lesson on paper, to print in advance")
    sheet.add_argument("lesson", metavar="LESSON", help="a lesson's id")
    sheet.add_argument("--lang", default="en", help="the learner's language; English stands beside it")
    sheet.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    fonts = _add(commands, "fonts", "fonts", "prepare the letters for Urdu (the set-up does it)")
    fonts.add_argument("--out", type=Path, metavar="DIR", help="the folder (else assets/fonts)")
    _add(commands, "self-test", "self_test", "try every part of this installation")


def _voice_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    say = _add(
        commands, "say", "say", "write the sound that a patient would hear, and when each word is said"
    )
    say.add_argument("text", metavar="TEXT")
    say.add_argument("--lang", default="en")
    say.add_argument("--slower", action="store_true", help="as for somebody who asks a second time")
    say.add_argument("--out", type=Path, required=True, metavar="FILE.wav", help="FILE.json is put beside it")
    kinds = _add(commands, "voices", "voices", "make, check or record sounds in advance").add_subparsers(
        dest="what", required=True, metavar="build|check|list|record"
    )
    build = kinds.add_parser("build", help="make a sound of all that is said; only what is missing")
    check = kinds.add_parser(
        "check", help="tell which sounds cannot be trusted, and what people must read anew"
    )
    lines = kinds.add_parser("list", help="number the lines that people can read aloud")
    record = kinds.add_parser("record", help="read a line aloud")
    record.add_argument("line", type=int, metavar="NUMBER", help="of kiosk voices list")
    record.add_argument("--file", type=Path, metavar="FILE", help="a recording that is there already")
    build.add_argument(
        "--with",
        dest="program",
        default="",
        metavar="COMMAND",
        help="another voice: a program that reads a text and writes {out}; {length} is 1, or 1.25 for slower",
    )
    for kind in (build, check, lines, record):
        kind.add_argument("--lang", required=kind is record, help="one language (else all)")
        kind.add_argument("--out", type=Path, metavar="DIR", help="the folder (else assets/voices)")


def _tablet_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    join = _add(commands, "join", "bundle", "let this tablet know its hub")
    join.set_defaults(what="join")
    join.add_argument("card", type=Path, metavar="hub.json", help="what kiosk hub init wrote")
    join.add_argument(
        "--out", type=Path, default=Path("tablet.json"), metavar="FILE", help="for kiosk hub enrol"
    )
    join.add_argument(
        "--send-to",
        default="",
        metavar="DIR-or-URL",
        help="a shared folder, or a WebDAV folder at https://…, to which bundles are sent by themselves",
    )
    join.add_argument(
        "--password-file",
        type=Path,
        metavar="FILE",
        help="with --send-to https://…: the user name in the first line, the password in the second",
    )
    join.add_argument(
        "--with-history",
        action="store_true",
        help="send also what was recorded before: for a new hub in place of one whose keys were lost",
    )
    join.add_argument(
        "--qr", type=Path, metavar="FILE.svg", help="the same as a QR code, to be scanned there"
    )
    bundle = _add(commands, "bundle", "bundle", "pack what was recorded for the hub, and copy it to a stick")
    bundle.set_defaults(what="bundle")
    bundle.add_argument("--to", type=Path, required=True, metavar="DIR", help="the stick, or a shared folder")
    for command in (join, bundle):
        _data(command)
    forget = _add(commands, "forget", "forget", "take a picture code out of everything on this tablet")
    forget.add_argument("code", metavar="CODE", help="such as cup-fish-moon-key, or - to be asked")
    forget.add_argument("--stick", type=Path, metavar="DIR", help="a stick with bundles, to be cleaned too")
    _data(forget)


def _hub_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    kinds = _add(commands, "hub", "hub", "the coordinator's side: keys, tablets, imports").add_subparsers(
        dest="what",
        required=True,
        metavar="init|enrol|name|revoke|tablets|import|report|export|impact|forget",
    )
    init = kinds.add_parser("init", help="make a hub in a folder")
    enrol = kinds.add_parser("enrol", help="know tablets by the files that kiosk join wrote, or by QR codes")
    enrol.add_argument(
        "cards", nargs="+", metavar="tablet.json", help="or the text of a QR code, or - to scan them here"
    )
    enrol.add_argument("--again", action="store_true", help="also a tablet that was revoked")
    enrol.add_argument("--name", default="", metavar="NAME", help="where it stands, such as 'Front desk'")
    name = kinds.add_parser("name", help="call a tablet by where it stands, such as 'Front desk'")
    revoke = kinds.add_parser("revoke", help="believe nothing more of a tablet")
    for kind in (name, revoke):
        kind.add_argument("tablet", metavar="TABLET", help="its id, or its name")
    name.add_argument("name", metavar="NAME", help="'' takes the name away again")
    take = kinds.add_parser("import", help="take in bundles, and say what came")
    take.add_argument("paths", type=Path, nargs="+", metavar="PATH", help="files, or folders with them")
    known = kinds.add_parser("tablets", help="list the tablets, and what has come from each")
    forget = kinds.add_parser("forget", help="take somebody's picture code out of everything")
    forget.add_argument("code", metavar="CODE", help="such as cup-fish-moon-key, or - to be asked")
    forget.add_argument(
        "paths", type=Path, nargs="*", metavar="PATH", help="bundles, or folders with them, to look through"
    )
    whose = forget.add_mutually_exclusive_group()
    whose.add_argument(
        "--tablet", metavar="TABLET", help="where they practised, when several tablets know it"
    )
    whose.add_argument("--every-tablet", action="store_true", help="everybody who has these pictures")
    for kind in (init, enrol, name, revoke, known, take, forget, *_figure_commands(commands, kinds)):
        kind.add_argument("--hub", type=Path, required=True, metavar="DIR", help="the hub's folder")
        kind.add_argument(
            "--database",
            default="",
            metavar="URL",
            help="the database of a region, postgresql://user@host/name (else the hub's own file)",
        )


def _figure_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    of_hub: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> list[argparse.ArgumentParser]:
    """`export` of a tablet, and those of a hub, which are returned."""
    tablet = _add(commands, "export", "figures", "write this tablet's records and figures as files")
    _data(tablet)
    report = of_hub.add_parser("report", help="write the figures as a page for people, to open or print")
    report.add_argument("--out", type=Path, required=True, metavar="FILE.html")
    export = of_hub.add_parser("export", help="write records and figures as files")
    impact = of_hub.add_parser("impact", help="keep what the practice counts itself, and say what it means")
    impact.add_argument(
        "--orders", nargs="+", default=(), metavar="2026-05=410",
        help="repeat prescriptions ordered through the real app, by month",
    )  # fmt: skip
    impact.add_argument("--remove", nargs="+", default=(), metavar="2026-05", help="months to take out again")
    impact.add_argument("--started", default="", metavar="2026-06", help="the first month with Footbridge")
    impact.add_argument(
        "--minutes", type=float, metavar="N", help="of staff time that an order saves (else 2.9)"
    )
    impact.add_argument("--hours-a-day", type=float, metavar="N", help="of a working day (else 7.5)")
    for command in (tablet, export):
        command.add_argument("--out", type=Path, required=True, metavar="DIR")
        command.add_argument(
            "--format", nargs="+", choices=("csv", "xlsx", "jsonl", "xapi"), default=["csv"], metavar="KIND",
            help="csv, xlsx, jsonl or xapi",
        )  # fmt: skip
    for command in (tablet, export, report):
        command.add_argument("--shareable", action="store_true", help="hide small numbers, round all others")
        command.add_argument("--since", default="", metavar="2026-11-01", help="only visits from this day on")
        command.add_argument("--until", default="", metavar="2026-11-30", help="only visits up to this day")
        command.add_argument("--place", default="", metavar="WORDS", help="whose figures, for the heading")
    tablet.set_defaults(what="export", of_hub=False)
    for command in (report, export, impact):
        command.set_defaults(module="kiosk.cli.figures", of_hub=True)
    return [report, export, impact]


def _pin(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = _add(commands, "pin", "pin", "choose the PIN of the staff pages")
    command.add_argument("--remove", action="store_true", help="take it away: nobody opens the staff pages")
    _data(command)
