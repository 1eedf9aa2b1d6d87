"""Sorting: what looks alike is judged pair by pair, what belongs together gets a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, Final

from textual import work
from textual.content import Content
from textual.widget import Widget

from screens.base.commands import Needs, UserCommand
from screens.dialogs.pick import Pick
from screens.session.bodies.body import CONFIRM, StepBody
from screens.session.clustering.merging import perform
from screens.session.clustering.pane import SortPane
from screens.session.clustering.state import SortState
from screens.session.dialogs.line import LineDialog
from screens.session.panes.hint import slash_key
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.widgets.ink import muted, sign
from screens.widgets.row_list import Item, Row
from workshop.errors import Refused
from workshop.guide.room_steps import ClusterStep
from workshop.record.documents import Entry, EntryKind, Factor, Pestle
from workshop.running.commands import Command
from workshop.text import shorten


def _command(name: str, key: str, label: str, words: str, slash: str = "") -> UserCommand:
    """Something that a letter does while the board has the keys."""
    return UserCommand(
        f"session.sort-{name}",
        "",
        label,
        words,
        name,
        footer=False,
        shown_key=key,
        needs=Needs.LIVE,
        part="step",
        state="cluster",
        slash=slash,
    )


SORT_COMMANDS: Final = (
    _command(
        "merge",
        "m",
        "Merge",
        "Makes one factor of what is marked, else of the pair on top: both wordings are kept. What "
        "was marked first stands, of a pair the one under the cursor.",
        "merge",
    ),
    _command(
        "group",
        "g",
        "Group",
        "Puts what is marked, else the pair, in one group under a name: they stay what they are, "
        "and the group is a theme. Where one is in a group, the others go to it.",
        "group",
    ),
    _command(
        "apart",
        "n",
        "Not the same",
        "Records that the pair on top, or the two that are marked, are not the same.",
        "apart",
    ),
    _command("later", "l", "Later", "Puts the pair on top behind the others.", "sort"),
    _command("mark", "space", "Mark", "Marks the row under the cursor, or marks it no more."),
    _command("unmark", "c", "Mark none", "Marks nothing any more."),
    _command("name", "e", "Name", "Names the group, or words the factor, in hand.", "name"),
    _command(
        "split",
        "s",
        "Split",
        "Takes the thing in hand out of its group, or what was merged out of it again.",
        "split",
    ),
    _command(
        "letter",
        "k",
        "Letter",
        "Puts the thing in hand under another letter: what was said inside and belongs outside.",
        "letter",
    ),
    _command("file", "p", "File", "Files the thing in hand under a field of the scan, or none."),
    _command("find", "f", "Find", "Goes to the next thing that holds words."),
)
"""What is done while a room sorts."""


class ClusterBody(StepBody[ClusterStep]):
    """The board on which a room sorts; remarks stand below."""

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (*SORT_COMMANDS, CONFIRM)
    NOTHING: ClassVar[str] = ""
    WORDS_GIVE_WAY: ClassVar[bool] = True
    WHOLE_WIDTH: ClassVar[bool] = True
    DEFAULT_CSS = """
    ClusterBody EntryLog {
        height: auto;
        max-height: 4;
        margin-top: 1;
    }
    """

    def __init__(self, shown: ShownSession, recorder: Recorder, step: ClusterStep) -> None:
        super().__init__(shown, recorder, step)
        self.state = SortState(shown, step)
        """What is in front."""
        self.pane = SortPane(self.state, self._act, self._moved)
        """The board."""
        self._sought = ""

    @property
    def part(self) -> Widget:
        """The board."""
        return self.pane

    @property
    def part_words(self) -> Content:
        """What leads back from the board, and what letters do."""
        return Content.assemble(
            slash_key("m g n"), muted("judge   "), slash_key("space"), muted("marks   "),
            slash_key("e"), muted("names   "), slash_key("s"), muted("splits   "),
            slash_key("f"), muted("finds   "), slash_key("Esc"), muted("the line"),
        )  # fmt: skip

    def crowds(self, height: int) -> bool:
        """Whether the board needs the room that the words to say would take."""
        return height < 30

    def entries(self) -> Iterable[Entry]:
        """Remarks; what is on the board stands there."""
        things = self.state.board.things
        return [
            entry
            for entry in super().entries()
            if entry.id not in things and self._whole(entry.factor_id) not in things
        ]

    def _whole(self, factor_id: str | None) -> str:
        factor = self.record.find(Factor, factor_id)
        return self.record.whole_of(factor).id if factor else ""

    def follow(self) -> None:
        """Show the record as it is now."""
        self.state.read()
        super().follow()
        self.pane.refresh()

    def _moved(self) -> None:
        """What was said before has been read by whoever goes on."""
        self.recorder.say_where(self.part_words)

    # What can be done

    def _act(self, name: str) -> None:
        """Do what a letter stands for."""
        if name not in _LOOKS and not self.shown.live:
            self.recorder.say_not_taken("Nothing can be sorted now; /reopen goes on with it.")
            return
        getattr(self, f"action_{name}")()

    def _do(self, make: Callable[[], Command]) -> None:
        """Have a command recorded that may touch scores; what is marked was meant by it."""
        try:
            command = make()
        except Refused as refusal:
            self.recorder.refuse(refusal)
            return
        self.state.unmark()
        perform(self, self.shown, self.recorder, command)

    def action_mark(self) -> None:
        """Mark the row under the cursor."""
        self.state.mark()

    def action_unmark(self) -> None:
        """Mark nothing."""
        self.state.unmark()

    def action_merge(self) -> None:
        """Have what is meant become one."""
        ids = self._meant("m")
        if ids:
            self._do(lambda: self.state.board.sorting.merge(ids))

    def action_apart(self) -> None:
        """Say that two are not the same."""
        ids = self._meant("n")
        if len(ids) > 2:
            self.recorder.say_not_taken("Mark two of which it is to be said, or none for the pair.")
        elif ids:
            self._do(lambda: self.state.board.sorting.apart(*ids))

    def action_later(self) -> None:
        """Put the pair behind the others."""
        self.state.pass_over()
        self.pane.refresh()

    @work
    async def action_group(self) -> None:
        """Have what is meant stand together; a new group is named first."""
        ids, sorting = self._meant("g"), self.state.board.sorting
        if not ids:
            return
        name = ""
        if sorting.is_new(ids):
            codes = ", ".join(self.state.called(each) for each in ids)
            asked = LineDialog(
                "What is the group called?",
                f"{codes} stay as they are; the group is a theme from now on.",
                "Name",
                "Group",
                sorting.proposed_name(ids),
                proposed=True,
            )
            if (answer := await self.app.push_screen_wait(asked)) is None:
                return
            name = answer
        self._do(lambda: sorting.group(ids, name))

    def _meant(self, key: str) -> list[str]:
        """What a key acts on; why there is nothing is said."""
        if not (ids := self.state.meant):
            self.recorder.say_not_taken(f"No pair waits: mark with space what {key} is to join.")
        return ids

    @work
    async def action_name(self) -> None:
        """Call the group in hand, or word the factor, otherwise."""
        row, sorting = self.state.row, self.state.board.sorting
        if row is None:
            return
        if row.thing is not None and not row.thing.is_factor:
            self._do(lambda: sorting.rename(row.id, row.thing.text if row.thing else ""))
            return
        title, about = "What is the group called?", "It is called so everywhere from now on."
        if row.thing is not None:
            title = f"How is {row.thing.code} worded?"
            about = "What was said stays as it was; this is how it is told."
        asked = LineDialog(title, about, "Words", "Record", sorting.text(row.id))
        words = await self.app.push_screen_wait(asked)
        if words is not None and words != sorting.text(row.id):
            self._do(lambda: sorting.rename(row.id, words))

    @work
    async def action_split(self) -> None:
        """Take the row in hand apart; where there are several ways, ask which."""
        if (row := self.state.row) is None:
            return
        try:
            ways = self.state.board.sorting.ways_apart(row.id)
        except Refused as refusal:
            self.recorder.refuse(refusal)
            return
        way = ways[0]
        if len(ways) > 1:
            rows = [Item(Row(Content(one.words)), str(at)) for at, one in enumerate(ways)]
            asked = Pick(f"What of {self.state.called(row.id)}?", rows, "Split")
            if (picked := await self.app.push_screen_wait(asked)) is None:
                return
            way = ways[int(picked)]
        self._do(lambda: way.command)

    @work
    async def action_letter(self) -> None:
        """Put the thing in hand under another letter."""
        row, sorting = self.state.row, self.state.board.sorting
        if row is None or row.thing is None:
            self.recorder.say_not_taken("A group has no letter; what is in it has.")
            return
        thing = row.thing
        rows = [
            Item(Row(Content(kind.word.capitalize()), lead=sign(kind), indent=3), kind.value)
            for kind in EntryKind
            if kind.letter and kind.letter.value != thing.letter
        ]
        asked = Pick(f"What is {thing.code} “{shorten(thing.text, 60)}”?", rows, "Take it")
        if (picked := await self.app.push_screen_wait(asked)) is not None:
            self._do(lambda: sorting.reletter(thing.id, EntryKind(picked)))

    @work
    async def action_file(self) -> None:
        """File the thing in hand under a field of the scan."""
        row, sorting = self.state.row, self.state.board.sorting
        if row is None or row.thing is None:
            self.recorder.say_not_taken("A group is in no field of the scan; what is in it is.")
            return
        thing = row.thing
        rows = [
            Item(Row(Content(each.word.capitalize()), Content(each.value), indent=3), each.value)
            for each in Pestle
        ]
        rows.append(Item(Row(Content("No field"), muted("–"), indent=3), ""))
        asked = Pick(f"Which field of the scan is {thing.code} in?", rows, "File")
        if (picked := await self.app.push_screen_wait(asked)) is not None:
            self._do(lambda: sorting.file(thing.id, Pestle(picked) if picked else None))

    @work
    async def action_find(self) -> None:
        """Go to the next thing that holds words."""
        asked = LineDialog(
            "Find",
            "Words, a code, a name, or a group.",
            "Words",
            "Next",
            self._sought,
            proposed=True,
        )
        if (words := await self.app.push_screen_wait(asked)) is not None:
            self.find(words)

    def find(self, words: str) -> None:
        """Have the next thing in front that holds words, and say how many do."""
        self._sought = words
        count = self.state.find(words)
        self.pane.refresh()
        if count:
            self.recorder.say(f"{count} with “{words}”; f and Enter goes to the next.")
        else:
            self.recorder.say_not_taken(f"Nothing here holds “{words}”.")


_LOOKS: Final = frozenset({"mark", "unmark", "later", "find"})
"""What records nothing."""
