"""What a person can tell a screen to do: one entry a command.

The key, the footer, the command palette, the help screen and the manual all come from these
entries. A command of the record (`workshop.running.commands`) is what such an entry may send in the
end.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from textual.binding import ActiveBinding, Binding, BindingType


class Needs(Enum):
    """What must be so for a command to be given."""

    NOTHING = "nothing"
    """It can always be given."""
    WRITABLE = "writable"
    """This window records, and shows what is and not what was."""
    LIVE = "live"
    """This window records, and the session in front is not closed."""
    CLOSED = "closed"
    """This window records, and the session in front is closed."""

    @property
    def records(self) -> bool:
        """Whether only a window that records can do it."""
        return self is not Needs.NOTHING


class FooterRoom(Enum):
    """How much room a footer must have to name a command."""

    ANY = "any"
    """However narrow it is."""
    SPARE = "spare"
    """A narrow footer names it unless the step in front has keys of its own."""
    WIDE = "wide"
    """Only a wide footer names it."""


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
    needs: Needs = Needs.NOTHING
    """When it may be given."""
    room: FooterRoom = FooterRoom.ANY
    """How much room a footer must have to name it, where footers do at all."""
    part: str = ""
    """The part of the screen that does it, by its name there; empty for the screen itself."""
    state: str = ""
    """The state of the screen in which alone it can be given, where its key means another thing in
    another state; empty for any."""
    slash: str = ""
    """The word behind a slash that does the same in a session; empty where none does."""
    takes_words: bool = False
    """Whether the action takes what stands behind that word."""

    @property
    def screen_action(self) -> str:
        """What the screen is asked to do for it."""
        return f"in_part({self.part!r}, {self.action!r})" if self.part else self.action

    @property
    def name(self) -> str:
        """The name of the action, without what is given to it."""
        return self.action.partition("(")[0]

    @property
    def binding(self) -> Binding:
        """The key binding of the command."""
        return Binding(
            self.key,
            self.screen_action,
            self.label,
            show=self.footer,
            key_display=self.shown_key,
            id=self.id,
            tooltip=self.help,
        )


def list_moves(screen: str) -> tuple[UserCommand, ...]:
    """The keys that put another row of a list in front, through the action `move` of the screen.

    Args:
        screen: the name of the screen in the names of its commands.
    """
    return tuple(
        UserCommand(
            f"{screen}.{key}", key, label, f"{label} in the list.", f"move({by})", footer=False
        )
        for key, label, by in (
            ("up", "One row up", -1),
            ("down", "One row down", 1),
            ("pageup", "A page up", -10),
            ("pagedown", "A page down", 10),
            ("home", "To the first row", -100_000),
            ("end", "To the last row", 100_000),
        )
    )


def view_commands(screen: str, views: Iterable[tuple[str, str]]) -> Iterator[UserCommand]:
    """A digit for each view of a screen, through its action `view`.

    Args:
        screen: the name of the screen in the names of its commands.
        views: the views in their order: the title, and what it shows.
    """
    for place, (title, what) in enumerate(views):
        yield UserCommand(
            f"{screen}.view{place + 1}",
            str(place + 1),
            title,
            f"Shows {what}.",
            f"view({place})",
            footer=False,
        )


def bindings(commands: Iterable[UserCommand]) -> list[BindingType]:
    """The bindings of those commands that have a key."""
    return [command.binding for command in commands if command.key]


def ways_here(
    found: Mapping[str, ActiveBinding],
    commands: Iterable[UserCommand],
    taken: Container[str],
    other_way: Callable[[UserCommand], str],
) -> dict[str, ActiveBinding]:
    """The keys that work, each shown by another way where the terminal takes it for itself.

    Args:
        found: the keys.
        commands: the commands of the screen.
        taken: the keys that do not reach the program.
        other_way: how a command is given without its key; empty where there is no other way.
    """
    by_id = {command.id: command for command in commands}
    shown = dict(found)
    for key in filter(taken.__contains__, found):
        binding = found[key].binding
        command = by_id.get(binding.id or "")
        if command and (way := other_way(command)):
            shown[key] = found[key]._replace(binding=replace(binding, key_display=way))
    return shown


APP_COMMANDS: Final = (
    UserCommand(
        "app.help",
        "f1",
        "Help",
        "Shows every command and key of this screen.",
        "app.help",
        slash="help",
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
        "Changes between the light and the dark theme, and keeps that in the settings.",
        "app.change_theme",
        footer=False,
    ),
    UserCommand(
        "app.settings",
        "",
        "Settings",
        "Shows what is set for all engagements, and opens the settings file in your own editor.",
        "app.settings",
        footer=False,
        slash="settings",
    ),
    UserCommand(
        "app.branding",
        "",
        "Branding",
        "Asks how documents look and whose they are: firm, logo, colours, paper, language, and a "
        "client's Word file whose styles they take.",
        "app.settings('branding')",
        footer=False,
        slash="branding",
    ),
    UserCommand(
        "app.commands",
        "",
        "Commands",
        "Finds every command of the screen by its name: Ctrl+P, where letters act also a colon.",
        "app.command_palette",
        footer=False,
        slash="commands",
    ),
    UserCommand(
        "app.show-in-folder",
        "",
        "Show in folder",
        "Shows the file that was written last in its folder; where none was, the folder of the "
        "engagement.",
        "app.show_in_folder",
        footer=False,
        slash="folder",
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
