"""Nothing that is not everybody's reaches the wall, programs that watch, or a list of processes.

Requirement: private, off the record, not to be told outside, taken back, withdrawn, the debrief, a
half-typed line, names, and what was given in an open vote are in no form of `workshop view` and
`workshop watch`, nor in the title of a terminal or the arguments of a process.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import msgspec
import pytest

from screens.cli.main import main
from sessions.store.drafts import Place
from tests.builders.acme import Acme
from tests.builders.voters import DOTS, room
from tests.features.room.wall import Wall, Watcher, words_of
from workshop.record.documents import Attribution, Person, WithdrawalLevel
from workshop.record.votes.channels import Channel
from workshop.record.within import RemarkTopic
from workshop.record.within import Wall as OnWall
from workshop.running.commands import (
    KeepOffRecord,
    KeepPrivate,
    MoveTo,
    RetractEntry,
    SetConsent,
    Withdraw,
)
from workshop.running.room.wall import ShowOnWall
from workshop.running.talk_rules import RecordDebrief, SaidRemark
from workshop.running.voting.commands import CastBallot, OpenVote

POINTS: Final = msgspec.structs.replace(DOTS, method="points", budget=100, most_on_one=None)
GIVEN: Final = re.compile(r"\b(37|63|370|630)(\.0)?\b")
"""What each of those who voted gave, and what that adds up to."""
HIDDEN: Final = ("GRANITE", "BASALT", "MARBLE", "SLATE", "PUMICE", "FLINT", "JASPER", "Obsidian")
GONE: Final = ("BASALT", "PUMICE", "JASPER")
"""What is in no output at all, the whole record's neither."""


def said(made: Acme, line: str) -> str:
    """The id of what was said just now."""
    made.say(line)
    return made.entries()[-1].id


def everything(folder: Path, *, secret: bool) -> Acme:
    """A room in which everything that must not be seen was recorded, and a vote is open."""
    step = msgspec.structs.replace(POINTS, secret=secret)
    made = room(folder, step)
    store, here = made.store, made.session_id
    people = {person.name: person.id for person in store.record.all(Person)}
    for name, person in people.items():
        level = Attribution.WITHHELD if name == "Ana López" else Attribution.ROLE
        if person in store.record.sessions()[0].people:
            store.do(SetConsent(session_id=here, person_id=person, attribution=level))
    private = said(made, "+ GRANITE is for me alone")
    store.do(KeepPrivate(entry_id=private, private=True))
    off = said(made, "+ BASALT was off the record")
    store.do(KeepOffRecord(entry_id=off, off_record=True))
    made.say("+ MARBLE is not to be told outside @Ana")
    taken = said(made, "+ SLATE was taken back")
    store.do(RetractEntry(entry_id=taken))
    made.say("+ PUMICE was withdrawn @Jun")
    store.do(Withdraw(person_id=people["Jun Sato"], level=WithdrawalLevel.WITHDRAWN))
    made.person("Obsidian Black", "Clerk", None)
    made.say("+ Obsidian Black says that the desk is quick @Mei")
    store.do(
        RecordDebrief(
            session_id=here,
            remarks=(SaidRemark(topic=RemarkTopic.STOOD_OUT, text="FLINT stood out"),),
        )
    )
    store.drafts.put(Place(here, "works"), "JASPER is half typed")
    store.drafts.flush()
    store.do(MoveTo(session_id=here, step_id="vote"))
    store.do(OpenVote(session_id=here, step_id="vote"))
    (vote,) = store.record.votes.of_step(here, "vote")
    first, second = vote.subjects[:2]
    for person in vote.roster[:10]:
        store.do(
            CastBallot(
                session_id=here,
                step_id="vote",
                channel=Channel.CALLED,
                voter=person,
                votes={first: {"votes": 37}, second: {"votes": 63}},
            )
        )
    return made


def check(told: str, *, whole: bool = False) -> None:
    """Nothing of it is in what was told."""
    for word in GONE if whole else HIDDEN:
        assert word not in told
    if not whole:
        for name in ("Amara", "Okafor", "López", "Sato", "Controller"):
            assert name not in told


IDS: Final = re.compile(r'"(at|id|[a-z_]+_id|opened|begun|started|ends|people|roster)": ?"[^"]*"')
"""Fields whose values are hours and ids, in which any number may stand."""


def check_ballots(lines: list[dict[str, object]]) -> None:
    """What was given is in no line."""
    for line in lines:
        told = IDS.sub("", json.dumps([line.get("shown"), line.get("said"), line.get("changed")]))
        assert not GIVEN.search(told), told


@pytest.mark.parametrize("secret", [False, True])
def test_nothing_hidden_leaves_by_the_wall_or_to_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, secret: bool
) -> None:
    """Whatever the wall is asked for at any step, and each change since the beginning."""
    made = everything(tmp_path / "Acme", secret=secret)
    for step in ("vote", "works", "outside"):
        if step != "vote":
            made.store.do(MoveTo(session_id=made.session_id, step_id=step))
        for wall in (OnWall.RESULT, OnWall.LIST, OnWall.NOTHING, OnWall.QUESTION):
            made.store.do(ShowOnWall(session_id=made.session_id, wall=wall))
            capsys.readouterr()
            for size in ("40x12", "120x36"):
                assert main(["view", str(made.folder), "--once", "--size", size]) == 0
            call = [
                "watch",
                str(made.folder),
                "--since",
                str(len(made.store.lines)),
                "--count",
                "1",
            ]
            assert main([*call, "--json"]) == 0
            told = capsys.readouterr().out
            check(told)
            assert not GIVEN.search(told.partition('{"line"')[0])
            check_ballots([json.loads(told[told.index('{"line"') :])])
            if (step, wall) == ("works", OnWall.LIST):
                assert "says that the desk is quick" in told, "else nothing was shown at all"
    every = ["watch", str(made.folder), "--json", "--since", "1", "--count"]
    for edition, whole in (("shareable", False), ("restricted", True)):
        assert main([*every, str(len(made.store.lines)), "--edition", edition]) == 0
        told = capsys.readouterr().out
        check(told, whole=whole)
        check_ballots([json.loads(line) for line in told.splitlines()])
    made.store.close()


@pytest.mark.slow
@pytest.mark.terminal
def test_titles_and_processes_tell_nothing(tmp_path: Path) -> None:
    """What a program calls its window and what everybody on the machine sees of it."""
    made = everything(tmp_path / "Acme", secret=True)
    with Wall(tmp_path, "Acme", columns=60, rows=20) as wall, Watcher(tmp_path, "Acme") as watcher:
        wall.shows("10 of 12 in · hidden until the vote is closed")
        made.store.do(MoveTo(session_id=made.session_id, step_id="works"))
        made.store.do(ShowOnWall(session_id=made.session_id, wall=OnWall.LIST))
        wall.shows("1 so far")
        watcher.until(len(made.store.lines))
        for told in (words_of(wall.number), words_of(watcher.process.pid), watcher.text):
            check(told)
        written = wall.received.decode()
        check(written)
        titles = re.findall(r"\x1b\][012];([^\x07\x1b]*)", written)
        assert set(titles) <= {"Workshop", ""}
    made.store.close()
