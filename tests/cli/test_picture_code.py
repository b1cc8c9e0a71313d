"""A picture code need not stand in the history of commands."""

import io

import pytest

from kiosk.cli.picture_code import told_code


def test_a_code_can_be_sent_instead_of_typed_into_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("cup-fish-moon-key\n"))
    assert told_code("-") == "cup-fish-moon-key"


def test_a_code_on_the_command_line_is_taken_as_it_is() -> None:
    assert told_code("cup-fish-moon-key") == "cup-fish-moon-key"
