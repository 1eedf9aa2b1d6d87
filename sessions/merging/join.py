"""Joining what two windows or laptops wrote apart, as records of the same journal.

What is joined is worked out from the records alone (`sessions.merging.field_merge`,
`sessions.merging.conflict_rules`), so that it comes out the same whoever joins whom, and joining
again adds nothing. It is then recorded: first the documents as they are put together, then each
thing that was settled, and last the record that names the branches. As long as that one is missing,
nothing is joined and the next that opens the engagement to write does it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

import msgspec
from tinydb.table import Document as Row

from sessions.database.database import EngagementDB
from sessions.history.history import LASTING, SENTENCE
from sessions.journal.branches import JOINS, Lineage, Mark, apart
from sessions.journal.line import Line
from sessions.journal.overlay import Raw, Tables
from sessions.journal.replay import replay
from sessions.merging.conflict_rules import Settlement, settlements
from sessions.merging.document_names import called, field_words, shown, value_words
from sessions.merging.field_merge import WOVEN, Clash, Woven, weave
from workshop.text import plural

CLASHES: Final = "clashes"
"""In the meta of a joining record: what was settled and what clashed, a sentence for each."""

Side = Callable[[Line], str]
"""Says where a record was written, as ` in FOLDER`, or nothing."""


class Joint(msgspec.Struct, frozen=True):
    """What joining comes to.

    Attributes:
        tables: The documents in the end.
        woven: The documents put together field by field, before anything was settled.
        settled: What was settled, in its order.
        clashes: What both sides changed in different ways, a sentence for each.
        heads: Number and checksum of the last record of each branch.
        open: How many records were written apart and not joined yet.
    """

    tables: Tables
    woven: Tables
    settled: list[Settlement]
    clashes: list[str]
    heads: list[Mark]
    open: int

    @property
    def sentence(self) -> str:
        """What was joined, for the history."""
        records = plural(self.open, "record")
        told = [f"Joined {records} that {'was' if self.open == 1 else 'were'} written apart"]
        if self.clashes:
            told.append(f"{plural(len(self.clashes), 'field')} changed on both sides")
        return "; ".join(told)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was joined, settled and clashed, for a person."""
        settled = [settlement.sentence for settlement in self.settled]
        return tuple(f"{told}." for told in (self.sentence, *settled, *self.clashes))


def work_out(lines: Sequence[Line], side: Side = lambda _: "") -> Joint:
    """Say what joining all branches comes to; nothing is changed."""
    lineage = Lineage(lines)
    woven = weave(lineage)
    tables, settled = settlements(woven, lineage)
    clashes = sorted(
        {_told(clash, stands, woven, tables, side) for clash, stands in woven.clashes()}
    )
    return Joint(tables, woven.tables, settled, clashes, lineage.heads, _count(lines, lineage))


def _count(lines: Sequence[Line], lineage: Lineage) -> int:
    """How many records were written since the sides parted, and not joined yet."""
    first = min((number for number, _ in apart(lines)), default=None)
    if first is None:
        return 0
    return sum(line.number >= first and line.mark not in lineage.joined for line in lines)


def join(database: EngagementDB) -> Joint | None:
    """Join what was written apart in an engagement that is open for writing.

    Returns:
        What was joined; nothing where all was joined and settled already.

    Raises:
        NotRecorded: The disk refused; what is missing is done when it is opened the next time.
    """
    lines = database.journal.lines
    joint = work_out(lines)
    changes = _differences(replay(lines), joint.woven)
    if not (joint.open or joint.settled):
        return None
    _record(database, "Put together what was written apart", changes, {WOVEN: True})
    for settlement in joint.settled:
        _record(database, settlement.sentence, settlement.changes)
    if not joint.open:
        return joint
    told = [settlement.sentence for settlement in joint.settled] + joint.clashes
    meta = {SENTENCE: joint.sentence, LASTING: True, JOINS: joint.heads, CLASHES: told}
    database.journal.note(meta)
    return joint


def joined_before(lines: Iterable[Line]) -> list[str]:
    """What was joined in an engagement so far and what clashed then, as sentences."""
    found: list[str] = []
    for line in lines:
        meta = line.meta
        if JOINS in meta:
            found += [f"{line.time.astimezone():%Y-%m-%d %H:%M} {meta.get(SENTENCE, '')}"]
            found += [f"  {sentence}" for sentence in meta.get(CLASHES, ())]
    return found


def _record(
    database: EngagementDB,
    sentence: str,
    changes: Mapping[tuple[str, str], Raw | None],
    meta: Mapping[str, bool] | None = None,
) -> None:
    """Record documents as they are to be, in one line that cannot be undone."""
    with database.change({SENTENCE: sentence, LASTING: True, **(meta or {})}):
        for (name, key), raw in changes.items():
            table = database.table(name)
            table.remove(doc_ids=[int(key)])
            if raw is not None:
                table.insert(Row(raw, int(key)))


def _differences(now: Tables, wanted: Tables) -> dict[tuple[str, str], Raw | None]:
    """What leads from one state to another."""
    return {
        (table, key): wanted.get(table, {}).get(key)
        for table in sorted(now.keys() | wanted.keys())
        for key in sorted(now.get(table, {}).keys() | wanted.get(table, {}).keys(), key=int)
        if now.get(table, {}).get(key) != wanted.get(table, {}).get(key)
    }


def _told(clash: Clash, stands: object, woven: Woven, tables: Tables, side: Side) -> str:
    """What clashed, for a person: both values, when and where each was written."""
    table, key, path = clash.place
    raw = tables.get(table, {}).get(key) or woven.tables.get(table, {}).get(key, {})
    what = called(table, raw, tables)
    over = f" ({_when(clash.over)}{side(clash.over)})" if clash.over else ""
    if not path:
        return f"{what} was removed on one side{over} and changed on the other: it stays"
    by = f" ({_when(clash.by)}{side(clash.by)})"
    if table == "clocks" and path[0] == "step_id":
        return f"{what} went on on both sides: it stands at {shown(stands)}{by}"
    kept, lost = (value_words(value, tables) for value in (stands, clash.lost))
    return f"{what}, {field_words(path, tables)}: {kept}{by} stands, {lost}{over} is set aside"


def _when(line: Line) -> str:
    """When a record was written, on this machine's clock."""
    return f"{datetime.fromtimestamp(line.moment, UTC).astimezone():%Y-%m-%d %H:%M}"
