"""Elements of slides for which python-pptx has no words of its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pptx.oxml import oxml_parser
from pptx.oxml.ns import NamespacePrefixedTag, qn

from sessions.exports.office.copied import copied


def element(name: str, *children: Any, **attributes: object) -> Any:
    """An element with what is in it.

    Args:
        name: with the short form of its name space: `a:p`.
        children: elements, in order.
        attributes: without name spaces; what is None is left out.
    """
    tag, spaces = _named(name)
    made: Any = oxml_parser.makeelement(tag, nsmap=spaces)
    for key, value in attributes.items():
        if value is not None:
            made.set(key, str(value))
    made.extend(children)
    return made


@cache
def _named(name: str) -> tuple[str, Mapping[str, str]]:
    """The full name of a tag and its name space by the short form: large decks have 400,000."""
    tag = NamespacePrefixedTag(name)
    return tag.clark_name, tag.nsmap


@copied
def colour(value: str) -> Any:
    """A fill of one colour, as six hexadecimal digits."""
    return element("a:solidFill", element("a:srgbClr", val=value))


def without(place: Any, *names: str) -> None:
    """Take the children of some names out of an element."""
    for name in names:
        for child in place.findall(qn(name)):
            place.remove(child)
