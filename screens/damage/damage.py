"""What is damaged in the files of an engagement: what was found, is it safe, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.content import Content

from screens.base.commands import UserCommand, bindings
from screens.base.record_screen import UNDO_COMMANDS, RecordScreen
from screens.widgets.heading import Heading
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import MUTED, Item, Row, RowList
from sessions.journal.defects import Defect
from workshop.text import clean_line, plural

_MOST: Final = 6
"""So many lines of the readable text of one defect are shown; the doctor writes out the rest."""

_INDENT: Final = 3


class DamageScreen(RecordScreen[None]):
    """Every defect with its readable text."""

    TITLE_WORDS = "Damage"
    ABOUT = (
        "What is not as it was written in the files of the engagement: what was found, whether it "
        "is safe, and what to do. Nothing is changed by looking."
    )
    COMMANDS_HERE = (
        *UNDO_COMMANDS,
        UserCommand("damage.back", "escape", "Back", "Goes back.", "back"),
    )
    BINDINGS: ClassVar = bindings(COMMANDS_HERE)
    CSS_PATH = "damage.tcss"

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
        harmful = sum(not defect.harmless for defect in found)
        self.query_one(Heading).show("Damage", _summed_up(len(found), harmful), self.state_words())
        self.query_one("#rows", RowList).fill(_items(found))


def _summed_up(found: int, harmful: int) -> str:
    """How much there is."""
    if not found:
        return "nothing"
    if not harmful:
        return f"{plural(found, 'defect')}, none that did harm"
    return f"{plural(found, 'defect')}, {harmful:,} that may concern what was recorded"


def _items(found: list[Defect]) -> Iterator[Item]:
    """The defects as rows, those that may have done harm first."""
    if not found:
        yield Item(Row(Content.styled("Everything is as it was written.", MUTED)))
    for place, defect in enumerate(found):
        yield Item(_row(defect, above=int(place > 0)), f"defect-{place}")


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
