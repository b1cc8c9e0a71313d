"""Checks a lesson against its apps and people: every name that it uses is there."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from kiosk.content.answers import MALFORMED, WRONG
from kiosk.content.app import Screen, State
from kiosk.content.blocks import TextField
from kiosk.content.condition import SCREEN, Condition, Test
from kiosk.content.faults import Fault, place_of
from kiosk.content.labels import ids_on, labels_of, placeholders, stray_brace
from kiosk.content.lesson import Deed, Lesson
from kiosk.content.library import AppContent, Library
from kiosk.content.people import People, Person
from kiosk.content.reader import suggest

TYPED = "typed"  # what a text holds when something was written; never the words themselves


def check_lesson(lesson: Lesson, library: Library) -> Iterator[Fault]:
    """Every fault of one lesson that needs no search."""
    stem = PurePath(lesson.place.path).stem
    if lesson.id != stem:
        yield Fault(
            place_of(lesson.id), f"the id “{lesson.id}” is not the name of the file", f"write id: {stem}"
        )
    yield from _ids(lesson)
    people, person = library.people, None
    if people is not None:
        person = people.people.get(lesson.phone.person)
        if person is None:
            yield Fault(
                place_of(lesson.phone.person),
                f"there is nobody called “{lesson.phone.person}” in people.yaml",
                suggest(lesson.phone.person, dict(people.people)),
            )
    for app in lesson.phone.apps:
        if app not in library.apps:
            yield Fault(place_of(app), f"there is no app “{app}”", suggest(app, dict(library.apps)))
    apps = {name: library.apps[name] for name in lesson.phone.apps if name in library.apps}
    yield from _screen(lesson.phone.starts, apps)
    ids = {**collections(people, person), **own_collections(apps)} if people and person else None
    for left_out in lesson.phone.without if ids is not None else ():
        every = {each for group in (ids or {}).values() for each in group}
        if left_out not in every:
            yield Fault(
                place_of(left_out), f"there is no “{left_out}” on this phone", suggest(left_out, every)
            )
    for name, values in (lesson.phone.given or {}).items():
        yield from _given(name, values, apps, ids)
    for step in lesson.steps:
        yield from _condition(step.done, apps, ids)
    if lesson.recall:
        yield from _condition(lesson.recall.done, apps, ids)
    for feature in (*lesson.needs, *(lesson.phone.features or ())):
        known = {each for content in apps.values() for each in _features(content)}
        if feature not in known:
            yield Fault(place_of(feature), f"no app asks for “{feature}”", suggest(feature, known))
    for mistake in lesson.mistakes:
        yield from _condition(mistake.done, apps, ids)
        for deed in mistake.do:
            yield from _deed(deed, apps, ids, {*library.apps, *library.unreadable})
    for _, text in texts(lesson):
        yield from _text(text, apps, ids)


def texts(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """(where in the lesson, text) of everything that a person reads; where is `step/field`."""
    yield "lesson/title", lesson.title
    yield "lesson/about", lesson.about
    for step in lesson.steps:
        yield f"{step.id}/say", step.say
        if step.speech:
            yield f"{step.id}/speech", step.speech
        if step.why:
            yield f"{step.id}/why", step.why
        if step.tip:
            yield f"{step.id}/tip", step.tip
    for mistake in lesson.mistakes:
        yield f"{mistake.id}/say", mistake.say
        if mistake.speech:
            yield f"{mistake.id}/speech", mistake.speech
    if lesson.recall:
        yield "lesson/recall", lesson.recall.ask
    yield "lesson/praise", lesson.praise


def collections(people: People, person: Person) -> Mapping[str, tuple[str, ...]]:
    """The ids in each collection of a person's phone."""
    return {
        "repeats": tuple(repeat.medicine for repeat in person.repeats),
        "requests": tuple(request.id for request in person.requests),
        "messages": tuple(message.id for message in person.messages),
        "texts": tuple(text.id for text in person.texts),
        "emails": tuple(email.id for email in person.emails),
        "pharmacies": tuple(people.pharmacies),
    }


def own_collections(apps: Mapping[str, AppContent]) -> Mapping[str, tuple[str, ...]]:
    """The ids in each collection of the apps' own, under app/collection."""
    return {
        f"{app}/{name}": tuple(item.id for item in items)
        for app, content in apps.items()
        for name, items in content.app.collections.items()
    }


def _features(content: AppContent) -> tuple[str, ...]:
    """What surgeries may offer, as far as an app asks for it."""
    return tuple(
        option
        for state in content.app.state.values()
        if state.starts == "surgery"
        for option in state.options
    )


def find_state(name: str, apps: Mapping[str, AppContent]) -> tuple[str, State] | None:
    """(`app/state`, the state) for a name as a lesson writes it; None when unknown or not unique."""
    found = [
        (f"{app}/{state}", content.app.state[state])
        for app, content in apps.items()
        for state in content.app.state
        if name in (state, f"{app}/{state}")
    ]
    return found[0] if len(found) == 1 else None


def _ids(lesson: Lesson) -> Iterator[Fault]:
    seen: set[str] = {"lesson"}  # the word that stands for the lesson itself in translations
    for identifier in (*(step.id for step in lesson.steps), *(mistake.id for mistake in lesson.mistakes)):
        if identifier in seen:
            yield Fault(
                place_of(identifier),
                f"the id “{identifier}” is used twice in this lesson",
                "give it another id",
            )
        seen.add(identifier)
    steps = {step.id for step in lesson.steps}
    for mistake in lesson.mistakes:
        if mistake.at not in steps:
            yield Fault(place_of(mistake.at), f"there is no step “{mistake.at}”", suggest(mistake.at, steps))
        for deed in mistake.do:
            if sum(map(bool, (deed.tap, deed.toggle, deed.type, deed.wait, deed.back, deed.home))) != 1:
                yield Fault(
                    deed.place, "one line does one thing", "write one of tap, toggle, type, back, home, wait"
                )
    if not lesson.steps:
        yield Fault(lesson.place, "the lesson has no steps", "add at least one step")


def _given(
    name: str,
    values: tuple[str, ...],
    apps: Mapping[str, AppContent],
    ids: Mapping[str, tuple[str, ...]] | None,
) -> Iterator[Fault]:
    found = find_state(name, apps)
    if found and found[1].type in ("text", "flag"):
        if values not in ((), (TYPED,)):
            yield Fault(place_of(name), f"the state “{name}” is a {found[1].type}", f"write [] or [{TYPED}]")
        return
    if found and found[1].type == "choice" and len(values) > 1:
        yield Fault(place_of(name), f"the state “{name}” holds one item", "write one id")
    yield from _test(Test(name, "includes", values, place_of(name)), apps, ids)


def _deed(
    deed: Deed,
    apps: Mapping[str, AppContent],
    ids: Mapping[str, tuple[str, ...]] | None,
    icons: set[str],
) -> Iterator[Fault]:
    timers = {f"{app}/{timer}" for app, content in apps.items() for timer in content.app.timers}
    if deed.wait and deed.wait not in timers:
        yield Fault(place_of(deed.wait), f"there is no timer “{deed.wait}”", suggest(deed.wait, timers))
    screens = [screen for content in apps.values() for screen in content.screens.values()]
    for reference in (deed.tap, deed.toggle, deed.type):
        block, _, item = (reference or "").partition("/")
        known = {identifier for screen in screens for identifier, _ in ids_on(screen)}
        items = {each for group in ids.values() for each in group} | icons if ids else set()
        if deed.type:
            known, items = _fields(screens), _answers(screens, block)
        if block == "tab":
            known, items = {block}, {tab.id for content in apps.values() for tab in content.app.tabs}
        if reference and block not in known:
            yield Fault(
                place_of(reference), f"nothing on the phone is called “{block}”", suggest(block, known)
            )
        elif item and items and item not in items:
            yield Fault(
                place_of(reference or ""), f"there is no “{item}” on this phone", suggest(item, items)
            )


def _fields(screens: list[Screen]) -> set[str]:
    return {block.id for screen in screens for block in screen.blocks if isinstance(block, TextField)}


def _answers(screens: list[Screen], field: str) -> set[str]:
    blocks = [block for screen in screens for block in screen.blocks if isinstance(block, TextField)]
    return {each for block in blocks if block.id == field for each in block.answers} | {WRONG, MALFORMED}


def _screen(name: str, apps: Mapping[str, AppContent]) -> Iterator[Fault]:
    app, _, screen = name.partition("/")
    if app not in apps:
        yield Fault(place_of(name), f"“{name}” begins with no app of this lesson", suggest(app, dict(apps)))
    elif screen not in apps[app].screens:
        known = {f"{app}/{each}" for each in apps[app].screens}
        yield Fault(place_of(name), f"there is no screen “{name}”", suggest(name, known))


def _condition(
    condition: Condition | None, apps: Mapping[str, AppContent], ids: Mapping[str, tuple[str, ...]] | None
) -> Iterator[Fault]:
    for test in condition.tests if condition else ():
        if test.name == SCREEN:
            if test.how != "exactly" or not test.values:
                yield Fault(test.place, "this says no screen", "write screen: app/screen, or a list of some")
            for value in test.values:
                yield from _screen(value, apps)
        else:
            yield from _test(test, apps, ids)


def _test(
    test: Test, apps: Mapping[str, AppContent], ids: Mapping[str, tuple[str, ...]] | None
) -> Iterator[Fault]:
    state = find_state(test.name, apps)
    if state is None and sum(test.name in content.app.state for content in apps.values()) > 1:
        yield Fault(
            test.place, f"more than one app has a state “{test.name}”", "write its app before it: app/state"
        )
    elif state is None:
        known = {name for content in apps.values() for name in content.app.state}
        yield Fault(test.place, f"there is no state “{test.name}”", suggest(test.name, known | {SCREEN}))
    elif state[1].type in ("text", "flag") and test.how not in ("any", "none"):
        yield Fault(test.place, f"the state “{test.name}” is a {state[1].type}", "write any or none")
    elif ids is not None and state[1].type in ("set", "choice"):
        app = state[0].partition("/")[0]
        of = state[1].of or ""
        possible = set(state[1].options) or set(ids.get(f"{app}/{of}", ids.get(of, ())))
        among = f"this person's {of}" if of in ids else f"the {of or state[0]}"
        for value in test.values:
            if value not in possible:
                yield Fault(place_of(value), f"there is no “{value}” among {among}", suggest(value, possible))


def _text(
    text: str, apps: Mapping[str, AppContent], ids: Mapping[str, tuple[str, ...]] | None
) -> Iterator[Fault]:
    place = place_of(text)
    if stray_brace(text):
        yield Fault(
            place,
            "there is a brace that belongs to nothing",
            "write such as {label:nhs-app/home/prescriptions}",
        )
    for kind, reference in placeholders(text):
        if kind == "label":
            known = {
                f"{app}/{label}"
                for app, content in apps.items()
                for label, words in labels_of(content).items()
                if "{" not in words  # a title such as {opened:sender} differs from day to day
            } | {"back"}
            if reference not in known:
                yield Fault(place, f"there is no label “{reference}” on the phone", suggest(reference, known))
        elif kind == "item":
            every = {each for group in (ids or {}).values() for each in group}
            if ids is not None and reference not in every:
                yield Fault(
                    place, f"there is no item “{reference}” on this person's phone", suggest(reference, every)
                )
        elif (kind, reference) != ("person", "first"):
            yield Fault(
                place,
                f"“{{{kind}:{reference}}}” is not possible here",
                "use {label:app/screen/block}, {item:id} or {person:first}",
            )
