"""A small lessons folder of its own: a phone, a garden, one person, one lesson."""

import shutil
from pathlib import Path

from kiosk.paths import lessons_folder
from tests.content.making import write

PEOPLE = """\
schema: people/1
medicines:
  amlodipine: {title: amlodipine 5mg tablets, dose: Take one each day, quantity: 28 tablets}
surgeries:
  riverside: {name: Riverside Surgery, address: [1 Example Lane], phone: 01632 960100}
pharmacies:
  mill-lane: {name: Mill Lane Chemist, address: [3 Mill Lane], phone: 01632 960145}
people:
  ann:
    name: Ann Sample
    first: Ann
    born: 4 March 1951
    nhs-number: 999 123 4519
    address: [7 Orchard Close]
    surgery: riverside
    email: ann.sample@example.com
    password: Orchard7Close
    new-password: Garden9Gate
    mobile: 07700 900123
"""
PHONE = "schema: app/1\nid: phone\ntitle: Phone\nentry: home\n"
HOME = """\
screens:
  home:
    back: false
    bare: true
    blocks: [{type: app-grid, id: apps, away: not-here}]
  not-here: {title: Not here, parent: home, blocks: [{type: text, text: Go back.}]}
"""
GARDEN = """\
schema: app/1
id: garden
title: Garden
entry: start
state:
  ticked: {type: set, of: flowers}
  watered: {type: set, of: flowers}
collections:
  flowers: [{id: rose, title: Rose}, {id: tulip, title: Tulip}]
"""
START = """\
screens:
  start:
    title: Flowers
    back: false
    blocks:
      - {type: checkbox-list, id: flowers, from: flowers, into: ticked}
      - type: button
        id: water
        label: Water them
        needs: {ticked: any}
        otherwise: Tick one
        do: [{move: {from: ticked, into: watered}}]
        go: start
"""
GARDEN_LESSON = """\
schema: lesson/1
id: water-the-roses
title: Water the roses
topic: first-steps
minutes: 3
about: It was a hot day.
skills: [foundation]
reference: {app: none, checked: 2026-08}
phone: {person: ann, apps: [phone, garden], starts: phone/home}
praise: The roses stand up again.

steps:
  - id: open-app
    say: Tap {label:garden/title}.
    why: Each picture opens an app.
    done: {screen: garden/start}

  - id: tick-rose
    say: Tick {item:rose}.
    done: {ticked: [rose]}

  - id: water
    say: Tap {label:garden/start/water}.
    done: {watered: {includes: [rose]}}
"""
SHED = {
    "apps/shed/app.yaml": "schema: app/1\nid: shed\ntitle: Shed\nentry: start\n",
    "apps/shed/start.yaml": "screens: {start: {back: false, blocks: [{type: text, text: Spades.}]}}\n",
}


def small_lessons(folder: Path) -> Path:
    """The lessons folder, written anew below `folder`; only its words.yaml is ours."""
    files = {
        "people.yaml": PEOPLE,
        "apps/phone/app.yaml": PHONE,
        "apps/phone/home.yaml": HOME,
        "apps/garden/app.yaml": GARDEN,
        "apps/garden/start.yaml": START,
        "patient/water-the-roses.yaml": GARDEN_LESSON,
        **SHED,
    }
    root = write(folder / "lessons", files)
    shutil.copy(lessons_folder() / "words.yaml", root / "words.yaml")
    return root
