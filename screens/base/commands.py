"""What a person can tell a screen to do: one entry a command.

The key, the footer, the command palette, the help screen and the manual all come from these
entries. A command of the record (`workshop.running.commands`) is what such an entry may send in the
end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class UserCommand:
    """Something that a key or a name in the palette does."""

    id: str
    """The name for a person's own key map: `session.next`."""
    key: str
    """The key, or several with commas between; empty where only the palette has it."""
    label: str
    """The words of the footer and of the palette, short."""
    help: str
    """What it does, as a sentence for the help screen and the manual."""
    action: str
    """The action of the screen that does it."""
    footer: bool = True
    """Whether the footer shows it."""
    shown_key: str | None = None
    """The key as it is shown, where its name would not do."""

    @property
    def binding(self) -> Binding:
        """The key binding of the command."""
        return Binding(
            self.key,
            self.action,
            self.label,
            show=self.footer,
            key_display=self.shown_key,
            id=self.id,
            tooltip=self.help,
        )


def bindings(commands: Iterable[UserCommand]) -> list[BindingType]:
    """The bindings of those commands that have a key."""
    return [command.binding for command in commands if command.key]


APP_COMMANDS: Final = (
    UserCommand(
        "app.help", "f1", "Help", "Shows every command and key of this screen.", "app.help"
    ),
    UserCommand(
        "app.take-over",
        "f12",
        "Record here",
        "In a window that only reads, once the other one has closed: records here from now on, "
        "at the same place.",
        "app.take_over",
    ),
    UserCommand(
        "app.theme",
        "",
        "Light or dark",
        "Changes between the light and the dark theme.",
        "app.change_theme",
        footer=False,
    ),
    UserCommand(
        "app.quit",
        "ctrl+q",
        "Quit",
        "Leaves the program. A running session is paused; everything is recorded already.",
        "app.quit",
        footer=False,
    ),
)
"""What every screen offers."""

PAST_COMMANDS: Final = (
    UserCommand(
        "past.earlier",
        "left_square_bracket,ctrl+left",
        "Earlier",
        "Shows the screen as it was one change earlier.",
        "earlier",
        footer=False,
        shown_key="[",
    ),
    UserCommand(
        "past.later",
        "right_square_bracket,ctrl+right",
        "Later",
        "Shows the screen as it was one change later.",
        "later",
        footer=False,
        shown_key="]",
    ),
)
"""What every screen offers while it shows the past."""

PAST_ACTIONS: Final = frozenset(command.action for command in PAST_COMMANDS)
"""Their actions."""
