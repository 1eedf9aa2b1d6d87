"""Everything that can be done on the screen of carrying the strategy out, and its views."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from screens.base.commands import FooterRoom, Needs, UserCommand, view_commands
from screens.base.record_screen import HISTORY_COMMAND, UNDO_COMMANDS, trace_commands
from screens.pack.command import pack_command

VIEWS: Final = (
    ("Projects", "what each project waits for, what is there and what was waived"),
    ("Told", "the changes, and which department was told of each"),
    ("Feedback", "what each round of feedback found against the one before"),
    ("Watch", "the signals and predictions, those that are due first"),
)
"""The views in their order (`screens.base.navigation`): the title, and what it shows."""

_STATES: Final = ("projects", "told", "feedback", "watch")
"""By its place, the state of the screen in which a view is in front."""

_OF_PROJECTS: Final = (
    UserCommand(
        "carrying.start",
        "s",
        "Start",
        "Starts the project in front. While something is open, all of it is listed, and each can "
        "be waived by name with a reason.",
        "start",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "carrying.there",
        "m",
        "It is there",
        "Records that what is in front is there as of today: approved by whoever is asked, or met.",
        "there",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "carrying.waive",
        "w",
        "Waive",
        "Waives what is in front, by name with a reason, before the project is started.",
        "waive",
        needs=Needs.WRITABLE,
    ),
)
_OF_TOLD: Final = (
    UserCommand(
        "carrying.told",
        "d",
        "Told today",
        "Records that the department in front was told today, and goes on to the next; from the "
        "list of changes, that all were for whom a notice waits. Asks by whom where no one was "
        "named.",
        "told",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "carrying.acknowledged",
        "a",
        "Acknowledged",
        "Records that the department in front said today that it knows, and goes on to the next.",
        "acknowledged",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "carrying.notices",
        "n",
        "Make notices",
        "Makes a notice of the change in front to every department that has none, in the words of "
        "the change.",
        "notices",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "carrying.letter",
        "L",
        "Letters",
        "Writes the notices to the department in front, a Word file among the exports; from the "
        "list of changes, to all departments that are told something.",
        "letters",
        shown_key="L",
        room=FooterRoom.WIDE,
    ),
)
_OF_FEEDBACK: Final = (
    UserCommand(
        "carrying.round",
        "n",
        "Plan a round",
        "Plans a round of feedback: its name, its first and its last day, which the calendar has.",
        "plan",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "carrying.session",
        "g",
        "Hold a session",
        "Starts a session by the guide of feedback rounds; held in the days of a round it is its.",
        "session",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "carrying.join",
        "m",
        "Join",
        "Joins the factor in front with one that says the same in other words, so that a round "
        "tells it as said again and not as new.",
        "join",
        needs=Needs.WRITABLE,
    ),
)
_OF_WATCH: Final = (
    UserCommand(
        "carrying.signal",
        "n",
        "Log a signal",
        "Logs what was seen between sessions: where, what to watch, what it bears on, when it is "
        "looked at again.",
        "signal",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "carrying.look",
        "l",
        "Looked at again",
        "The signal in front was looked at again: gives it a new day, or takes it up or lets it "
        "go.",
        "look",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "carrying.predict",
        "p",
        "Predict",
        "Enters a prediction with its chance and the day by which it is known.",
        "predict",
        needs=Needs.WRITABLE,
        room=FooterRoom.WIDE,
    ),
    *(
        UserCommand(
            f"carrying.{name}",
            key,
            label,
            f"Records that what the prediction in front says {words}, seen today.",
            f"outcome({place})",
            needs=Needs.WRITABLE,
            room=FooterRoom.WIDE,
        )
        for place, (name, key, label, words) in enumerate(
            (
                ("happened", "y", "Happened", "happened"),
                ("not-happened", "o", "Did not", "did not happen"),
                ("not-known", "u", "Cannot be told", "cannot be told"),
            )
        )
    ),
)

CARRYING_COMMANDS: Final = (
    UserCommand(
        "carrying.open",
        "enter",
        "Open",
        "Goes into what is in front: from a project to what it waits for, and from there to the "
        "row that it is.",
        "open",
        shown_key="⏎",
    ),
    *(
        replace(command, state=state)
        for state, commands in zip(
            _STATES, (_OF_PROJECTS, _OF_TOLD, _OF_FEEDBACK, _OF_WATCH), strict=True
        )
        for command in commands
    ),
    UserCommand(
        "carrying.table",
        "t",
        "Table",
        "Opens the register of the row in front; where none is, that of the view.",
        "table",
    ),
    UserCommand(
        "carrying.export",
        "e",
        "Export",
        "Writes the document of the view in front to a file.",
        "export",
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "carrying.right",
        "right",
        "Into it",
        "Goes into what is in front.",
        "side(1)",
        footer=False,
        shown_key="→",
    ),
    UserCommand(
        "carrying.left",
        "left",
        "Out of it",
        "Goes back to the list.",
        "side(-1)",
        footer=False,
        shown_key="←",
    ),
    *view_commands("carrying", VIEWS),
    *trace_commands("carrying"),
    replace(pack_command("carrying"), room=FooterRoom.WIDE),
    HISTORY_COMMAND,
    UserCommand("carrying.back", "escape", "Back", "Goes back a step.", "back"),
    *UNDO_COMMANDS,
)
"""The commonest first."""

ON_VIEWS: Final[dict[str, int]] = {
    command.name: place
    for place, commands in enumerate((_OF_PROJECTS, _OF_TOLD, _OF_FEEDBACK, _OF_WATCH))
    for command in commands
}
"""On which view alone an action means something."""
