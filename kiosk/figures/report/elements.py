"""HTML as a tree of elements. Only the standard library writes text into it, so all of it is escaped."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree

Element = ElementTree.Element
Child = Element | str | None

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def element(tag: str, *children: Child, **attributes: str) -> Element:
    """An element; a child that is None is left out. `class_` is the attribute class, `for_` is for."""
    made = Element(
        tag, {name.rstrip("_").replace("_", "-"): _seen(text) for name, text in attributes.items()}
    )
    add(made, children)
    return made


def add(parent: Element, children: Iterable[Child]) -> None:
    """Put more into an element, at its end."""
    for child in children:
        if isinstance(child, Element):
            parent.append(child)
        elif child is not None and len(parent):
            parent[-1].tail = (parent[-1].tail or "") + _seen(child)
        elif child is not None:
            parent.text = (parent.text or "") + _seen(child)


def _seen(text: str) -> str:
    """Control characters mean nothing on a page, and some readers stop at them."""
    return _CONTROL.sub(" ", text)


def written(root: Element) -> str:
    """A whole document."""
    return "<!DOCTYPE html>\n" + ElementTree.tostring(root, encoding="unicode", method="html") + "\n"
