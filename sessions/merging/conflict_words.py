"""What documents, fields and values are called in sentences about what was joined."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from sessions.clock import in_local_zone
from sessions.journal.overlay import Raw, Tables
from sessions.merging.row_words import cell_words, field_of
from workshop import times
from workshop.record.ids import id_number
from workshop.registers.fields import LinkField, PersonField
from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register
from workshop.running.words.change_words import field_name
from workshop.text import clean_line, shorten

_WORDS: Final = {
    "people": "person",
    "entries": "entry",
    "departments": "department",
    "guides": "guide",
    "sessions": "session",
    "themes": "theme",
    "transcripts": "transcript",
    "headlines": "headline",
}

_OF_OTHERS: Final = {
    "consents": ("consent", "people", "person_id"),
    "withdrawals": ("withdrawal", "people", "person_id"),
    "member_checks": ("member check", "people", "person_id"),
    "placements": ("themes", "entries", "entry_id"),
}
"""What a document is, by its table, and of what: in which table, and by which field."""

_OF_SESSION: Final = {
    "clocks": "clock",
    "transcripts": "transcript",
    "votes": "vote",
    "hand_counts": "count of hands",
}

_UNKNOWN: Final = ("nobody known", "a session")


def value_label(value: Any) -> str:
    """A value in a sentence: short, in quotation marks where it is a text."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f"“{shorten(clean_line(value), 60)}”"
    if isinstance(value, float | int) and not isinstance(value, bool):
        return f"{value:g}"
    return shorten(clean_line(json.dumps(value, ensure_ascii=False)), 60)


def value_words(value: Any, tables: Tables, table: str = "", path: tuple[str, ...] = ()) -> str:
    """The value of a field in a sentence, with names in the place of ids.

    Args:
        value: as it is stored.
        tables: where names are looked up.
        table: the table of the document.
        path: the way to the field in it.
    """
    if field := field_of(table, path):
        return cell_words(field, value, tables)
    if isinstance(value, str):
        for named in ("departments", "people"):
            name = _of(tables, named, value)
            if name not in _UNKNOWN:
                return name
        with suppress(ValueError):
            moment = datetime.fromisoformat(value)
            if moment.tzinfo:  # moments are stored with it; a day or eight digits stay a text
                return times.stamp(in_local_zone(moment))
    return value_label(value)


def document_label(table: str, raw: Raw, tables: Tables) -> str:
    """What a document is called, beginning a sentence."""
    if table in ("factors", "findings", "versions"):
        return _numbered(table, raw)
    if table in _OF_OTHERS:
        one, others, field = _OF_OTHERS[table]
        return f"The {one} of {_of(tables, others, raw.get(field))}"
    if table == "ballots":
        voter = raw.get("voter", "")
        who = _of(tables, "people", voter)
        return f"The ballot of {value_label(voter) if who in _UNKNOWN else who}"
    if table in _OF_SESSION:
        one = _OF_SESSION[table]
        session_id = raw.get("session_id", raw.get("id"))
        return f"The {one} of {_of(tables, 'sessions', session_id)}"
    if table in REGISTERS:
        register = REGISTERS[table]
        what = f"{register.one.capitalize()} {clean_line(str(raw.get('code')))}"
        return f"{what} {subject_label(register, raw, tables)}"
    if raw.get("off_record") and "text" in raw:
        raw = {"text": "what was said off the record"}  # history tells no word of it
    name = raw.get("name") or raw.get("title") or raw.get("text") or raw.get("digest") or ""
    word = _WORDS.get(table, table)
    return (
        f"The {word} {value_label(name)}"
        if name
        else f"A document of the table {value_label(table)}"
    )


def _numbered(table: str, raw: Raw) -> str:
    """A factor or a finding by its code and its words, what was issued by its number."""
    if table != "versions":
        letter = raw.get("letter") if table == "factors" else "F"
        return f"{letter}{raw.get('number')} {value_label(raw.get('text'))}"
    return f"{'Final version' if raw.get('final') else 'Draft'} {raw.get('number')}"


def subject_label(register: Register, raw: Raw, tables: Tables) -> str:
    """What a row is about: the words of its first field, or the name of whom it is of."""
    value = raw.get(register.subject.id)
    if isinstance(register.subject, PersonField):
        return _of(tables, "people", value)
    if isinstance(register.subject, LinkField):
        return _of_links(tables, value)
    return value_label(value)


def _of_links(tables: Tables, targets: Any) -> str:
    """What links lead to: the codes of rows, or the words that were typed."""
    found = []
    for each in targets if isinstance(targets, list | tuple) else ():
        one = each if isinstance(each, dict) else {}
        rows = tables.get(str(one.get("table")), {}).values()
        codes = (row.get("code") for row in rows if row.get("id") == one.get("id"))
        found.append(next(codes, None) or one.get("text"))
    return ", ".join(value_label(each) for each in found if each)


def _of(tables: Tables, table: str, named: Any) -> str:
    """The name of a document that another names."""
    try:
        raw = tables.get(table, {}).get(str(id_number(str(named))))
    except ValueError:
        raw = None
    if raw is None:
        return _UNKNOWN[table == "sessions"]
    if raw.get("off_record"):
        return "something off the record"
    return value_label(raw.get("name") or raw.get("title") or raw.get("text"))


def field_words(path: tuple[str, ...], tables: Tables, table: str = "") -> str:
    """A way to a field in words: ids of factors become their codes, cells have their headings."""
    if field := field_of(table, path):
        return field.title.lower()
    factors = {
        raw.get("id"): f"{raw.get('letter')}{raw.get('number')}"
        for raw in tables.get("factors", {}).values()
    }
    factors |= {
        raw.get("id"): value_label(raw.get("name")) for raw in tables.get("themes", {}).values()
    }
    words = [factors.get(part) or field_name(part, table) for part in path]
    return ", ".join(clean_line(word) for word in words)
