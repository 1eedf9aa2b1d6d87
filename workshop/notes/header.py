"""The header of a notes file: which guide, who, when and where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Final

from workshop.errors import Problem, Problems, Refused
from workshop.guide.shape import Guide
from workshop.notes.fields import read_stamp, split_fields
from workshop.notes.lines import Item, near, quoted
from workshop.notes.model import NotedOther, NotedPerson
from workshop.record.parts import Part
from workshop.text import clean_line

GuideNamed = Callable[[str], Guide]
"""Gives the guide of a name, or raises `Refused` or `Problems`."""

OTHERS: Final = tuple(part for part in Part if part is not Part.PARTICIPANT)
"""The parts that stand as a key before a name; `person` is a participant."""

_KEYS: Final = (
    "guide", "person", "department", "departments", "date", "facilitator", "place", "title",
    "closed", "step", "running", "named", *(part.value for part in OTHERS),
)  # fmt: skip
_PEOPLE: Final = ("person", "named", *(part.value for part in OTHERS))
_REPEATED: Final = (*_PEOPLE, "departments")


class Header:
    """What the lines before the first step say, gathered line by line."""

    def __init__(self, zone: tzinfo, guide_named: GuideNamed, problems: list[Problem]) -> None:
        self._zone = zone
        self._guide_named = guide_named
        self._problems = problems
        self._values: dict[str, str] = {}
        self._lines: dict[str, int] = {}
        self._people: list[tuple[str, int, str]] = []
        self.departments: list[str] = []
        """Further departments, as named."""

    def take(self, item: Item) -> None:
        """One more line."""
        key, colon, value = item.text.partition(":")
        key, value = key.strip().casefold(), clean_line(value)
        if not colon:
            self._problem(
                item.line, f"{quoted(item.text)} is no line of a header: write `key: value`"
            )
        elif key not in _KEYS:
            self._problem(item.line, f"there is no header {quoted(key)}; {near(key, list(_KEYS))}")
        elif item.more:
            self._problem(item.line, f"{key}: has one line only")
        elif key in self._lines and key not in _REPEATED:
            self._problem(item.line, f"{key}: stands twice, first on line {self._lines[key]}")
        else:
            self._keep(item.line, key, value)

    def _keep(self, line: int, key: str, value: str) -> None:
        """One more value."""
        self._lines[key] = line
        if key in _PEOPLE:
            self._people.append((key, line, value))
        elif key == "departments":
            self.departments += [name for name in split_fields(value) if name]
        else:
            self._values[key] = value

    def _problem(self, line: int | None, what: str) -> None:
        """One more thing that is wrong."""
        self._problems.append(Problem(what, line=line))

    def refuse(self, key: str, what: str) -> None:
        """A value turned out to be wrong, or is missing."""
        self._problem(self._lines.get(key), what)

    def value(self, key: str) -> str:
        """What stands behind a key; empty where it is missing."""
        return self._values.get(key, "")

    def guide(self) -> Guide | None:
        """The guide, or none where it is missing or wrong."""
        if not (name := self.value("guide")):
            self._problem(
                self._lines.get("guide"), "the header must say the guide: `guide: a-name`"
            )
            return None
        try:
            return self._guide_named(name)
        except Refused as refused:
            self.refuse("guide", str(refused))
        except Problems as problems:
            self._problem(
                self._lines.get("guide"), f"the guide {quoted(name)} has problems: {problems}"
            )
        return None

    def date(self) -> tuple[datetime, bool] | None:
        """When the session began and whether the hour is given; none where that is missing."""
        if not self.value("date"):
            self._problem(
                self._lines.get("date"), "the header must say when: `date: 2026-10-06 10:00`"
            )
            return None
        return self._stamp("date", None)

    def time(self, key: str, day: datetime) -> datetime | None:
        """Another time; none where the key is missing."""
        found = self._stamp(key, day) if self.value(key) else None
        return found[0] if found else None

    def _stamp(self, key: str, day: datetime | None) -> tuple[datetime, bool] | None:
        """The time behind a key."""
        try:
            return read_stamp(self.value(key), self._zone, day)
        except ValueError:
            self.refuse(key, f"{quoted(self.value(key))} is no date; write 2026-10-06 10:00")
            return None

    def people(self, key: str = "person") -> tuple[NotedPerson, ...]:
        """Everybody who takes part, as listed; or whom rows alone name, behind `named`."""
        found = (self._person(line, value) for under, line, value in self._people if under == key)
        return tuple(person for person in found if person)

    def others(self) -> tuple[NotedOther, ...]:
        """Everybody on the list who is no participant, in the order of the file."""
        parts = {part.value: part for part in OTHERS}
        found = (
            (parts[under], self._person(line, value))
            for under, line, value in self._people
            if under in parts
        )
        return tuple(NotedOther(part=part, person=one) for part, one in found if one)

    def _person(self, line: int, value: str) -> NotedPerson | None:
        """One person; none where there is no name."""
        name, *others = split_fields(value) if "|" in value else _by_comma(value)
        if not name or len(others) > 2:
            self._problem(line, "a person is written as `Name | Role | Department`")
            return None
        role = others[0] if others else ""
        department = others[1] if len(others) > 1 else None
        return NotedPerson(line=line, name=name, role=role, department=department)


def _by_comma(value: str) -> list[str]:
    """Name and role of the simple form."""
    return [part.strip() for part in value.split(",", 1)]
