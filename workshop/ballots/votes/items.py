"""What is voted on: factors, entries, themes, rows of a register, options.

Options are entries of their step: lines that the guide gives become entries when the vote is
opened, so that they have ids and lead to what was made of them like everything that is said.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Final

import msgspec

from workshop.ballots.rounds import source_of
from workshop.ballots.subjects import (
    Subject,
    find_subject,
    rows_in,
    subject_row,
    subjects_of,
    whole_id,
)
from workshop.guide.room_steps import Feedback
from workshop.guide.shape import Score, as_kind
from workshop.guide.step import Step
from workshop.guide.vote import Vote as VoteStep
from workshop.guide.vote_fields import letters_in
from workshop.record.codebook import Codebook
from workshop.record.documents import (
    Entry,
    EntryKind,
    Factor,
    Session,
    Withdrawal,
)
from workshop.record.read_back import left_out, with_the_same
from workshop.record.record import Record, wording_key
from workshop.record.rows import ROW_TYPES
from workshop.record.sittings.groups import heard_at, heard_in, numbered
from workshop.record.themes import Placement
from workshop.record.votes.documents import Vote

MEETING: Final = "This meeting"
"""What a room gives feedback on: its session, by the id of that."""


class Item(msgspec.Struct, frozen=True):
    """One thing on the list of a vote."""

    id: str
    """The id of the factor, entry, theme or row; empty for a line of the guide that is no entry
    before the vote is opened."""
    code: str
    """What it is called: `T3`, `N4`, `TH2`; of an option its place among the options, of an entry
    its number in the session."""
    text: str


def items_of(record: Record, session: Session, step: Step) -> list[Item]:
    """What is on the list of a step: that of its vote, or what one would have that is opened now.

    Args:
        record: the record.
        session: the session.
        step: a step that votes, or one that scores.
    """
    votes = [vote for vote in record.votes.of_step(session.id, step.id) if not vote.voided]
    return items_in(record, votes[-1]) if votes else listed(record, session, step)


def still_listed(record: Record, session: Session, step: Step) -> list[Item]:
    """What was on the list of a step, as far as it stands and may be shown to the room today."""
    wished = wished_out(record)
    found = (item for item in items_of(record, session, step) if item.id)
    return [item for item in found if _stands(record, item.id, wished)]


def _stands(record: Record, subject_id: str, wished: frozenset[str]) -> bool:
    """Whether something stands by itself, and on something that may be shown."""
    if (factor := record.find(Factor, subject_id)) is not None:
        return not factor.into and rests_on_public(record.evidence_of(factor.id), wished)
    if (entry := record.find(Entry, subject_id)) is not None:
        return is_public(entry, wished)
    if whole_id(record, subject_id) != subject_id:
        return False
    return bool(item_of(record, subject_id).text)


def items_in(record: Record, vote: Vote) -> list[Item]:
    """What is on the list of a vote, in its order; what was removed since has no text."""
    session = record.get(Session, vote.session_id)
    voted = record.step_of(session, vote.step_id)
    if as_kind(voted, Feedback) is not None:
        return [Item(each, "1", MEETING) for each in vote.subjects]
    step = source_of(record.guide_of(session), voted) or voted
    numbers = _numbers(record, session, step, vote.subjects)
    return [item_of(record, each, numbers.get(each, "")) for each in vote.subjects]


def _numbers(
    record: Record, session: Session, step: Step, subjects: tuple[str, ...]
) -> dict[str, str]:
    """What entries and options on a list are called, by their ids."""
    own = [each for each in subjects if _is_option(record.find(Entry, each), step)]
    if not takes_entries(step):
        return {each: str(at) for at, each in enumerate(own, 1)}
    listed_here = frozenset(subjects)
    return {
        entry.id: code for code, _, entry in numbered(record, session) if entry.id in listed_here
    }


def takes_entries(step: Step) -> bool:
    """Whether entries of the session stand on the list of a step, and are called by number."""
    voted = as_kind(step, VoteStep)
    return voted is not None and "entries" in voted.of


def _is_option(entry: Entry | None, step: Step) -> bool:
    return entry is not None and entry.step_id == step.id


def item_of(record: Record, subject_id: str, number: str = "") -> Item:
    """What something is that was voted on, whether it still stands or not.

    Args:
        record: the record.
        subject_id: its id.
        number: what it is called where it has no code.
    """
    if (subject := find_subject(record, subject_id)) is not None:
        return Item(subject.id, subject.code, subject.text)
    if (entry := record.find(Entry, subject_id)) is not None:
        return Item(entry.id, number, entry.text)
    if (theme := Codebook(record).theme(subject_id)) is not None:
        return Item(subject_id, theme.code, theme.name)
    if record.find(Session, subject_id) is not None:
        return Item(subject_id, number, MEETING)
    return Item(subject_id, number, "")


# What would be listed


def listed(record: Record, session: Session, step: Step) -> list[Item]:
    """What the list of a vote would have that is opened in a step now, each once, in order."""
    if (source := source_of(record.guide_of(session), step)) is not None:
        return still_listed(record, session, source)
    if (scored := as_kind(step, Score)) is not None:
        wished = wished_out(record)
        return [
            Item(subject.id, subject.code, subject.text)
            for subject in subjects_of(record, session, scored)
            if may_be_listed(record, subject, wished)
        ]
    if as_kind(step, Feedback) is not None:
        return [Item(session.id, "1", MEETING)]
    voted = as_kind(step, VoteStep)
    if voted is None:
        return []
    items = (item for word in voted.of for item in _of_word(record, session, voted, word))
    return list({item.id or item: item for item in items}.values())


def _of_word(record: Record, session: Session, step: VoteStep, word: str) -> Iterator[Item]:
    """What one word of `of` stands for."""
    if letters := letters_in(word):
        yield from _factors(record, session, step, letters)
    elif word == "entries":
        yield from _entries(record, session)
    elif word == "clusters":
        yield from _clusters(record, session)
    elif word == "options":
        yield from _options(record, session, step)
    elif word in ROW_TYPES:
        wished = wished_out(record)
        for row in rows_in(record, session, word, everywhere=step.scope == "engagement"):
            subject = subject_row(record, row)
            if may_be_listed(record, subject, wished):
                yield Item(subject.id, subject.code, subject.text)


def may_be_listed(record: Record, subject: Subject, wished: Container[str]) -> bool:
    """Whether a factor or a row may be shown to the room: it rests on something that may.

    A row that cites nothing that stands was entered by hand.
    """
    if isinstance(subject, Factor):
        return rests_on_public(record.evidence_of(subject.id), wished)
    found = (record.find(Entry, each) for each in subject.row.evidence)
    cited = [entry for entry in found if entry and not entry.retracted]
    return not cited or rests_on_public(cited, wished)


def _factors(
    record: Record, session: Session, step: VoteStep, letters: tuple[str, ...]
) -> Iterator[Item]:
    """The factors that stand under some letters, as a step that scores would have them."""
    here = {
        record.whole_of(factor).id
        for entry in heard_in(record, session)
        if not entry.retracted and (factor := record.find(Factor, entry.factor_id))
    }
    wished = wished_out(record)
    for factor in record.live_factors():
        listed_here = step.scope == "engagement" or factor.id in here
        if (
            factor.letter.value in letters
            and listed_here
            and rests_on_public(record.evidence_of(factor.id), wished)
        ):
            yield Item(factor.id, factor.code, factor.text)


def wished_out(record: Record) -> frozenset[str]:
    """The ids of entries that those who said them want told no more: left out, or withdrawn.

    What several people said stays where one of them withdrew; so does an action, which is the
    room's. Whose words an entry is to the letter decides `workshop.privacy.ownership`.
    """
    gone = {each.person_id for each in record.all(Withdrawal)}
    if not gone:
        return left_out(record)
    alone = {
        session.id
        for session in record.all(Session)
        if session.people
        and gone.issuperset(session.people)
        and record.guide_of(session).setting == "interview"
    }
    theirs = (
        entry.id
        for entry in record.all(Entry)
        if entry.kind is not EntryKind.ACTION
        and (
            gone.issuperset(entry.people)
            if entry.people
            else entry.session_id in alone and not entry.departments
        )
    )
    return left_out(record) | with_the_same(record, theirs)


def is_public(entry: Entry, wished: Container[str]) -> bool:
    """Whether an entry stands, may be shown to the room, and is none that is wished out."""
    hidden = entry.private or entry.off_record or entry.id in wished
    return not (hidden or entry.retracted or entry.same_as_id)


def rests_on_public(evidence: Iterable[Entry], wished: Container[str]) -> bool:
    """Whether something that rests on entries may be shown to the room.

    A list stands on the wall and on ballots of paper, and what rests on nothing else has the words
    of what is private, off the record, withdrawn, or to be left out of documents.

    Args:
        evidence: the entries.
        wished: the ids of those that somebody wants told no more (`wished_out`).
    """
    return any(is_public(each, wished) for each in evidence)


def _entries(record: Record, session: Session) -> Iterator[Item]:
    """The entries of the session that may be shown, but for those of votes and closing steps."""
    steps = {
        (each.id, step.id)
        for each in heard_at(record, session)
        for kind in (VoteStep, Feedback)
        for step in record.guide_of(each).steps_of(kind)
    }
    wished = wished_out(record)
    for code, where, entry in numbered(record, session):
        if is_public(entry, wished) and (where.id, entry.step_id) not in steps:
            yield Item(entry.id, code, entry.text)


def _clusters(record: Record, session: Session) -> Iterator[Item]:
    """The themes that the session made, else those that hold something said in it.

    One that rests on nothing public is none of them: its name may be the words of what is not.
    """
    codebook, wished = Codebook(record), wished_out(record)
    held = {each.id: [entry for entry, _ in codebook.under(each.id)] for each in codebook.themes}
    here = {each.id for each in heard_at(record, session)}
    own = codebook.made_in(session.id) or [
        each for each in codebook.themes if any(entry.session_id in here for entry in held[each.id])
    ]
    spoken_of = {key for placed in record.all(Placement) for key in placed.themes}
    for theme in own:
        by_hand = not held[theme.id] and theme.id not in spoken_of
        if by_hand or rests_on_public(held[theme.id], wished):
            yield Item(theme.id, theme.code, theme.name)


def _options(record: Record, session: Session, step: VoteStep) -> Iterator[Item]:
    """What was typed in the step, then the lines of the guide that say something else."""
    wished = wished_out(record)
    entries = [e for e in record.entries_of(session.id, step.id) if is_public(e, wished)]
    numbers = {each.id: at for at, each in enumerate(record.entries_of(session.id), 1)}
    by_number = takes_entries(step)
    said = {wording_key(entry.text): entry for entry in entries}
    lines = {wording_key(line): line for line in step.options}
    # Lines of the guide come first, as the room reads them there; what was typed follows.
    ordered = [(key, said.get(key), line) for key, line in lines.items()]
    ordered += [(key, entry, entry.text) for key, entry in said.items() if key not in lines]
    for at, (_, entry, text) in enumerate(ordered, 1):
        if entry is None:
            yield Item("", str(at), text)
        else:
            yield Item(entry.id, str(numbers[entry.id] if by_number else at), entry.text)
