"""What people are called, so that they can be told apart and names be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from workshop.record.documents import Department, Person
from workshop.record.record import Record
from workshop.text import LETTERS, clean_line

_TITLES: Final = frozenset({"dr", "prof", "mr", "mrs", "ms", "mx", "herr", "frau", "mme"})
"""Titles that stand before a name, as they are compared."""
_SHORT_TITLES: Final = frozenset({"dipl", "ing", "mag", "pd", "rev", "sr", "sra", "med"})
"""Those that are titles only where they are cut short by a full stop; `Ing` is a name too."""
_PARTS: Final = re.compile(r"[.-]")


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """A name as it is compared: no case, no accents where they can be taken off, one word."""
    parts = unicodedata.normalize("NFKD", name).casefold().translate(LETTERS)
    return "".join(c for c in parts if _is_compared(c))


def _is_compared(character: str) -> bool:
    """Whether a character tells names apart: apostrophes that count as letters do not."""
    return character.isalnum() and character not in "ʼʻʹ" and not unicodedata.combining(character)


def name_key(name: str) -> str:
    """A name as it is compared; one without a letter or digit stands for itself."""
    return key_of(name) or clean_line(name).casefold()


def called(name: str) -> str:
    """The word of a name by which somebody is called: the first that is no title before others."""
    words = [word for word in name.split() if key_of(word)]
    return next((word for word in words[:-1] if not _is_title(word)), words[-1] if words else name)


def _is_title(word: str) -> bool:
    """Whether a word is a title: `Dr`, `Prof.`, `Dipl.-Ing.`."""
    parts = {key_of(part) for part in _PARTS.split(word)} - {""}
    return parts <= (_TITLES | _SHORT_TITLES if "." in word else _TITLES)


def department_name(record: Record, person: Person) -> str:
    """The name of a person's department; empty for none."""
    department = record.find(Department, person.department_id)
    return department.name if department else ""


def about(record: Record, person: Person) -> str:
    """Role and department, by which namesakes are told apart: `CFO, Finance`."""
    return ", ".join(part for part in (person.role, department_name(record, person)) if part)


def in_full(record: Record, person: Person) -> str:
    """A person with what tells them from a namesake: `Dana Ortiz (CFO, Finance)`."""
    known = about(record, person)
    return f"{person.name} ({known})" if known else person.name


def told_apart(record: Record, person: Person) -> str:
    """A person by name, with role and department where somebody else bears that name too."""
    key = name_key(person.name)
    borne = sum(name_key(each.name) == key for each in record.all(Person))
    return in_full(record, person) if borne > 1 else person.name


def names_told_apart(record: Record, ids: Iterable[str]) -> list[str]:
    """People by their ids, each as `told_apart` has them; an id that leads nowhere has no name."""
    people = (record.find(Person, each) for each in ids)
    return [told_apart(record, person) for person in people if person]
