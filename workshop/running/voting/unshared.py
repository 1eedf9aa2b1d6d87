"""What only one person or department knew of the list of a vote, and whether it was read out.

Groups talk of what all know and vote past what one of them knew alone. So before a vote is opened
that is read out; or somebody says that it need not be, and stands by it with their name. Nothing
here keeps a vote from being opened: what was not read out is recorded with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from workshop.ballots.subjects import find_row
from workshop.ballots.votes.items import Item, is_public, item_of, items_of, wished_out
from workshop.ballots.votes.standing import roster_of, vote_of
from workshop.errors import Refused
from workshop.guide.step import Step, kind_of
from workshop.record.change import Change, Moment
from workshop.record.codebook import Codebook
from workshop.record.documents import Entry, Factor, Person, Session, StepRun
from workshop.record.record import Record
from workshop.record.within import Aired
from workshop.running.base.names import told_apart
from workshop.running.base.registry import rule
from workshop.running.voting.commands import MarkAired
from workshop.running.voting.rules import running_session, voting_step
from workshop.talks.voices import Voices
from workshop.text import listing, shorten

_MOST_NAMED = 6
"""So many things are named in a sentence, at most."""


class Unshared(msgspec.Struct, frozen=True, kw_only=True):
    """Something on the list of a vote that only one person or department knew."""

    item: Item
    known_to: Literal["person", "department"]
    """To one of which it was known."""
    heard_here: bool
    """Whether it was said in this session; else it comes from another one."""
    aired: Aired | None
    """That it was read out or waived; none where neither was recorded."""

    @property
    def words(self) -> str:
        """Why it is to be read out: `known to one person, from another session`."""
        where = "said here" if self.heard_here else "from another session"
        return f"known to one {self.known_to}, {where}"


def known_to_one(record: Record, session: Session, step: Step) -> list[Unshared]:
    """What of the list of a vote only one person or department knew, public evidence alone.

    A department counts as one where people of several are there. What nobody is known to have said
    is nobody's knowledge, and what a document says can be read by all. What was recorded in this
    session where one after the other reads out one thing each was read out so.

    Args:
        record: the record.
        session: the session.
        step: a step that votes or scores; before its vote, what one would have that is opened now.

    Returns:
        What comes from other sessions first, then in the order of the list.
    """
    if kind_of(record.step_of(session, step.id)) == "discuss":
        return []  # It was put to the room before, and is rated again.
    wished, voices = wished_out(record), Voices(record)
    aired = session.steps.get(step.id, StepRun()).aired
    several = len(_departments_there(record, session)) > 1
    found = []
    for item in items_of(record, session, step):
        evidence = [e for e in _evidence(record, item.id) if is_public(e, wished)]
        if any(_read_out_in_turn(record, session, entry) for entry in evidence):
            continue
        known_to = _known_to(voices, evidence, by_department=several)
        if known_to:
            here = any(entry.session_id == session.id for entry in evidence)
            one = Unshared(item=item, known_to=known_to, heard_here=here, aired=aired.get(item.id))
            found.append(one)
    return sorted(found, key=lambda one: one.heard_here)


def not_aired(record: Record, session: Session, step: Step) -> list[Unshared]:
    """What of that was neither read out nor waived, in the same order."""
    return [one for one in known_to_one(record, session, step) if one.aired is None]


def _read_out_in_turn(record: Record, session: Session, entry: Entry) -> bool:
    """Whether the room heard an entry as it was recorded: in a step in which each reads out one."""
    if entry.session_id != session.id:
        return False
    step = record.guide_of(session).step(entry.step_id)
    return step is not None and step.in_turn


def _departments_there(record: Record, session: Session) -> set[str]:
    there, _ = roster_of(session)
    people = (record.find(Person, each) for each in there)
    return {person.department_id for person in people if person and person.department_id}


def _evidence(record: Record, subject_id: str) -> Sequence[Entry]:
    """The entries on which something rests that is voted on."""
    if not subject_id:
        return ()
    if record.find(Factor, subject_id) is not None:
        return record.evidence_of(subject_id)
    if (entry := record.find(Entry, subject_id)) is not None:
        return (entry,)
    codebook = Codebook(record)
    if codebook.theme(subject_id) is not None:
        return [entry for entry, _ in codebook.under(subject_id)]
    rows = (find_row(record, each) for each in record.merged_rows.family_of(subject_id))
    cited = dict.fromkeys(each for row in rows if row for each in row.evidence)
    found = (record.find(Entry, each) for each in cited)
    return [entry for entry in found if entry]


def _known_to(
    voices: Voices, evidence: Sequence[Entry], *, by_department: bool
) -> Literal["person", "department", ""]:
    """To one of what something was known; nothing where several knew it, or nobody is known to."""
    people: set[str] = set()
    departments: set[str] = set()
    for entry in evidence:
        spoke, spoke_for = voices.heard_in(entry), voices.departments(entry)
        if not (spoke or spoke_for):
            return ""
        people.update(spoke)
        departments |= spoke_for
    if len(people) == 1 and len(departments) < 2:
        return "person"
    return "department" if by_department and len(departments) == 1 else ""


@rule(MarkAired)
def mark_aired(record: Record, command: MarkAired, moment: Moment) -> Change:
    """Put the step with what was read out, or waived, before its vote."""
    del moment
    session = running_session(record, command.session_id)
    step = voting_step(record, session, command.step_id)
    if (vote := vote_of(record, session.id, step.id)) is not None:
        stands = "open" if vote.is_open else "closed"
        raise Refused(
            f"The vote of {step.title} is {stands}: what was read out before it stands with it."
        )
    listed = {item.id: item for item in items_of(record, session, step) if item.id}
    if not command.subjects:
        raise Refused("Say what was read out.")
    if strange := [each for each in command.subjects if each not in listed]:
        found = (item_of(record, each) for each in strange)
        named = listing([item.code or f"“{shorten(item.text or item.id, 60)}”" for item in found])
        raise Refused(f"It is not on the list of the vote of {step.title}: {named}.")
    by = record.get(Person, command.waived_by) if command.waived_by else None
    told = Aired(waived=by is not None, by_id=by.id if by else None)
    run = session.steps.get(step.id, StepRun())
    aired = run.aired | dict.fromkeys(command.subjects, told)
    if aired == run.aired:
        raise Refused("That was recorded already.")
    steps = session.steps | {step.id: msgspec.structs.replace(run, aired=aired)}
    whose = f"Waived by {told_apart(record, by)}" if by else "Read out"
    return Change(
        sentence=f"{whose} before the vote: {_named([listed[each] for each in command.subjects])}",
        puts=(msgspec.structs.replace(session, steps=steps),),
        session_id=session.id,
    )


def _named(items: Sequence[Item]) -> str:
    """Things in a sentence, one with its words, several by what they are called."""
    if len(items) == 1:
        return f"{items[0].code} “{shorten(items[0].text, 60)}”"
    codes = [item.code for item in items]
    more = len(codes) - _MOST_NAMED
    return listing([*codes[:_MOST_NAMED], f"{more} more"] if more > 1 else codes)
