"""The votes of a session as an edition tells them: what it hides, and whose they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from workshop.ballots.votes.counting import counted
from workshop.ballots.votes.findings import ReadOutFact, WaivedFact
from workshop.ballots.votes.items import MEETING
from workshop.ballots.votes.result import Counted
from workshop.ballots.votes.rules import takes_votes
from workshop.ballots.votes.standing import channel_of, voided_votes, vote_of
from workshop.ballots.votes.told_result import turnout_words
from workshop.guide.step import Step
from workshop.privacy.numbers.shown_totals import Why
from workshop.privacy.numbers.shown_votes import vote_left_out
from workshop.privacy.told_themes import ToldThemes
from workshop.record.codebook import Codebook
from workshop.record.documents import Entry, Factor, Person, Session, StepRun
from workshop.record.rows import ROW_TYPES
from workshop.record.votes.documents import Vote
from workshop.report.view import Gathered
from workshop.running.room.feedback import takes_feedback
from workshop.running.same_person import told_apart
from workshop.text import clean_line, listing


class _Option(msgspec.Struct, frozen=True):
    """One thing that was voted on, as an edition tells it."""

    text: str
    evidence: tuple[str, ...]


class ToldVote(msgspec.Struct, frozen=True, kw_only=True):
    """A closed vote as an edition tells it."""

    counted: Counted
    """What it came to, with the results that are told alone."""
    options: Mapping[str, _Option]
    """What was voted on and is told, by its id."""
    left_out: int
    """How many things that were voted on are not told."""
    why: Why | None
    """Why its numbers are left out; none where they are told."""

    @property
    def sentence(self) -> str:
        """What it came to, or who voted where no more is told."""
        return turnout_words(self.counted) if self.why else self.counted.sentence


class VoteTelling:
    """The votes of a session as an edition tells them.

    Args:
        gathered: the record as the edition tells it.
        session: the session.
    """

    def __init__(self, gathered: Gathered, session: Session) -> None:
        self._gathered = gathered
        self._session = session

    @property
    def steps(self) -> Iterator[tuple[Step, Vote | None, list[Vote]]]:
        """The steps that vote, or in which a vote was held, with that vote and the voided ones."""
        record, here = self._gathered.record, self._session.id
        for step in record.guide_of(self._session).steps:
            vote, voided = vote_of(record, here, step.id), voided_votes(record, here, step.id)
            if vote or voided or (step.RECORDS == "votes" and takes_votes(step)):
                yield step, vote, voided

    def told(self, step: Step, vote: Vote) -> ToldVote:
        """A vote that is closed, as the edition tells it."""
        if takes_feedback(step):
            options = dict.fromkeys(vote.subjects, _Option(MEETING, ()))
        else:
            options = {key: told for key in vote.subjects if (told := self._option(step, key))}
        texts = {each: options[each].text if each in options else "" for each in vote.subjects}
        found = counted(self._gathered.record, vote, called=texts)
        why = vote_left_out(self._gathered.record, vote, found.cast, self._gathered.fewest_voters)
        if why is not None:
            self._gathered.scores_left_out[why] = None
        shown = tuple(one for one in found.results if one.subject_id in options)
        if why is not None:  # their order would tell what the numbers are
            order = {each: at for at, each in enumerate(vote.subjects)}
            shown = tuple(sorted(shown, key=lambda one: order[one.subject_id]))
        return ToldVote(
            counted=msgspec.structs.replace(found, results=shown),
            options=options,
            left_out=len(vote.subjects) - len(options),
            why=why,
        )

    def read_out(self, step: Step, told: ToldVote) -> ReadOutFact | None:
        """What of a list one alone knew, and what became of it before; none where there was none.

        Things that the edition does not tell are counted with those that are left out of the list.
        """
        vote = told.counted.vote
        run = self._session.steps.get(step.id, StepRun())
        codes = {one.subject_id: one.code for one in told.counted.results}
        codes = {key: codes[key] for key in vote.subjects if key in codes}
        aired = {key: run.aired[key] for key in codes if key in run.aired}
        left = tuple(code for key, code in codes.items() if key in vote.not_aired)
        if not (aired or left):
            return None
        read = tuple(codes[key] for key, one in aired.items() if not one.waived)
        waived = tuple(
            WaivedFact(id=codes[key], by=self._person(one.by_id))
            for key, one in aired.items()
            if one.waived
        )
        return ReadOutFact(
            n=len(aired) + len(left),
            aired=read,
            waived=waived,
            not_aired=left,
            sentence=_read_out_words(read, waived, left),
        )

    def _person(self, person_id: str | None) -> str:
        """Somebody by name, as far as the edition may tell; somebody where it is not known who."""
        person = self._gathered.record.find(Person, person_id)
        found = self._gathered.telling.participant(self._session, person) if person else ""
        return found or "somebody"

    def _option(self, step: Step, subject_id: str) -> _Option | None:
        """One thing that was voted on; none where the edition does not tell it."""
        gathered = self._gathered
        record, telling = gathered.record, gathered.telling
        if (factor := record.find(Factor, subject_id)) is not None:
            known = gathered.known_of(factor)
            return _Option(known.text, self._ids(known.entries)) if known else None
        if (entry := record.find(Entry, subject_id)) is not None:
            if not (telling.tells(entry) or _is_of_guide(step, entry)):
                return None
            return _Option(telling.words(entry), self._ids([entry]))
        if (theme := Codebook(record).theme(subject_id)) is not None:
            return _Option(ToldThemes(telling).coded(theme)[1], ())
        rows = [row for kind in ROW_TYPES.values() if (row := record.find(kind, subject_id))]
        for row in rows:
            for told in gathered.row_telling.rows(row.register, [row]).rows:
                return _Option(told.cells[row.register.fields[0].id], self._ids(told.evidence))
        return None

    def _ids(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        return tuple(filter(None, map(self._gathered.entry_id, entries)))

    def named(self, vote: Vote) -> list[str]:
        """Who gave a ballot in their name, and how; nobody outside the restricted record."""
        if vote.secret or not self._gathered.telling.open:
            return []
        record = self._gathered.record
        return [
            f"{told_apart(record, person)} ({channel_of(ballot).value})"
            for ballot in record.votes.cast_in(vote.id)
            if (person := record.find(Person, ballot.voter))
        ]

    def text(self, words: str) -> str:
        """Words as the edition has them."""
        return self._gathered.telling.text(words)


def _read_out_words(read: Sequence[str], waived: Sequence[WaivedFact], left: Sequence[str]) -> str:
    """What was read out before a vote, in a sentence."""
    parts = [f"read out before the vote: {listing(list(read))}"] if read else []
    parts += [f"waived by {one.by}: {one.id}" for one in waived]
    parts += [f"not read out: {listing(list(left))}"] if left else []
    words = "; ".join(parts)
    return f"Known to one person or department only. {words[0].upper()}{words[1:]}."


def _is_of_guide(step: Step, entry: Entry) -> bool:
    """Whether an option is a line of the guide, which is nobody's words."""
    lines = (clean_line(line) for line in getattr(step, "options", ()))
    return not (entry.people or entry.private or entry.retracted) and entry.text in lines
