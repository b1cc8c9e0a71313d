"""The top of a thread: whatever goes wrong ends here, so that the thread goes on and somebody is told."""

from collections.abc import Callable


def fault_of(do: Callable[[], object]) -> Exception | None:
    """Do it. What went wrong, of whatever kind, is handed back for the caller to tell."""
    try:
        do()
    except Exception as error:  # noqa: BLE001 - whoever calls tells it
        return error
    return None
