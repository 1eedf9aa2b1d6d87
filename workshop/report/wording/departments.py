"""Which departments an edition names with something that was said.

A department is named with a statement only where the statement may be told as its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from workshop.language import say
from workshop.privacy.consents import ORDER
from workshop.privacy.editions import Telling
from workshop.record.documents import Attribution, Department, Entry
from workshop.text import listing


def departments_told(telling: Telling, entry: Entry) -> list[Department]:
    """The departments that an entry speaks for, as far as they may be told with it."""
    if not (telling.open or ORDER[telling.level(entry)] <= ORDER[Attribution.DEPARTMENT]):
        return []
    ids = telling.hearing.departments(entry)
    return [each for each in telling.hearing.listed if each.id in ids]


def names_told(telling: Telling, entries: Iterable[Entry]) -> tuple[str, ...]:
    """The names of the departments behind entries, in the order of the engagement."""
    return _names(telling, (departments_told(telling, entry) for entry in entries))


def _names(telling: Telling, told: Iterable[Iterable[Department]]) -> tuple[str, ...]:
    ids = {each.id for departments in told for each in departments}
    return tuple(telling.called(each) for each in telling.hearing.listed if each.id in ids)


def whose_words(telling: Telling, entries: Iterable[Entry]) -> str:
    """Whose statements these are: departments by name, and how many statements of others.

    Empty where nobody may be named and nothing more can be said than that somebody did.
    """
    told = [departments_told(telling, entry) for entry in entries]
    names = _names(telling, told)
    others = sum(not each for each in told)
    if not names:
        return say("not named") if others else ""
    return listing([*names, say("{n} not named", n=others)] if others else list(names))
