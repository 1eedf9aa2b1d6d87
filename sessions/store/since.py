"""The earlier moment since which a document tells what changed: a version, or a day or time."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from sessions.history.moments import FORMS, NoSuchMoment, read_moment
from sessions.store.past import Past
from sessions.store.store import Store
from workshop import times
from workshop.record.findings.documents import Version
from workshop.report.known import Earlier
from workshop.running.findings.standing import versions_of
from workshop.text import clean_line, listing

_VERSION: Final = re.compile(
    r"(?:the )?(?:(?:last|latest) )?(?:draft|version|final)(?: *(\d{1,6}))?"
)

WAYS: Final = f"`draft 2`, `version 2`, `version` for the latest, or {FORMS}"
"""How a moment to look back to is written."""


def earlier_of(store: Store, said: str) -> Earlier:
    """The record as it was when a version was issued, or at a moment.

    Args:
        store: the engagement as it is shown.
        said: `draft 2`, `version 2`, `version` for the latest, or a moment.

    Raises:
        NoSuchMoment: there is no such version, the record begins later, or it is no moment.
    """
    words = clean_line(said)
    found = _VERSION.fullmatch(words.casefold())
    if found is None:
        at = _moment(words)
        is_day = ":" not in words
        what = times.day(at) if is_day else times.moment(at, seconds=False)
    else:
        version = _version(store, found[1])
        at, what = version.at, f"{'version' if version.final else 'draft'} {version.number}"
    if store.at is not None and at > store.at:
        raise NoSuchMoment("What is compared with must be earlier than what is shown.")
    with Past.open(store.folder, at=at) as past:
        return Earlier(past.record.copy(), at, what)


def _moment(words: str) -> datetime:
    """A day or time.

    Raises:
        NoSuchMoment: it is none, and no version either.
    """
    try:
        return read_moment(words)
    except NoSuchMoment:
        raise NoSuchMoment(
            f"“{words[:40]}” is no version and no moment that can be read. Write {WAYS}."
        ) from None


def _version(store: Store, number: str | None) -> Version:
    """A version by its number, or the latest.

    Raises:
        NoSuchMoment: there is none.
    """
    issued = versions_of(store.record)
    if not issued:
        raise NoSuchMoment(
            "No version was issued yet, so there is none to compare with. Give a day, or issue a "
            "draft first."
        )
    if number is None:
        return issued[-1]
    for each in issued:
        if each.number == int(number):
            return each
    known = listing([str(each.number) for each in issued])
    raise NoSuchMoment(f"There is no version {int(number)}; issued so far: {known}.")
