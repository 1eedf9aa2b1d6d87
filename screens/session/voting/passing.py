"""The laptop that is passed round: one voter's empty ballot, which is gone before the next comes.

Nothing else of the session is on the screen, and nothing of the ballot is kept anywhere before it
is given: no draft, no title, no notice.
"""

from __future__ import annotations

from enum import Enum
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from screens.session.ballot.grid import ScoreGrid
from screens.session.ballot.lines import Box
from screens.session.ballot.shown import Voter
from screens.session.ballot.vote_grid import VoteGrid
from screens.session.panes.hint import slash_key
from screens.session.voting.draft import BallotDraft
from screens.session.voting.pane import VotePane
from screens.session.voting.parts import Scrolled
from screens.session.voting.state import VoteState
from screens.widgets.ink import ALARM, GOOD, muted
from workshop.record.votes.channels import Channel
from workshop.text import folded

_WAYS: Final = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}


class Stage(Enum):
    """What whoever has the laptop sees."""

    WHO = "who"
    BALLOT = "ballot"
    SURE = "sure"
    DONE = "done"


class PassedScreen(ModalScreen[None]):
    """Says who has the laptop, shows their ballot, takes it, and clears it.

    Args:
        state: the vote.
        title: what is voted on.
    """

    CSS_PATH = "passing.tcss"
    AUTO_FOCUS = "#pass-who"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "go_back", "Back", show=False),
        Binding("ctrl+s", "give", "Give", show=False, priority=True),
        Binding("f10", "leave", "Leave", show=False),
    ]

    def __init__(self, state: VoteState, title: str) -> None:
        super().__init__()
        self._state = state
        self._vote_title = title
        self._stage = Stage.WHO
        self._voter = ""
        self._front = 0
        self._wrong = ""
        self._draft: BallotDraft | None = None
        self.grid = VoteGrid(self._keep, self._check, id="pass-grid")
        """The ballot."""

    def compose(self) -> ComposeResult:
        """What is voted on, who it is, the ballot, the keys."""
        with Vertical(id="pass"):
            yield Static(self._head(), id="pass-head", markup=False)
            yield Input(placeholder="Type your name", id="pass-who", compact=True)
            yield VotePane(self._drawn, id="pass-pane")
            yield self.grid
            yield Static(id="pass-foot", markup=False)

    def on_mount(self) -> None:
        """Ask who has the laptop."""
        self._ask_who()

    def _head(self) -> Content:
        secret = bool((vote := self._state.now.vote) and vote.secret)
        words = "   secret: nobody can find out which ballot is whose" if secret else ""
        return Content.assemble((self._vote_title, "bold"), muted(words))

    # What is shown

    def _show(self, stage: Stage) -> None:
        """Show a stage, and give the keys to what takes them there."""
        self._stage = stage
        who = self.query_one("#pass-who", Input)
        who.display = stage is Stage.WHO
        self.grid.display = stage is Stage.BALLOT
        self.query_one("#pass-pane", VotePane).display = stage is not Stage.BALLOT
        if stage is Stage.WHO:
            who.focus()
        elif stage is Stage.BALLOT:
            self._show_ballot()
            self.grid.focus()
        else:
            self.set_focus(None)
        self._tell()

    def _tell(self) -> None:
        """Draw what is there anew, with the keys below it."""
        self.query_one("#pass-pane", VotePane).refresh()
        foot = self._foot()
        if self._wrong:
            foot = Content.assemble((f"▲ {self._wrong}", ALARM))
        self.query_one("#pass-foot", Static).update(foot)

    def _foot(self) -> Content:
        if self._stage is Stage.WHO:
            return Content.assemble(
                slash_key("⏎"), muted("shows your ballot   "), slash_key("↑↓"), muted("choose   "),
                slash_key("Esc"), muted("back to whoever leads"),
            )  # fmt: skip
        if self._stage is Stage.BALLOT:
            return Content.assemble(slash_key("Esc"), muted("clears it"))  # ^s stands in the grid
        if self._stage is Stage.SURE:
            return Content.assemble(
                slash_key("⏎"), muted("gives it   "), slash_key("Esc"), muted("back to it"),
            )  # fmt: skip
        return Content.assemble(slash_key("⏎"), muted("the next voter"))

    def _drawn(self, box: Box) -> list[Content]:
        """The list of those who have not voted, or what was done."""
        if self._stage is Stage.WHO:
            rows = tuple((self._person(each, box),) for each in self._choices())
            rows = tuple(
                (Content.styled(line[0].plain, "bold reverse"),) if place == self._front else line
                for place, line in enumerate(rows)
            )
            nobody = ((muted("Nobody of that name is still to vote."),),)
            return Scrolled((), rows or nobody, front=self._front).fitted(box.height)
        if self._stage is Stage.SURE and self._draft:
            return [
                Content.styled("Give this ballot?", "bold"),
                Content(""),
                *Scrolled((), tuple((each,) for each in self._given())).fitted(box.height - 2),
            ]
        if self._stage is Stage.DONE:
            return [
                Content(""),
                Content.styled("✓ Your ballot is in.", f"bold {GOOD}"),
                Content(""),
                Content.styled("Pass the laptop on.", "bold"),
            ]
        return []

    def _person(self, voter: Voter, box: Box) -> Content:
        about = ", ".join(filter(None, (voter.role, voter.department)))
        return Content(f"  {voter.name}   {about}").truncate(box.width, ellipsis=True, pad=True)

    def _given(self) -> list[Content]:
        """What stands on the ballot, for whoever gives it."""
        draft = self._draft
        if draft is None or not draft.values:
            return [muted("An empty ballot: it gives nothing to anything.")]
        lines = []
        for row in draft.form.rows:
            given = [
                f"{scale.title} {draft.values[row.id, scale.id]:g}"
                for scale in draft.form.scales
                if (row.id, scale.id) in draft.values
            ]
            if given:
                lines.append(Content.assemble((", ".join(given), "bold"), f"   {row.text}"))
        return lines

    # Who it is

    def _choices(self) -> list[Voter]:
        """Those who have not voted and whom what was typed fits."""
        typed = folded(self.query_one("#pass-who", Input).value)
        voters = self._state.voters
        return [each for each in voters if not each.done and typed in folded(each.name)]

    def _ask_who(self) -> None:
        """Ask for the next voter; nothing of the last one is left."""
        self._draft, self._voter, self._front, self._wrong = None, "", 0, ""
        self.grid.drop()
        self.grid.grid = None
        self.grid.row = self.grid.column = 0
        self.query_one("#pass-who", Input).value = ""
        self._show(Stage.WHO)

    @on(Input.Changed, "#pass-who")
    def narrow(self) -> None:
        """Show whom the name fits."""
        self._front = 0
        self._tell()

    @on(Input.Submitted, "#pass-who")
    def begin(self) -> None:
        """Show the ballot of whoever it is."""
        choices = self._choices()
        if not choices:
            return
        voters, ids = self._state.voters, self._state.now.voters
        self._voter = ids[voters.index(choices[min(self._front, len(choices) - 1)])]
        self._draft = self._state.new_draft()
        self._show(Stage.BALLOT)

    def on_key(self, event: events.Key) -> None:
        """Choose in the list; Enter gives, and goes to the next voter."""
        if self._stage is Stage.WHO and event.key in _WAYS:
            event.stop()
            most = max(0, len(self._choices()) - 1)
            self._front = min(max(0, self._front + _WAYS[event.key]), most)
            self._tell()
        elif self._stage is Stage.SURE and event.key == "enter":
            event.stop()
            self._cast()
        elif self._stage is Stage.DONE and event.key == "enter":
            event.stop()
            self._go_on()

    # The ballot

    def _keep(self, row: str, scale: str, value: float | None) -> bool:
        kept = bool(self._draft and self._draft.keep(row, scale, value))
        self._wrong = ""
        self._show_ballot()
        return kept

    def _check(self, row: str, scale: str, value: float) -> str:
        return self._draft.check(row, scale, value) if self._draft else ""

    def _show_ballot(self) -> None:
        """The ballot alone: no other voter is named on it."""
        if self._draft is None:
            return
        place = self._state.now.voters.index(self._voter)
        voter = self._state.voters[place]
        self.grid.show(self._draft.grid((voter,), 0, "", (("^s", "gives the ballot"),)))
        self._tell()

    @on(ScoreGrid.NotTaken)
    def say_not_taken(self, event: ScoreGrid.NotTaken) -> None:
        """Say why a digit was not taken."""
        event.stop()
        self._wrong = event.sentence
        self._tell()

    @on(ScoreGrid.VoterAsked)
    def stay(self, event: ScoreGrid.VoterAsked) -> None:
        """There is no other voter's ballot here."""
        event.stop()

    @on(VoteGrid.Given)
    def filled_in(self, event: VoteGrid.Given) -> None:
        """Behind the last cell it is asked whether that is the ballot."""
        event.stop()
        self.action_give()

    @on(VoteGrid.Dropped)
    def clear(self, event: VoteGrid.Dropped) -> None:
        """Begin the ballot anew."""
        event.stop()
        self._draft = self._state.new_draft()
        self._show(Stage.BALLOT)

    def action_give(self) -> None:
        """Ask whether that is the ballot."""
        if self._stage is not Stage.BALLOT or self._draft is None or not self.grid.commit():
            return
        self._wrong = " ".join(self._draft.problems)
        if self._wrong:
            self._tell()
        else:
            self._show(Stage.SURE)

    def _cast(self) -> None:
        """Give the ballot, and clear it from the screen."""
        if self._draft is None:
            return
        self._wrong = self._state.cast(Channel.PASSED, self._voter, self._draft.votes)
        if self._wrong:
            self._show(Stage.BALLOT)
            return
        self._draft, self._voter = None, ""
        self.grid.drop()
        self.grid.grid = None
        self._show(Stage.DONE)

    def _go_on(self) -> None:
        """Ask for the next voter; go back to whoever leads once nobody is left."""
        if self._state.now.all_in:
            self.dismiss(None)
        else:
            self._ask_who()

    def action_go_back(self) -> None:
        """Go back a stage; a ballot that is not given is gone."""
        if self._stage is Stage.SURE:
            self._show(Stage.BALLOT)
        elif self._stage is Stage.BALLOT:
            self._ask_who()
        elif self._stage is Stage.DONE:
            self._go_on()
        else:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Go back to whoever leads; a ballot that is not given is gone."""
        self.dismiss(None)
