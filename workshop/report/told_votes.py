"""The votes of a session as an edition tells them: what it hides, and whose they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from workshop.analysis.discussing.discussion import Discussed, Discussion, Shape, discussion_of
from workshop.analysis.discussing.words import before_after, beginning, movement_words
from workshop.ballots.rounds import Source, source_of
from workshop.ballots.subjects import find_row
from workshop.ballots.tally import Question
from workshop.ballots.votes.counting import counted
from workshop.ballots.votes.facts import (
    DiscussedFact,
    DiscussionFact,
    ReadOutFact,
    WaivedFact,
)
from workshop.ballots.votes.items import MEETING
from workshop.ballots.votes.result import Counted
from workshop.ballots.votes.rules import takes_votes
from workshop.ballots.votes.standing import channel_of, closed_vote, voided_votes, vote_of
from workshop.ballots.votes.told_result import turnout_words
from workshop.guide.room_steps import Discuss
from workshop.guide.shape import Score, as_kind
from workshop.guide.step import Step
from workshop.language import marked, raised, say
from workshop.privacy.numbers.shown_totals import Why
from workshop.privacy.numbers.shown_votes import vote_left_out
from workshop.privacy.told_themes import ToldThemes
from workshop.record.codebook import Codebook
from workshop.record.documents import Entry, Factor, Person, Session, StepRun
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import Vote
from workshop.report.view import Gathered
from workshop.report.wording.letters import flag_word
from workshop.running.room.about import said_about
from workshop.running.room.feedback import takes_feedback
from workshop.running.same_person import told_apart
from workshop.text import clean_line, listing, parted


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


class ToldDiscussed(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was discussed, as an edition tells it."""

    row: Discussed
    """What was given, in the rounds that may be told."""
    text: str
    evidence: tuple[str, ...]
    why: Why | None
    """Why its numbers are left out; none where they are told."""
    reasons: tuple[Entry, ...]
    """What was said about it and is told."""


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
            options = dict.fromkeys(vote.subjects, _Option(say(MEETING), ()))
        else:
            options = {key: told for key in vote.subjects if (told := self._option(step, key))}
        texts = {each: options[each].text if each in options else "" for each in vote.subjects}
        found = counted(self._gathered.record, vote, called=texts)
        why = vote_left_out(self._gathered.record, vote, found.cast, self._gathered.fewest_voters)
        if why is not None:
            self._gathered.scores.left_out[why] = None
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
        return found or say("somebody")

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
        if row := find_row(record, subject_id):
            for told in gathered.row_telling.rows(row.register, [row]).rows:
                return _Option(told.cells[row.register.fields[0].id], self._ids(told.evidence))
        return None

    def _ids(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        return tuple(filter(None, map(self._gathered.entry_id, entries)))

    @property
    def discussions(self) -> Iterator[tuple[Step, Discussion]]:
        """What the steps that discuss came to, where there was something to discuss."""
        record = self._gathered.record
        for step in record.guide_of(self._session).steps:
            found = discussion_of(record, self._session, step)
            if found.source is not None and found.rows:
                yield step, found

    def discussed(self, found: Discussion) -> tuple[list[ToldDiscussed], int]:
        """The things that were discussed and are told, and how many are not."""
        told = [self._discussed(found, row) for row in found.rows]
        return [one for one in told if one], told.count(None)

    def _discussed(self, found: Discussion, row: Discussed) -> ToldDiscussed | None:
        """One thing as the edition tells it; none where it does not."""
        if found.source is None or (option := self._option(found.source, row.item.id)) is None:
            return None
        why, rounds = self._rounds(found.source, row)
        telling = self._gathered.telling
        said = said_about(self._gathered.record, self._session.id, row.item.id)
        return ToldDiscussed(
            row=msgspec.structs.replace(row, rounds=rounds),
            text=option.text,
            evidence=option.evidence,
            why=why,
            reasons=tuple(each for each in said if telling.tells(each)),
        )

    def _rounds(self, source: Source, row: Discussed) -> tuple[Why | None, tuple[Shape, ...]]:
        """Why the numbers of a thing are left out, and the rounds that may be told."""
        gathered, here = self._gathered, self._session.id
        if as_kind(source, Score) is not None:
            question = Question(here, source.id, row.item.id, row.scale)
            before = question._replace(before=True)
            why = gathered.scores.why_left_out(question)
            hides = row.again and gathered.scores.why_left_out(before) is not None
            return why, row.rounds[-1:] if hides else row.rounds[-2:]
        left_out = [self._left_out(each) for each in row.rounds]
        hides = row.again and left_out[-2] is not None
        return left_out[-1], row.rounds[-1:] if hides else row.rounds[-2:]

    def _left_out(self, shape: Shape) -> Why | None:
        """Why what was given in a round of a vote is left out."""
        gathered = self._gathered
        vote = closed_vote(gathered.record, self._session.id, shape.step_id)
        if vote is None:
            return None
        cast = len(shape.values)
        return vote_left_out(gathered.record, vote, cast, gathered.fewest_voters)

    def who(self, entry: Entry) -> str:
        """Who said something, as the edition tells it."""
        return self._gathered.telling.who(entry)

    def words(self, entry: Entry) -> str:
        """What was said, as the edition tells it."""
        return self._gathered.telling.words(entry)

    def entry_ids(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        """Entries as data names them."""
        return self._ids(entries)

    def of(self, step: Step) -> str | None:
        """The id of the step that one discusses; none of any other."""
        source = source_of(self._gathered.record.guide_of(self._session), step)
        return source.id if source else None

    @property
    def fewest(self) -> int:
        """Of how many voters numbers are told at least."""
        return self._gathered.fewest_voters

    def named(self, vote: Vote, *, as_data: bool = False) -> list[str]:
        """Who gave a ballot in their name, and how; nobody outside the restricted record."""
        if vote.secret or not self._gathered.telling.open:
            return []
        record = self._gathered.record
        cast = [(each.voter, channel_of(each)) for each in record.votes.cast_in(vote.id)]
        return [
            f"{told_apart(record, person)} ({by.value if as_data else say(_CHANNELS[by])})"
            for voter, by in cast
            if (person := record.find(Person, voter))
        ]

    def text(self, words: str) -> str:
        """Words as the edition has them."""
        return self._gathered.telling.text(words)


_CHANNELS: Final = {
    Channel.HANDS: marked("hands"),
    Channel.PAPER: marked("paper"),
    Channel.CALLED: marked("called"),
    Channel.PASSED: marked("passed"),
    Channel.PHONE: marked("phone"),
}


def _read_out_words(read: Sequence[str], waived: Sequence[WaivedFact], left: Sequence[str]) -> str:
    """What was read out before a vote, in a sentence."""
    parts = [say("read out before the vote: {codes}", codes=listing(list(read)))] if read else []
    parts += [say("waived by {who}: {code}", who=one.by, code=one.id) for one in waived]
    parts += [say("not read out: {codes}", codes=listing(list(left)))] if left else []
    only = say("Known to one person or department only.")
    return f"{only} {raised(parted(parts))}."


def _is_of_guide(step: Step, entry: Entry) -> bool:
    """Whether an option is a line of the guide, which is nobody's words."""
    lines = (clean_line(line) for line in getattr(step, "options", ()))
    return not (entry.people or entry.private or entry.retracted) and entry.text in lines


# Discussions as data


def discussion_facts(gathered: Gathered, session: Session) -> tuple[DiscussionFact, ...] | None:
    """What was discussed in a session; none where its guide has no step that discusses."""
    if not gathered.record.guide_of(session).steps_of(Discuss):
        return None
    telling = VoteTelling(gathered, session)
    found = []
    for step, discussion in telling.discussions:
        rows, left_out = telling.discussed(discussion)
        found.append(
            DiscussionFact(
                step=step.id,
                of=discussion.source.id if discussion.source else "",
                n=len(rows),
                rows=tuple(_discussed_fact(telling, one) for one in rows),
                left_out=left_out,
                sentence=course_words(discussion, rows),
            )
        )
    return tuple(found)


def _discussed_fact(telling: VoteTelling, told: ToldDiscussed) -> DiscussedFact:
    row = told.row
    bare = DiscussedFact(
        id=row.item.code,
        text=told.text,
        scale=row.scale.title,
        n=None,
        median=None,
        middle_half=None,
        apart="",
        sentence=discussed_words(telling, told),
        evidence=told.evidence,
        reasons=telling.entry_ids(told.reasons),
    )
    if told.why is not None:
        return bare
    first = row.first if row.again else None
    return msgspec.structs.replace(
        bare,
        n=row.now.spread.count,
        median=row.now.spread.median,
        middle_half=row.now.half,
        apart=row.now.flag,
        median_before=first.spread.median if first else None,
        middle_half_before=first.half if first else None,
        moved=row.movement.moved if row.movement else None,
    )


def course_words(found: Discussion, told: Sequence[ToldDiscussed]) -> str:
    """How much was apart and rated again; nothing that follows from numbers that are left out."""
    if len(told) < len(found.rows) or any(one.why for one in told):
        return say("How far the room was apart is left out where its numbers are.")
    return beginning(found)


def discussed_words(telling: VoteTelling, told: ToldDiscussed) -> str:
    """What was given before and after, or why that is not told."""
    if told.why is not None:
        return say("Left out: {why}.", why=told.why.words(telling.fewest))
    row = told.row
    parts = [
        before_after(row),
        say("{n} gave a value", n=row.now.spread.count),
        flag_word(row.now.flag),
    ]
    words = parted(
        filter(None, [", ".join(filter(None, parts)), movement_words(row, telling.fewest)])
    )
    return f"{raised(words)}."
