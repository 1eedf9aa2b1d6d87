"""What is damaged in the files of an engagement: what was found, is it safe, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from screens.base.commands import Needs, UserCommand, bindings
from screens.base.record_screen import UNDO_COMMANDS, RecordScreen
from screens.dialogs.pick import Pick
from screens.widgets.heading import Heading
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import MUTED, Item, Row, RowList
from sessions.errors import SessionsError
from sessions.journal.defects import Defect
from sessions.journal.line_defects import EditedLine
from workshop.errors import Refused
from workshop.text import clean_line, plural

_MOST: Final = 6
"""So many lines of the readable text of one defect are shown; the doctor writes out the rest."""

_INDENT: Final = 3


class DamageScreen(RecordScreen[None]):
    """Every defect with its readable text; an edit by hand can be taken over."""

    TITLE_WORDS = "Damage"
    ABOUT = (
        "What is not as it was written in the files of the engagement: what was found, whether it "
        "is safe, and what to do. Nothing is changed by looking."
    )
    COMMANDS_HERE = (
        UserCommand(
            "damage.decide",
            "enter",
            "Decide",
            "On a line that was edited by hand: takes the edit over, or keeps what was before.",
            "decide",
            shown_key="⏎",
            needs=Needs.WRITABLE,
        ),
        *UNDO_COMMANDS,
        UserCommand("damage.back", "escape", "Back", "Goes back.", "back"),
    )
    BINDINGS: ClassVar = bindings(COMMANDS_HERE)
    CSS_PATH = "damage.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._found: dict[str, Defect] = {}

    def compose(self) -> ComposeResult:
        """Heading and list."""
        yield Heading()
        yield RowList(id="rows")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what was found."""
        self.show_record()
        self.query_one("#rows").focus()

    def show_record(self) -> None:
        """Show what is found now."""
        found = sorted(self.store.defects, key=lambda defect: defect.harmless)
        self._found = {f"defect-{place}": defect for place, defect in enumerate(found)}
        harmful = sum(not defect.harmless for defect in found)
        self.query_one(Heading).show("Damage", _summed_up(len(found), harmful), self.state_words())
        self.query_one("#rows", RowList).fill(_items(self._found))

    @on(OptionList.OptionSelected, "#rows")
    def row_clicked(self) -> None:
        """A click does what Enter does."""
        self.action_decide()

    def action_decide(self) -> None:
        """Decide on the edit under the cursor."""
        defect = self._found.get(self.query_one("#rows", RowList).chosen or "")
        if isinstance(defect, EditedLine) and not defect.harmless:
            self._decide(defect)
        elif defect is not None:
            self.tell(defect.advice)

    @work(exclusive=True)
    async def _decide(self, edited: EditedLine) -> None:
        """Ask what shall count, and record it."""
        items = [
            Item(Row(Content("Take the edit over, as a change of today")), "take"),
            Item(Row(Content("Keep what was before it")), "keep"),
        ]
        answer = await self.app.push_screen_wait(Pick("What shall count?", items, "Record it"))
        if answer is None or not self.stands or not self.store.writable:
            return
        decide = self.store.take_over_edit if answer == "take" else self.store.keep_before_edit
        try:
            self.tell(decide(edited))
        except (Refused, SessionsError) as refusal:
            self.warn(str(refusal))


def _summed_up(found: int, harmful: int) -> str:
    """How much there is."""
    if not found:
        return "nothing"
    if not harmful:
        return f"{plural(found, 'defect')}, none that did harm"
    return f"{plural(found, 'defect')}, {harmful:,} that may concern what was recorded"


def _items(found: dict[str, Defect]) -> Iterator[Item]:
    """The defects as rows, those that may have done harm first."""
    if not found:
        yield Item(Row(Content.styled("Everything is as it was written.", MUTED)))
    for place, (name, defect) in enumerate(found.items()):
        yield Item(_row(defect, above=int(place > 0)), name)


def _row(defect: Defect, above: int) -> Row:
    """One defect."""
    mark = ("✓", "$success") if defect.harmless else ("!", "bold $warning")
    title = Content.assemble((defect.KIND.capitalize(), "bold"), f"  {_plain(defect.sentence)}")
    details = [Content(f"│ {_plain(detail)}") for detail in _few(defect.details)]
    words = [
        Content.styled(f"Is it safe? {_plain(defect.effect)}", MUTED),
        Content.styled(f"What to do: {_plain(defect.advice)}", MUTED),
    ]
    return Row(
        Content("\n").join([title, *details, *words]),
        lead=Content.styled(*mark),
        indent=_INDENT,
        above=above,
    )


def _plain(text: str) -> str:
    """A text out of damaged files, fit to be shown."""
    return clean_line(text)


def _few(details: tuple[str, ...]) -> Iterable[str]:
    """The first of many lines, and how many more there are."""
    yield from details[:_MOST]
    if len(details) > _MOST:
        yield f"{len(details) - _MOST:,} more; `workshop doctor --export-all` writes them out"
