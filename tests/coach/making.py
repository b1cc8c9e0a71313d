"""Small lessons on small phones, written as YAML into a folder and read from there."""

import datetime
import json
from pathlib import Path
from typing import Any

from kiosk.coach.road import Road, build_road
from kiosk.content.checks import check_library
from kiosk.content.library import Library, read_library
from kiosk.phone.phone import build_phone

TODAY = datetime.date(2026, 8, 14)

PEOPLE = """
schema: people/1
medicines:
  a: {title: Tablet A, dose: One, quantity: "28"}
  b: {title: Tablet B, dose: One, quantity: "28"}
  c: {title: Tablet C, dose: One, quantity: "28"}
surgeries: {s: {name: Surgery, address: [x], phone: 01632 960100}}
pharmacies:
  p: {name: P, address: [x], phone: 01632 960101}
  q: {name: Q, address: [x], phone: 01632 960102}
people:
  pat:
    name: Pat
    first: Pat
    born: 1950
    nhs-number: 999 123 4519
    address: [x]
    surgery: s
    pharmacy: p
    email: pat@example.com
    password: x
    new-password: y
    mobile: 07700 900123
    repeats:
      - {medicine: a, issued: today}
      - {medicine: b, issued: today}
      - {medicine: c, issued: today, unavailable: Not now}
    messages:
      - {id: m, sender: S, when: today, text: [x]}
"""
STATE = {
    "ticked": {"type": "set", "of": "repeats"},
    "sent": {"type": "set", "of": "repeats"},
    "place": {"type": "choice", "of": "pharmacies"},
    "note": {"type": "text"},
    "read": {"type": "set", "of": "messages"},
    "opened": {"type": "choice", "of": "messages"},
}


def small_library(folder: Path, screens: dict[str, Any], **lesson: Any) -> Library:
    """A library of one app with these screens and one lesson `small` (JSON is YAML)."""
    app: dict[str, Any] = {"schema": "app/1", "id": "app", "title": "App", "entry": "home", "state": STATE}
    app["tabs"] = [{"id": "home", "label": "Home", "icon": "home", "go": "home"}]
    body: dict[str, Any] = {
        **{"schema": "lesson/1", "id": "small", "title": "Small", "topic": "first-steps", "minutes": 1},
        **{"about": "x", "skills": ["foundation"], "reference": {"app": "none", "checked": "2026-01"}},
        **{"phone": {"person": "pat", "apps": ["app"], "starts": "app/home"}, "praise": "x"},
        **lesson,
    }
    files = {"people.yaml": PEOPLE, "apps/app/app.yaml": json.dumps(app)}
    files |= {"apps/app/screens.yaml": json.dumps({"screens": screens}), "x/small.yaml": json.dumps(body)}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_library(folder)


def step(name: str, done: dict[str, Any]) -> dict[str, Any]:
    """One step of a lesson."""
    return {"id": name, "say": "x", "done": done}


def small_road(folder: Path, screens: dict[str, Any], **lesson: Any) -> Road:
    """The road of the lesson `small`, which must have no other fault than lonely screens."""
    library = small_library(folder, screens, **lesson)
    faults = [str(each) for each in check_library(library) if "no touch leads to" not in each.problem]
    assert not faults, "\n".join(faults)
    return road_of(library, "small")


def road_of(library: Library, name: str) -> Road:
    """The road of a lesson."""
    lesson = library.lessons[name]
    return build_road(lesson, build_phone(library, lesson, TODAY))
