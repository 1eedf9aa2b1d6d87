"""The types that a field of a register can have: what is stored, and how it is read and written.

A cell is always typed, pasted or read from a file as text, so each type has one reader and two ways
to write: `written` is what an editor, a file or a command holds and reads back as the same value,
`shown` is what a person reads in a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from types import MappingProxyType
from typing import Any, ClassVar, Final, Literal

from workshop import times
from workshop.dates import read_clock, read_day
from workshop.errors import Refused
from workshop.language import pointed, say
from workshop.registers import numbers
from workshop.registers.choices import ChoicesField, near_hint, option_meant
from workshop.registers.field_base import LONGEST, Field, Names, Target
from workshop.registers.quarters import QuarterField
from workshop.text import clean, clean_block, clean_line, listing

LONGEST_NAME: Final = 200
"""The most characters of the name of a person or department in a cell."""

_TELLING: Final = 3
"""So many letters are the beginning of an option, where other words are allowed too."""


class TextField(Field, frozen=True, kw_only=True):
    """Words."""

    lines: bool = False
    """Whether it may have several lines."""

    @property
    def typed(self) -> bool:
        """Always."""
        return True

    def read(self, text: str, names: Names) -> str:
        """The text, clean."""
        del names
        if len(text) > LONGEST:
            raise Refused(f"the text has {len(text):,} characters; {LONGEST:,} are allowed")
        return clean_block(text) if self.lines else clean_line(text)


class ChoiceField(Field, frozen=True, kw_only=True):
    """One of a few words."""

    options: tuple[str, ...]
    """What may be chosen, in its order."""
    preset: bool = False
    """Whether other words are allowed too; the options are then no more than offered."""
    same: Mapping[str, str] = MappingProxyType({})
    """Other spellings of options: `—` for `-`."""

    @property
    def typed(self) -> bool:
        """Where other words are allowed."""
        return self.preset

    @property
    def allowed(self) -> str:
        """The options."""
        return listing(list(self.options), "or")

    def shown(self, value: str, names: Names) -> str:
        """The option in the language of the document; other words as they are."""
        del names
        return say(value) if value in self.options else value

    def read(self, text: str, names: Names) -> str:
        """The option, whatever its case; the beginning of just one is enough: `rev` is revenue."""
        del names
        words = clean_line(text)
        if not words:
            return ""
        words = self.same.get(words, words)
        if found := option_meant(self.options, words, telling=_TELLING if self.preset else 1):
            return found
        if self.preset:
            return words[:300]
        raise Refused(f"{self._refuse(text)}{near_hint(self.options, words)}")


class NumberField(Field, frozen=True, kw_only=True):
    """A number."""

    stored: ClassVar[Any] = float | None
    empty: ClassVar[Any] = None
    numeric: ClassVar[bool] = True

    least: float = -1e12
    """The lowest that is allowed."""
    greatest: float = 1e12
    """The highest that is allowed."""
    whole: bool = False
    """Whether only whole numbers are allowed."""
    unit: str = ""
    """What it counts, behind the number: `staff days`."""

    @property
    def allowed(self) -> str:
        """The range."""
        kind = "a whole number" if self.whole else "a number"
        ends = (self.least > -1e12, self.greatest < 1e12)
        between = f" from {self.least:g} to {self.greatest:g}" if all(ends) else ""
        above = f" of {self.least:g} or more" if ends == (True, False) else ""
        return f"{kind}{between}{above}"

    def read(self, text: str, names: Names) -> float | None:
        """The number; thousands may be parted and decimals have a comma."""
        del names
        if not clean_line(text):
            return None
        value = numbers.read_number(text)
        if value is None or not self.least <= value <= self.greatest:
            raise self._refuse(text)
        if self.whole and value != int(value):
            raise self._refuse(text)
        return value

    def written(self, value: float | None, names: Names) -> str:
        """The number without needless decimals."""
        del names
        return "" if value is None else numbers.write_number(value)

    def shown(self, value: float | None, names: Names) -> str:
        """The number with the decimal sign of the language."""
        return pointed(self.written(value, names))


class MoneyField(Field, frozen=True, kw_only=True):
    """An amount, stored in whole cents, in the one currency of the table."""

    stored: ClassVar[Any] = int | None
    empty: ClassVar[Any] = None
    numeric: ClassVar[bool] = True

    negative: bool = False
    """Whether amounts below nothing are allowed."""
    unit: str = "units of the currency"
    """What is counted, as documents state it."""

    @property
    def allowed(self) -> str:
        """What an amount looks like."""
        return "an amount such as 12500, 12,500.50 or 12.5k, with two decimals at most"

    def read(self, text: str, names: Names) -> int | None:
        """The amount in cents."""
        del names
        if not clean_line(text):
            return None
        cents = numbers.read_cents(text)
        if cents is None or (cents < 0 and not self.negative):
            raise self._refuse(text)
        return cents

    def written(self, value: int | None, names: Names) -> str:
        """The amount with a point before its cents, which are left out where there are none."""
        del names
        return "" if value is None else numbers.write_cents(value)

    def shown(self, value: int | None, names: Names) -> str:
        """The amount with its thousands parted."""
        del names
        return "" if value is None else numbers.show_cents(value)


class PersonDaysField(NumberField, frozen=True, kw_only=True):
    """Days of work of one person, half days at the finest."""

    least: float = 0
    unit: str = "person-days"

    @property
    def allowed(self) -> str:
        """What is counted."""
        return "a number of person-days, in halves at the finest"

    def read(self, text: str, names: Names) -> float | None:
        """The days; `3d` and `3 days` are three."""
        words = clean_line(text).casefold()
        for unit in ("person-days", "person days", "days", "day", "pd", "d"):
            words = words.removesuffix(unit).rstrip()
        value = super().read(words or text, names)
        if value is not None and (value * 2) % 1:
            raise self._refuse(text)
        return value


class DateField(Field, frozen=True, kw_only=True):
    """A day."""

    stored: ClassVar[Any] = date | None
    empty: ClassVar[Any] = None

    event: str = ""
    """What a calendar calls that day of a row: `Review`; empty where it is in no calendar."""

    @property
    def allowed(self) -> str:
        """What a day looks like."""
        return "a day such as 2027-03-31, 31.3.2027 or 31 Mar 2027"

    def read(self, text: str, names: Names) -> date | None:
        """The day; one that may be two is refused with both."""
        if not clean_line(text):
            return None
        if (day := read_day(text, names.today)) is None:
            raise self._refuse(text)
        return day

    def written(self, value: date | None, names: Names) -> str:
        """The day, year first."""
        del names
        return "" if value is None else value.isoformat()

    def shown(self, value: date | None, names: Names) -> str:
        """The day in words."""
        del names
        return "" if value is None else times.short_day(value)


class TimeField(Field, frozen=True, kw_only=True):
    """A time of day, by the minute, as the clock on the wall has it."""

    stored: ClassVar[Any] = time | None
    empty: ClassVar[Any] = None

    @property
    def allowed(self) -> str:
        """What a time looks like."""
        return "a time of day such as 14:30, 9 or 2.30 pm"

    def read(self, text: str, names: Names) -> time | None:
        """The time."""
        del names
        if not clean_line(text):
            return None
        if (clock := read_clock(text)) is None:
            raise self._refuse(text)
        return clock

    def written(self, value: time | None, names: Names) -> str:
        """The time, of twenty-four hours."""
        del names
        return "" if value is None else times.time(value)


class PersonField(Field, frozen=True, kw_only=True):
    """Somebody of the engagement, stored by id."""

    stored: ClassVar[Any] = str | None
    empty: ClassVar[Any] = None

    @property
    def allowed(self) -> str:
        """How people are named."""
        return "somebody of this engagement, by name or @handle"

    def read(self, text: str, names: Names) -> str | None:
        """Who is meant."""
        words = _name(text)
        return names.person(words) if words else None

    def written(self, value: str | None, names: Names) -> str:
        """Their name."""
        return names.name("person", value) if value else ""


class DepartmentField(Field, frozen=True, kw_only=True):
    """A department, stored by id."""

    stored: ClassVar[Any] = str | None
    empty: ClassVar[Any] = None

    of_speaker: bool = False
    """Whether a row that is made of what somebody said is their department's."""
    answers: bool = False
    """Whether it says whose answer a row is: whoever answered for it may be known by it, so it is
    told as they agreed."""

    @property
    def allowed(self) -> str:
        """How departments are named."""
        return "a department, by its name"

    def read(self, text: str, names: Names) -> str | None:
        """The department that is meant; one that nobody named before is new."""
        words = _name(text)
        return names.department(words) if words else None

    def written(self, value: str | None, names: Names) -> str:
        """Its name."""
        return names.name("department", value) if value else ""


class LinkField(Field, frozen=True, kw_only=True):
    """Rows of registers, factors or entries; or words for what is not in the record."""

    stored: ClassVar[Any] = tuple[Target, ...]
    empty: ClassVar[Any] = ()

    to: tuple[str, ...]
    """What it may lead to: `factor`, `entry`, `theme`, names of registers."""
    many: bool = False
    """Whether it may lead to several things, parted by semicolons; codes by commas too."""
    or_text: bool = False
    """Whether words stay as they are where nothing of the record is meant."""
    upward: bool = False
    """Whether it leads from a row to one above it in its register: never in a circle."""
    merges: bool = False
    """Whether the row that it leads to upward stands for its own one, as a merge says."""
    lineage: Literal["rests on", "supports", "beside"] = "rests on"
    """Whether the row rests on what it leads to, that rests on the row, or neither on the other."""
    origin: str = ""
    """Whether a row that is made of something says there of what it was made: `*` of anything that
    it may lead to, `SO` of factors of these letters alone; empty where it does not."""
    becomes: bool = False
    """Whether what is made of a row is named there."""

    @property
    def allowed(self) -> str:
        """What may be named."""
        kinds = [_MANY.get(each, each.replace("_", " ")) for each in self.to]
        what = f"the code or wording of one of the {listing(kinds, 'or')}"
        return f"{what}, several parted by “;”" if self.many else what

    def read(self, text: str, names: Names) -> tuple[Target, ...]:
        """What is meant, each thing once."""
        if len(text) > LONGEST:
            raise Refused(f"the text has {len(text):,} characters; {LONGEST:,} are allowed")
        words = clean(text).replace("\n", ";") if self.many else clean_line(text)
        parts = words.split(";") if self.many else [words]
        found: dict[Target, None] = {}
        for part in (clean_line(each) for each in parts):
            if not part:
                continue
            target = names.target(part, self.to)
            if target is None and (several := self._by_commas(part, names)):
                found |= dict.fromkeys(several)
                continue
            if target is None and not self.or_text:
                raise self._refuse(part)
            found[target or Target(text=part)] = None
        return tuple(found)

    def _by_commas(self, part: str, names: Names) -> list[Target]:
        """What codes with commas between lead to; nothing where one of them leads nowhere.

        What has a comma in its wording was found by that before.
        """
        if not self.many or "," not in part:
            return []
        targets = [names.target(clean_line(each), self.to) for each in part.split(",")]
        return [each for each in targets if each] if all(targets) else []

    def written(self, value: tuple[Target, ...], names: Names) -> str:
        """The codes, or the words where there is none."""
        words = [names.name(each.table, each.id) if each.id else each.text for each in value]
        return "; ".join(word for word in words if word)


def _name(text: str) -> str:
    """A name as it was typed, clean.

    Raises:
        Refused: it is longer than any name.
    """
    words = clean_line(text)
    if len(words) > LONGEST_NAME:
        raise Refused(f"a name has at most {LONGEST_NAME} characters; {len(words):,} were found")
    return words


_MANY: Final = {"factor": "factors", "entry": "entries", "theme": "themes"}
"""What links may lead to, in the plural; registers are called so already."""

AnyField = (
    TextField
    | ChoiceField
    | ChoicesField
    | QuarterField
    | NumberField
    | MoneyField
    | PersonDaysField
    | DateField
    | TimeField
    | PersonField
    | DepartmentField
    | LinkField
)
"""Every type of field."""
