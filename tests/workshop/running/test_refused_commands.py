"""Commands that would change nothing, contradict what stands, or name what there is not.

Requirement: each is refused in a sentence that says why, and nothing of the record changes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final, NamedTuple

import pytest

from tests.builders.record import START, Building, interview, workshop
from workshop.errors import Refused
from workshop.record.documents import Attribution, Document, Factor
from workshop.record.parts import Part
from workshop.record.themes import Rest, Stance, Theme
from workshop.record.within import RemarkTopic, Wall
from workshop.running import commands as c
from workshop.running import talk_rules as talks
from workshop.running import theming as t
from workshop.running.command_kinds.departments import MergeDepartments
from workshop.running.command_kinds.people import PutPeople, PutPerson, ResolveName, SetPart
from workshop.running.command_kinds.sessions import EditSession
from workshop.running.command_kinds.steps import SayDry
from workshop.running.room.about import SetAbout
from workshop.running.room.wall import ShowOnWall
from workshop.running.row_commands import PutRows, RemoveRows, RowText


class Room(NamedTuple):
    """A record in which a talk is closed, and a workshop goes on with Dana."""

    made: Building
    ids: dict[str, str]
    """What there is, by a word for each."""

    def id(self, word: str) -> str:
        """The id of something."""
        return self.ids[word]

    def factor(self, code: str) -> str:
        """The id of a factor by its code."""
        return next(each.id for each in self.made.record.all(Factor) if each.code == code)


@pytest.fixture(scope="module")
def room() -> Room:
    """The record, which no test changes."""
    made = Building()
    ids = {"finance": made.department("Finance"), "sales": made.department("Sales")}
    made.do(c.RenameDepartment(department_id=ids["finance"], name="Finance", short="FIN"))
    for name in ("Dana Ortiz", "Kim Park", "Zoe Adams", "Zoe Berg", "Una Hale"):
        ids[name.split()[0].lower()] = made.person(name)
    ids["past"] = made.start(interview("past"), ids["dana"], title="The talk")
    ids["told"] = made.say(ids["past"], "talk", "- Old tills @Dana").id
    made.close(ids["past"])
    ids["now"] = made.start(workshop(), ids["dana"], title="The room")
    made.do(SetPart(session_id=ids["now"], person_id=ids["kim"], part=Part.OBSERVER))
    for word, line in {
        "slow": "- Slow close @Dana", "late": "- Late bills", "fast": "+ Fast desk",
        "gone": "- Gone", "hushed": "- Hushed", "lunch": "Lunch @Zoe", "call": "> Call Sue",
        "paid": "- Paid twice doc:[Audit]",
    }.items():  # fmt: skip
        ids[word] = made.say(ids["now"], "talk", line).id
    made.do(c.RetractEntry(entry_id=ids["gone"]))
    made.do(c.KeepOffRecord(entry_id=ids["hushed"], off_record=True))
    for name, under in (("Pace", ids["slow"]), ("Bills", ids["late"]), ("Tempo", ids["slow"])):
        made.do(t.MakeTheme(name=name, statements=(under,)))
    ids |= {theme.name.lower(): theme.id for theme in made.record.all(Theme)}
    made.do(t.MergeThemes(into=ids["pace"], others=(ids["tempo"],)))
    made.do(t.TakeOutOfTheme(statements=(ids["late"],), theme_id=ids["pace"]))
    made.do(t.LeaveStatements(statements=(ids["fast"],), rest=Rest.LATER))
    made.do(talks.SetWriter(session_id=ids["now"], person_id=ids["kim"]))
    made.do(PutRows(register="objectives", rows=(RowText(values={"objective": "Grow"}),)))
    return Room(made, ids)


REFUSED: Final[dict[str, Callable[[Room], c.Command]]] = {
    "This folder has an engagement already; choose another folder": lambda r: c.BeginEngagement(
        name="Other"
    ),
    "Give the department a name": lambda r: c.AddDepartment(name=" "),
    "There is a department sales already": lambda r: c.AddDepartment(name="sales"),
    "fin means the department Finance already": lambda r: c.RenameDepartment(
        department_id=r.id("sales"), name="Sales", short="fin"
    ),
    "Name the department that stays, and others": lambda r: MergeDepartments(
        into=r.id("sales"), others=()
    ),
    "Name the department that stays, and others that": lambda r: MergeDepartments(
        into=r.id("sales"), others=(r.id("finance"), r.id("sales"))
    ),
    "All of it is there already": lambda r: PutPeople(
        people=(PutPerson(name="Dana Ortiz", person_id=r.id("dana")),), departments=("finance",)
    ),
    "Say who agreed": lambda r: c.SetConsents(
        session_id=r.id("now"), people=(), attribution=Attribution.ROLE
    ),
    "Kim Park is an observer of The room already": lambda r: SetPart(
        session_id=r.id("now"), person_id=r.id("kim"), part=Part.OBSERVER
    ),
    "Dana Ortiz said 1 thing in The room, so they were there: put those": lambda r: SetPart(
        session_id=r.id("now"), person_id=r.id("dana"), part=Part.MENTIONED
    ),
    "Una Hale does not take part in The room": lambda r: c.LeaveSession(
        session_id=r.id("now"), person_id=r.id("una")
    ),
    "Dana Ortiz has 1 statement in The room. Put them down to somebody": lambda r: c.LeaveSession(
        session_id=r.id("now"), person_id=r.id("dana")
    ),
    "No name @Sam is open there, only @Zoe": lambda r: ResolveName(
        entry_id=r.id("lunch"), name="@Sam?", person_id=r.id("zoe")
    ),
    "No name @Zoe is open there.$": lambda r: ResolveName(
        entry_id=r.id("slow"), name="Zoe", person_id=r.id("zoe")
    ),
    "A session cannot have begun later than now": lambda r: EditSession(
        session_id=r.id("now"), started=START + timedelta(days=9)
    ),
    "A session cannot have begun before": lambda r: EditSession(
        session_id=r.id("now"), started=START.replace(year=1200)
    ),
    "The talk cannot have begun after it was closed": lambda r: EditSession(
        session_id=r.id("past"), started=START + timedelta(minutes=20)
    ),
    "Nothing of it would change": lambda r: EditSession(session_id=r.id("now"), title="The room"),
    "Give the session a name": lambda r: EditSession(session_id=r.id("now"), title=" "),
    "The talk is closed; reopen it to record more": lambda r: c.RecordEntries(
        session_id=r.id("past"), step_id="talk", lines=()
    ),
    "There is nothing to record": lambda r: c.RecordEntries(
        session_id=r.id("now"), step_id="talk", lines=()
    ),
    "It was retracted already": lambda r: c.RetractEntry(entry_id=r.id("gone")),
    "It was not retracted": lambda r: c.RestoreEntry(entry_id=r.id("slow")),
    "It is off the record already": lambda r: c.KeepOffRecord(
        entry_id=r.id("hushed"), off_record=True
    ),
    "It is on the record already": lambda r: c.KeepOffRecord(
        entry_id=r.id("slow"), off_record=False
    ),
    "It stands under Collect already": lambda r: c.MoveEntry(entry_id=r.id("slow"), step_id="talk"),
    "The room is on the record already": lambda r: c.SetOffRecord(session_id=r.id("now"), on=False),
    "The talk is closed; reopen it to score": lambda r: score(r, session="past", step="talk"),
    "Weigh the inside has no scale “impact”. Its scales are: weight, rating": lambda r: score(
        r, scale="impact"
    ),
    "Say whose score it is": lambda r: score(r, voter=" "),
    "Kim Park does not take part in The room. Put them on its list first": lambda r: score(
        r, voter=r.id("kim")
    ),
    "Say whose score it is.$": lambda r: c.SpreadScores(
        session_id=r.id("now"), step_id="inside", voter="", scale_id="weight"
    ),
    "W2 needs a statement": lambda r: c.EditFactor(factor_id=r.factor("W2"), text=" ", pestle=None),
    "Choose two factors or more to merge": lambda r: c.MergeFactors(into=r.factor("W2"), others=()),
    "Choose two factors or more to merge.$": lambda r: c.MergeFactors(
        into=r.factor("W2"), others=(r.factor("W3"), r.factor("W2"))
    ),
    "W2 and S1 have different letters; retag the entry first": lambda r: c.MergeFactors(
        into=r.factor("W2"), others=(r.factor("S1"),)
    ),
    "W2 is not merged into another factor": lambda r: c.SplitFactor(factor_id=r.factor("W2")),
    "There is a theme “Pace” already": lambda r: t.MakeTheme(name="pace"),
    "“Pace” is called and defined so already": lambda r: t.EditTheme(
        theme_id=r.id("pace"), name="Pace"
    ),
    "There are 2 themes: give a place from 1 on": lambda r: t.MoveTheme(
        theme_id=r.id("pace"), place=3
    ),
    "There are 2 themes: give a place from 1 on.$": lambda r: t.MoveTheme(
        theme_id=r.id("pace"), place=0
    ),
    "“Bills” is at place 2 already": lambda r: t.MoveTheme(theme_id=r.id("bills"), place=2),
    "Choose two themes or more to merge": lambda r: t.MergeThemes(into=r.id("pace"), others=()),
    "Choose two themes or more to merge.$": lambda r: t.MergeThemes(
        into=r.id("pace"), others=(r.id("bills"), r.id("pace"))
    ),
    "“Pace” is not merged into another theme": lambda r: t.SplitTheme(theme_id=r.id("pace")),
    "A statement is taken out of a theme by `TakeOutOfTheme`": lambda r: t.PutUnderTheme(
        statements=(r.id("slow"),), theme="Pace", stance=Stance.OUT
    ),
    "stands under “Pace” already": lambda r: t.PutUnderTheme(
        statements=(r.id("slow"),), theme="Pace"
    ),
    "is not under “Pace”": lambda r: t.TakeOutOfTheme(
        statements=(r.id("late"),), theme_id=r.id("pace")
    ),
    "That was said of .* already": lambda r: t.LeaveStatements(
        statements=(r.id("fast"),), rest=Rest.LATER
    ),
    "is under a theme; take it out of that first": lambda r: t.LeaveStatements(
        statements=(r.id("slow"),), rest=Rest.ALONE
    ),
    "Choose two entries of one session": lambda r: as_one(r, "slow", "slow"),
    "Choose two entries of one session.$": lambda r: as_one(r, "slow", "told"),
    "Both must stand: one of them was taken back": lambda r: as_one(r, "slow", "gone"),
    "Both must stand: one of them was taken back.$": lambda r: as_one(r, "gone", "slow"),
    "One of them is off the record and the other is not": lambda r: as_one(r, "slow", "hushed"),
    "One is a strength, the other a weakness": lambda r: as_one(r, "fast", "slow"),
    "They rest on different sources: a document is evidence": lambda r: as_one(r, "slow", "paid"),
    "That is so already": lambda r: talks.SetWriter(session_id=r.id("now"), person_id=r.id("kim")),
    "There is nothing to note for the debrief": lambda r: talks.RecordDebrief(
        session_id=r.id("past"), remarks=()
    ),
    "Nothing is said under “": lambda r: remark(r, " "),
    "characters are too many for one remark; split it": lambda r: remark(r, "x" * 100_000),
    "The talk is closed; reopen it to show something": lambda r: ShowOnWall(
        session_id=r.id("past"), wall=Wall.LIST
    ),
    "That is what it is about already": lambda r: SetAbout(entry_id=r.id("call")),
    "Actions asks no question to which more could come": lambda r: SayDry(
        session_id=r.id("now"), step_id="actions", dry=True
    ),
    "That nothing more came is not said in Collect": lambda r: SayDry(
        session_id=r.id("now"), step_id="talk", dry=False
    ),
    "There is no row to enter": lambda r: PutRows(register="objectives", rows=()),
    "There is no row to remove": lambda r: RemoveRows(register="objectives", row_ids=()),
    "There is no such row of Business objectives": lambda r: RemoveRows(
        register="objectives", row_ids=("01jge3h9zz0000000000",)
    ),
}
"""The sentences, each with a command that is refused so; a `$` tells two of one sentence apart."""


def score(
    r: Room,
    *,
    session: str = "now",
    step: str = "inside",
    voter: str = "room",
    scale: str = "weight",
) -> c.SetScore:
    """A score of the slow close."""
    return c.SetScore(
        session_id=r.id(session),
        step_id=step,
        voter=voter,
        subject_id=r.factor("W2"),
        scale_id=scale,
        value=3,
    )


def as_one(r: Room, kept: str, second: str) -> talks.TakeAsOne:
    """One entry for both."""
    return talks.TakeAsOne(entry_id=r.id(kept), second=r.id(second))


def remark(r: Room, text: str) -> talks.RecordDebrief:
    """A remark on the closed talk."""
    said = talks.SaidRemark(topic=RemarkTopic.SURPRISE, text=text)
    return talks.RecordDebrief(session_id=r.id("past"), remarks=(said,))


@pytest.mark.parametrize("why", REFUSED)
def test_it_is_refused_with_the_reason_and_nothing_changes(room: Room, why: str) -> None:
    """The sentence names what stands in the way, and what to do where something can be done."""
    before: list[Document] = list(room.made.record.documents())
    with pytest.raises(Refused, match=why):
        room.made.do(REFUSED[why](room))
    assert list(room.made.record.documents()) == before
