"""How far long work is, drawn in the terminal; nothing where nobody watches."""

import sys
from collections.abc import Callable

WIDTH = 30


def progress_bar(what: str) -> Callable[[int, int], None]:
    """A `tell(done, all)` that draws a bar for `what`, such as “Welsh”."""

    def tell(done: int, total: int) -> None:
        if not sys.stderr.isatty():
            return
        full = WIDTH * done // max(1, total)
        line = f"\r{what} {'█' * full}{'·' * (WIDTH - full)} {done:,} of {total:,}"
        print(line, end="\n" if done >= total else "", file=sys.stderr, flush=True)

    return tell
