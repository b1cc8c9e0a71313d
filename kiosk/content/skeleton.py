"""The first words of a new lesson and of a new app: small, valid, and easy to change."""

import re
from collections.abc import Mapping

from kiosk.content.reader import NOTHING

_SIMPLE = re.compile(r"[A-Za-z][A-Za-z0-9 ]*\Z")  # needs no quotes in YAML, whatever stands around it

_LESSON = """\
# yaml-language-server: $schema=../.schema/lesson.json
# A new lesson. lessons/README.md says what each word means.
schema: lesson/1
id: {name}
title: A new lesson
topic: first-steps
minutes: 5
about: Write here why this matters in daily life.
skills: [foundation]
reference: {{app: {title}, checked: {checked}}}
phone: {{person: {person}, apps: [phone, {app}], starts: phone/home}}
praise: You opened an app and came home again.

steps:
  - id: open-app
    say: Tap {{label:{app}/title}}.
    why: Each picture opens an app.
    tip: Wait, and let the learner look.
    done: {{screen: {app}/{entry}}}

  - id: go-home
    say: Tap the round key below the screen.
    why: It always leads back to your apps.
    tip: Ask what the learner expects to see.
    done: {{screen: phone/home}}
"""

_APP = """\
# yaml-language-server: $schema=../../.schema/app.json
# A new app. lessons/README.md says what each word means.
schema: app/1
id: {name}
title: {title}
entry: start
icon: document
tint: green
"""

_SCREENS = """\
# yaml-language-server: $schema=../../.schema/screens.json
# The screens of this app. Each is a list of blocks, from top to bottom.
screens:
  start:
    title: {title}
    back: false
    blocks:
      - {{type: text, text: This app is new. Write here what it shows.}}
"""


def lesson_skeleton(name: str, app: str, title: str, entry: str, person: str, checked: str) -> str:
    """A lesson that opens an app from the home screen and comes back.

    `title` and `entry` are the app's own, `checked` is a month such as 2026-08.
    """
    return _LESSON.format(
        name=name, app=app, title=_quoted(title), entry=entry, person=person, checked=checked
    )


def app_skeleton(name: str) -> Mapping[str, str]:
    """The files of an app with one screen: name → text."""
    title = _quoted(name.replace("-", " ").capitalize())
    return {"app.yaml": _APP.format(name=name, title=title), "start.yaml": _SCREENS.format(title=title)}


def _quoted(words: str) -> str:
    """The words as YAML has them; in quotes where they would be taken for something else."""
    if _SIMPLE.match(words) and words not in NOTHING:
        return words
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
