"""What a half-typed cell of a register may become: names, codes and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from workshop.record.codebook import Codebook
from workshop.record.documents import Department, Entry, EntryKind, Person, Session
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES
from workshop.registers.choices import ChoicesField
from workshop.registers.fields import (
    AnyField,
    ChoiceField,
    DepartmentField,
    LinkField,
    PersonField,
    TextField,
)
from workshop.registers.quarters import QuarterField, quarters_from
from workshop.running.row_names import subject_of
from workshop.text import clean_line

_TOLD: Final = 4
"""From so many characters on, what was said is looked through."""
_MOST: Final = 9
"""So many are offered at most."""
_LATER: Final = 5
"""So many quarters are offered from the last one on that was named, with it."""


class Offer(NamedTuple):
    """What a cell may become."""

    text: str
    """The whole text of the cell."""
    rest: str
    """What it adds behind what was typed; empty where it takes the place of it."""
    means: str = ""
    """What it stands for, where its text does not say it: the wording behind a code."""
    entry_id: str = ""
    """The entry whose words it has."""


def offers(record: Record, register: str, field: AnyField, typed: str) -> list[Offer]:
    """What may be meant by what stands in a cell so far, the most likely first.

    Args:
        record: what may be told, as `told_record` gives it: cells are told to others.
        register: the name of the register.
        field: the column.
        typed: what stands in the cell; nothing is offered for nothing, but for choices.
    """
    found: dict[str, Offer] = {}
    for offer in _found(record, register, field, typed):
        if offer.text != typed:
            found.setdefault(offer.text, offer)
        if len(found) == _MOST:
            break
    return list(found.values())


def _found(record: Record, register: str, field: AnyField, typed: str) -> Iterator[Offer]:
    match field:
        case ChoiceField():
            used = _used(record, register, field) if field.preset else ()
            yield from _begun(typed, [*field.options, *used], empty=True)
        case ChoicesField():
            yield from _several(field, typed)
        case QuarterField():
            yield from _quarters(record, register, field, typed)
        case PersonField():
            yield from _named(typed, [person.name for person in record.all(Person)])
        case DepartmentField():
            yield from _named(typed, [each.name for each in record.all(Department)])
        case LinkField():
            yield from _links(record, field, typed)
        case TextField() if not field.lines:
            yield from _begun(typed, _used(record, register, field))
            yield from _said(record, typed)


def _used(record: Record, register: str, field: AnyField) -> Iterator[str]:
    """What stands in the column already, the latest first."""
    for row in reversed(list(record.all(ROW_TYPES[register]))):
        if value := row.cell(field.id):
            yield str(value)


def _begun(typed: str, words: Iterable[str], *, empty: bool = False) -> Iterator[Offer]:
    """Those that begin with what was typed."""
    if not typed and not empty:
        return
    for word in words:
        if word.casefold().startswith(typed.casefold()):
            yield Offer(word, word[len(typed) :])


def _several(field: ChoicesField, typed: str) -> Iterator[Offer]:
    """Options that begin as what was typed last, behind those that were typed before."""
    before, mark, last = typed.rpartition(";")
    start = clean_line(last).casefold()
    if mark and not start:
        return
    lead = f"{before}{mark} " if mark else ""
    taken = {clean_line(each).casefold() for each in before.split(";")}
    for option in field.options:
        if option.casefold() not in taken and option.casefold().startswith(start):
            yield Offer(f"{lead}{option}", option[len(start) :])


def _quarters(record: Record, register: str, field: QuarterField, typed: str) -> Iterator[Offer]:
    """Quarters that stand in the column already, the latest first, then those that come next."""
    used = list(dict.fromkeys(_used(record, register, field)))
    later = quarters_from(max(used), _LATER)[1:] if used else []
    yield from _begun(typed, [*used, *later], empty=True)


def _named(typed: str, names: list[str]) -> Iterator[Offer]:
    """Names that begin so, then those one of whose words does."""
    start = typed.removeprefix("@").casefold()
    if not start:
        return
    yield from _begun(typed, names)
    for name in names:
        if any(word.casefold().startswith(start) for word in name.split()):
            yield Offer(name, "")


def _links(record: Record, field: LinkField, typed: str) -> Iterator[Offer]:
    """Codes of what begins so, or holds the words that were typed last."""
    before, mark, last = typed.rpartition(";") if field.many else ("", "", typed)
    lead = f"{before}{mark} " if mark else ""
    start = clean_line(last).casefold()
    if not start:
        return
    known = list(_known(record, field.to))
    for code, words in known:
        if code.casefold().startswith(start):
            yield Offer(f"{lead}{code}", code[len(start) :], f"{code} {words}")
    for code, words in known:
        if all(word in words.casefold() for word in start.split()):
            yield Offer(f"{lead}{code}", "", f"{code} {words}")


def _known(record: Record, kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Everything that a link may lead to: what it is called, and its words."""
    for kind in kinds:
        if kind == "factor":
            yield from ((factor.code, factor.text) for factor in record.live_factors())
        elif kind == "entry":
            yield from ((entry.id, entry.text) for entry in _tellable(record))
        elif kind == "theme":
            themes = (theme for theme in Codebook(record).themes if theme.document)
            yield from ((theme.name, theme.definition) for theme in themes)
        else:
            rows = record.all(ROW_TYPES[kind])
            ordered = sorted(rows, key=lambda row: row.id)
            yield from ((row.code, subject_of(record, row)) for row in ordered)


def _said(record: Record, typed: str) -> Iterator[Offer]:
    """What was said and begins so."""
    start = typed.casefold()
    if len(start) < _TOLD:
        return
    for entry in _tellable(record):
        if "\n" not in entry.text and entry.text.casefold().startswith(start):
            yield Offer(entry.text, entry.text[len(typed) :], said_in(record, entry), entry.id)


def _tellable(record: Record) -> Iterator[Entry]:
    """Entries whose words may stand in a table that is told to others."""
    hidden = (EntryKind.OBSERVATION,)
    return (
        entry
        for entry in record.all(Entry)
        if not (entry.retracted or entry.private or entry.off_record) and entry.kind not in hidden
    )


def said_in(record: Record, entry: Entry) -> str:
    """Where an entry was said: who, and in which session."""
    people = (record.find(Person, one) for one in entry.people)
    session = record.find(Session, entry.session_id)
    parts = [*(person.name for person in people if person), session.title if session else ""]
    return ", ".join(part for part in parts if part)
