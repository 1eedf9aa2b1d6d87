"""The header of a notes file: which guide, who, when and where."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Final

from workshop.dates import read_moment
from workshop.errors import Problem, Problems, Refused
from workshop.guide.shape import Guide
from workshop.notes.about.asked import NOTHING, Asked
from workshop.notes.about.part_of import NotedPart, read_part
from workshop.notes.grammar.fields import fixed, read_stamp, split_fields
from workshop.notes.grammar.lines import Item, near, quoted
from workshop.notes.model import NotedOther, NotedPerson
from workshop.record.parts import Part
from workshop.running.same_person import person_of
from workshop.text import clean_line

GuideNamed = Callable[[str], Guide]
"""Gives the guide of a name, or raises `Refused` or `Problems`."""

OTHERS: Final = tuple(part for part in Part if part is not Part.PARTICIPANT)
"""The parts that stand as a key before a name; `person` is a participant."""

_KEYS: Final = (
    "guide", "person", "department", "departments", "date", "time", "facilitator", "place", "title",
    "closed", "step", "running", "named", "part of", "rejoined", *(part.value for part in OTHERS),
)  # fmt: skip
_PEOPLE: Final = ("person", "named", *(part.value for part in OTHERS))
_REPEATED: Final = (*_PEOPLE, "departments")
_ALSO: Final = {
    "people": "person", "participant": "person", "participants": "person", "attendees": "person",
    "present": "person", "interviewee": "person", "interviewees": "person", "with": "person",
    "interviewers": "interviewer", "observers": "observer", "moderator": "facilitator",
    "facilitators": "facilitator", "when": "date", "day": "date", "where": "place",
    "location": "place", "room": "place", "dept": "department", "subject": "title",
    "topic": "title", "end": "closed", "ended": "closed", "template": "guide",
}  # fmt: skip
"""What people call the keys in front matter and at the head of their notes."""
_MANY: Final = ("people", "participants", "attendees", "present", "interviewees")
"""Words behind which several people stand."""
_LINE: Final = re.compile(r"(?:[-*•+]\s+)?[*_]*([^:]*?)[*_]*\s*:[*_]*\s*(.*)", re.DOTALL)
_RANGE: Final = re.compile(r"\s*(?:[-–—]|to|until)\s*(\d{1,2}[:.h]\d{2})$")
_FORM: Final = "write 2026-10-06 10:00 or 6 Oct 2026, 10:00"


class Header:
    """What the lines before the first step say, gathered line by line."""

    def __init__(
        self,
        zone: tzinfo,
        guide_named: GuideNamed,
        problems: list[Problem],
        asked: Asked = NOTHING,
    ) -> None:
        self._zone = zone
        self._guide_named = guide_named
        self._problems = problems
        self._values: dict[str, str] = {}
        self._lines: dict[str, int] = {}
        self._people: list[tuple[str, int, str]] = []
        self._list: tuple[str, int] | None = None
        self._asked = asked
        self.fenced = False
        """Whether it is front matter, in which values may have quotation marks around them."""
        self.departments: list[str] = []
        """Further departments, as named."""

    @staticmethod
    def is_line(item: Item) -> bool:
        """Whether a line is one of a header: a key that is known, then a colon."""
        return _key_of(_parted(item.text)[0]) in _KEYS

    def take(self, item: Item) -> None:
        """One more line."""
        if self._list and item.text[:1] in ("-", "*", "•") and not self.is_line(item):
            key, _ = self._list
            self._list = (key, 0)
            self._keep(item.line, key, self._plain(item.text[1:]))
            return
        said, value = _parted(item.text)
        value = self._plain(value)
        key = _key_of(said)
        self.end_list()
        if not said:
            self._problem(
                item.line,
                f"{quoted(item.text)} is no line of a header and stands under no step: "
                "write `key: value`, or a heading above it (or `--step`)",
            )
        elif key not in _KEYS:
            self._problem(
                item.line, f"there is no header {quoted(said)}; {near(said, list(_KEYS))}"
            )
        elif item.more:
            self._problem(item.line, f"{key}: has one line only")
        elif key in self._lines and key not in _REPEATED:
            self._problem(item.line, f"{key}: stands twice, first on line {self._lines[key]}")
        else:
            self._keep_value(item.line, said.casefold(), key, value)

    def goes_on(self, item: Item) -> bool:
        """Whether a line may be one of a list that a key above it begins."""
        return item.text[:1] in ("-", "*", "•") and self.fenced

    def first_look(self, items: list[Item]) -> Guide | None:
        """The guide that a line names, before the lines are taken; none where it is not right."""
        named = (_parted(item.text) for item in items if not item.heading)
        name = next((self._plain(value) for said, value in named if _key_of(said) == "guide"), "")
        try:
            return self._guide_named(name or self._asked.guide)
        except (Refused, Problems):
            return None

    def end_list(self) -> None:
        """No further line of a list comes; a key of people with nobody behind it is told."""
        if self._list and self._list[1]:
            self._keep(self._list[1], self._list[0], "")
        self._list = None

    def _plain(self, value: str) -> str:
        """A value, without the quotation marks that front matter has around it."""
        value = clean_line(value)
        if self.fenced and len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
            return value[1:-1].strip()
        return value

    def name(self, item: Item) -> None:
        """Take a heading above the steps as the title, where no other is given."""
        heading = item.heading
        if heading and "title" not in self._lines:
            self._keep(item.line, "title", heading[1])

    def _keep_value(self, line: int, said: str, key: str, value: str) -> None:
        """One more value, or the beginning of a list of them."""
        if key in _PEOPLE and not value:
            self._list = (key, line)
            return
        if said in _MANY:
            inner = value.removeprefix("[").removesuffix("]")
            mark = "," if inner != value else ";"
            for each in inner.split(mark):
                self._keep(line, key, self._plain(each))
            return
        self._keep(line, key, value)

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
        if not (name := self.value("guide") or self._asked.guide):
            self._problem(
                self._lines.get("guide"),
                "the header must say the guide: `guide: a-name` (or `--guide`)",
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
        text = self.value("date") or self._asked.date
        if not text:
            self._problem(
                self._lines.get("date"),
                "the header must say when: `date: 2026-10-06 10:00` (or `--date`)",
            )
            return None
        if clock := self.value("time"):
            text = f"{text} {clock}"
        if (ended := _RANGE.search(text)) and (begun := text[: ended.start()]):
            found = self._moment("date", begun, None)
            if found and found[1]:
                self._values.setdefault("closed", ended[1].replace("h", ":").replace(".", ":"))
                self._lines.setdefault("closed", self._lines.get("date", 1))
                return found
        return self._stamp("date", text, None)

    def part(self) -> NotedPart | None:
        """The session of which this one is a group; none where it is none, or not right."""
        if not (words := self.value("part of")):
            return None
        try:
            return read_part(words, self._zone)
        except Refused as unclear:
            self.refuse("part of", str(unclear))
            return None

    def time(self, key: str, day: datetime) -> datetime | None:
        """Another time; none where the key is missing."""
        found = self._stamp(key, self.value(key), day) if self.value(key) else None
        return found[0] if found else None

    def _stamp(self, key: str, text: str, day: datetime | None) -> tuple[datetime, bool] | None:
        """The time of a text, or a problem."""
        try:
            found = self._moment(key, text, day)
        except Refused as unclear:
            self.refuse(key, str(unclear))
            return None
        if found is None:
            self.refuse(key, f"{quoted(text)} is no date; {_FORM}")
        return found

    def _moment(self, key: str, text: str, day: datetime | None) -> tuple[datetime, bool] | None:
        """The time of a text as the format has it, else as people write it; none where none is.

        Raises:
            Refused: it may be two days.
        """
        del key
        try:
            return read_stamp(text, self._zone, day)
        except ValueError:
            said = read_moment(text, day.date() if day else None)
        if said is None:
            return None
        at = datetime.combine(said.day, said.clock or datetime.min.time(), tzinfo=self._zone)
        return fixed(at), said.clock is not None

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
    """Name, role and department of the simple form."""
    one = person_of(value)
    return [one.name, one.role, *([one.department] if one.department else [])]


def _parted(text: str) -> tuple[str, str]:
    """The key and the value of a line, without a bullet and emphasis; else two empty."""
    found = _LINE.fullmatch(text.split("\n", 1)[0])
    return (found[1].strip(), found[2]) if found else ("", "")


def _key_of(said: str) -> str:
    """The key that is meant by a word."""
    word = clean_line(said).casefold()
    return _ALSO.get(word, word)
