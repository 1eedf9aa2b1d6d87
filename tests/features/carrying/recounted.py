"""What a round of feedback found, counted anew from the notes and the rows.

Nothing here asks the program to compare anything: who said what is read off the files in which it
was noted, and what is one factor with another off the list of factors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

_LINE: Final = re.compile(r"(?:\[[\d:]+\] )?([+\-*!.\"]) (.+)")
_HANDLE: Final = re.compile(r" @(\S+)")
_THEME: Final = re.compile(r"% theme: (.+)")


class Said(NamedTuple):
    """A line of the notes in which somebody said something."""

    words: str
    is_factor: bool
    departments: frozenset[str]


class Change(NamedTuple):
    """What became of a factor."""

    change: str
    before: frozenset[str]
    now: frozenset[str]


class Noted:
    """The notes of a round as somebody reads them who does not know the program.

    Args:
        files: those of the sessions that were held in its days.
    """

    def __init__(self, *files: Path) -> None:
        texts = [file.read_text("utf-8") for file in files]
        self.said = tuple(said for text in texts for said in _said(text))
        self.themes = frozenset(theme for text in texts for theme in _THEME.findall(text))

    @property
    def heard(self) -> frozenset[str]:
        """The departments of which somebody said something."""
        return frozenset[str]().union(*(each.departments for each in self.said))

    def by_factor(self, codes: Mapping[str, str]) -> dict[str, frozenset[str]]:
        """By the code of a factor, the departments that said it."""
        found: dict[str, frozenset[str]] = {}
        for each in self.said:
            if each.is_factor:
                code = codes[each.words]
                found[code] = found.get(code, frozenset()) | each.departments
        return found


def _said(text: str) -> Iterable[Said]:
    """The lines of a file in which somebody said something."""
    people = {}
    for line in text.splitlines():
        if line.startswith("person: "):
            name, _, department = line.removeprefix("person: ").split(" | ")
            people[name.replace(" ", ".")] = department
    for line in text.splitlines():
        if found := _LINE.fullmatch(line):
            handles = _HANDLE.findall(found[2])
            departments = frozenset(_department(people, each) for each in handles)
            yield Said(_HANDLE.sub("", found[2]).strip(), found[1] in "+-*!", departments)


def _department(people: Mapping[str, str], handle: str) -> str:
    """That of whom a handle names, by all of the name or its beginning."""
    (found,) = {d for name, d in people.items() if f"{name}.".startswith(f"{handle}.")}
    return found


def factors_compared(
    before: Noted, now: Noted, statements: Mapping[str, Sequence[str]]
) -> dict[str, Change]:
    """What became of each factor since the round before.

    Args:
        before: the notes of the round before.
        now: those of the round.
        statements: by the code of each factor, all the words in which it was ever said.
    """
    codes = {words: code for code, all_ in statements.items() for words in all_}
    then, here = before.by_factor(codes), now.by_factor(codes)
    both = before.heard & now.heard
    noted = {each.words for each in now.said}
    found = {}
    for code in sorted({*then, *here}):
        if code in here and code not in then:
            change = "new" if set(statements[code]) <= noted else "back"
            found[code] = Change(change, frozenset(), here[code])
        elif code in then:
            was, is_ = then[code] & both, here.get(code, frozenset()) & both
            found[code] = Change(_became(was, is_, said=code in here), was, is_)
    return found


def _became(was: frozenset[str], now: frozenset[str], *, said: bool) -> str:
    if not said:
        return "gone" if was else "not asked again"
    return {0: "same", 1: "stronger", -1: "weaker"}[(len(now) > len(was)) - (len(now) < len(was))]


class Aspect(NamedTuple):
    """How many said that an aspect works, and how many that it needs work; the same before."""

    works: int
    needs_work: int
    worked_before: int
    needed_work_before: int


def aspects_counted(rows: Sequence[Mapping[str, Any]], rounds: Sequence[str]) -> dict[str, Aspect]:
    """Each aspect of the last of some rounds, beside the last one before in which it was asked.

    Args:
        rows: those of the register.
        rounds: the sessions of the rounds up to it, one a round.
    """
    asked: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        asked.setdefault(row["aspect"], {}).setdefault(row["session"], []).append(row["verdict"])
    found = {}
    for aspect, by_session in asked.items():
        if rounds[-1] in by_session:
            earlier = [each for each in rounds[:-1] if each in by_session]
            was = by_session[earlier[-1]] if earlier else []
            now = by_session[rounds[-1]]
            counts = [said.count(each) for said in (now, was) for each in ("works", "needs work")]
            found[aspect] = Aspect(*counts)
    return found


def brier_by_hand(rows: Sequence[Mapping[str, Any]]) -> float:
    """The mean of the squared distances between what was said and what came about."""
    known = {"happened": 1.0, "did not happen": 0.0}
    squared: list[float] = [
        (row["chance"] / 100 - known[row["outcome"]]) ** 2
        for row in rows
        if row["outcome"] in known and row["chance"] is not None
    ]
    return sum(squared) / len(squared)


def actions_counted(
    items: Iterable[Mapping[str, Any]], done_on: Mapping[str, str], since: str, until: str
) -> dict[str, list[str]]:
    """What became of the actions whose day came after one day and by another.

    Args:
        items: actions and questions.
        done_on: by the words of an action, the day on which it was done.
        since: the end of the round before.
        until: the end of the round.
    """
    found: dict[str, list[str]] = {"kept": [], "late": [], "broken": [], "dropped": []}
    for item in items:
        due = item["due"]
        if item["kind"] != "action" or not due or not since < due <= until:
            continue
        words = item["text"]
        if item["state"] == "done":
            kept = date.fromisoformat(done_on[words]) <= date.fromisoformat(due)
            found["kept" if kept else "late"].append(words)
        else:
            found["dropped" if item["state"] == "dropped" else "broken"].append(words)
    return found
