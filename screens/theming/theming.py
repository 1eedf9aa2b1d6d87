"""The theming board: one statement after another, each taken to a theme by one key."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from screens.base.commands import bindings
from screens.base.navigation import OpenTheming
from screens.base.record_screen import RecordScreen
from screens.theming.board import Board
from screens.theming.commands import THEMING_COMMANDS
from screens.theming.draw import board as drawn
from screens.theming.hint import hint_of
from screens.theming.line import ThemeLine
from screens.theming.state import DIGITS, Done
from screens.theming.whole_actions import WholeActions
from screens.widgets.heading import Heading
from screens.widgets.ink import ALARM, muted
from screens.widgets.key_line import KeyLine
from sessions.errors import SessionsError
from workshop.errors import Refused
from workshop.record.same_words import stated_alike
from workshop.record.themes import Rest, Stance
from workshop.running.commands import Command, MergeFactors
from workshop.running.senders import Sender
from workshop.running.theming import LeaveStatements, PutUnderTheme
from workshop.text import clean_line, listing


class ThemingScreen(RecordScreen[None]):
    """What each statement is about, judged one by one.

    Args:
        coder: a second coder, who sees nothing of the first; empty for what holds.
    """

    TITLE_WORDS = "Theming"
    ABOUT = (
        "Statement by statement: which theme is it about? Digits take one of the five likeliest "
        "themes or of the five statements most like it; typing finds a theme or makes one. "
        "Letters are always typed; other keys act while the line is empty. A theme's name that "
        "begins with a digit is typed behind a quote mark. `/coder NAME` themes as a second coder, "
        "who sees nothing of the first; `/settle NAME` goes through what both saw apart."
    )
    COMMANDS_HERE = THEMING_COMMANDS
    BINDINGS: ClassVar = bindings(THEMING_COMMANDS)
    CSS_PATH = "theming.tcss"

    def __init__(self, coder: str = "") -> None:
        super().__init__()
        self.board = Board(coder)
        """What is on the board."""
        self._whole = WholeActions(self.board, self._send)
        self._refusal = ""
        self._keys_for = 0

    def compose(self) -> ComposeResult:
        """Heading, how far one is, the board, the hint, the line, the keys."""
        yield Heading()
        yield Static("", id="progress", markup=False)
        yield Static("", id="board", markup=False)
        yield Static("", id="hint", markup=False)
        yield ThemeLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the first statement that nobody judged."""
        self.show_record()
        self.line.focus()

    def on_resize(self) -> None:
        """Draw the board anew at another size."""
        self.call_after_refresh(self._draw)

    @property
    def line(self) -> ThemeLine:
        """The line."""
        return self.query_one(ThemeLine)

    # What is shown

    def show_record(self) -> None:
        """Show the board of the record as it is now."""
        self.board.read(self.store.record)
        self._draw()

    def _draw(self) -> None:
        board = self.query_one("#board", Static)
        size = board.content_size
        if not size.width:
            return
        board.update(drawn(self.board.shown, size.width, size.height))
        self._say_where()
        self.query_one("#hint", Static).update(self._hint())

    def _say_where(self) -> None:
        """How many statements are left, and how far that is."""
        left, total = self.board.left, self.board.total
        each = self._keys_each()
        parts = [
            Content.assemble((f"{left:,}", "bold"), f" of {total:,} left"),
            *([muted(f"{each:.1f} keys each")] if each and not self.has_class("-narrow") else []),
            self.state_words(),
        ]
        coder = f" · {self.board.coder} alone" if self.board.coder else ""
        if self.board.other_coder:
            coder = f" · settling with {self.board.other_coder}{self._agreement()}"
        details = f"{self.store.record.engagement.name}{coder}"
        self.query_one(Heading).show("Theming", details, Content("   ").join(parts))
        width = self.query_one("#progress").content_size.width
        done = round(width * (total - left) / total) if total else width
        bar = Content.assemble(("━" * done, "$accent"), ("─" * (width - done), "$rule"))
        self.query_one("#progress", Static).update(bar)

    def _agreement(self) -> str:
        """How far those who themed apart agree, as short as it can be told."""
        found = self.board.agreement
        if found is None or found.alpha is None:
            return ""
        return f" · alpha {found.alpha:.2f} over {found.n}"

    def _keys_each(self) -> float:
        """The keys for each statement judged here so far."""
        judged = self.board.progress.judged_here
        return self._keys_for / judged if judged else 0.0

    def _hint(self) -> Content:
        """What the next key does, the first thing first."""
        if self._refusal:
            return Content.assemble(" ", ("▲ ", ALARM), (self._refusal, "$error"))
        return Content(" ") + hint_of(self.board, narrow=self.has_class("-narrow"))

    # Keys

    @on(Input.Changed, "#line")
    def look_for(self, event: Input.Changed) -> None:
        """Find the themes that typed words may mean."""
        self._refusal = ""
        self.board.type(event.value)
        self._draw()

    @on(ThemeLine.Pressed)
    def act_on_key(self, event: ThemeLine.Pressed) -> None:
        """What a key does while the line is empty."""
        self._refusal = ""
        key = event.key
        if key in DIGITS:
            if self.board.choose(DIGITS.index(key)):
                self._take()
        elif key in "-−–":
            self.action_opposite()
        elif key == ".":
            self.action_alone()
        else:
            self.action_several()
        self._draw()

    @on(Input.Submitted, "#line")
    def take_typed(self, event: Input.Submitted) -> None:
        """Enter: what was typed, or the row in front."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Take the row in front."""
        self._refusal = ""
        typed = self.line.value
        if typed.startswith("/") and not typed.startswith("//"):
            if self._other_coder(typed[1:]) or self._whole.said(typed[1:]):
                self.line.value = ""
        elif self.board.shown.whole is not None:
            self.board.go_to_chosen()
        elif self._take():
            self.line.value = ""
        self._draw()

    def _other_coder(self, words: str) -> bool:
        """`/coder NAME` themes as a second coder, `/settle NAME` settles what was seen apart."""
        word, _, name = clean_line(words).partition(" ")
        if word == "coder" and name:
            self.open(OpenTheming(name))
        elif word == "settle" and not self.board.settle_with(name):
            self._refusal = f"There is no second coder “{name}”."
        return word in ("coder", "settle")

    def _take(self) -> bool:
        """Send what the row in front stands for; whether it was done."""
        try:
            taken = self.board.taken()
        except Refused as refused:
            self._refusal = str(refused)
            return False
        return taken is not None and self._send(taken.command, taken.done, taken.judged)

    def _send(self, command: Command, done: Done | None = None, judged: int = 0) -> bool:
        """Carry out a command; a refusal stands in the hint line."""
        try:
            self.store.do(command, Sender.APPLICATION)
        except (Refused, SessionsError) as refused:
            self._refusal = str(refused)
            self._draw()
            return False
        self._keys_for, self.line.keys = self._keys_for + self.line.keys, 0
        if done is not None:
            self.board.note(done, judged)
        return True

    def action_opposite(self) -> None:
        """What is taken next says the opposite; of a whole theme, the statement in front does."""
        member = self.board.member
        if member is not None and self.board.shown.whole is not None:
            theme = self.board.shown.whole.theme
            stance = Stance.FOR if member.stance is Stance.AGAINST else Stance.AGAINST
            self._send(
                PutUnderTheme(
                    statements=(member.factor.id,),
                    theme=theme.id,
                    stance=stance,
                    coder=self.board.coder,
                )
            )
        else:
            self.board.turn()
        self._draw()

    def _leave(self, rest: Rest, words: str) -> None:
        """Judge the statement in front without a theme."""
        factor = self.board.factor
        if factor is None or self.board.shown.whole is not None or self.line.value:
            return
        command = LeaveStatements(statements=(factor.id,), rest=rest, coder=self.board.coder)
        self._send(command, Done(factor.code, words), int(rest is Rest.ALONE))

    def action_later(self) -> None:
        """Leave the statement for later; one that was left already is passed over."""
        if self.board.is_left:
            self.board.pass_over()
        else:
            self._leave(Rest.LATER, "later")
        self._draw()

    def action_alone(self) -> None:
        """Say that the statement stands alone."""
        self._leave(Rest.ALONE, "stands alone")
        self._draw()

    def action_back_one(self) -> None:
        """Show the statement before again."""
        self.board.back()
        self._draw()

    def action_several(self) -> None:
        """Take the statement of the row in front along, or leave it again."""
        self.board.mark()
        self._draw()

    def action_choose(self, by: int) -> None:
        """Put another row in front."""
        self.board.move(by)
        self._draw()

    def action_whole(self) -> None:
        """Show the theme of the row in front as a whole, or the statement again."""
        self.board.look_at_whole()
        self._draw()

    def action_nothing(self) -> None:
        """Digits are taken by the line."""

    def action_join(self) -> None:
        """Join statements that are word for word the same."""
        for whole, others in stated_alike(self.store.record):
            codes = listing([factor.code for factor in others])
            command = MergeFactors(into=whole.id, others=tuple(each.id for each in others))
            self._send(command, Done(codes, f"same words as {whole.code}, joined", "= "))
        self._draw()

    def action_undo(self) -> None:
        """Take the last change back, and show its statement again."""
        super().action_undo()
        self.board.undone()

    def action_back(self) -> None:
        """Empty the line, leave the whole theme, then go back."""
        if self.line.value:
            self.line.value = ""
        elif not self.board.step_back():
            self.dismiss(None)
        self._draw()
