"""What was typed lives in the view, and can be forgotten."""

from kiosk.ui.phone import View


def test_a_field_can_be_forgotten_and_does_not_mind_being_forgotten_twice() -> None:
    view = View(typed={"a/notes": "secret", "a/other": "kept"})
    view.forget("a/notes")
    view.forget("a/notes")
    assert view.typed == {"a/other": "kept"}


def test_what_was_typed_does_not_get_into_a_log_by_way_of_the_view() -> None:
    assert "secret" not in repr(View(typed={"a/notes": "secret"}))
