"""What a touch changes: the six effects, on an app's own states and on those of other apps."""

from dataclasses import replace

import pytest

from kiosk.content.effect import Effect, Pair, Put, Remove
from kiosk.phone.change import change
from kiosk.phone.phone import Phone, build_phone
from kiosk.phone.world import Value, World
from tests.sample import SIGN_IN, TODAY, sample_lesson, sample_library


def pair(source: str, into: str) -> Pair:
    return Pair(from_=source, into=into)


def holding(phone: Phone, **states: Value) -> World:
    """The start, but with these states (of sign-in) as they are given."""
    held = dict(zip(phone.names, phone.start.state, strict=True))
    held.update({f"sign-in/{name}": value for name, value in states.items()})
    return replace(phone.start, state=tuple(held.values()))


@pytest.mark.parametrize(
    ("effect", "changed"),
    [
        (Effect(add=pair("slot", "booked")), {"booked": ("early", "noon"), "slot": ("noon",)}),
        (Effect(add=pair("slot", "free")), {"free": ("noon", "late")}),
        (Effect(move=pair("slot", "booked")), {"booked": ("early", "noon"), "slot": ()}),
        (Effect(move=pair("free", "booked")), {"booked": ("early", "late"), "free": ()}),
        (Effect(copy=pair("booked", "free")), {"free": ("early",), "booked": ("early",)}),
        (Effect(copy=pair("acting", "reminders")), {"reminders": ("typed",), "acting": ("typed",)}),
        (Effect(put=Put(into="booked", items=("late",))), {"booked": ("late",)}),
        (Effect(put=Put(into="slot", items=("early",))), {"slot": ("early",)}),
        (Effect(remove=Remove(from_="booked", those="booked")), {"booked": ()}),
        (Effect(remove=Remove(from_="free", those="slot")), {"free": ("late",), "slot": ("noon",)}),
        (Effect(clear="slot"), {"slot": ()}),
        (Effect(clear="acting"), {"acting": ()}),
    ],
)
def test_an_effect_changes_just_what_it_says(
    signing_in: Phone, effect: Effect, changed: dict[str, Value]
) -> None:
    before = holding(signing_in, booked=("early",), free=("late",), slot=("noon",), acting=("typed",))
    after = change(signing_in, before, "sign-in", (effect,))
    expected = dict(zip(signing_in.names, before.state, strict=True))
    expected.update({f"sign-in/{name}": value for name, value in changed.items()})
    assert dict(zip(signing_in.names, after.state, strict=True)) == expected


def test_a_set_is_the_same_set_in_whatever_order_it_was_filled(signing_in: Phone) -> None:
    one, other = (
        change(
            signing_in,
            holding(signing_in, slot=(first,), booked=(second,)),
            "sign-in",
            (Effect(add=pair("slot", "booked")), Effect(clear="slot")),
        )
        for first, second in (("early", "late"), ("late", "early"))
    )
    assert one == other


def test_copying_a_choice_that_was_not_made_leaves_the_other_choice_alone(signing_in: Phone) -> None:
    before = change(
        signing_in, signing_in.start, "messages", (Effect(put=Put(into="opened", items=("code-1",))),)
    )
    after = change(signing_in, before, "sign-in", (Effect(copy=pair("code", "messages/opened")),))
    assert signing_in.get(after, "messages/opened") == ("code-1",)


def test_effects_happen_one_after_the_other(signing_in: Phone) -> None:
    effects = (
        Effect(put=Put(into="slot", items=("noon",))),
        Effect(add=pair("slot", "booked")),
        Effect(remove=Remove(from_="free", those="slot")),
        Effect(clear="slot"),
    )
    after = change(signing_in, signing_in.start, "sign-in", effects)
    assert [signing_in.value(after, "sign-in", name) for name in ("slot", "booked", "free")] == [
        (),
        ("noon",),
        ("early", "late"),
    ]


TO_MESSAGES = [
    Effect(put=Put(into="messages/sending", items=("code-2",))),
    Effect(copy=pair("code", "messages/sending")),
    Effect(add=pair("code", "messages/arrived")),
    Effect(move=pair("code", "messages/read")),
    Effect(remove=Remove(from_="messages/arrived", those="messages/arrived")),
    Effect(clear="messages/arrived"),
]


@pytest.mark.parametrize("effect", TO_MESSAGES)
def test_an_app_can_change_another_app(signing_in: Phone, effect: Effect) -> None:
    before = holding(signing_in, code=("code-1",))
    after = change(signing_in, before, "sign-in", (effect,))
    changed = {
        name for name, old, new in zip(signing_in.names, before.state, after.state, strict=True) if old != new
    }
    assert any(name.startswith("messages/") for name in changed)


@pytest.mark.parametrize("effect", TO_MESSAGES)
def test_without_the_other_app_nothing_of_it_changes_and_nothing_breaks(effect: Effect) -> None:
    lesson = sample_lesson(SIGN_IN)
    setup = replace(lesson.phone, apps=("phone", "sign-in"))
    phone = build_phone(sample_library(), replace(lesson, phone=setup), TODAY)
    before = holding(phone, code=("code-1",))
    after = change(phone, before, "sign-in", (effect,))
    emptied = holding(phone, code=()) if effect.move else before
    assert after == emptied


def test_what_another_app_that_is_not_there_would_give_is_nothing(signing_in: Phone) -> None:
    effects = (Effect(add=pair("email/arrived", "booked")), Effect(copy=pair("email/new", "reminders")))
    before = holding(signing_in, booked=("early",))
    assert change(signing_in, before, "sign-in", effects) == before
