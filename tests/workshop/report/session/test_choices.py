"""What was decided, paired and rated: in the summary and on the wall, as far as it is told."""

from __future__ import annotations

from tests.builders.choosing import CHOOSING, FACTORS
from tests.builders.record import Building
from workshop.guide.row_steps import Decide, PairStep
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution, EntryKind, Session
from workshop.record.within import Wall
from workshop.report.blocks import AnyBlock, Heading, Paragraph, Table, text_of
from workshop.report.build import build
from workshop.report.wall.projection import Projection, project
from workshop.running.choosing.decision_line import decision_of
from workshop.running.choosing.strategy_lines import strategy_of
from workshop.running.commands import MoveTo
from workshop.running.room.wall import ShowOnWall
from workshop.running.row_commands import PutRows, RecordDissent, RowText


class Room(Building):
    """A session that pairs, rates and decides."""

    def __init__(self) -> None:
        super().__init__()
        finance = self.department("Finance")
        self.dana = self.person("Dana Ortiz", "CFO", finance)
        self.ana = self.person("Ana López", "Controller", finance)
        self.talk = self.start(CHOOSING, self.dana, self.ana)
        for step, line in FACTORS:
            self.say(self.talk, step, line)

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.record.get(Session, self.talk)

    def line(self, step_id: str, line: str) -> None:
        """Type a line in a step."""
        step = CHOOSING.step(step_id)
        if isinstance(step, PairStep):
            self.do(strategy_of(self.record, self.session, step, line))
        elif isinstance(step, Decide):
            self.do(decision_of(self.record, self.session, step, line))

    def gap(self, **cells: str) -> None:
        """Rate a gap."""
        row = RowText(values=dict(cells))
        self.do(PutRows(register="gaps", rows=(row,), session_id=self.talk, step_id="gap"))

    def blocks(self, edition: Edition = "restricted") -> tuple[AnyBlock, ...]:
        """The summary."""
        return build(self.record, "session", edition, session_id=self.talk).blocks

    def wall(self, step_id: str, wall: Wall) -> Projection:
        """The wall while the room is at a step."""
        if self.record.clock_of(self.talk).step_id != step_id:
            self.do(MoveTo(session_id=self.talk, step_id=step_id))
        if self.record.clock_of(self.talk).wall is not wall:
            self.do(ShowOnWall(session_id=self.talk, wall=wall))
        return project(self.record, self.session, self.now, {})


def under(blocks: tuple[AnyBlock, ...], title: str) -> list[AnyBlock]:
    """What stands under a heading."""
    at = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text == title)
    ends = (n for n, b in enumerate(blocks) if n > at and isinstance(b, Heading) and b.level == 1)
    return list(blocks[at + 1 : next(ends, len(blocks))])


def test_the_summary_tells_them_in_order() -> None:
    """Decisions first, strategies by attractiveness, gaps by weight, each with what it leaves."""
    room = Room()
    empty = str(room.blocks())
    assert not any(f"text='{title}'" in empty for title in ("Decisions", "Strategies", "Gaps"))
    room.line("decide", "One sign-on for all")
    room.say(room.talk, "decide", "= We meet monthly @Dana")
    for line in ("S1 O1: Sell the close", "W1 T1: Clean the data", "SG2 4", "SG1 2"):
        room.line("pair", line)
    room.gap(what="Backups", present="1", wanted="2", importance="1")
    room.gap(what="Closing", present="2", wanted="5", importance="4")
    blocks = room.blocks()
    decided = under(blocks, "Decisions")
    assert isinstance(decided[0], Table)
    assert decided[0].rows[0][:2] == ("DC1", "One sign-on for all")
    assert "We meet monthly" in str(decided[1:])
    (pairs, rule, *rest) = under(blocks, "Strategies")
    assert isinstance(pairs, Table)
    assert [row[0] for row in pairs.rows] == ["SG2", "SG1"]
    assert isinstance(rule, Paragraph)
    assert text_of(rule.spans).startswith("In order of attractiveness, 1 to 4; after Fred R. David")
    assert rest == []
    (gaps, first) = under(blocks, "Gaps")
    assert isinstance(gaps, Table)
    assert [row[0] for row in gaps.rows] == ["GP2", "GP1"]
    assert isinstance(first, Paragraph)
    assert "GP2 comes first (gap 3" in text_of(first.spans)
    assert {column.title for column in gaps.columns} >= {"Code", "What"}
    assert "Weighted: 12" in str(gaps.rows[0]) or "12" in gaps.rows[0]


def test_the_wall_shows_what_is_public_alone() -> None:
    """The newest decision large with its result, the strategies of the cell, the gaps; no name."""
    room = Room()
    assert room.wall("decide", Wall.RESULT).shows == "question"
    room.line("decide", "One sign-on for all")
    row = room.record.rows("decisions")[0]
    edit = RowText(row_id=row.id, values={"result": "carried", "owner": "Dana Ortiz"})
    room.do(PutRows(register="decisions", rows=(edit,)))
    against = RecordDissent(
        decision_id=row.id,
        person_id=room.ana,
        words="It comes too early",
        session_id=room.talk,
        step_id="decide",
    )
    room.consent(room.talk, room.ana, Attribution.WITHHELD)
    room.do(against)
    room.line("pair", "S1 O1: Sell the close")
    room.line("pair", "W1 T1: Clean the data")
    room.gap(what="Backups", present="1", wanted="2", importance="1")
    decision = room.wall("decide", Wall.RESULT)
    assert (decision.shows, decision.words, decision.manner) == (
        "decision", "One sign-on for all", "carried",
    )  # fmt: skip
    assert (decision.ends, decision.stands) == (None, None), "no clock hides the result"
    listed = room.wall("decide", Wall.LIST)
    assert listed.items == ("One sign-on for all: carried",)
    pairs = room.wall("pair", Wall.LIST)
    assert (pairs.words, pairs.items) == (
        "WT: lessen weaknesses and avoid threats",
        ("Clean the data",),
    )
    gaps = room.wall("gap", Wall.LIST)
    assert gaps.items == ("Backups: 1 ▸ 2",)
    for shown in (decision, listed, pairs, gaps):
        for word in ("Dana", "Ana", "too early"):
            assert word not in str(shown)


def test_what_was_said_against_it_is_kept_from_others() -> None:
    """Dissent of somebody who may not be quoted is in the record, and in no shareable summary."""
    room = Room()
    room.line("decide", "One sign-on for all")
    room.consent(room.talk, room.ana, Attribution.WITHHELD)
    room.consent(room.talk, room.dana, Attribution.NAME)
    for person, words in ((room.ana, "It comes too early"), (room.dana, "It costs too much")):
        room.do(
            RecordDissent(
                decision_id=room.record.rows("decisions")[0].id,
                person_id=person,
                words=words,
                session_id=room.talk,
                step_id="decide",
            )
        )
    inside, outside = str(room.blocks()), str(room.blocks("shareable"))
    assert "It comes too early” (Ana López" in inside
    assert "too early" not in outside
    assert "It costs too much” (Dana Ortiz" in outside
    assert all(e.kind is EntryKind.QUOTE for e in room.record.entries_of(room.talk, "decide"))
