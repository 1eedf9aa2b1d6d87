"""A vote of the room: what it is on, hands or ballots while it is open, and what it came to."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from screens.base.commands import Needs, UserCommand
from screens.session.ballot.grid import ScoreGrid
from screens.session.ballot.lines import Box
from screens.session.ballot.vote_grid import VoteGrid
from screens.session.bodies.body import CONFIRM, StepBody
from screens.session.panes.hint import slash_key
from screens.session.panes.left import Left
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.session.voting import before, came_to, hands
from screens.session.voting.airing import AIR, Airing
from screens.session.voting.closing import LASTS, may_close
from screens.session.voting.entering import Entering
from screens.session.voting.hand_lines import HandLines
from screens.session.voting.pane import VotePane
from screens.session.voting.passing import PassedScreen
from screens.session.voting.state import VoteState
from screens.widgets.ink import muted
from workshop.ballots.votes.counting import counted
from workshop.guide.step import Step
from workshop.record.documents import Entry
from workshop.record.votes.channels import Channel
from workshop.running.voting.commands import CloseVote, OpenVote

VOTE: Final = UserCommand(
    "session.vote",
    "ctrl+s",
    "Open, close the vote",
    "Opens the vote of the step for who is there; or closes it, and shows what it came to.",
    "vote",
    shown_key="^s",
    needs=Needs.LIVE,
    part="step",
    state="vote",
)
HANDS: Final = UserCommand(
    "session.hands",
    "",
    "Count hands",
    "Counts hands in the open vote, one line for all: 5:6 4:3.",
    "hands",
    footer=False,
    needs=Needs.LIVE,
    part="step",
    slash="hands",
    takes_words=True,
)
BALLOTS: Final = UserCommand(
    "session.ballots",
    "",
    "Enter ballots",
    "Takes ballots of the open vote that are called out or on paper, voter by voter.",
    "ballots",
    footer=False,
    needs=Needs.LIVE,
    part="step",
    slash="ballots",
    takes_words=True,
)
PASS: Final = UserCommand(
    "session.pass",
    "",
    "Pass the laptop",
    "Shows one empty ballot a voter, and clears it before the laptop is passed on.",
    "pass_round",
    footer=False,
    needs=Needs.LIVE,
    part="step",
    slash="pass",
)


def _is_hands(line: str) -> bool:
    """Whether a line counts hands: one that begins with a sign is something said."""
    return not line.strip() or line.strip()[0].isalnum() or line.strip()[0] == "#"


class Mode(Enum):
    """What is done in an open vote."""

    HANDS = "hands"
    BALLOTS = "ballots"
    ROOM = "room"
    """Nothing is typed here: ballots come by other ways."""


class VoteBody(StepBody[Step]):
    """The vote of a step; options are typed before it, hands while it is open."""

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (VOTE, HANDS, BALLOTS, PASS, AIR, CONFIRM)
    NOTHING: ClassVar[str] = ""
    WORDS_GIVE_WAY: ClassVar[bool] = True
    WHOLE_WIDTH: ClassVar[bool] = True
    BEGINS_IN_PART: ClassVar[bool] = False
    LASTS: ClassVar[str] = LASTS
    """What closing the vote means for who or what is missing."""

    def __init__(self, shown: ShownSession, recorder: Recorder, step: Step) -> None:
        super().__init__(shown, recorder, step)
        self.state = VoteState(shown, step)
        """The vote, as far as it may be told."""
        self.lines = HandLines(self.state)
        """Hands, line by line."""
        self.entering = Entering(self.state, recorder, self.session_id, step.id)
        """Ballots that are entered for others."""
        self.airing = Airing(shown, recorder, step)
        """What one alone knew, to be read out before the vote."""
        self._mode: Mode | None = None
        self._front = 0
        self.pane = VotePane(self._drawn, id="vote-pane")
        """What is shown of the vote."""

    def compose(self) -> ComposeResult:
        """The vote, the grid of a ballot, and remarks."""
        yield self.pane
        yield self.entering.grid
        yield self.log_view

    @property
    def mode(self) -> Mode:
        """What is done in the vote while it is open."""
        if self._mode is None:
            return Mode.HANDS if Channel.HANDS in self.state.now.channels else Mode.ROOM
        return self._mode

    @property
    def counts_hands(self) -> bool:
        """Whether lines are hands now."""
        return self.state.is_open and self.mode is Mode.HANDS and self.shown.live

    @property
    def part(self) -> Widget | None:
        """The grid, while ballots are entered."""
        entering = self.state.is_open and self.mode is Mode.BALLOTS
        return self.entering.grid if entering else None

    @property
    def part_words(self) -> Content:
        """What leads back from the grid."""
        words = muted("the line   ")
        return Content.assemble(
            slash_key("Esc"), words, slash_key("⇥"), muted("gives it, next person   "),
            slash_key("^s"), muted("closes the vote"),
        )  # fmt: skip

    def crowds(self, height: int) -> bool:
        """Whether the rows need the room that the words to say would take."""
        return self.state.is_open or height < 30

    # What is shown

    def entries(self) -> Iterable[Entry]:
        """Remarks; what is on the list stands there, but for options that can still be edited."""
        vote = self.state.now.vote
        listed = set(vote.subjects) if vote else set[str]()
        return [entry for entry in super().entries() if entry.id not in listed]

    def follow(self) -> None:
        """Show the record as it is now."""
        super().follow()
        self.log_view.display = bool(self.log_view.row_count) and not self.state.is_open
        entering = self.part is not None
        self.entering.grid.display = entering
        self.pane.display = not entering
        if entering:
            self.entering.follow()
        self.lines.follow()
        self.pane.refresh()

    def _drawn(self, box: Box) -> list[Content]:
        """The vote as it stands."""
        vote = self.state.now.vote
        if vote is None:
            return before.draw(self.state.before, box, self._front)
        if vote.is_open:
            room = hands.told_room(self.state.room, box.width)
            rest = Box(box.width, max(1, box.height - len(room)))
            if self.mode is Mode.HANDS:
                return [*room, *hands.draw(self.lines.shown(self.state.room), rest)]
            return [*room, *before.rows(self.state.things, rest, self._front)]
        things = {thing.id: thing for thing in self.state.things}
        return came_to.draw(counted(self.record, vote), things, box, self._front)

    @property
    def left_open(self) -> str:
        """That the vote goes on."""
        return f"The vote of {self.step.title} is still open." if self.state.is_open else ""

    @property
    def lead(self) -> str:
        """What is in front while hands are counted."""
        return self.lines.lead if self.counts_hands else ""

    @property
    def invites(self) -> str:
        """What is typed while hands are counted, or before the vote."""
        return "value:hands" if self.counts_hands else ""

    @property
    def crib(self) -> Content | None:
        """What the keys do now."""
        if not self.shown.live:
            return None
        if self.state.now.vote is None:
            there = len(self.state.before.there)
            typed = "an option" if self.state.now.takes_options else "a remark"
            return Content.assemble(
                slash_key("^s"), muted("or "), slash_key("/open"),
                muted(f"opens it for {there}   "), slash_key("/late"), slash_key("/left"),
                muted("NAME   "), slash_key("⏎"), muted(f"records {typed}"),
            )  # fmt: skip
        if not self.state.is_open:
            return Content.assemble(
                slash_key("↑↓"), muted("whole text   "),
                slash_key(self.next_key), muted("goes on   "),
                slash_key("/void"), muted("REASON throws it away"),
            )  # fmt: skip
        if self.mode is Mode.HANDS:
            return self.lines.crib
        # What ends it stands first: a narrow screen cuts off the end, and has no room for it below.
        now = self.state.now
        ways = (
            ("^s", "closes the vote", True),
            ("/pass", "passes the laptop", Channel.PASSED in now.channels),
            ("/ballots", "enters those on paper and called out", bool(now.for_others)),
        )
        told = [(slash_key(key), muted(f"{words}   ")) for key, words, can in ways if can]
        return Content.assemble(*(part for parts in told for part in parts))

    # What is typed into the line

    def reading(self, line: str) -> Content | None:
        """How a line is read while hands are counted; none where it is something said."""
        if not self.counts_hands:
            return None
        words = self.lines.read(line) if _is_hands(line) else None
        self.pane.refresh()
        return words

    def take_line(self, line: str) -> bool | None:
        """Record a line of hands; none where it is something said."""
        if not (self.counts_hands and _is_hands(line)):
            return None
        command = self.lines.command(line, self.session_id, self.step.id)
        if isinstance(command, str):
            self.recorder.say_not_taken(command)
            return False
        self.recorder.keep_words()
        if self.recorder.perform(command) is None:
            return False
        self.lines.go_on(command)
        self.pane.refresh()
        return True

    def look(self, key: str) -> bool:
        """Move in the list with the empty line."""
        if self.counts_hands:
            moved = self.lines.move(key)
        elif self.state.now.vote is None and self.log_view.row_count:
            return False
        else:
            moved = self._scroll(key)
        self.pane.refresh()
        return moved

    def _scroll(self, key: str) -> bool:
        """Bring other rows into view."""
        ways = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}
        if key not in ways:
            return False
        most = max(0, len(self.state.things) - 1)
        self._front = min(max(0, self._front + ways[key]), most)
        return True

    def record_typed(self) -> bool:
        """Refuse to go on while a ballot is half entered."""
        return self.entering.is_given_or_empty()

    def drop(self) -> bool:
        """Forget the ballot in hand."""
        return self.entering.drop()

    # What can be done

    def action_vote(self) -> None:
        """Open the vote, or close it."""
        if self.state.now.vote is None:
            self.recorder.keep_words()
            self.recorder.perform(OpenVote(session_id=self.session_id, step_id=self.step.id))
        elif self.state.is_open:
            if self.record_typed():
                self._close()
        else:
            self.recorder.say_not_taken("The vote is closed; /void throws it away, with a reason.")

    @work
    async def _close(self) -> None:
        """Close the vote once what is missing was seen."""
        if not await may_close(self, self.state, self.LASTS):
            return
        self.recorder.keep_words()
        self.recorder.perform(CloseVote(session_id=self.session_id, step_id=self.step.id))
        self._mode, self._front = None, 0

    @work
    async def action_air(self) -> None:
        """Go through what is to be read out before the vote."""
        if self.state.now.vote is None:
            await self.airing.go_through(self.app)

    def action_hands(self, words: str = "") -> None:
        """Count hands, for what a line says where one is given."""
        if why := self.state.now.why_not_by(Channel.HANDS):
            self.recorder.say_not_taken(why)
        elif self.record_typed():
            self._turn_to(Mode.HANDS)
            self.post_message(Left())
            if words:
                self.take_line(words)

    def action_ballots(self, words: str = "") -> None:
        """Enter ballots, that of somebody first where a name is said."""
        if why := self.entering.begin(words):
            self.recorder.say_not_taken(why)
            return
        self._turn_to(Mode.BALLOTS)
        self.entering.grid.focus()

    def _turn_to(self, mode: Mode) -> None:
        self._mode = mode
        self.follow()

    def action_pass_round(self) -> None:
        """Have the laptop passed round."""
        why = self.state.now.why_not_by(Channel.PASSED)
        if why or not self.state.is_open:
            self.recorder.say_not_taken(why or f"No vote is open in {self.step.title}.")
        elif self.record_typed():
            self._turn_to(Mode.ROOM)
            self.app.push_screen(PassedScreen(self.state, self.step.title))

    @on(ScoreGrid.NotTaken)
    def say_not_taken(self, event: ScoreGrid.NotTaken) -> None:
        """Say why a digit was not taken."""
        event.stop()
        self.recorder.say_not_taken(event.sentence)

    @on(ScoreGrid.VoterAsked)
    def next_voter(self, event: ScoreGrid.VoterAsked) -> None:
        """Give the ballot in hand, and take another person's."""
        event.stop()
        self.entering.turn(event.by)

    @on(VoteGrid.Given)
    def ballot_given(self, event: VoteGrid.Given) -> None:
        """Behind the last cell the ballot is given, and the next person's comes."""
        event.stop()
        self.entering.turn(1)

    @on(VoteGrid.Dropped)
    def ballot_dropped(self, event: VoteGrid.Dropped) -> None:
        """Begin the ballot anew."""
        event.stop()
        self.entering.forget()

    @on(VoteGrid.WayAsked)
    def other_way(self, event: VoteGrid.WayAsked) -> None:
        """Called out or on paper."""
        event.stop()
        self.entering.change_way()
