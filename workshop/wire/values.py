"""The values of fields: plain JSON becomes what a command holds, or every problem is told.

What a value may be stands in the type of the field. What it refers to is looked up in the record as
it is at that moment (`workshop.running.words.as_said`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any, Final, Literal, NamedTuple, get_args, get_origin

import msgspec

from workshop.cited import Cited, read_cited
from workshop.dates import MOMENTS, at_zone, not_a_day, read_day, read_moment
from workshop.errors import Refused
from workshop.guide.shape import Guide
from workshop.guide.step import typed_kind
from workshop.record.documents import EntryKind, Pestle, Session
from workshop.record.meanings import Meaning
from workshop.record.record import Record
from workshop.record.session_day import day_of
from workshop.registers.kinds import register_named
from workshop.running.asking.pestle_tags import PESTLE_TAGS
from workshop.running.capture import Captured, read_line
from workshop.running.commands import NewPerson
from workshop.running.words.as_said import LOOK_UPS, Around, entry_named, session_named, step_named
from workshop.text import clean, clean_line, nearest, shorten
from workshop.wire.names import WireField, fields_of, meaning_of
from workshop.wire.participants import known_or_new, participant
from workshop.wire.votes import votes
from workshop.wire.words import WrongType, choices_of, found, is_choice, other, words_of
from workshop.wire.wrong import Wrong, WrongValue

GuideNamed = Callable[[str], Guide]
"""Gives the guide of a name, or raises `Refused` or `Problems`."""


class Place(NamedTuple):
    """Where a value stands: in the record, and at a session and a step where those are known."""

    around: Around
    guide_named: GuideNamed

    @property
    def record(self) -> Record:
        """The record."""
        return self.around.record


_FIRST: Final = {Meaning.SESSION: 0, Meaning.REGISTER: 0, Meaning.ENTRY: 1, Meaning.STEP: 2}
_LAST: Final = 3
"""What is looked up before the rest, because the rest is looked up in it."""


def read_fields(kind: type[msgspec.Struct], given: dict[str, Any], place: Place) -> dict[str, Any]:
    """The fields of a command, or of a part of one, from an object.

    Args:
        kind: the type whose fields they are.
        given: the object.
        place: where it is said.

    Raises:
        Wrong: a field is not known, is missing, or its value cannot be taken; all are listed.
    """
    fields = fields_of(kind)
    problems = [*_unknown(given, fields), *_missing(given, fields)]
    read: dict[str, Any] = {}
    lost = _LAST
    for field in sorted(fields, key=_rank):
        if _rank(field) > lost:
            break  # what is looked up in something wrong would be told as wrong too
        if field.name not in given:
            lost = min(lost, _rank(field)) if field.required else lost
            continue
        try:
            value = read_value(field.type, given[field.name], place)
        except Refused as refused:
            problems += _inside(field.name, refused)
            lost = min(lost, _rank(field))
            continue
        place = _nearer(place, meaning_of(field.type), value)
        if field.attribute:
            read[field.attribute] = value
    if problems:
        raise Wrong(problems)
    return read


def _inside(where: str, refused: Refused) -> list[WrongValue]:
    """What is wrong with a value, and with the values inside it."""
    if not isinstance(refused, Wrong):
        return [WrongValue(where, str(refused))]
    parts = (
        f"{'' if each.where[:1] in ('', '[') else '.'}{each.where}" for each in refused.problems
    )
    return [
        WrongValue(f"{where}{part}", each.what)
        for part, each in zip(parts, refused.problems, strict=True)
    ]


def _rank(field: WireField) -> int:
    """When a field is read."""
    meaning = meaning_of(field.type)
    return _FIRST.get(meaning, _LAST) if meaning else _LAST


def _nearer(place: Place, meaning: Meaning | None, value: Any) -> Place:
    """The place, once it is known which session or step is meant."""
    around = place.around
    if value is None:
        return place
    if meaning is Meaning.SESSION:
        around = around._replace(session=session_named(around.record, value))
    elif meaning is Meaning.ENTRY:
        entry = entry_named(around, value)
        around = around._replace(session=around.record.find(Session, entry.session_id))
    elif meaning is Meaning.REGISTER:
        around = around._replace(register=register_named(value))
    elif meaning is Meaning.STEP:
        around = around._replace(step=step_named(around, value))
    return place._replace(around=around)


def _unknown(given: dict[str, Any], fields: tuple[WireField, ...]) -> Iterator[WrongValue]:
    """The names that no field has, with what may have been meant."""
    known = [field.name for field in fields]
    for name in given:
        if name not in known:
            near = nearest(name, known)
            hint = f"did you mean {near[0]}?" if near else f"allowed are {', '.join(known)}"
            yield WrongValue(shorten(clean_line(name), 40), f"there is no such field; {hint}")


def _missing(given: dict[str, Any], fields: tuple[WireField, ...]) -> Iterator[WrongValue]:
    """The fields that must be given and are not."""
    for field in fields:
        if field.required and field.name not in given:
            yield WrongValue(field.name, f"it is missing; give {words_of(field.type)}")


def read_value(annotation: Any, value: Any, place: Place) -> Any:
    """A value of a type.

    Raises:
        Refused: it is another one; the sentence tells what was found and what is allowed.
    """
    if get_origin(annotation) is Annotated:
        return _of_meaning(annotation, value, place)
    if is_choice(annotation):
        return _choice(annotation, value, place)
    if get_origin(annotation) is tuple:
        return _list(get_args(annotation)[0], value, place)
    return _plain(annotation, value, place)


def _choice(annotation: Any, value: Any, place: Place) -> Any:
    """A value of a type, or none."""
    choices = choices_of(annotation)
    if value is None and len(choices) < len(get_args(annotation)):
        return None
    try:
        return read_value(choices[0], value, place)
    except WrongType:
        raise other(annotation, value) from None


def _plain(annotation: Any, value: Any, place: Place) -> Any:
    """A value of a type that is made of no others."""
    if annotation in _READERS:
        return _READERS[annotation](value, place)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return _word(annotation, value)
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return _object(annotation, value, place)
    if get_origin(annotation) is Literal:
        return _one_of(annotation, value)
    if get_origin(annotation) is dict:
        return _by_name(get_args(annotation)[1], value)
    try:
        return msgspec.convert(_cleaned(value), annotation)
    except msgspec.ValidationError:
        raise other(annotation, value) from None


def _by_name(item: Any, value: Any) -> dict[str, Any]:
    """An object whose names are free; what is wrong with its values is told all at once."""
    if not isinstance(value, dict):
        raise other(dict[str, item], value)
    read: dict[str, Any] = {}
    problems: list[WrongValue] = []
    for given, each in value.items():
        name = clean_line(given)
        if name in read:
            problems.append(WrongValue(shorten(name, 40), "it stands there twice"))
        try:
            read[name] = msgspec.convert(_cleaned(each), item)
        except msgspec.ValidationError:
            wrong = other(item, each)
            problems.append(WrongValue(shorten(name, 40) or "“”", str(wrong)))
            read[name] = None
    if problems:
        raise Wrong(problems)
    return read


def _of_meaning(annotation: Any, value: Any, place: Place) -> Any:
    """A value that refers to something."""
    meaning = meaning_of(annotation)
    if meaning is Meaning.PARTICIPANT:
        if isinstance(value, dict):
            return known_or_new(place.record, _object(NewPerson, value, place))
        return participant(place.record, _said(annotation, value))
    if meaning is Meaning.VOTES:
        return votes(place.around, _cleaned(value))
    if meaning is None:
        return read_value(get_args(annotation)[0], value, place)
    return LOOK_UPS[meaning](place.around, _said(annotation, value))


def _said(annotation: Any, value: Any) -> str:
    """The word or number by which something is named."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise other(annotation, value)
    return clean_line(str(value))


def _list(item: Any, value: Any, place: Place) -> tuple[Any, ...]:
    """A list; what is wrong with its items is told all at once, each with its number."""
    if not isinstance(value, list):
        raise other(tuple[item, ...], value)
    items: list[Any] = []
    problems: list[WrongValue] = []
    for number, each in enumerate(value, 1):
        try:
            items.append(read_value(item, each, place))
        except Refused as refused:
            problems += _inside(f"[{number}]", refused)
    if problems:
        raise Wrong(problems)
    return tuple(items)


def _object(kind: type[msgspec.Struct], value: Any, place: Place) -> Any:
    """A part of a command that has fields of its own."""
    if not isinstance(value, dict):
        raise other(kind, value)
    return kind(**read_fields(kind, value, place))


def _line(value: Any, place: Place) -> Captured:
    """A line as typed at the capture line of the step, or its parts."""
    if isinstance(value, str):
        step = place.around.step
        kind = EntryKind(typed_kind(step)) if step else EntryKind.NOTE
        return read_line(value, kind, _today(place))
    parts: Captured = _object(Captured, value, place)
    return msgspec.structs.replace(
        parts,
        handles=tuple(dict.fromkeys(clean_line(each).removeprefix("@") for each in parts.handles)),
        tags=tuple(dict.fromkeys(clean_line(each).casefold() for each in parts.tags)),
    )


def _cited(value: Any, place: Place) -> Cited:
    """A place in a document as it is typed between the brackets of `doc:[...]`, or its parts."""
    if isinstance(value, str):
        return read_cited(value)
    parts: Cited = _object(Cited, value, place)
    return msgspec.structs.replace(
        parts,
        **{each: clean_line(getattr(parts, each)) for each in ("title", "page", "dated", "unit")},
    )


def _today(place: Place) -> date | None:
    """The day of the session that a command names."""
    session = place.around.session
    return day_of(place.record, session) if session else None


def _day(value: Any, place: Place) -> date:
    """A day, as people say it too."""
    if not isinstance(value, str):
        raise other(date, value)
    day = read_day(value, _today(place))
    if day is None:
        raise Refused(f"{not_a_day(value)}.")
    return day


def _moment(value: Any, place: Place) -> datetime:
    """A day with its time: with an offset, or as people say it in the zone of the session."""
    if not isinstance(value, str):
        raise other(datetime, value)
    try:
        moment = msgspec.convert(clean(value), datetime)
    except msgspec.ValidationError:
        session = place.around.session
        said = read_moment(value, _today(place)) if session else None
        if session is None or said is None:
            raise other(datetime, value) from None
        return at_zone(said, session.started)
    if moment.year not in MOMENTS:
        raise Refused(f"{found(value)}: it has to be from {MOMENTS.start} to {MOMENTS[-1]}.")
    return moment


def _word(kind: type[Enum], value: Any) -> Enum:
    """A word of a list of words."""
    word = clean_line(value).casefold() if isinstance(value, str) else None
    for each in kind:
        if word is not None and str(each.value).casefold() == word:
            return each
    raise other(kind, value)


def _one_of(annotation: Any, value: Any) -> str | int:
    """One of a few words or numbers that have no type of their own."""
    typed = isinstance(value, str | int) and not isinstance(value, bool)
    word = clean_line(str(value)).casefold() if typed else None
    for each in get_args(annotation):
        if word is not None and str(each).casefold() == word:
            found: str | int = each
            return found
    raise other(annotation, value)


def _pestle(value: Any, _: Place) -> Pestle:
    """A field of the scan, by its letter or its name."""
    field = PESTLE_TAGS.get(clean_line(value).casefold()) if isinstance(value, str) else None
    if field is None:
        raise other(Pestle, value)
    return field


def _text(value: Any, _: Place) -> str:
    """A text, which may have several lines."""
    if not isinstance(value, str):
        raise other(str, value)
    return clean(value)


def _truth(value: Any, _: Place) -> bool:
    if not isinstance(value, bool):
        raise other(bool, value)
    return value


def _number(value: Any, _: Place) -> float:
    """A number that can be counted with."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise other(float, value)
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise Refused("the number is too large to count with.")
    return number


def _guide(value: Any, place: Place) -> Guide:
    """A guide, by its name."""
    if not isinstance(value, str):
        raise other(Guide, value)
    return place.guide_named(clean_line(value))


_READERS: Final[dict[Any, Callable[[Any, Place], Any]]] = {
    Captured: _line,
    Cited: _cited,
    date: _day,
    datetime: _moment,
    Pestle: _pestle,
    Guide: _guide,
    str: _text,
    bool: _truth,
    float: _number,
}
"""The types that are read otherwise than by their parts."""


def _cleaned(value: Any) -> Any:
    """A value with every text in it clean, at any depth."""
    match value:
        case str():
            return clean(value)
        case list():
            return [_cleaned(each) for each in value]
        case dict():
            return {clean_line(name): _cleaned(each) for name, each in value.items()}
    return value
