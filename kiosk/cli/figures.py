"""`kiosk export` of a tablet; `kiosk hub report`, `export` and `impact`: figures for people and programs."""

import argparse
import datetime
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.app import data_folder, database_path
from kiosk.cli.progress_bar import progress_bar
from kiosk.errors import KioskError
from kiosk.figures.build import figures_of
from kiosk.figures.facts import Facts, facts_of
from kiosk.figures.impact import Practice, impact_of, orders_table, saving_table, shareable_practice
from kiosk.figures.period import is_whole_months
from kiosk.figures.source import Source
from kiosk.figures.tables import Figures
from kiosk.paths import lessons_folder
from kiosk.progress.places import HUB_FILE

if TYPE_CHECKING:
    from kiosk.hub.hub import Hub

PRACTICE = "practice.json"
_ORDERS = re.compile(r"(20\d\d-(?:0[1-9]|1[0-2]))=(\d{1,6})")


def run(options: argparse.Namespace) -> int:
    """What was asked for. Raises KioskError in plain words."""
    if options.what == "impact":
        return _impact(options)
    return _report(options) if options.what == "report" else _export(options)


def _export(options: argparse.Namespace) -> int:
    from kiosk.figures.files.write import FileKind, write_files

    kinds = [FileKind(kind) for kind in options.format]
    with _source(options) as source:
        shown = _with_saving(_figures(source, _facts(), options), options)
        log = None if options.shareable else source
        days = {"since": shown.since, "until": shown.until}
        files = write_files(options.out, shown, log, kinds, progress_bar("Files"), **days)
    for path in files:
        print(path)
    if shown.since > options.since:
        print(f"From {shown.since} on: what was recorded before has left this tablet, and is at its hub.")
    print(_warning(shown))
    return 0


def _with_saving(shown: Figures, options: argparse.Namespace) -> Figures:
    """Also what the practice counted itself, where somebody typed it in."""
    practice = _told_practice(options) if options.of_hub else None
    if practice is None:
        return shown
    impact = impact_of(practice)
    more = (orders_table(practice), *([saving_table(impact)] if impact else []))
    return replace(shown, tables=(*shown.tables, *more))


def _report(options: argparse.Namespace) -> int:
    from kiosk.figures.report.page import report_html
    from kiosk.progress.disk import write_safely

    if options.out.suffix.lower() not in {".html", ".htm"}:
        better = options.out / "report.html" if options.out.is_dir() else options.out.with_suffix(".html")
        raise KioskError(f"The report is a page for a browser. Give it such a name: {better}")
    with _source(options) as source:
        shown = _figures(source, _facts(), options)
    practice = _told_practice(options)
    impact = impact_of(practice) if practice else None
    options.out.parent.mkdir(parents=True, exist_ok=True)
    write_safely(options.out, report_html(shown, impact).encode())
    print(options.out)
    if shown.value("visits") == 0:
        print("Nothing was recorded in these days.")
    print(_warning(shown))
    return 0


def _warning(shown: Figures) -> str:
    if shown.shareable:
        rounded = "Small numbers are hidden and all others rounded: this may be shared."
        return f"{rounded} It is of whole months, up to {shown.last_day}."
    return "These figures are exact. Keep them in the team; add --shareable for what may be shared."


def _facts() -> Facts:
    from kiosk.content.library import read_library

    return facts_of(read_library(lessons_folder()).lessons.values())


def _figures(source: Source, facts: Facts, options: argparse.Namespace) -> Figures:
    for day in (options.since, options.until):
        if day and not _is_day(day):
            raise KioskError(f"“{day}” is no day. Write it as 2026-11-26.")
    if max(options.since, options.until) > _today():
        raise KioskError(f"{max(options.since, options.until)} is still to come. Take a day up to today.")
    if options.until and options.since > options.until:
        raise KioskError("The first day comes after the last one.")
    if options.shareable and not options.of_hub and (data_folder(options.data) / HUB_FILE).exists():
        raise KioskError(
            "This tablet has a hub. What may be shared comes from there, of all tablets together."
        )
    if options.shareable and not is_whole_months(options.since, options.until):
        raise KioskError(
            "What may be shared is of whole months, such as --since 2026-11-01 --until 2026-11-30. Of single "
            "days, two reports could be compared to find somebody."
        )
    return figures_of(
        source,
        facts,
        shareable=options.shareable,
        today=_today(),
        place=options.place,
        since=options.since,
        until=options.until,
        tell=progress_bar("Counting"),
    )


def _today() -> str:
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@contextmanager
def _source(options: argparse.Namespace) -> Iterator[Source]:
    if options.of_hub:
        from kiosk.hub.engine import hub_source

        with hub_source(_hub(options)) as source:
            yield source
    else:
        from kiosk.figures.tablet_source import tablet_source

        with tablet_source(database_path(data_folder(options.data))) as source:
            yield source


def _hub(options: argparse.Namespace) -> "Hub":
    from kiosk.hub.hub import open_hub

    return open_hub(options.hub, options.database)


def _practice(options: argparse.Namespace) -> Practice | None:
    from kiosk.figures.practice import read_practice

    return read_practice(_hub(options).folder / PRACTICE)


def _told_practice(options: argparse.Namespace) -> Practice | None:
    """What may be told of it here."""
    practice = _practice(options)
    return shareable_practice(practice) if practice and options.shareable else practice


def _impact(options: argparse.Namespace) -> int:
    """Keep what was typed in, and say what follows."""
    from kiosk.figures.practice import write_practice

    known = _practice(options)
    if known is None and not options.started:
        raise KioskError("Say in which month Footbridge began: --started 2026-06")
    practice = known or Practice({}, options.started)
    orders = {**practice.orders, **_orders(options.orders)}
    for month in options.remove:
        if orders.pop(month, None) is None:
            raise KioskError(f"There is no month {month}. There are: {', '.join(sorted(orders)) or 'none'}.")
    practice = replace(
        practice,
        orders=orders,
        started=options.started or practice.started,
        minutes=practice.minutes if options.minutes is None else options.minutes,
        hours_a_day=practice.hours_a_day if options.hours_a_day is None else options.hours_a_day,
    )
    write_practice(_hub(options).folder / PRACTICE, practice)
    for line in lines_of(practice):
        print(line)
    return 0


def _orders(told: Sequence[str]) -> dict[str, int]:
    found = {}
    for each in told:
        match = _ORDERS.fullmatch(each)
        if match is None:
            raise KioskError(f"“{each}” is not like 2026-05=410: a month, and how many were ordered in it.")
        if match[1] > _today()[:7]:
            raise KioskError(f"{match[1]} is still to come.")
        found[match[1]] = int(match[2])
    return found


def lines_of(practice: Practice) -> list[str]:
    """What the practice's own figures say, for the coordinator."""
    impact = impact_of(practice)
    kept = ", ".join(f"{month}: {count:,}" for month, count in sorted(practice.orders.items()))
    if impact is None:
        return [
            f"Kept: {kept or 'no month'}.",
            f"At least one month before {practice.started} and one from then on are needed.",
        ]
    way = "more" if impact.more >= 0 else "fewer"
    lines = [
        f"Kept: {kept}.",
        f"{abs(impact.more):,.0f} {way} repeat prescriptions a month through the real app "
        f"({impact.before:,.0f} before, {impact.after:,.0f} since {practice.started})",
    ]
    if impact.more > 0:
        lines.append(
            f"About {impact.hours:,.0f} hours a month saved, or {impact.days:,.1f} working days, if an order "
            f"saves {practice.minutes:g} minutes and a day has {practice.hours_a_day:g} hours"
        )
    return [*lines, "Other things may have changed too. What is ordered in practice never counts here."]
