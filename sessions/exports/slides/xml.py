"""Elements of slides for which python-pptx has no words of its own."""

from __future__ import annotations

from typing import Any

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement


def element(name: str, *children: Any, text: str | None = None, **attributes: object) -> Any:
    """An element with what is in it.

    Args:
        name: with the short form of its name space: `a:p`.
        children: elements, in order.
        text: its words, where it has any.
        attributes: without name spaces; what is None is left out.
    """
    made: Any = OxmlElement(name)
    for key, value in attributes.items():
        if value is not None:
            made.set(key, str(value))
    if text is not None:
        made.text = text
    made.extend(children)
    return made


def colour(value: str) -> Any:
    """A fill of one colour, as six hexadecimal digits."""
    return element("a:solidFill", element("a:srgbClr", val=value))


def without(place: Any, *names: str) -> None:
    """Take the children of some names out of an element."""
    for name in names:
        for child in place.findall(qn(name)):
            place.remove(child)
