"""What can be done on the session screen, as entries of the one list of commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.binding import Binding

from screens.base.commands import UserCommand
from workshop.record.documents import Pestle
from workshop.running.capture import NOTE_SIGN, SIGNS


@dataclass(frozen=True, slots=True)
class EntryCommand(UserCommand):
    """Something that is done to the selected entry, by a key while the log has the focus."""

    @property
    def on_screen(self) -> Binding:
        """The binding of the log, for an action that the screen carries out."""
        return Binding(
            self.key,
            f"screen.{self.action}",
            self.label,
            show=self.footer,
            key_display=self.shown_key,
            id=self.id,
            tooltip=self.help,
        )


SESSION_COMMANDS: Final = (
    UserCommand(
        "session.next",
        "f2",
        "Next",
        "Goes to the next step; after the last one, offers to close the session.",
        "next",
    ),
    UserCommand("session.back", "f3", "Back", "Goes back to the step before.", "back"),
    UserCommand("session.goto", "f4", "Go to", "Goes to any step of the guide.", "goto"),
    UserCommand(
        "session.undo",
        "ctrl+z",
        "Undo",
        "Takes back the last thing recorded, whichever step it stands in.",
        "undo",
        shown_key="^z",
    ),
    UserCommand(
        "session.readback",
        "f8",
        "Read back",
        "Shows all that was recorded; in a read-back step, confirms it.",
        "readback",
    ),
    UserCommand(
        "session.scores-in",
        "ctrl+s",
        "Scores in",
        "Ends scoring, so that median and spread are shown; or goes on scoring.",
        "scores_in",
        shown_key="^s",
    ),
    UserCommand(
        "session.skip",
        "f5",
        "Skip",
        "Leaves this step out, with a reason that the summary tells.",
        "skip",
    ),
    UserCommand("session.pause", "f9", "Pause", "Stops the time, or lets it run again.", "pause"),
    UserCommand(
        "session.leave",
        "f10",
        "Leave",
        "Goes back to the engagement; the session is paused.",
        "leave",
    ),
    UserCommand(
        "session.escape",
        "escape",
        "Back to the line",
        "Goes back to the line, from the read-back to the step; from an empty line, leaves.",
        "escape",
        footer=False,
    ),
    UserCommand(
        "session.redo",
        "ctrl+y",
        "Redo",
        "Does again what was undone last.",
        "redo",
        footer=False,
        shown_key="^y",
    ),
    UserCommand(
        "session.history",
        "ctrl+r",
        "Walk the history",
        "Shows what was done in this session: any change can be undone, any moment seen again.",
        "history",
        footer=False,
        shown_key="^r",
    ),
    UserCommand(
        "session.text",
        "ctrl+t",
        "Longer text",
        "Opens an editor of several lines; ctrl+o in it opens your own editor.",
        "long_text",
        footer=False,
        shown_key="^t",
    ),
    UserCommand(
        "session.so-far",
        "f6",
        "So far",
        "Shows the counts and what is still missing over the screen.",
        "so_far",
        footer=False,
    ),
    UserCommand(
        "session.words",
        "f7",
        "All the words",
        "Shows the words and probes of the step over the screen.",
        "words",
        footer=False,
    ),
    UserCommand(
        "session.normalise",
        "ctrl+n",
        "Fit to the total",
        "Makes the values of a scale add up to its total, in proportion.",
        "normalise",
        footer=False,
        shown_key="^n",
    ),
    UserCommand(
        "session.join",
        "",
        "Join a person",
        "Adds somebody to those who take part, known or new.",
        "join",
        footer=False,
    ),
    UserCommand(
        "session.confirm",
        "",
        "Confirm this step",
        "Records that the words were said, or the record confirmed.",
        "confirm",
        footer=False,
    ),
    UserCommand(
        "session.close",
        "",
        "Close the session",
        "Ends the session; it can be reopened.",
        "close_session",
        footer=False,
    ),
    UserCommand(
        "session.reopen",
        "",
        "Reopen the session",
        "Goes on with a session that was closed.",
        "reopen",
        footer=False,
    ),
)
"""Everything of the screen itself, what is needed most first."""

FOOTER_WHERE_WIDE: Final = frozenset({"session.skip", "session.pause", "session.leave"})
"""Commands that the footer names only where it has room."""

_KEY_NAMES: Final = {
    "+": "plus", "-": "minus", "*": "asterisk", "!": "exclamation_mark", '"': "quotation_mark",
    ">": "greater_than_sign", "=": "equals_sign", "?": "question_mark", "~": "tilde",
}  # fmt: skip

_RETAG: Final = tuple(
    EntryCommand(
        f"entry.{kind.value}",
        _KEY_NAMES[sign],
        f"Make it a {kind.word}" if kind.word[0] not in "ao" else f"Make it an {kind.word}",
        f"Says that the selected entry is of the kind {kind.word}.",
        f"retag('{kind.value}')",
        footer=False,
        shown_key=sign,
    )
    for sign, kind in SIGNS.items()
)

_FILE: Final = tuple(
    EntryCommand(
        f"entry.{field.word}",
        "n" if field is Pestle.ENVIRONMENTAL else field.value.lower(),
        f"File under {field.word}",
        f"Puts the selected entry in the field {field.word} of the scan.",
        f"file('{field.value}')",
        footer=False,
    )
    for field in Pestle
)

ENTRY_COMMANDS: Final = (
    EntryCommand(
        "entry.edit",
        "enter",
        "Edit",
        "Edits the selected entry as the line that was typed.",
        "edit",
    ),
    EntryCommand("entry.move", "m", "Move", "Moves the selected entry to another step.", "move"),
    EntryCommand(
        "entry.retract",
        "x,delete",
        "Retract",
        "Takes the selected entry back: it stays out of every summary.",
        "retract",
        shown_key="x",
    ),
    EntryCommand("entry.restore", "r", "Restore", "Lets a retracted entry count again.", "restore"),
    EntryCommand(
        "entry.private",
        "v",
        "Private",
        "Keeps the selected entry for you alone, or stops doing so.",
        "private",
    ),
    *_RETAG,
    EntryCommand(
        "entry.note",
        "full_stop",
        "Make it a note",
        "Says that the selected entry is a plain note.",
        "retag('note')",
        footer=False,
        shown_key=NOTE_SIGN,
    ),
    *_FILE,
    EntryCommand(
        "entry.unfile",
        "0",
        "File under nothing",
        "Takes the selected entry out of the fields of the scan.",
        "file('')",
        footer=False,
    ),
)
"""What can be done to the selected entry."""
