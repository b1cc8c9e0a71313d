"""A picture code on the command line, or typed where nobody sees it and no history keeps it."""

import sys
from getpass import getpass

ASK = "-"


def told_code(word: str) -> str:
    """The code; for `-` it is asked for, or read from what is sent to the command."""
    if word != ASK:
        return word
    return getpass("The four pictures: ").strip() if sys.stdin.isatty() else sys.stdin.readline().strip()
