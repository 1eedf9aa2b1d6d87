"""While a vote is open, what is on its list stays as it was put to the room."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.ballots.votes.items import items_in, rests_on_public, wished_out
from workshop.errors import Refused
from workshop.record.change import Change
from workshop.record.documents import Document, Entry, Factor, Session
from workshop.record.record import Record
from workshop.record.rows import Row, merged_into
from workshop.record.themes import Theme
from workshop.record.votes.documents import Vote
from workshop.text import listing

_STANDS: tuple[tuple[type[Document], tuple[str, ...]], ...] = (
    (Factor, ("text", "into", "letter")),
    (Entry, ("text", "kind", "retracted", "private", "off_record", "factor_id", "same_as_id")),
    (Theme, ("name", "into", "removed")),
)
"""By type, what of a thing must not change while it is voted on."""


def require_unchanged(record: Record, change: Change) -> None:
    """Make sure that a change leaves alone what is on the list of a vote that is open.

    Raises:
        Refused: it touches something; the sentence names the vote and what to do.
    """
    votes = record.votes.still_open()
    if not votes:
        return
    for vote in votes:
        if any(isinstance(each, Vote) and each.id == vote.id for each in change.puts):
            continue
        subjects = frozenset(vote.subjects)
        touched = list(dict.fromkeys(_touched(record, change, subjects)))
        if touched:
            raise _refusal(record, vote, touched)


def _touched(record: Record, change: Change, subjects: frozenset[str]) -> Iterator[str]:
    """The ids of things on a list that a change alters."""
    for document in change.removes:
        if document.id in subjects:
            yield document.id
    for document in change.puts:
        old = record.find(type(document), document.id)
        if isinstance(document, Row):
            yield from _other_wholes(old, document, subjects)
        if old is None:
            continue
        if document.id in subjects and _differs(old, document):
            yield document.id
        elif isinstance(document, Entry) and isinstance(old, Entry):
            yield from _no_longer_stated(record, old, document, subjects)


def _other_wholes(old: Document | None, new: Row, subjects: frozenset[str]) -> Iterator[str]:
    """The ids of rows on a list that one is merged into, or taken out of: they are others then."""
    before = merged_into(old) if isinstance(old, Row) else ""
    after = merged_into(new)
    if before != after:
        yield from (each for each in (before, after) if each in subjects)


def _differs(old: Document, new: Document) -> bool:
    """Whether a thing is another one for those who vote on it."""
    if isinstance(new, Row):
        return old != new
    fields = next((names for kind, names in _STANDS if isinstance(new, kind)), ())
    changed = any(getattr(old, name) != getattr(new, name) for name in fields)
    # What is merged into it makes it another one as well.
    return changed or getattr(old, "merged", ()) != getattr(new, "merged", ())


def _no_longer_stated(
    record: Record, old: Entry, new: Entry, subjects: frozenset[str]
) -> Iterator[str]:
    """The factor on a list that loses the last thing said for it that the room may see."""
    factor = record.find(Factor, old.factor_id)
    whole = record.whole_of(factor) if factor else None
    if whole is None or whole.id not in subjects:
        return
    before = record.evidence_of(whole.id)
    left = [each for each in before if each.id != old.id]
    if new.factor_id == old.factor_id and not new.retracted:
        left.append(new)
    wished = wished_out(record)
    if not left or (rests_on_public(before, wished) and not rests_on_public(left, wished)):
        yield whole.id


def _refusal(record: Record, vote: Vote, touched: list[str]) -> Refused:
    codes = {item.id: item.code or item.text for item in items_in(record, vote)}
    session = record.get(Session, vote.session_id)
    title = record.step_of(session, vote.step_id).title
    named = listing([codes.get(each, each) for each in touched[:4]])
    are = "are" if len(touched) > 1 else "is"
    return Refused(
        f"{named} {are} on the list of the vote of {title}, which is open. Close it first, or void "
        "it with a reason."
    )
