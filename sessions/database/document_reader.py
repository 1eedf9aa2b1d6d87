"""Documents out of a lone checkpoint: a TinyDB file, whole, with a tail of an older one, or cut.

Stock TinyDB writes a file in place and cuts it to length afterwards, so a stop in between leaves a
whole newer file with the end of the older one behind it. A file that was cut
anywhere still has every document before the cut.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from sessions.database import checkpoint
from sessions.journal.overlay import Tables
from sessions.journal.schemas import SCHEMAS, Lift
from workshop.errors import Problem
from workshop.record.documents import Clock, Document, Engagement, Session, StoredGuide
from workshop.record.ids import id_text
from workshop.record.tables import TABLES
from workshop.text import clean, clean_line, plural, shorten

_KEY: Final = re.compile(r'"((?:[^"\\]|\\.)*)"\s*:\s*(?=\{)')


class Found:
    """The documents of a file."""

    def __init__(self) -> None:
        self.tables: Tables = {}
        """The documents by table and key, in the types that JSON has, texts clean."""
        self.problems: list[Problem] = []
        """What could not be taken."""
        self.rest = b""
        """The bytes behind the last whole value, which are of an older state."""

    @property
    def count(self) -> int:
        """How many documents there are."""
        return sum(len(documents) for documents in self.tables.values())


def read_documents(content: bytes) -> Found:
    """Read the documents of a checkpoint, or of any TinyDB file with our tables."""
    found = Found()
    text = content.decode("utf-8-sig", "surrogateescape").lstrip()
    whole = text
    try:
        value, end = json.JSONDecoder().raw_decode(text)
        whole = text[:end]
        found.rest = text[end:].strip().encode("utf-8", "surrogateescape")
    except (ValueError, RecursionError):
        value = one_by_one(text)
        found.problems.append(Problem("it is damaged or cut off; only single documents are whole"))
    if not isinstance(value, dict):
        found.problems.append(Problem("it is no TinyDB file: there are no tables in it"))
        return found
    lift = _lift_of(found, whole.encode("utf-8", "surrogateescape"))
    for table, rows in value.items():
        _take_table(found, table, rows, lift)
    _connect(found)
    return found


def one_by_one(text: str) -> dict[str, dict[str, Any]]:
    """The documents that are whole, in a text that is not."""
    tables: dict[str, dict[str, Any]] = {}
    name, at, decoder = "", 0, json.JSONDecoder()
    while key := _KEY.search(text, at):
        at = key.end()
        if not (key[1].isascii() and key[1].isdigit()):
            name = key[1]
            continue
        try:
            document, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            continue
        tables.setdefault(name, {})[key[1]] = document
    return tables


def _lift_of(found: Found, content: bytes) -> Lift | None:
    """What makes documents of today out of those of a checkpoint, by what it says of itself."""
    stated = checkpoint.stated(content)
    if stated is None:
        return None
    if stated.problem:
        found.problems.append(Problem(stated.problem))
    if stated.newer(SCHEMAS):
        found.problems.append(Problem("a newer version of this program wrote it"))
    return SCHEMAS.lift(stated.schema)


def _take_table(found: Found, table: str, rows: Any, lift: Lift | None) -> None:
    """Take the documents of one table that are as they must be."""
    if table == checkpoint.RESERVED or rows == {}:
        return
    if table not in TABLES or not isinstance(rows, dict):
        found.problems.append(Problem("this program has no such table", _shown(table)))
        return
    for key, raw in rows.items():
        plain = cleaned(lift(table, raw) if lift and isinstance(raw, dict) else raw)
        if what := why_not(TABLES[table], key, plain):
            found.problems.append(Problem(what, f"{table} {_shown(key)}"))
        else:
            found.tables.setdefault(table, {})[key] = plain


def why_not(kind: type[Document], key: str, raw: Any) -> str:
    """Why something is not a document, or nothing."""
    try:
        document = msgspec.convert(raw, kind)
        if int(key) < 0 or document.id != id_text(int(key)):
            return "its id is not the one that it is filed under"
    except (msgspec.ValidationError, ValueError, RecursionError) as problem:
        return clean_line(str(problem))
    return ""


def _connect(found: Found) -> None:
    """Leave out what the rules could not work with: sessions without guide, what lies in them."""
    guides = _ids(found, StoredGuide)
    sessions = found.tables.get(Session.TABLE, {})
    for key in [key for key, raw in sessions.items() if raw["guide_id"] not in guides]:
        found.problems.append(Problem("its guide is missing", f"session “{_title(sessions[key])}”"))
        del sessions[key]
    _set_clocks(found)
    known = _ids(found, Session)
    for table, rows in found.tables.items():
        lost = [key for key, raw in rows.items() if raw.get("session_id") not in known | {None}]
        if lost:
            what = f"{plural(len(lost), 'document')} of sessions that are missing"
            found.problems.append(Problem(what, table))
        for key in lost:
            del rows[key]
    for key in list(found.tables.get(Engagement.TABLE, {}))[1:]:
        found.problems.append(Problem("there is another engagement in the same file", key))
        del found.tables[Engagement.TABLE][key]


def _set_clocks(found: Found) -> None:
    """Put a session whose clock is missing at its first step."""
    clocks = _ids(found, Clock)
    guides = {raw["id"]: raw for raw in found.tables.get(StoredGuide.TABLE, {}).values()}
    for key, raw in found.tables.get(Session.TABLE, {}).items():
        if raw["id"] not in clocks:
            what = "its clock is missing; it stands at its first step"
            found.problems.append(Problem(what, f"session “{_title(raw)}”"))
            first = guides[raw["guide_id"]]["guide"]["steps"][0]["id"]
            found.tables.setdefault(Clock.TABLE, {})[key] = {"id": raw["id"], "step_id": first}


def _ids(found: Found, kind: type[Document]) -> set[str]:
    return {raw["id"] for raw in found.tables.get(kind.TABLE, {}).values()}


def _title(raw: Mapping[str, Any]) -> str:
    """What a session is called, fit to be shown."""
    return _shown(str(raw.get("title") or raw["id"]))


def _shown(text: str) -> str:
    return shorten(clean_line(text), 60)


def cleaned(value: Any) -> Any:
    """A value of JSON with every text in it clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(each) for each in value]
    if isinstance(value, dict):
        return {clean(str(key)): cleaned(each) for key, each in value.items()}
    return value
