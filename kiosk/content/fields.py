"""How a content dataclass tells what its fields mean, for readers, editors and the guide."""

import dataclasses
import re
from typing import Any

ID_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
REF_PATTERN = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*\Z")
# Encrypted, of a public name, and made of letters that a person can type from paper.
WEB_PAGE = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/[A-Za-z0-9/._~?=&%#-]*)?\Z")

SHAPES = {
    ID_PATTERN: "use small letters, digits and hyphens, such as order-repeat",
    REF_PATTERN: "use small letters, digits and hyphens, joined by a slash, such as nhs-app/home",
    WEB_PAGE: "write the whole address of a public page, such as https://www.nhs.uk/nhs-app/",
}


def said(
    doc: str,
    *,
    default: Any = dataclasses.MISSING,
    factory: Any = dataclasses.MISSING,
    pattern: re.Pattern[str] | None = None,
    keys: re.Pattern[str] = ID_PATTERN,
    may_be_empty: bool = False,
) -> Any:
    """A field with its meaning in one line.

    `pattern` binds text to a shape, `keys` the keys of a mapping; a list holds something unless it
    `may_be_empty`. `factory` makes the default where that is a mapping.
    """
    metadata = {"doc": doc, "pattern": pattern, "keys": keys, "may_be_empty": may_be_empty}
    if factory is not dataclasses.MISSING:
        return dataclasses.field(default_factory=factory, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


def an_id(doc: str, *, default: Any = dataclasses.MISSING) -> Any:
    """A field that holds an id: small letters, digits and hyphens."""
    return said(doc, default=default, pattern=ID_PATTERN)


def a_ref(doc: str, *, default: Any = dataclasses.MISSING) -> Any:
    """A field that points at something: an id, or ids joined by a slash."""
    return said(doc, default=default, pattern=REF_PATTERN)


def yaml_name(field: "dataclasses.Field[Any]") -> str:
    """`last_issued` in Python is `last-issued` in YAML; a trailing `_` avoids Python's own words."""
    return field.name.rstrip("_").replace("_", "-")


def content_fields(cls: type) -> "list[dataclasses.Field[Any]]":
    """The fields that an author may write; `place` is ours."""
    return [field for field in dataclasses.fields(cls) if field.name != "place"]
