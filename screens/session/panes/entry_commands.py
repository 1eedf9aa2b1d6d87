"""What can be done to the selected entry, by a key while the log has the focus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.binding import Binding

from screens.base.commands import Needs, UserCommand
from workshop.record.documents import Pestle
from workshop.running.capture import NOTE_SIGN, SIGNS


@dataclass(frozen=True, slots=True)
class EntryCommand(UserCommand):
    """Something that is done to the selected entry, by a key while the log has the focus."""

    needs: Needs = Needs.WRITABLE
    part: str = "entries"

    @property
    def on_screen(self) -> Binding:
        """The binding of the log, for an action that the screen carries out."""
        return Binding(
            self.key,
            f"screen.{self.screen_action}",
            self.label,
            show=self.footer,
            key_display=self.shown_key,
            id=self.id,
            tooltip=self.help,
        )


_KEY_NAMES: Final = {
    "+": "plus", "-": "minus", "*": "asterisk", "!": "exclamation_mark", '"': "quotation_mark",
    ">": "greater_than_sign", "=": "equals_sign", "?": "question_mark", "~": "tilde",
    ";": "semicolon",
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
    EntryCommand(
        "entry.off-record",
        "o",
        "Off the record",
        "Takes the selected entry off the record, where it is in no output; or puts it on it.",
        "off_record",
        footer=False,
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
