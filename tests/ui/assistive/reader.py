"""A learner with a screen reader does the repeat prescription lesson, through AT-SPI alone.

Run by the system's Python, which has python3-gi; see test_screen_reader.py. It hears names, roles and
states, and presses what the instruction quotes. Prints what it heard; exit 0 when the lesson is done.
"""

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

LONGEST_WAIT, MOST_PRESSES = 20.0, 60
CONTROLS = {"push button", "button", "check box", "radio button", "toggle button", "link", "page tab"}
TITLE, LESSON = "Well done", "Order a repeat prescription"

Node = Any  # an Atspi.Accessible: python3-gi has no types
Done = set[tuple[str, str]]


def tree(node: Node, deep: int = 0) -> Iterator[Node]:
    """Everything that is there, also further down a page, in reading order."""
    try:
        states = node.get_state_set()
        if deep > 1 and not states.contains(Atspi.StateType.VISIBLE):
            return
        yield node
        for place in range(node.get_child_count()):
            child = node.get_child_at_index(place)
            if child is not None:
                yield from tree(child, deep + 1)
    except GLib.Error:
        return  # it was replaced while we looked


def application() -> Node:
    """The kiosk on the accessibility bus; None while it is not there."""
    desktop = Atspi.get_desktop(0)
    apps = (desktop.get_child_at_index(place) for place in range(desktop.get_child_count()))
    return next((app for app in apps if app is not None and app.get_name() == "Footbridge"), None)


def name(node: Node) -> str:
    """What is read out."""
    try:
        return str(node.get_name())
    except GLib.Error:
        return ""


def role(node: Node) -> str:
    """What kind of thing it is."""
    try:
        return str(node.get_role_name())
    except GLib.Error:
        return ""


def wait_for(find: Callable[[list[Node]], Any], what: str) -> Any:
    """What `find` finds among everything that is there, as soon as it is."""
    until = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < until:
        app = application()
        found = find(list(tree(app))) if app is not None else None
        if found is not None:
            return found
        listen(100)
    for node in tree(application()):
        print("  there:", role(node), "|", name(node))
    raise SystemExit(f"never there: {what}")


def listen(ms: int) -> None:
    """Let the bus tell what has changed."""
    loop = GLib.MainLoop()
    GLib.timeout_add(ms, loop.quit)
    loop.run()


def press(node: Node) -> None:
    """Do what Enter or Space would do."""
    print("press", role(node), "|", name(node))
    Atspi.Action.do_action(node, 0)


def control(begins: str) -> Callable[[list[Node]], Node]:
    """A control that can be used and whose name begins so."""

    def find(nodes: list[Node]) -> Node:
        for node in nodes:
            usable = role(node) in CONTROLS and node.get_state_set().contains(Atspi.StateType.ENABLED)
            if usable and name(node).startswith(begins):
                return node
        return None

    return find


def instruction(nodes: list[Node]) -> Node:
    """What is to be done: the band says it, and nothing else is an instruction."""
    return next((node for node in nodes if node.get_accessible_id().endswith("instruction")), None)


def headed(nodes: list[Node], words: str) -> bool:
    """Whether there is such a heading."""
    return any(role(node) == "heading" and name(node) == words for node in nodes)


def on_the_phone(nodes: list[Node]) -> list[Node]:
    """What can be pressed inside the practice phone."""
    phone = next((node for node in nodes if name(node) == "Practice phone"), None)
    return [node for node in tree(phone) if role(node) in CONTROLS] if phone is not None else []


def quoted(text: str, nodes: list[Node], done: Done) -> list[tuple[str, Node]]:
    """The controls whose label the instruction says, in the order in which it says them."""
    found = []
    for node in on_the_phone(nodes):
        label = name(node).split("\n")[0].split(". ")[0].split(",")[0].strip()
        if len(label) > 2 and label in text and (text, label) not in done:
            found.append((text.index(label), -len(label), label, node))
    return [(label, node) for _, _, label, node in sorted(found, key=lambda each: each[:2])]


def one_press(done: Done) -> bool:
    """Hear the instruction, press what it says; False when the lesson is over."""

    def ready(nodes: list[Node]) -> Any:
        if headed(nodes, TITLE):
            return "done"
        offer = control("No, go on")(nodes)
        if offer is not None:
            return offer
        words = instruction(nodes)
        ways = quoted(name(words), nodes, done) if words is not None else []
        return (name(words), *ways[0]) if ways else None

    found = wait_for(ready, "something to press")
    if found == "done":
        return False
    if isinstance(found, tuple):
        text, label, node = found
        print("heard:", text)
        done.add((text, label))
        press(node)
    else:
        press(found)
    listen(400)
    return True


def announced(event: Any) -> None:
    """What is said without being asked."""
    print("announced:", str(event.any_data).splitlines()[0])


def main() -> int:
    """From the welcome page to the end of the lesson."""
    for begins in ("English", "Quite sure", "My medicines", LESSON, "Together"):
        press(wait_for(control(begins), begins))
        listen(400)
    done: Done = set()
    listener = Atspi.EventListener.new(announced)
    listener.register("object:announcement")
    for _ in range(MOST_PRESSES):
        if not one_press(done):
            print("heard:", TITLE)
            return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
