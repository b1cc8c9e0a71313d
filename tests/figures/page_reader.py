"""Reads HTML as strictly as a person who writes it: what is opened must be closed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "input", "br", "hr", "img", "link"}


@dataclass
class Node:
    """An element; `children` are texts and elements."""

    tag: str
    attributes: dict[str, str]
    children: list["Node | str"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Node"]:
        """This element and all in it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child

    def all(self, tag: str, **attributes: str) -> list["Node"]:
        return [n for n in self if n.tag == tag and attributes.items() <= n.attributes.items()]

    def of_class(self, name: str) -> list["Node"]:
        return [node for node in self if name in node.attributes.get("class", "").split()]

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Strict(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"twice the same attribute: {names}"
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_page(html: str) -> Node:
    """The whole page. Fails when something is not closed, or closed in the wrong order."""
    assert html.startswith("<!DOCTYPE html>\n")
    reader = _Strict()
    reader.feed(html)
    reader.close()
    assert reader.open == [reader.root], f"left open: {[node.tag for node in reader.open[1:]]}"
    return reader.root


def tables_of(page: Node) -> dict[str, list[dict[str, str]]]:
    """What stands in each table: rows by the names of their columns."""
    found = {}
    for table in page.all("table"):
        names = [head.attributes["data-column"] for head in table.all("th", scope="col")]
        rows = [row for body in table.all("tbody") for row in body.all("tr")]
        cells = [[cell.text for cell in row if cell.tag in {"th", "td"}] for row in rows]
        found[table.attributes["data-table"]] = [dict(zip(names, row, strict=True)) for row in cells]
    return found
