"""The help screen: every command of the screen below, as that screen itself lists them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.app import ComposeResult
from textual.content import Content

from screens.base.commands import UserCommand, bindings
from screens.base.screen import WorkshopScreen
from screens.widgets.heading import Heading
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import MUTED, Item, Row, RowList
from workshop.running.words.slash import Takes
from workshop.running.words.slash_table import WORDS

if TYPE_CHECKING:
    from workshop.record.documents import EntryKind

_NAMES: Final = {
    "enter": "⏎",
    "escape": "esc",
    "space": "space",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "page up",
    "pagedown": "page down",
    "exclamation_mark": "!",
}

_MARKS: Final = (
    ("@name", "who said it; for an action, who will do it"),
    ("#tag", "where it belongs; #political or #P files it in the scan, #private keeps it back"),
    ("due:2027-03-31", "by when, for an action"),
    ("as:role", "how it may be told: name, role, department, participant or withheld"),
    ("\\", "before a sign, @ or #: plain text"),
)


def key_words(command: UserCommand) -> str:
    """The key of a command as people read it: `ctrl+z`, `⏎`."""
    if command.shown_key:
        return command.shown_key
    keys = [key for key in command.key.split(",") if key]
    return " or ".join(_NAMES.get(key, key) for key in keys)


def ways(command: UserCommand) -> str:
    """Every way to give a command by typing: its keys, and its word behind a slash."""
    found = [key_words(command)] if command.key else []
    if command.slash:
        word = next(each for each in WORDS if each.word == command.slash)
        found.append(f"/{word.letter or word.word}")
    return " or ".join(found)


class HelpScreen(WorkshopScreen[None]):
    """Every command of a screen, with its key and what it does.

    Args:
        screen: the screen that help is asked for.
    """

    TITLE_WORDS = "Help"
    ABOUT = "Every command of the screen before, with its key."
    COMMANDS_HERE = (
        UserCommand("help.back", "escape,f1", "Back", "Goes back.", "back", shown_key="esc"),
    )
    BINDINGS: ClassVar = bindings(COMMANDS_HERE)
    CSS_PATH = "help.tcss"

    def __init__(self, screen: WorkshopScreen[Any]) -> None:
        super().__init__()
        self._about = screen

    def compose(self) -> ComposeResult:
        """What the screen is for, and the list."""
        yield Heading()
        yield RowList(id="commands")
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(Heading).show(f"Help: {self._about.TITLE_WORDS}")
        rows = self.query_one("#commands", RowList)
        rows.fill(help_items(self._about))
        rows.focus()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def help_items(screen: WorkshopScreen[Any]) -> Iterator[Item]:
    """The help of a screen as rows."""
    yield Item(Row(Content.styled(screen.ABOUT, MUTED)))
    yield Item(Row(Content.styled("Keys", "bold"), above=1))
    for place, command in enumerate(screen.user_commands()):
        key = (ways(command) if screen.TAKES_ENTRIES else key_words(command)) or "palette"
        row = Row(
            Content.assemble((command.label, "bold"), (f"  {command.help}", "")),
            lead=Content.styled(key, "bold $footer-key-foreground"),
            indent=14,
        )
        yield Item(row, f"command-{place}")
    words = "ctrl+p lists all of these by name; what has no key is only there."
    yield Item(Row(Content.styled(words, MUTED), above=1))
    if screen.TAKES_ENTRIES:
        yield from _words_alone(screen)
        yield from _grammar()


def _words_alone(screen: WorkshopScreen[Any]) -> Iterator[Item]:
    """The words behind a slash that no command above is given by."""
    told = {command.slash for command in screen.user_commands()}
    yield Item(Row(Content.styled("Behind / on the empty line, and Enter", "bold"), above=1))
    yield _mark_item("//", "a slash; a word may be shortened as long as it is clear")
    for word in WORDS:
        if word.word not in told and (word.makes or word.takes is Takes.WORDS):
            yield _mark_item(word.told, word.about)


def _grammar() -> Iterator[Item]:
    """The signs and marks of the quick-capture line."""
    from screens.widgets.ink import sign as drawn_sign  # noqa: PLC0415 - 11 ms, for the session's help alone
    from workshop.running.capture import SIGNS  # noqa: PLC0415

    yield Item(
        Row(Content.styled("The line: its first character says what it is", "bold"), above=1)
    )
    for sign, kind in SIGNS.items():
        yield _grammar_item(sign, drawn_sign(kind), kind)
    yield _mark_item("nothing", "a note, or what the step is about")
    yield Item(Row(Content.styled("In the line", "bold"), above=1))
    for mark, meaning in _MARKS:
        yield _mark_item(mark, meaning)


def _grammar_item(sign: str, drawn: Content, kind: EntryKind) -> Item:
    """One sign."""
    row = Row(
        drawn + Content(f" {kind.word}"),
        lead=Content.styled(sign, "bold $footer-key-foreground"),
        indent=14,
    )
    return Item(row, f"sign-{kind.value}")


def _mark_item(mark: str, meaning: str) -> Item:
    lead = Content.styled(mark, "bold $footer-key-foreground")
    return Item(Row(Content(meaning), lead=lead, indent=16), f"mark:{mark}")
