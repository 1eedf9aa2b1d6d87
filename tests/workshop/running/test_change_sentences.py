"""What history tells of every command: a sentence that a person understands, with codes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import msgspec
import pytest

from tests.builders.acme import GUIDE as SHORT
from tests.builders.acme import MINUTES, START, Acme, with_step
from tests.builders.votes import vote_step, voting
from workshop.guide.room_steps import Breakout
from workshop.record.checks import Verdict
from workshop.record.documents import (
    Attribution,
    Entry,
    EntryKind,
    Factor,
    Pestle,
    Session,
    WithdrawalLevel,
)
from workshop.record.parts import Part, PresenceState
from workshop.record.themes import Rest, Stance, Theme
from workshop.record.transcripts import Cue
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import VOTES, Rule
from workshop.record.within import Mark, OutcomeState, RemarkTopic, Wall
from workshop.running import commands, row_commands, talk_rules, theming
from workshop.running.asking import replanning
from workshop.running.asking.planning import planning
from workshop.running.base.registry import RULES
from workshop.running.capture import read_line
from workshop.running.carrying import commands as carrying
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
from workshop.running.commands import Command
from workshop.running.findings import commands as findings
from workshop.running.findings.standing import findings_of
from workshop.running.needs import commands as needs
from workshop.running.room import about, breakouts, wall
from workshop.running.room.about import SetAbout
from workshop.running.room.breakouts import BringTogether, Group, SplitUp
from workshop.running.room.wall import ShowOnWall
from workshop.running.senders import MAY_SEND, Sender
from workshop.running.strategy import commands as choosing
from workshop.running.voting import commands as voting_commands

Told = list[tuple[Command, str]]
"""Commands, each with the sentence that tells it."""

GUIDE: Final = with_step(SHORT, "works", probes=("What makes it work?", "Since when?"))


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """An engagement in which two factors were heard."""
    made = Acme(tmp_path / "acme", guide=GUIDE)
    made.say("- Slow close @Dana")
    made.say("- Close is slow @Ana")
    return made


def carried_out(acme: Acme, told: Told, seconds: float = 0) -> Told:
    """Carry out commands, so many seconds apart, each of which is told by its sentence."""
    for command, sentence in told:
        acme.clock.forward(seconds=seconds)
        by_hand = Sender.APPLICATION in MAY_SEND[type(command)]
        sender = Sender.APPLICATION if by_hand else Sender.NOTES
        assert acme.store.do(command, sender).sentence == sentence
    return told


def plan_for(acme: Acme) -> Command:
    """What plans the rest of its session anew, five minutes shorter."""
    record = acme.store.record
    session, clock = record.get(Session, acme.session_id), record.clock_of(acme.session_id)
    found = planning(record, session, clock, acme.store.moment().now, "-5")
    return found.command(found.ways[0])


def told_of_two_records(acme: Acme) -> Told:
    """The commands for who writes, the debrief, and two records of one talk."""
    session, ana = acme.session_id, acme.ana.id
    start = commands.StartSession(guide=GUIDE, digest="other", title="Second record")
    second = str(acme.store.do(start).session_id)
    lines = tuple(read_line(each) for each in ("Mail is down", "The mail was down"))
    entries = [
        put.id
        for put in acme.store.do(
            commands.RecordEntries(session_id=second, step_id="outside", lines=lines)
        ).puts
        if isinstance(put, Entry)
    ]
    remark = talk_rules.SaidRemark(topic=RemarkTopic.SURPRISE, text="Calm throughout")
    t = talk_rules
    return [
        (t.SetWriter(session_id=session, person_id=ana), "Ana López writes in Short session"),
        (t.SetWriter(session_id=session), "It is not said any more who writes in Short session"),
        (
            # Without its words: what history tells may reach others.
            t.RecordDebrief(session_id=session, remarks=(remark,)),
            "Noted 1 remark for the debrief of Short session",
        ),
        (
            t.DropRemark(session_id=session, remark=1),
            "Took a remark out of the debrief of Short session",
        ),
        (
            t.TakeAsOne(entry_id=entries[0], second=entries[1]),
            "Took note “Mail is down” as one with what was written down beside it",
        ),
        (
            SetAbout(entry_id=entries[0], about_id=entries[1]),
            "Noted that “Mail is down” is about “The mail was down”",
        ),
        (
            t.JoinTalks(session_id=session, other=second, offset=-90),
            (
                "Joined a second record of Short session: 2 entries, 1 thing to settle, "
                "its clock put 1 min 30 s back"
            ),
        ),
    ]


def told_inside_steps(acme: Acme, parked: str, question: str) -> Told:
    """What goes on inside a step, and what is done with something parked and with a question."""
    session = acme.session_id
    return [
        (
            TickProbe(session_id=session, step_id="works", probe=2),
            "Asked “Since when?”",
        ),
        (
            TickProbe(session_id=session, step_id="works", probe=2, asked=False),
            "Not asked after all: “Since when?”",
        ),
        (
            SayDry(session_id=session, step_id="works"),
            "Nothing more came in What works, after 9 entries",
        ),
        (
            SayDry(session_id=session, step_id="works", dry=False),
            "Asked again in What works: what else?",
        ),
        (
            SetOutcome(entry_id=question, state=OutcomeState.DONE, note="Finance"),
            "Answered: open question “Who pays?”: “Finance”",
        ),
        (
            MarkEntry(entry_id=parked, mark=Mark.REVISIT),
            "Marked as to come back to: “Parking fees”",
        ),
        (
            MarkEntry(entry_id=parked, mark=Mark.REVISIT, on=False),
            "No longer marked as to come back to: “Parking fees”",
        ),
        (
            SetTimer(session_id=session, step_id="outside", minutes=4),
            "Outside: silence until 10:12",
        ),
        (SetTimer(session_id=session, step_id="outside", minutes=0), "Outside: silence is over"),
        (
            GiveTurn(session_id=session, step_id="outside", person_id=acme.ana.id),
            "Turn of Ana López in Outside",
        ),
        (
            plan_for(acme),
            "Planned the rest anew, 5 minutes fewer: 6 steps shorter, 5.5 minutes in all",
        ),
        (
            ShowOnWall(session_id=session, wall=Wall.LIST),
            "The wall shows what was said here",
        ),
        (
            DropParked(entry_id=parked, reason="not ours"),
            "Dropped “Parking fees” from the parking list: “not ours”",
        ),
    ]


def told_of_people(acme: Acme) -> Told:
    """The commands for people, sessions as a whole and departments, with what is told of each."""
    session, dana, bo = acme.session_id, acme.dana.id, acme.bo.id
    mistaken = commands.StartSession(guide=GUIDE, digest="other", title="Wrong")
    wrong = str(acme.store.do(mistaken).session_id)
    acme.say("Soon @Ana.Sol")
    acme.say("Slow @Ana")
    entry = max(acme.store.record.all(Entry), key=lambda each: each.at).id
    acme.say("~ Parking fees")
    parked = max(acme.store.record.all(Entry), key=lambda each: each.at).id
    acme.say("? Who pays?")
    question = max(acme.store.record.all(Entry), key=lambda each: each.at).id
    listed = PutPerson(name="Zoe Lind", role="Clerk", department="Law")
    legal = "Law"
    told: Told = [
        (
            SetPart(session_id=session, person_id=bo, part=Part.OBSERVER),
            "Bo Łoś is an observer of Short session",
        ),
        (
            MarkPresent(session_id=session, person_id=dana, state=PresenceState.LEFT),
            "Marked Dana Ortiz as left",
        ),
        (
            ResolveName(entry_id=entry, name="ana", person_id=acme.ana.id),
            "@Ana is Ana López (Head of Sales, Trade)",
        ),
        (EditSession(session_id=session, title="Longer session"), "Edited Longer session"),
        *told_inside_steps(acme, parked, question),
        (DiscardSession(session_id=wrong), "Discarded Wrong"),
        (PutPeople(people=(listed,), departments=("IT",)), "Added 1 person and 2 departments"),
    ]
    carried_out(acme, told)
    found = acme.store.record.department_named
    law, it = found(legal), found("IT")
    assert law is not None
    assert it is not None
    last: Told = [
        (DeleteDepartment(department_id=it.id), "Deleted the department IT"),
        (
            MergeDepartments(into=acme.finance.id, others=(law.id,)),
            "Merged the department Law into Finance",
        ),
    ]
    return [*told, *carried_out(acme, last), *told_of_transcripts(acme), *told_of_checks(acme)]


def told_of_checks(acme: Acme) -> Told:
    """The commands for what those who spoke say of their words, with what factors rest on."""
    session, dana = acme.session_id, acme.dana.id
    acme.say("- Slow mail on Mondays @Dana")
    acme.say("Printers jam @Dana")
    said = [e.id for e in acme.store.record.entries_of(session)][-2:]
    code = next(
        acme.store.record.get(Factor, str(e.factor_id)).code
        for e in acme.store.record.all(Entry)
        if e.id == said[0]
    )
    given = (
        CheckedWords(entry_id=said[0], verdict=Verdict.LEAVE_OUT),
        CheckedWords(entry_id=said[1], verdict=Verdict.WRONG, correction="Printers jam daily"),
    )
    told: Told = [
        (
            SendBack(session_id=session, person_id=dana, until=date(2026, 10, 30)),
            "Sent Dana Ortiz their words in Longer session, to be answered by 30 Oct 2026",
        ),
        (
            CheckWords(session_id=session, person_id=dana, answers=given),
            (
                "Dana Ortiz checked their words in Longer session: "
                "1 to be left out and 1 put right; "
                f"{code} rested on that alone and is in no document any more"
            ),
        ),
    ]
    return carried_out(acme, told)


def told_of_transcripts(acme: Acme) -> Told:
    """The commands for what recordings say; no word of a file that may name somebody."""
    session = acme.session_id
    step = acme.store.record.guide_of(acme.store.record.sessions()[0]).steps[0].id
    cues = (Cue(at=1.0, speaker="A", text="Slow"), Cue(at=2.0, speaker="B", text="It is"))
    ana = SpeakerIs(name="A", person=acme.ana.id)
    told: Told = [
        (
            AddTranscript(
                session_id=session,
                cues=cues,
                speakers=(ana,),
                source="dana.vtt",
                quotes=True,
                step_id=step,
            ),
            "Laid a transcript of 2 cues beside Longer session, 2 quotes of it",
        ),
        (
            MapSpeaker(session_id=session, speaker="A", person=acme.dana.id),
            "A of the transcript is Dana Ortiz, with 1 entry",
        ),
        (
            TakePassage(session_id=session, step_id=step, first=2, kind=EntryKind.NOTE),
            "Took note “It is” from the transcript",
        ),
        (
            RemoveTranscript(session_id=session),
            "Took the transcript of 2 cues away from Longer session",
        ),
    ]
    return carried_out(acme, told)


def told_of_themes(acme: Acme) -> Told:
    """The commands for themes and for what is under them, with what is told of each."""
    acme.say("- Slow forms #forms")
    entry = max(acme.store.record.all(Entry), key=lambda each: each.at)
    these = (str(entry.factor_id),)
    code = acme.store.record.get(Factor, these[0]).code
    t = theming
    told: Told = [
        (
            t.MakeTheme(name="Passwords", statements=these),
            f"Made the theme TH1 “Passwords” of {code}",
        ),
        (t.MakeTheme(name="Keys"), "Made the theme TH2 “Keys”"),
        (
            t.EditTheme(theme_id="Keys", name="Locks", definition="Doors."),
            "Renamed the theme “Keys” to “Locks”",
        ),
        (t.EditTheme(theme_id="Locks", definition="Doors and safes."), "Defined “Locks”"),
        (t.MoveTheme(theme_id="Locks", place=1), "Put “Locks” at place 1 of the codebook"),
        (t.MergeThemes(into="Locks", others=("#forms",)), "Merged the theme “forms” into “Locks”"),
        (t.DropTheme(theme_id="#forms"), "Took the theme “forms” out of the codebook"),
        (
            t.PutUnderTheme(statements=(entry.id,), theme="Locks", stance=Stance.AGAINST),
            "Put “Slow forms” under “Locks” as the opposite",
        ),
        (
            t.PutUnderTheme(statements=these, theme="Paper", coder="Ben"),
            f"Put {code} under the new theme “Paper”, as Ben sees it",
        ),
        (t.SettleStatements(statements=these, theme="Paper"), f"Settled {code} under “Paper”"),
        (t.TakeOutOfTheme(statements=these, theme_id="Paper"), f"Took {code} out of “Paper”"),
        (t.LeaveStatements(statements=these, rest=Rest.LATER), f"Left {code} for later"),
        (t.LeaveStatements(statements=these, rest=Rest.ALONE), f"{code} stands alone"),
        (t.LeaveStatements(statements=these, rest=None), f"Took up {code} again"),
    ]
    for command, sentence in told:
        assert acme.store.do(command).sentence == sentence
        if isinstance(command, t.MergeThemes):
            part = next(theme for theme in acme.store.record.all(Theme) if theme.into)
            split = t.SplitTheme(theme_id=part.id)
            assert acme.store.do(split).sentence == "Split the theme “forms” off “Locks”"
    return [*told, (split, "")]


def told_of_findings(acme: Acme) -> Told:
    """The commands for findings, the headline and versions, with what is told of each."""
    acme.say("- Slow paper")
    (code,) = [f for f in acme.store.record.live_factors() if f.text == "Slow paper"]
    acme.store.do(findings.MakeFinding(text="Paper is slow", cites=(code.id,)))
    (first,) = findings_of(acme.store.record)
    told: Told = [
        (
            findings.MakeFinding(text="Forms are slow", cites=(code.id,)),
            "Made finding F2 “Forms are slow”",
        ),
        (
            findings.EditFinding(finding_id=first.id, recommendation="Buy a scanner"),
            "Changed finding F1 “Paper is slow”",
        ),
        (findings.MoveFinding(finding_id=first.id, place=2), "Put finding F1 at place 2"),
        (findings.DropFinding(finding_id=first.id), "Took finding F1 back “Paper is slow”"),
        (findings.WriteHeadline(text="Scan it all"), "Wrote the headline “Scan it all”"),
        (findings.IssueVersion(), "Issued the documents as draft 1"),
        (findings.IssueVersion(final=True), "Issued the documents as version 2, final"),
        (findings.WriteHeadline(text=""), "Took the headline away"),
    ]
    return told


def told_of_votes(acme: Acme) -> Told:
    """The commands for votes: who voted may be told, and never what before it is closed."""
    started = commands.StartSession(
        guide=voting(vote_step("dots", budget=2, options=("Tea", "Coffee"))),
        digest="votes",
        people=(acme.dana.id, acme.ana.id),
        title="A vote",
    )
    here = {"session_id": str(acme.store.do(started).session_id), "step_id": "priorities"}
    opened = "Opened the vote of Priorities on 2 items: 2 present. Dots: 2 each"
    told = carried_out(acme, [(voting_commands.OpenVote(**here), opened)])
    tea = acme.store.record.votes.still_open()[0].subjects[0]
    v, votes = voting_commands, {tea: {VOTES: 2.0}}
    told += carried_out(
        acme,
        [
            (
                v.CastBallot(channel=Channel.PAPER, voter=acme.dana.id, votes=votes, **here),
                "Took the ballot of Dana Ortiz on paper: Priorities, 1 of 2 in",
            ),
            (
                v.CastBallot(channel=Channel.PAPER, voter=acme.dana.id, votes={}, **here),
                "Replaced the ballot of Dana Ortiz on paper: Priorities, 1 of 2 in",
            ),
            (
                v.CountHands(subject_id=tea, counts={"1": 1}, **here),
                "Counted hands for 1: Priorities",
            ),
            (v.CloseVote(**here), "Closed the vote of Priorities: 2 of 2 voted"),
            (
                v.VoidBallots(reason="One left early", **here),
                "Voided the vote of Priorities: One left early",
            ),
            (
                v.MarkAired(subjects=(tea,), waived_by=acme.dana.id, **here),
                "Waived by Dana Ortiz before the vote: 1 “Tea”",
            ),
            (
                v.RecordVote(
                    rule=Rule(method="dots", budget=2.0),
                    subjects=(tea,),
                    roster=(acme.dana.id,),
                    opened=START,
                    closed=START,
                    session_id=here["session_id"],
                    step_id=here["step_id"],
                ),
                "Recorded the closed vote of Priorities",
            ),
        ],
    )
    return told


def told_of_the_session(acme: Acme) -> Told:
    """The engagement, who there is, the steps of a session and what was agreed to."""
    session, dana, bo = acme.session_id, acme.dana.id, acme.bo.id
    return [
        (
            commands.EditEngagement(name="Acme AG", purpose="", facilitator=""),
            "Edited the engagement Acme AG",
        ),
        (commands.AddDepartment(name="Legal"), "Added the department Legal"),
        (
            commands.RenameDepartment(department_id=acme.sales.id, name="Trade"),
            "Renamed the department Sales to Trade",
        ),
        (commands.AddPerson(name="Zoe"), "Added Zoe"),
        (
            commands.EditPerson(person_id=bo, name="Bo Łoś", role="Clerk", department_id=None),
            "Edited Bo Łoś",
        ),
        (commands.JoinSession(session_id=session, person_id=bo), "Bo Łoś joined Short session"),
        (
            commands.LeaveSession(session_id=session, person_id=bo),
            "Took Bo Łoś off the list of Short session",
        ),
        (commands.MoveTo(session_id=session, step_id="works"), "Went to What works"),
        (
            commands.SkipStep(session_id=session, step_id="consent", reason="asked before"),
            "Skipped Consent: asked before",
        ),
        (commands.ConfirmStep(session_id=session, step_id="opening"), "Confirmed Opening"),
        (commands.PauseSession(session_id=session), "Paused Short session"),
        (commands.ResumeSession(session_id=session), "Went on with Short session"),
        (
            commands.SetConsent(session_id=session, person_id=dana, attribution=Attribution.ROLE),
            "Dana Ortiz agreed to be quoted by role and department",
        ),
    ]


def told_of_entries(acme: Acme) -> Told:
    """What was said: recorded, put right, filed, taken back."""
    session = acme.session_id
    entry = next(acme.store.record.all(Entry)).id
    lines = tuple(read_line(line) for line in ("+ Fast", "plain", "! Law #legal"))
    many = tuple(read_line(f"* Chance {number}") for number in range(9))
    return [
        (
            commands.RecordEntries(session_id=session, step_id="works", lines=lines[:1]),
            "Recorded strength S1 “Fast”",
        ),
        (
            commands.RecordEntries(session_id=session, step_id="works", lines=lines),
            "Recorded 3 entries: S2 and T1; S2 says the same as S1",
        ),
        (
            commands.RecordEntries(session_id=session, step_id="outside", lines=many),
            "Recorded 9 entries: O1, O2, O3, O4, O5 and 4 more",
        ),
        (
            commands.EditEntry(entry_id=entry, line=read_line("- Slow month-end close @Dana")),
            "Edited weakness W1 “Slow close” to “Slow month-end close”",
        ),
        (
            commands.EditEntry(entry_id=entry, line=read_line("- Slow month-end close")),
            "Edited weakness W1 “Slow month-end close”",
        ),
        (
            commands.KeepPrivate(entry_id=entry, private=True),
            "Made weakness W1 “Slow month-end close” private",
        ),
        (
            commands.MoveEntry(entry_id=entry, step_id="outside"),
            "Moved weakness W1 “Slow month-end close” to Outside",
        ),
        (
            commands.FileEntry(entry_id=entry, pestle=Pestle.LEGAL),
            "Filed weakness W1 “Slow month-end close” under legal",
        ),
        (
            commands.RetractEntry(entry_id=entry),
            "Retracted weakness W1 “Slow month-end close”",
        ),
        (commands.RestoreEntry(entry_id=entry), "Restored weakness W1 “Slow month-end close”"),
    ]


def told_of_factors(acme: Acme) -> Told:
    """Factors and their scores."""
    session = acme.session_id
    first, second = (factor.id for factor in acme.store.record.all(Factor))
    entry = next(acme.store.record.all(Entry)).id
    of_score = {
        "session_id": session, "step_id": "score", "voter": acme.dana.id, "scale_id": "weight",
    }  # fmt: skip
    return [
        (
            commands.EditFactor(factor_id=second, text="Slow closing", pestle=None),
            "Edited W2 “Slow closing”",
        ),
        (commands.KeepApart(first=first, second=second), "Kept W1 and W2 apart"),
        (commands.MergeFactors(into=first, others=(second,)), "Merged W2 into W1"),
        (commands.SplitFactor(factor_id=second), "Split W2 off W1"),
        (
            commands.SetScore(subject_id=first, value=40.0, **of_score),
            "Scored W1 weight 40 for Dana Ortiz",
        ),
        (commands.NormaliseScores(**of_score), "Made weight add up to 100 for Dana Ortiz"),
        (
            commands.SpreadScores(**(of_score | {"voter": "room"})),
            "Spread 100 of weight over 13 factors for the room",
        ),
        (
            commands.SetScore(subject_id=first, value=None, **of_score),
            "Took out W1 weight of Dana Ortiz",
        ),
        (
            commands.SetScore(subject_id=first, value=9.0, **(of_score | {"voter": "room"})),
            "Scored W1 weight 9 for the room",
        ),
        (
            commands.FinishScoring(session_id=session, step_id="score"),
            "Took in the scores: Score",
        ),
        (commands.ReopenScoring(session_id=session, step_id="score"), "Went on scoring: Score"),
        (
            commands.RetagEntry(entry_id=entry, kind=EntryKind.OPPORTUNITY),
            (
                "Made weakness W1 “Slow month-end close” an opportunity, O10; W1 is O10 now; its "
                "points of weight count no more; score O10 anew"
            ),
        ),
    ]


def told_of_what_is_kept_back(acme: Acme) -> Told:
    """What goes off the record, who withdraws, and the end of the session."""
    session, dana = acme.session_id, acme.dana.id
    entry = next(acme.store.record.all(Entry)).id
    lines = tuple(read_line(line) for line in ("+ Fast", "plain", "! Law #legal"))
    return [
        (
            commands.KeepOffRecord(entry_id=entry, off_record=True),
            "Took an opportunity off the record",
        ),
        (
            commands.EditEntry(entry_id=entry, line=read_line("- Slow month-end close")),
            "Edited opportunity off the record",
        ),
        (commands.SetOffRecord(session_id=session, on=True), "Went off the record"),
        (
            commands.RecordEntries(session_id=session, step_id="works", lines=lines[:1]),
            "Recorded 1 line off the record",
        ),
        (commands.SetOffRecord(session_id=session, on=False), "Went on the record again"),
        (
            commands.KeepOffRecord(entry_id=entry, off_record=False),
            "Put weakness “Slow month-end close” on the record, W3",
        ),
        (
            commands.SetConsents(
                session_id=session, people=(dana, acme.ana.id), attribution=Attribution.NAME
            ),
            "Dana Ortiz and Ana López agreed to be quoted by name, given for all at once",
        ),
        (
            commands.Withdraw(person_id=dana, level=WithdrawalLevel.WITHDRAWN),
            "Dana Ortiz withdrew: in no document any more, neither name nor words",
        ),
        (commands.Withdraw(person_id=dana, level=None), "Dana Ortiz agrees again as before"),
        (
            commands.CloseSession(session_id=session),
            (
                "Closed Short session; the scores of Score are not taken in, and its 13 values in "
                "no result"
            ),
        ),
        (commands.ReopenSession(session_id=session), "Reopened Short session"),
        (commands.StartSession(guide=GUIDE, digest="other"), "Started Short session"),
        (
            commands.SetStanding(
                session_id=session, step_id="works", steps={}, spent={}, running=None, closed=None
            ),
            "Put Short session where it stood",
        ),
    ]


def told_of_a_decision(acme: Acme) -> Told:
    """Somebody is against it."""
    row = row_commands.RowText(values={"decision": "One sign-on"})
    acme.store.do(row_commands.PutRows(register="decisions", rows=(row,)))
    (decided,) = acme.store.record.rows("decisions")
    against = row_commands.RecordDissent(
        decision_id=decided.id,
        person_id=acme.dana.id,
        words="It comes too early",
        session_id=acme.session_id,
        step_id="works",
    )
    return [(against, "Recorded dissent of Dana Ortiz from DC1: “It comes too early”")]


def told_of_needs(acme: Acme) -> Told:
    """What is agreed on, signed and chosen of what departments want."""
    wanted: dict[str, str | int | float | None]
    wanted = {"want": "One ledger", "department": "Finance", "problem": "", "cost": 900}
    rows = (
        row_commands.RowText(values={**wanted, "priority": 5, "need": 4}),
        row_commands.RowText(values={**wanted, "want": "A robot"}),
    )
    acme.store.do(row_commands.PutRows(register="needs", rows=rows))
    n = needs
    criteria = (n.CriterionText(name="law", weight=3), n.CriterionText(name="speed", weight=1))
    first = acme.store.record.rows("needs")[0].id
    return [
        (
            n.SetLimits(of="needs", limits={"cost": 1000, "staff_days": 20}),
            "Set the limits of needs: cost 1,000 and staff days 20",
        ),
        (
            n.SetFramework(criteria=criteria, rule="value"),
            "Agreed on criteria law 75 % and speed 25 % and the rule “value”",
        ),
        (
            n.SignFramework(person_id=acme.dana.id, dissent="Too little"),
            "Signed limits and framework: Dana Ortiz for Finance dissents",
        ),
        (
            n.SetLimits(of="needs", limits={"staff_days": None}, reason="Nobody counts"),
            (
                "Set the limits of needs: no limit of staff days, because “Nobody counts”; "
                "1 signature no longer holds"
            ),
        ),
        (
            n.SelectNeeds(way="value", waived=(n.Waiver(need_id=first, reason="Now or never"),)),
            "Chose 1 of 2 needs for most value (DC2), 1 of them waived",
        ),
    ]


def told_of_rows(acme: Acme) -> Told:
    """What was said becomes a row."""
    said = next(entry for entry in acme.store.record.entries_of(acme.session_id) if entry.factor_id)
    made = needs.MakeRows(register="offers", entry_ids=(said.id,))
    return [(made, f"Made what was said a new offer: NG1 “{said.text}”")]


def told_of_strategies(acme: Acme) -> Told:
    """Strategies are scored by factors, shortlisted, and become goals."""
    for text in ("Sell it", "Buy it"):
        row = row_commands.RowText(values={"strategy": text})
        acme.store.do(row_commands.PutRows(register="strategies", rows=(row,)))
    first, second = (row.id for row in acme.store.record.rows("strategies"))
    factor = acme.store.record.live_factors()[0]
    scores = (
        choosing.StrategyScore(strategy_id=first, factor_id=factor.id, score=4),
        choosing.StrategyScore(strategy_id=second, factor_id=factor.id, score="-"),
    )
    return [
        (
            choosing.ScoreStrategies(scores=scores),
            f"Scored strategies: SG1 on {factor.code} 4, SG2 on {factor.code} -",
        ),
        (
            choosing.ShortlistStrategies(rule="decided", strategy_ids=(first,)),
            "Shortlisted SG1 of 2 strategies as decided",
        ),
        (
            needs.MakeRows(register="goals", of=(first, factor.id)),
            f"Made 2 goals of SG1 and {factor.code}: G1 and G2",
        ),
    ]


def told_of_projects(acme: Acme) -> Told:
    """A project starts, with what it lacks waived."""
    row = row_commands.RowText(values={"project": "Ledger"})
    acme.store.do(row_commands.PutRows(register="projects", rows=(row,)))
    (project,) = acme.store.record.rows("projects")
    waiver = carrying.GateWaiver(waives=project.id, waived_by=acme.dana.id, why="It cannot wait")
    started = carrying.StartProject(project_id=project.id, waived=(waiver,))
    return [(started, "Started PJ1, PJ1 waived")]


def told_of_groups(acme: Acme) -> Told:
    """A room splits up, and comes together."""
    split = Breakout(id="groups", title="In groups", minutes=MINUTES, guides=("short",))
    guide = msgspec.structs.replace(SHORT, name="split", steps=(split,))
    start = commands.StartSession(guide=guide, digest="split", people=(acme.dana.id,))
    whole = str(acme.store.do(start).session_id)
    groups = (Group(guide=SHORT, people=(acme.dana.id,)), Group(guide=SHORT, title="The rest"))
    return [
        (
            SplitUp(session_id=whole, step_id="groups", groups=groups),
            "Split up into 2 groups in In groups",
        ),
        (
            BringTogether(session_id=whole, step_id="groups"),
            "Brought In groups, group 1 and The rest together: 0 entries",
        ),
    ]


def test_every_command_is_told_in_a_sentence(acme: Acme) -> None:
    """Who, what, under which code; nothing that only a program understands."""
    told = [
        *told_of_the_session(acme),
        *told_of_entries(acme),
        *told_of_factors(acme),
        *told_of_what_is_kept_back(acme),
    ]
    row = row_commands.RowText(values={"objective": "Grow", "year": 2027, "figure": "8 %"})
    told.append(
        (
            row_commands.PutRows(register="objectives", rows=(row,)),
            "Added objective B1 “Grow”",
        )
    )
    assert acme.store.history.changes[0].sentence == "Began the engagement Acme"
    carried_out(acme, told, seconds=10)
    told += carried_out(acme, told_of_two_records(acme))
    (objective,) = acme.store.record.rows("objectives")
    removed = acme.store.do(row_commands.RemoveRows(register="objectives", row_ids=(objective.id,)))
    assert removed.sentence == "Removed objective B1 “Grow”"
    told += [*told_of_people(acme), *told_of_themes(acme), *told_of_votes(acme)]
    told += carried_out(acme, told_of_findings(acme))
    told += carried_out(acme, told_of_a_decision(acme))
    told += carried_out(acme, told_of_rows(acme))
    told += carried_out(acme, told_of_strategies(acme))
    told += carried_out(acme, told_of_projects(acme))
    told += carried_out(acme, told_of_groups(acme))
    told += carried_out(acme, told_of_needs(acme))
    tried = {type(command) for command, _ in told}
    tried |= {commands.BeginEngagement, row_commands.RemoveRows}
    assert set(RULES) == tried


def test_everything_that_can_be_done_is_one_list() -> None:
    """Every command stands in one of these modules and has its rule, so no front end hides one."""
    modules = {kind.__module__ for kind in commands.Command.__subclasses__()}
    of = (commands, row_commands, talk_rules, theming, voting_commands)
    here = (wall, about, breakouts, replanning, findings, needs, choosing, carrying)
    kinds = {module for module in modules if module.startswith("workshop.running.command_kinds.")}
    assert modules - kinds == {module.__name__ for module in (*of, *here)}
    assert set(commands.Command.__subclasses__()) == set(RULES)
