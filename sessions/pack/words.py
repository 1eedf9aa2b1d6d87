"""What both forms of the index say of a pack, in the language that is spoken."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final, NamedTuple

from sessions.pack.pack import Pack
from workshop.language import marked, pointed, say
from workshop.report.document_names import DOCUMENTS, EDITIONS
from workshop.text import listing, parted
from workshop.times import day

NOT_HERE: Final = marked("It could not be written where this pack was made.")
"""What readers are told of a format whose extra is not installed."""


class Group(NamedTuple):
    """What is said alike of several documents."""

    titles: str
    """The documents, as a sentence lists them."""
    sentences: tuple[str, ...]


def size(count: int) -> str:
    """How long a file is, in the unit that people read it in."""
    if count < 1_000:
        return f"{count} B"
    if count < 1_000_000:
        return f"{math.ceil(count / 1_000)} kB"
    return f"{pointed(f'{count / 1_000_000:.1f}')} MB"


def edition(pack: Pack) -> str:
    """Which edition it is, as it is called on paper."""
    return EDITIONS[pack.profile.edition].title


def withheld(pack: Pack) -> list[Group]:
    """What documents leave out, those that leave out the same together."""
    groups = _grouped(
        (document.title, tuple(one.sentence for one in document.withheld))
        for document in pack.documents
        if document.withheld
    )
    alone = {document.title for document in pack.documents}
    # A number below several titles would be read as that of all of them together.
    return [
        one
        if one.titles in alone
        else one._replace(titles=say("In each: {documents}", documents=one.titles))
        for one in groups
    ]


def left_out(pack: Pack) -> list[Group]:
    """Which documents the pack does not have, those with the same reason together."""
    return _grouped((DOCUMENTS[one.document].title, (one.reason,)) for one in pack.left_out)


def _grouped(told: Iterable[tuple[str, tuple[str, ...]]]) -> list[Group]:
    groups: dict[tuple[str, ...], list[str]] = {}
    for title, sentences in told:
        titles = groups.setdefault(sentences, [])
        if title not in titles:
            titles.append(title)
    return [Group(_listed(titles), sentences) for sentences, titles in groups.items()]


def _listed(titles: list[str]) -> str:
    """The documents, kept apart where a title has a comma itself, as those of sessions have."""
    return parted(titles) if any("," in title for title in titles) else listing(titles)


def signed(pack: Pack) -> list[str]:
    """How far it is, of which day, who answers for it, and whose it is."""
    parts = (pack.status, day(pack.created), pack.author, pack.firm)
    return [part for part in parts if part]


def colophon(pack: Pack) -> str:
    """The last line: whose it is, for whom, what it was made from, with what."""
    firm = [pack.firm] if pack.firm else []
    made = say("record as of {day}", day=day(pack.created))
    return " · ".join([*firm, edition(pack), made, pack.program])
