"""An engagement in which every command was given and every type of document is, made by a script.

It goes on where `tests.builders.harbour` ends. A command or a type of document that is new must be
given a place here: `lacking` tells which have none, and no fixture of a version is made without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

import msgspec

from tests.builders.every_row import fill_and_use
from tests.builders.harbour import Rich
from tests.builders.record import START, TEN, interview, workshop
from tests.builders.votes import vote_step, voting
from tests.builders.wanting import agree_and_choose
from workshop.guide.reader import guide_digest
from workshop.guide.room_steps import Breakout
from workshop.record.change import Change
from workshop.record.checks import Verdict
from workshop.record.documents import (
    Attribution,
    EntryKind,
    Factor,
    Person,
    Pestle,
    Session,
    StepRun,
    StepState,
    WithdrawalLevel,
)
from workshop.record.findings.documents import Ask
from workshop.record.parts import Part, PresenceState
from workshop.record.read_back import is_read_back
from workshop.record.tables import TABLES
from workshop.record.themes import Rest, Stance, Theme
from workshop.record.transcripts import Cue
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import VOTES
from workshop.record.within import Mark, OutcomeState, RemarkTopic, Wall
from workshop.running import commands as c
from workshop.running import talk_rules as tr
from workshop.running import theming as t
from workshop.running.asking.planning import planning
from workshop.running.base.registry import RULES
from workshop.running.capture import read_line
from workshop.running.command_kinds.checks import CheckedWords, CheckWords, SendBack
from workshop.running.command_kinds.departments import DeleteDepartment, MergeDepartments
from workshop.running.command_kinds.entries import DropParked, MarkEntry, SetOutcome
from workshop.running.command_kinds.people import (
    MarkPresent,
    PutPeople,
    PutPerson,
    ResolveName,
    SetPart,
)
from workshop.running.command_kinds.sessions import DiscardSession, EditSession
from workshop.running.command_kinds.steps import GiveTurn, SayDry, SetTimer, TickProbe
from workshop.running.command_kinds.transcripts import (
    AddTranscript,
    MapSpeaker,
    RemoveTranscript,
    SpeakerIs,
    TakePassage,
)
from workshop.running.findings import commands as f
from workshop.running.findings.standing import findings_of
from workshop.running.room.about import SetAbout
from workshop.running.room.breakouts import BringTogether, Group, SplitUp
from workshop.running.room.wall import ShowOnWall
from workshop.running.senders import MAY_SEND, Sender
from workshop.running.voting import commands as v

SAID: Final = (
    "+ Volunteers know the wards @Cora",
    "- Ward rounds are written twice @Cora",
    "- Rounds are noted on paper first @Cora",
    "* A grant for shared records #legal @Cora",
    "* Regional money for shared records @Cora",
)
"""What Cora said in the last interview."""


class Everything(Rich):
    """An engagement under construction, which notes the commands that it was given."""

    def __init__(self, folder: Path, start: datetime = START) -> None:
        self.given: set[type[c.Command]] = {c.BeginEngagement}
        super().__init__(folder, start)

    def do(self, command: c.Command) -> Change:
        """Carry out a command, sent from wherever it may come."""
        self.given.add(type(command))
        sender = next(each for each in Sender if each in MAY_SEND[type(command)])
        return self.store.do(command, sender)

    def third_run(self) -> None:
        """Whatever the first two runs leave out."""
        self.do(c.EditEngagement(name="Harbour Works", purpose="One plan for all.", facilitator=""))
        wards = self.department("Ward")
        self.do(c.RenameDepartment(department_id=wards, name="Wards"))
        cora = self.person("Cora Lind", "Matron", wards)
        talk = self.start(interview("wards"), self.ben, title="On the wards")
        self.do(c.JoinSession(session_id=talk, person_id=cora))
        self.do(c.LeaveSession(session_id=talk, person_id=self.ben))
        self.do(c.SetConsents(session_id=talk, people=(cora,), attribution=Attribution.ROLE))
        self.do(c.ConfirmStep(session_id=talk, step_id="consent"))
        self._say_and_mend(talk)
        self.do(c.SetOffRecord(session_id=talk, on=True))
        self.do(c.SetOffRecord(session_id=talk, on=False))
        self.do(c.Withdraw(person_id=cora, level=WithdrawalLevel.KEPT))
        self.do(c.PauseSession(session_id=talk))
        self.do(c.ResumeSession(session_id=talk))
        self.do(c.CloseSession(session_id=talk))
        self.do(c.ReopenSession(session_id=talk))
        steps = {"talk": StepRun(state=StepState.DONE), "more": StepRun()}
        standing = c.SetStanding(
            session_id=talk, step_id="more", steps=steps, spent={"talk": 90.0}, running=None,
            closed=None,
        )  # fmt: skip
        self.do(standing)
        self._weigh_again()
        self._theme(talk)
        fill_and_use(self.do, self.store.record, talk, cora)
        self._put_right(talk, wards)
        self._lay_recordings(talk)
        self._send_back(talk)
        self._write_twice(talk)
        self._vote()
        self._find(talk)
        agree_and_choose(self.do, self.store.record, cora)

    def _vote(self) -> None:
        """The room votes on what it should do next: once void, once by ballots and hands."""
        step = vote_step("dots", budget=2)
        cora, lind = self._id_of("Cora Lind"), self._id_of("Ines Kaya")
        room = self.start(voting(step), cora, lind, title="What next")
        here = {"session_id": room, "step_id": step.id}
        self.do(v.OpenVote(**here))
        first = self.store.record.votes.still_open()[0].subjects[0]
        given = {first: {VOTES: 2.0}}
        self.do(v.CastBallot(channel=Channel.PAPER, votes=given, **here))
        self.do(v.VoidBallots(reason="The budget was wrong", **here))
        self.do(v.MarkAired(subjects=(first,), waived_by=lind, **here))
        self.do(v.OpenVote(**here))
        self.do(v.CastBallot(channel=Channel.CALLED, voter=cora, votes=given, **here))
        self.do(v.CountHands(subject_id=first, counts={"1": 1}, **here))
        self.do(v.CloseVote(**here))
        held = self.store.record.votes.of_step(room, step.id)[0]
        told = v.RecordVote(
            rule=held.rule, subjects=held.subjects, roster=held.roster, opened=held.opened,
            voided=held.voided, reason=held.reason, session_id=room, step_id=step.id,
        )  # fmt: skip
        self.do(told)

    def _find(self, talk: str) -> None:
        """Findings are made of a factor, a theme and what Cora said, and handed out."""
        first = next(e for e in self.store.record.entries_of(talk) if e.factor_id)
        twice = next(o.id for o in self.store.record.all(Theme) if o.name == "Written twice")
        cites = (str(first.factor_id), twice)
        ask = Ask(text="Ask Cora Lind for one form", who="Board", by=date(2026, 12, 15))
        self.do(
            f.MakeFinding(
                text="Cora Lind writes all twice", cites=cites, quotes=(first.id,), session_id=talk
            )
        )
        for words in ("Beds stand empty", "By mistake"):
            self.do(f.MakeFinding(text=words, cites=cites[1:]))
        one, other, last = (each.id for each in findings_of(self.store.record))
        self.do(f.EditFinding(finding_id=one, recommendation="Write it once", ask=ask))
        self.do(f.MoveFinding(finding_id=other, place=1))
        self.do(f.DropFinding(finding_id=last))
        self.do(f.WriteHeadline(text="Write it once", lines=("Cora Lind gains an hour",)))
        self.do(f.IssueVersion(author="Ines Kaya"))

    def _write_twice(self, talk: str) -> None:
        """A second record of the talk comes into it; a debrief is noted, and a remark dropped."""
        ines = self._id_of("Ines Kaya")
        second = self.start(interview("wards"), self._id_of("Cora Lind"), title="On the wards")
        self.do(tr.SetWriter(session_id=second, person_id=ines))
        for line in ("Beds are moved at night", "Porters move beds at night"):
            self.say(second, line)
        guide = RemarkTopic.GUIDE
        remarks = (
            tr.SaidRemark(topic=RemarkTopic.SURPRISE, text="Nobody spoke of the new lift"),
            tr.SaidRemark(topic=guide, text="Ask who moves them", step_id="talk"),
        )
        self.do(tr.RecordDebrief(session_id=second, remarks=remarks))
        self.do(tr.DropRemark(session_id=second, remark=1))
        self.do(tr.JoinTalks(session_id=talk, other=second, offset=-30.0))
        entries = self.store.record.entries_of(talk)
        one, other = (
            next(e for e in entries if e.text.startswith(words)).id
            for words in ("Beds are moved at night", "Porters move")
        )
        self.do(tr.TakeAsOne(entry_id=one, second=other))

    def _send_back(self, talk: str) -> None:
        """Cora is sent her words, calls one right, puts one right and leaves one out."""
        cora = self._id_of("Cora Lind")
        sent = SendBack(
            session_id=talk, person_id=cora, until=date(2026, 10, 30), file="cora.txt",
            sha256="3" * 64,
        )  # fmt: skip
        self.do(sent)
        self.say(
            talk, "- 60 beds stand empty doc:[Ward statistics p. 3; March 2026; 60 beds] @Cora"
        )
        said = [
            e for e in self.store.record.entries_of(talk) if e.people == (cora,) and not e.cited
        ]
        right, wrong, out = [e.id for e in said if is_read_back(e)][:3]
        answers = (
            CheckedWords(entry_id=right, verdict=Verdict.RIGHT),
            CheckedWords(
                entry_id=wrong, verdict=Verdict.WRONG, correction="Every round is written twice"
            ),
            CheckedWords(entry_id=out, verdict=Verdict.LEAVE_OUT),
        )
        self.do(CheckWords(session_id=talk, person_id=cora, answers=answers))

    def _put_right(self, talk: str, wards: str) -> None:
        """Who is what is said, an unclear name resolved, and what was a mistake corrected."""
        self.do(PutPeople(people=(PutPerson(name="Ines Kaya"),), departments=("Pharmacy",)))
        ines = self._id_of("Ines Kaya")
        self.do(SetPart(session_id=talk, person_id=ines, part=Part.INTERVIEWER))
        self.do(MarkPresent(session_id=talk, person_id=ines, state=PresenceState.LATE))
        self.do(EditSession(session_id=talk, place="Ward 2"))
        self.do(c.AddPerson(name="Cora Vos", role="Porter", department="Porters", session_id=talk))
        unclear = self.say(talk, "Beds are moved meet:Piet.Vos at night @Cora")
        cora = self._id_of("Cora Lind")
        self.do(ResolveName(entry_id=unclear.id, name="Cora", person_id=cora))
        porters, pharmacy = (self._department(name) for name in ("Porters", "Pharmacy"))
        self.do(MergeDepartments(into=wards, others=(porters,)))
        self.do(DeleteDepartment(department_id=pharmacy))
        self._within_a_step(talk, cora)
        mistaken = self.start(interview("wards"), self.ben, title="By mistake")
        self.do(DiscardSession(session_id=mistaken))

    def _theme(self, talk: str) -> None:
        """A codebook: themes by hand and of a step, one inside another, and a second coder."""
        first, second, *_ = (e.id for e in self.store.record.entries_of(talk) if e.factor_id)
        made = t.MakeTheme(
            name="Written twice", definition="The same thing noted in two places.",
            statements=(first,),
        )  # fmt: skip
        self.do(made)
        self.do(t.MakeTheme(name="Paper first"))
        self.do(t.MakeTheme(name="By mistake"))
        self.do(t.EditTheme(theme_id="Paper first", name="On paper first"))
        self.do(t.MoveTheme(theme_id="On paper first", place=1))
        self.do(t.MergeThemes(into="Written twice", others=("On paper first", "By mistake")))
        inside = next(o.id for o in self.store.record.all(Theme) if o.name == "By mistake")
        self.do(t.SplitTheme(theme_id=inside))
        self.do(t.DropTheme(theme_id="By mistake"))
        self.do(t.PutUnderTheme(statements=(second,), theme="Written twice"))
        self.do(t.TakeOutOfTheme(statements=(second,), theme_id="Written twice"))
        self.do(t.LeaveStatements(statements=(second,), rest=Rest.LATER))
        apart = t.PutUnderTheme(
            statements=(first,), theme="Rounds", stance=Stance.AGAINST, coder="Ben"
        )
        self.do(apart)
        self.do(t.SettleStatements(statements=(first,), theme="Written twice"))

    def _lay_recordings(self, talk: str) -> None:
        """A recording is laid beside the talk, passages are taken, and another one is removed."""
        cues = (
            Cue(at=3.0, end=6.5, speaker="Cora", text="Ward rounds are written twice,"),
            Cue(at=6.5, end=9.0, text="says Cora Lind, every single night."),
            Cue(at=10.0, speaker="Guest", text="And the lift is slow."),
        )
        cora = SpeakerIs(name="Cora", person=self._id_of("Cora Lind"))
        guest = SpeakerIs(name="Guest", person=c.NewPerson(name="A guest"))
        laid = AddTranscript(
            session_id=talk, cues=cues, speakers=(cora, guest), source="wards.vtt", form="vtt",
            sha256="1" * 64, quotes=True, step_id="talk",
        )  # fmt: skip
        self.do(laid)
        self.do(MapSpeaker(session_id=talk, speaker="Guest", person=self._id_of("Cora Vos")))
        weak = EntryKind.WEAKNESS
        self.do(TakePassage(session_id=talk, step_id="more", first=3, kind=weak))
        other = AddTranscript(session_id=talk, cues=cues[2:], sha256="2" * 64)
        self.do(other)
        self.do(RemoveTranscript(session_id=talk, transcript=2))

    def _within_a_step(self, talk: str, person: str) -> None:
        """A question is ticked, the room is silent, somebody has the turn, an item is dropped."""
        self.do(TickProbe(session_id=talk, step_id="talk", probe=1))
        self.do(SayDry(session_id=talk, step_id="talk"))
        self.do(SetTimer(session_id=talk, step_id="talk", minutes=5))
        self.do(GiveTurn(session_id=talk, step_id="talk", person_id=person))
        self.do(ShowOnWall(session_id=talk, wall=Wall.LIST))
        self._plan_anew(talk)
        self._in_groups(talk)
        parked = self.say(talk, "~ Parking at night")
        spoken_of = next(e for e in self.store.record.entries_of(talk) if e.id != parked.id)
        self.do(SetAbout(entry_id=parked.id, about_id=spoken_of.id))
        self.do(ShowOnWall(session_id=talk, wall=Wall.RESULT, item_id=spoken_of.id))
        self.do(MarkEntry(entry_id=parked.id, mark=Mark.REVISIT))
        self.do(DropParked(entry_id=parked.id, reason="Not ours to decide"))
        asked = self.say(talk, "? Who pays for the lift?")
        self.do(SetOutcome(entry_id=asked.id, state=OutcomeState.DONE, note="Cora Lind does"))

    def _plan_anew(self, talk: str) -> None:
        """The room has ten minutes fewer, and takes the first way."""
        record = self.store.record
        session, clock = record.get(Session, talk), record.clock_of(talk)
        found = planning(record, session, clock, self.store.moment().now, "-10")
        self.do(found.command(found.ways[0]))

    def _in_groups(self, talk: str) -> None:
        """A workshop with a step for groups splits up, and comes together again."""
        made = self.store.record.get(Session, talk)
        split = Breakout(id="groups", title="In groups", minutes=TEN, guides=("interview",))
        guide = msgspec.structs.replace(workshop("in-groups"), steps=(split,))
        people = tuple(made.people[:1])
        start = c.StartSession(guide=guide, digest=guide_digest(guide), people=people)
        whole = str(self.do(start).session_id)
        groups = (Group(guide=interview(), people=people), Group(guide=interview(), title="Two"))
        self.do(SplitUp(session_id=whole, step_id="groups", groups=groups))
        self.do(BringTogether(session_id=whole, step_id="groups"))
        self.do(c.CloseSession(session_id=whole))

    def _id_of(self, name: str) -> str:
        return next(each.id for each in self.store.record.all(Person) if each.name == name)

    def _department(self, name: str) -> str:
        found = self.store.record.department_named(name)
        assert found is not None
        return found.id

    def _say_and_mend(self, talk: str) -> None:
        """Five things are said; what can be done with each is done."""
        known, written, paper, grant, money = (self.say(talk, line) for line in SAID)
        self.do(c.RetagEntry(entry_id=known.id, kind=EntryKind.QUOTE))
        self.do(c.KeepPrivate(entry_id=written.id, private=True))
        self.do(c.KeepOffRecord(entry_id=written.id, off_record=True))
        self.do(c.KeepOffRecord(entry_id=written.id, off_record=False))
        self.do(c.MoveEntry(entry_id=paper.id, step_id="more"))
        self.do(c.RetractEntry(entry_id=paper.id))
        self.do(c.RestoreEntry(entry_id=paper.id))
        self.do(c.FileEntry(entry_id=grant.id, pestle=Pestle.POLITICAL))
        first, second = str(grant.factor_id), str(money.factor_id)
        self.do(c.KeepApart(first=first, second=second))
        line = read_line('" They know every ward by heart', EntryKind.NOTE)
        self.do(c.RecordEntries(session_id=talk, step_id="more", lines=(line,)))

    def _weigh_again(self) -> None:
        """Scoring is opened again, and a voter's points are made to add up."""
        self.do(c.ReopenScoring(session_id=self.room, step_id="inside"))
        factors = self.store.record.all(Factor)
        second = next(f for f in factors if f.code == "W4")
        self.score(self.room, second.id, self.ben, "weight", 60.0)
        of_ben = {"session_id": self.room, "step_id": "inside", "voter": self.ben}
        self.do(c.NormaliseScores(scale_id="weight", **of_ben))
        self.do(c.SetScore(scale_id="weight", subject_id=second.id, value=None, **of_ben))
        self.do(c.SpreadScores(scale_id="weight", **of_ben))
        self.do(c.FinishScoring(session_id=self.room, step_id="inside"))

    def lacking(self) -> Iterator[str]:
        """The commands that were not given, and the types of which there is no document."""
        yield from sorted(command.__name__ for command in RULES if command not in self.given)
        there = {type(document) for document in self.store.record.documents()}
        yield from sorted(kind.__name__ for kind in TABLES.values() if kind not in there)


def everything(folder: Path) -> Everything:
    """The engagement in a folder, closed.

    Raises:
        AssertionError: a command or a type of document has no place in the script.
    """
    made = Everything(folder)
    made.first_run()
    made.reopen()
    made.second_run()
    made.reopen()
    made.third_run()
    lacking = list(made.lacking())
    made.store.close()
    if lacking:
        raise AssertionError(f"Give these a place in {__name__}: {', '.join(lacking)}")
    return made
