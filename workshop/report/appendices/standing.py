"""Appendices as a document has them: each with its letter, none that is empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workshop.report.blocks import AnyBlock, Heading


class Appendix(NamedTuple):
    """Something that stands behind a document."""

    letter: str
    title: str
    blocks: tuple[AnyBlock, ...]


def appendices(found: Iterable[Appendix]) -> Iterator[AnyBlock]:
    """The blocks of appendices; letters stay as they are where one of them has nothing."""
    for at, each in enumerate(each for each in found if each.blocks):
        yield Heading(text=f"{each.letter} {each.title}", page=not at)
        yield from each.blocks
