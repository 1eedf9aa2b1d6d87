"""What changed in the registers of the strategy since an earlier moment, as an edition tells it.

Both moments are seen as people agree today (`workshop.report.changes`). A row that stood then
and was not told is not called new.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

import msgspec

from workshop.analysis.answer.facts import AnswerFact, ChangeFact
from workshop.language import lowered, say
from workshop.privacy.told_rows import ToldRow
from workshop.record.rows import ROW_TYPES
from workshop.registers.kinds import REGISTERS
from workshop.report.changes import Kind, changes_sentence, seen_today
from workshop.report.strategy.cited import cited_factors
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.report.view import Gathered
from workshop.strategy.element_parts import REGISTERS_OF
from workshop.text import listing

_FACTOR: Final = re.compile(r"[SWOT][0-9]+", re.ASCII)

_NAMES: Final = (
    *(name for those in REGISTERS_OF.values() for name in those),
    "decisions",
    "approvals",
)
"""The registers that are looked through, in the order of the document."""


def with_rows(told: ToldStrategy, answer: AnswerFact) -> AnswerFact:
    """The answer with what changed of rows among its changes; as it is where none is asked for."""
    earlier = told.gathered.before
    if earlier is None or answer.changes is None:
        return answer
    before = seen_today(told.gathered, earlier)
    cited = {known.code for known in cited_factors(told)}
    own = (each for each in answer.changes.changes if _concerns(each, cited))
    changes = (*own, *_changes(told.gathered, before))
    found = msgspec.structs.replace(
        answer.changes, n=len(changes), sentence=changes_sentence(changes), changes=changes
    )
    return msgspec.structs.replace(answer, changes=found)


def _concerns(change: ChangeFact, cited: Collection[str]) -> bool:
    """Whether a change is of what the strategy rests on: of factors only those that it cites."""
    return _FACTOR.fullmatch(change.id) is None or change.id in cited


def _changes(gathered: Gathered, before: Gathered) -> Iterator[ChangeFact]:
    for name in _NAMES:
        register = REGISTERS[name]
        now, then = gathered.row_telling.by_id(register), before.row_telling.by_id(register)
        for key, row in now.items():
            if key in then:
                yield from _of_one(row, then[key])
            elif before.record.find(ROW_TYPES[name], key) is None:
                words = say("{code} is new", code=row.code)
                text = _subject(row)
                yield _change("new", row.code, text, say("{label}: {text}", label=words, text=text))
        for key, row in then.items():
            if key not in now and gathered.record.find(ROW_TYPES[name], key) is None:
                words = say("{code} was taken back", code=row.code)
                yield _change("gone", row.code, "", words)


def _of_one(row: ToldRow, was: ToldRow) -> Iterator[ChangeFact]:
    """What changed in a row; nothing where it says what it said."""
    titles = [
        lowered(say(field.title), whole=True)
        for field in row.row.register.fields
        if row.cells[field.id] != was.cells[field.id]
    ]
    if titles:
        label = say("{code}: other than before: {fields}", code=row.code, fields=listing(titles))
        text = _subject(row)
        before = _subject(was) if _subject(was) != text else ""
        yield _change("reworded", row.code, text, f"{label} – {text}", before)


def _subject(row: ToldRow) -> str:
    return row.cells[row.row.register.subject.id]


def _change(kind: Kind, code: str, text: str, words: str, before: str = "") -> ChangeFact:
    end = "" if words.endswith((".", "!", "?", "…")) else "."
    return ChangeFact(kind=kind, id=code, text=text, before=before, sentence=f"{words}{end}")
