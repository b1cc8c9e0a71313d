"""A new app is a new folder and a new lesson a new file: no code is touched."""

from pathlib import Path

import pytest

from kiosk.coach.prover import prove
from kiosk.content.checks import check_library
from kiosk.content.extract import lesson_messages
from kiosk.content.library import read_library
from kiosk.player.play import Stage, Way
from kiosk.player.walk import walk

from .making import road_of, sample_copy, write

BUS_APP = """
schema: app/1
id: bus-times
title: Bus times
entry: start
state:
  asked: {type: text}
  stop: {type: choice, of: pharmacies}
  kept: {type: set, of: pharmacies}
"""
BUS_SCREENS = """
screens:
  start:
    back: false
    blocks:
      - {type: text-area, id: where, label: Where are you going?, into: asked}
      - {type: button, id: find, label: Find buses, needs: {asked: any}, otherwise: Write a place, go: stops}
  stops:
    title: Choose a stop
    parent: start
    blocks:
      - {type: radio-list, id: stops, from: pharmacies, into: stop}
      - {type: button, id: next, label: Next, needs: {stop: any}, otherwise: Choose one, go: times}
  times:
    title: Buses from {stop:name}
    parent: stops
    blocks:
      - {type: checkbox-list, id: keep, from: pharmacies, into: kept, shown: {stop: any}}
      - {type: text, text: "You keep {count:kept}.", shown: {kept: any}}
"""
BUS_LESSON = """
schema: lesson/1
id: catch-a-bus
title: Catch a bus
topic: first-steps
minutes: 3
about: You want to visit a friend.
skills: [foundation]
reference: {app: none, checked: 2026-01}
phone: {person: margaret, apps: [bus-times], starts: bus-times/start, given: {kept: [mill-lane]}}
praise: You found your bus.
steps:
  - {id: write, say: "Write in {label:bus-times/start/where}", done: {asked: any}}
  - {id: find, say: "Tap {label:bus-times/start/find}", done: {screen: bus-times/stops, asked: any}}
  - {id: stop, say: "Choose {item:station-road}", done: {stop: station-road}}
  - {id: next, say: "Tap {label:bus-times/stops/next}", done: {screen: bus-times/times, stop: station-road}}
  - {id: keep, say: "Only keep {item:station-road}", done: {kept: [station-road]}}
  - id: home
    say: Go {label:back} to the start
    done: {screen: bus-times/start, kept: {without: [mill-lane]}}
mistakes:
  - id: wrong-stop
    at: next
    do: [{tap: stops/mill-lane}]
    say: Choose {item:station-road} again.
    done: {stop: station-road}
  - id: too-early
    at: next
    do: [{back: true}]
    say: You went back. Tap {label:bus-times/start/find}.
    done: {screen: bus-times/stops}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(
        sample_copy(tmp_path),
        {
            "apps/bus-times/app.yaml": BUS_APP,
            "apps/bus-times/screens.yml": BUS_SCREENS,
            "friends/catch-a-bus.yaml": BUS_LESSON,
        },
    )


def test_a_new_app_and_a_new_lesson_are_read_and_proved(root: Path) -> None:
    library = read_library(root)
    assert check_library(library) == ()
    assert "catch-a-bus" in library.lessons
    assert list(prove(road_of(library, "catch-a-bus"))) == []


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize("mistakes", [True, False])
def test_a_new_lesson_is_walked(root: Path, way: Way, mistakes: bool) -> None:
    moments = list(walk(road_of(read_library(root), "catch-a-bus"), way, mistakes))
    assert moments[-1].play.stage is Stage.DONE


def test_translators_get_every_text_of_a_new_lesson(root: Path) -> None:
    messages = list(lesson_messages(read_library(root)))
    texts = {(message.context, message.text) for message in messages}
    assert ("catch-a-bus/lesson/title", "Catch a bus") in texts
    assert ("catch-a-bus/too-early/say", "You went back. Tap {label:bus-times/start/find}.") in texts
    assert ("bus-times/label", "Find buses") in texts
    assert ("bus-times/label", "Back") in texts
    assert not any("{" in text for context, text in texts if context.endswith("/label"))
