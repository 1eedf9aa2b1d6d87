"""Joining what two windows or laptops wrote apart, as records of the same journal.

What is joined is worked out from the records alone (`sessions.merging.field_merge`,
`sessions.merging.conflict_rules`), so that it comes out the same whoever joins whom, and joining
again adds nothing. It is then recorded: first the documents as they are put together, then each
thing that was resolved, and last the record that names the branches. As long as that is missing,
nothing is joined and the next that opens the engagement to write does it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

import msgspec
from tinydb.table import Document as Row

from sessions.clock import in_local_zone
from sessions.database.database import EngagementDB
from sessions.journal.branches import Lineage, Mark, apart
from sessions.journal.line import Line
from sessions.journal.meta import CLASHES, JOINS, LASTING, REPEATS, SENTENCE
from sessions.journal.overlay import Raw, Tables
from sessions.journal.replay import replay
from sessions.merging.conflict_rules import resolve_conflicts
from sessions.merging.conflict_words import document_label, field_words, value_label, value_words
from sessions.merging.field_merge import Clash, Merged, merge_branches
from sessions.merging.resolver import Resolution
from workshop import times
from workshop.text import plural

Side = Callable[[Line], str]
"""Says where a record was written, as ` in FOLDER`, or nothing."""


class JoinResult(msgspec.Struct, frozen=True):
    """What joining comes to."""

    tables: Tables
    """The documents in the end."""
    merged: Tables
    """The documents put together field by field, before anything was resolved."""
    resolved: list[Resolution]
    """What was resolved, in its order."""
    clashes: list[str]
    """What both sides changed in different ways, a sentence for each."""
    heads: list[Mark]
    """Number and checksum of the last record of each branch."""
    open: int
    """How many records were written apart and not joined yet."""

    @property
    def sentence(self) -> str:
        """What was joined, for the history."""
        records = plural(self.open, "record")
        sentences = [f"Joined {records} that {'was' if self.open == 1 else 'were'} written apart"]
        if self.clashes:
            sentences.append(f"{plural(len(self.clashes), 'field')} changed on both sides")
        return "; ".join(sentences)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was joined, resolved and clashed, for a person."""
        resolved = [resolution.sentence for resolution in self.resolved]
        return tuple(f"{each}." for each in (self.sentence, *resolved, *self.clashes))


def plan_join(lines: Sequence[Line], side: Side = lambda _: "") -> JoinResult:
    """Say what joining all branches comes to; nothing is changed."""
    lineage = Lineage(lines)
    merged = merge_branches(lineage)
    tables, resolved = resolve_conflicts(merged, lineage)
    clashes = sorted(
        {_clash_sentence(clash, stands, merged, tables, side) for clash, stands in merged.clashes()}
    )
    return JoinResult(
        tables, merged.tables, resolved, clashes, lineage.heads, _count(lines, lineage)
    )


def _count(lines: Sequence[Line], lineage: Lineage) -> int:
    """How many records were written since the sides parted, and not joined yet."""
    first = min((number for number, _ in apart(lines)), default=None)
    if first is None:
        return 0
    return sum(line.number >= first and line.mark not in lineage.joined for line in lines)


def join(database: EngagementDB) -> JoinResult | None:
    """Join what was written apart in an engagement that is open for writing.

    Returns:
        What was joined; nothing where all was joined and resolved already.

    Raises:
        NotRecorded: The disk refused; what is missing is done when it is opened the next time.
    """
    lines = database.journal.lines
    joined = plan_join(lines)
    changes = _differences(replay(lines), joined.merged)
    if not (joined.open or joined.resolved):
        return None
    _record(database, "Put together what was written apart", changes, {REPEATS: True})
    for resolution in joined.resolved:
        _record(database, resolution.sentence, resolution.changes)
    if not joined.open:
        return joined
    sentences = [each.sentence for each in joined.resolved] + joined.clashes
    meta = {SENTENCE: joined.sentence, LASTING: True, JOINS: joined.heads, CLASHES: sentences}
    database.journal.note(meta)
    return joined


def joined_before(lines: Iterable[Line]) -> list[str]:
    """What was joined in an engagement so far and what clashed then, as sentences."""
    found: list[str] = []
    for line in lines:
        meta = line.meta
        if JOINS in meta:
            found += [f"{times.stamp(in_local_zone(line.time))} {meta.get(SENTENCE, '')}"]
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


def _clash_sentence(
    clash: Clash, stands: object, merged: Merged, tables: Tables, side: Side
) -> str:
    """What clashed, for a person: both values, when and where each was written."""
    table, key, path = clash.place
    raw = tables.get(table, {}).get(key) or merged.tables.get(table, {}).get(key, {})
    what = document_label(table, raw, tables)
    over = f" ({_when(clash.over)}{side(clash.over)})" if clash.over else ""
    if not path:
        return f"{what} was removed on one side{over} and changed on the other: it stays"
    by = f" ({_when(clash.by)}{side(clash.by)})"
    if table == "clocks" and path[0] == "step_id":
        return f"{what} went on on both sides: it stands at {value_label(stands)}{by}"
    kept, lost = (value_words(value, tables, table, path) for value in (stands, clash.lost))
    return (
        f"{what}, {field_words(path, tables, table)}: {kept}{by} stands, {lost}{over} is set aside"
    )


def _when(line: Line) -> str:
    """When a record was written, on this machine's clock."""
    return times.stamp(in_local_zone(datetime.fromtimestamp(line.moment, UTC)))
