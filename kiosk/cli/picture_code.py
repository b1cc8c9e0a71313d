"""A picture code on the command line, or typed where nobody sees it and no history keeps it."""

import sys
from getpass import getpass

ASK = "-"


def told_code(word: str) -> str:
    """The code, however it was written; for `-` it is asked for, or read from what is sent to the command."""
    if word == ASK:
        word = getpass("The four pictures: ") if sys.stdin.isatty() else sys.stdin.readline()
    return "-".join(word.lower().replace("-", " ").split())
