"""The settings of the person on a screen: every one with its value, and the way to change them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult, SuspendNotSupported
from textual.content import Content

from screens.base.commands import UserCommand, bindings
from screens.base.own_editor import edit_file, in_place_of_screens, own_editor
from screens.base.screen import WorkshopScreen
from screens.settings.branding_dialog import BrandingDialog
from screens.widgets.heading import Heading
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import MUTED, Item, Row, RowList
from sessions.personal.settings_file import Loaded, change, write
from workshop.errors import Problems, WorkshopError
from workshop.settings.branding import changed, sorted_out, values
from workshop.settings.file_text import new_text
from workshop.settings.table import every_setting, rows_of
from workshop.text import clean_line, plural

_INDENT: Final = 28


class SettingsScreen(WorkshopScreen[None]):
    """What is set, and what is wrong with the file."""

    TITLE_WORDS = "Settings"
    ABOUT = (
        "What is set once for all engagements, in one text file: each setting with its value. The "
        "file is changed in your own editor, and what it says holds when the editor is left; what "
        "makes the look of documents is asked for in one dialog too."
    )
    COMMANDS_HERE = (
        UserCommand(
            "settings.edit",
            "e",
            "Edit the file",
            "Opens the settings file in your own editor (the variable EDITOR); one that tells "
            "every setting is made where there is none.",
            "edit",
        ),
        UserCommand(
            "settings.read",
            "r",
            "Read again",
            "Reads the file again, after a change from outside.",
            "read",
        ),
        UserCommand(
            "settings.branding",
            "b",
            "Branding",
            "Asks how documents look and whose they are, all in one dialog.",
            "branding",
        ),
        UserCommand("settings.back", "escape", "Back", "Goes back.", "back"),
    )
    BINDINGS: ClassVar = bindings(COMMANDS_HERE)
    CSS_PATH = "settings.tcss"

    def __init__(self, first: str = "") -> None:
        """Take the name of an action that is taken at once; none where that is empty."""
        super().__init__()
        self._begin_with = first

    def compose(self) -> ComposeResult:
        """Heading and list."""
        yield Heading()
        yield RowList(id="rows")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what holds."""
        self._show()
        self.query_one("#rows").focus()
        if self._begin_with:
            self.call_later(self.run_action, self._begin_with)

    def _show(self) -> None:
        """Show what holds now."""
        loaded = self.workshop.personal
        state = "" if loaded.there else "not there yet"
        if loaded.problems:
            state = f"{plural(len(loaded.problems), 'problem')}, not taken"
        self.query_one(Heading).show(
            "Settings", _plain(str(loaded.path)), Content.styled(state, "$warning")
        )
        self.query_one("#rows", RowList).fill(_items(loaded))

    def action_edit(self) -> None:
        """Have the person's own editor change the file, then take what it says."""
        path = self.workshop.personal.path
        if not (editor := own_editor()):
            self.warn(
                "No editor is named: set the environment variable EDITOR, or change "
                f"{_plain(str(path))} in any editor and press r."
            )
            return
        try:
            if not path.exists():
                write(path, new_text())
            failure = in_place_of_screens(self.app, lambda: edit_file(editor, path))
        except SuspendNotSupported:
            failure = "it cannot be opened from here"
        except OSError as problem:
            failure = str(problem)
        if failure:
            self.warn(f"“{_plain(editor)}” could not be used ({failure}).")
        self.action_read()

    def action_read(self) -> None:
        """Take what the file says now."""
        self.workshop.read_settings()
        self._show()
        if self.workshop.personal.problems:
            self.warn("The settings file is not taken; what is wrong stands in the list.")
        else:
            self.tell("The settings were read.")

    @work
    async def action_branding(self) -> None:
        """Ask for what belongs together, and take it."""
        if (loaded := self.workshop.personal).problems:
            self.warn("First mend what is wrong with the settings file: it stands in the list.")
            return
        dialog = BrandingDialog(values(loaded.settings), self._keep)
        if not await self.app.push_screen_wait(dialog):
            return
        self.workshop.read_settings()
        self._show()
        self.tell(f"The settings were saved. {self.workshop.personal.remark}".rstrip())

    def _keep(self, given: Mapping[str, str]) -> Mapping[str, str]:
        """Put what changed in the file; gives what is wrong with each, and writes nothing then."""
        loaded = self.workshop.personal
        try:
            change(loaded, changed(loaded.settings, given))
        except Problems as refusal:
            return dict(sorted_out(refusal.problems))
        except (OSError, WorkshopError) as problem:
            return {"": f"{loaded.path} could not be written: {problem}. Nothing changed."}
        return {}

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def _items(loaded: Loaded) -> Iterator[Item]:
    """What is wrong, then every setting."""
    for place, problem in enumerate(loaded.problems):
        lead = Content.styled("!", "bold $warning")
        yield Item(Row(Content(_plain(str(problem))), lead=lead, indent=3), f"problem-{place}")
    means = {setting.name: setting.means for setting in every_setting()}
    above = int(bool(loaded.problems))
    for name, value, chosen in rows_of(loaded.settings):
        about = means.get(name) or means[name.partition(".")[0]]
        row = Row(
            Content.styled(_plain(value), "bold" if chosen else MUTED),
            lead=Content(_plain(name)),
            small=Content.styled(about, MUTED),
            indent=_INDENT,
            above=above,
        )
        above = 0
        yield Item(row, f"setting-{name}")


def _plain(text: str) -> str:
    """A text from outside as it may be shown."""
    return clean_line(text)
