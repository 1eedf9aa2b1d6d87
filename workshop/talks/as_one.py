"""Two entries that say the same, written down twice: one stands for both, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from workshop.cited import title_key
from workshop.record.checks import Answer, MemberCheck, Verdict
from workshop.record.documents import Attribution, Document, Entry
from workshop.record.record import Record, wording_key
from workshop.record.rows import ROW_TYPES
from workshop.record.themes import Placement
from workshop.record.within import in_order

_LEVELS = list(Attribution)
_VERDICTS = list(Verdict)


def union(*lists: Iterable[str]) -> tuple[str, ...]:
    """What is in any of several lists, each once, in order."""
    return tuple(dict.fromkeys(each for one in lists for each in one))


def narrower(first: Attribution | None, second: Attribution | None) -> Attribution | None:
    """The level that tells less; none where neither entry has one."""
    given = [level for level in (first, second) if level is not None]
    return max(given, key=_LEVELS.index, default=None)


def is_same_source(first: Entry, second: Entry) -> bool:
    """Whether two entries rest on the same document, or both on somebody's word."""
    titles = [title_key(each.cited.title) if each.cited else "" for each in (first, second)]
    return titles[0] == titles[1]


def taken_as_one(kept: Entry, other: Entry) -> tuple[Entry, Entry]:
    """The entry that stands for both, and the other, which is taken back and says for which.

    What either has is kept; where one is private or may be told less, that holds for both.
    """
    whole = msgspec.structs.replace(
        kept,
        people=union(kept.people, other.people),
        raised_by=union(kept.raised_by, other.raised_by),
        mentions=union(kept.mentions, other.mentions),
        unclear=union(kept.unclear, other.unclear),
        departments=union(kept.departments, other.departments),
        tags=union(kept.tags, other.tags),
        written_by=union(kept.written_by, other.written_by),
        pestle=kept.pestle or other.pestle,
        due=kept.due or other.due,
        private=kept.private or other.private,
        attribution=narrower(kept.attribution, other.attribution),
        spoken=other.spoken if kept.spoken is None else kept.spoken,
        votes=other.votes if kept.votes is None else kept.votes,
        stack=kept.stack or other.stack,
        dropped=kept.dropped or other.dropped,
        outcomes=tuple(sorted({*kept.outcomes, *other.outcomes}, key=lambda told: told.at)),
        marks=in_order((*kept.marks, *other.marks)),
    )
    # The other is of the same people, so that it goes with them where they withdraw or are erased.
    return whole, msgspec.structs.replace(
        other,
        retracted=True,
        same_as_id=kept.id,
        people=whole.people,
        raised_by=whole.raised_by,
        departments=whole.departments,
        private=whole.private,
        attribution=whole.attribution,
    )


def resting_moved(record: Record, kept_by: dict[str, str]) -> Iterator[Document]:
    """Themes and rows that rested on entries that are taken back, resting on what stands for them.

    Args:
        record: the documents before.
        kept_by: by the id of an entry that is taken back, that of the one which stands for it.
    """
    for placed in record.all(Placement):
        kept = kept_by.get(placed.entry_id)
        if kept and record.placement_of(kept, placed.coder) is None:
            yield msgspec.structs.replace(placed, entry_id=kept)
    for kind in ROW_TYPES.values():
        for row in record.all(kind):
            if not kept_by.keys().isdisjoint(row.evidence):
                moved: dict[str, Any] = {
                    "evidence": union(kept_by.get(each, each) for each in row.evidence)
                }
                yield msgspec.structs.replace(row, **moved)


def answers_moved(
    checks: Iterable[MemberCheck], pairs: Sequence[tuple[Entry, Entry]]
) -> Iterator[MemberCheck]:
    """What somebody answered on entries that are taken back, answered on what stands for them.

    Whoever wants the words left out wants that of both. What else they say holds where the words
    are the same; of two answers the one that objects more stands.

    Args:
        checks: what those who spoke answered.
        pairs: of each pair the entry that stands for both, and the one that is taken back.
    """
    for check in checks:
        answers = dict(check.answers)
        for kept, other in pairs:
            given, own = answers.get(other.id), answers.get(kept.id)
            same = wording_key(kept.text) == wording_key(other.text)
            for one, entry in ((given, kept), (own, other)):
                if one is not None and one.verdict is Verdict.LEAVE_OUT:
                    answers[entry.id] = msgspec.structs.replace(one, was="")
                elif one is given and one and same and not one.was and _objects_more(one, own):
                    answers[kept.id] = one
        if answers != check.answers:
            yield msgspec.structs.replace(check, answers=answers)


def _objects_more(given: Answer, own: Answer | None) -> bool:
    """Whether an answer objects more than another one, or is the only one."""
    return own is None or _VERDICTS.index(given.verdict) > _VERDICTS.index(own.verdict)
