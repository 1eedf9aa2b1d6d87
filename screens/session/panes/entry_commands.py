"""What can be done to the chosen entry, by a word behind a slash or from the palette."""

from __future__ import annotations

from typing import Final

from screens.base.commands import Needs, UserCommand
from workshop.record.documents import EntryKind, Pestle
from workshop.running.capture import SIGNS
from workshop.text import with_article


def _command(id_: str, label: str, words: str, action: str, slash: str) -> UserCommand:
    """Something that is done to the chosen entry, by its word behind a slash.

    No letter does it: on a screen with a line, letters are typed.
    """
    return UserCommand(
        f"entry.{id_}",
        "",
        label,
        words,
        action,
        footer=False,
        needs=Needs.WRITABLE,
        part="entries",
        slash=slash,
    )


_RETAG: Final = tuple(
    _command(
        kind.value,
        f"Make it {with_article(kind.word)}",
        f"Says that the chosen entry is of the kind {kind.word}.",
        f"retag('{kind.value}')",
        kind.value,
    )
    for kind in (*SIGNS.values(), EntryKind.NOTE)
)

_FILE: Final = tuple(
    _command(
        field.word,
        f"File under {field.word}",
        f"Puts the chosen entry in the field {field.word} of the scan.",
        f"file('{field.value}')",
        field.word,
    )
    for field in Pestle
)

ENTRY_COMMANDS: Final = (
    _command(
        "edit",
        "Edit",
        "Edits the chosen entry in a wide field; Enter on the empty line does the same.",
        "edit",
        "edit",
    ),
    _command("move", "Move", "Moves the chosen entry to another step.", "move", "move"),
    _command(
        "retract",
        "Retract",
        "Takes the chosen entry back: it stays out of every summary.",
        "retract",
        "retract",
    ),
    _command("restore", "Restore", "Lets a retracted entry count again.", "restore", "restore"),
    _command(
        "private",
        "Private",
        "Keeps the chosen entry for you alone, or stops doing so.",
        "private",
        "private",
    ),
    _command(
        "off-record",
        "Entry off the record",
        "Takes the chosen entry off the record, where it is in no output; or puts it on it.",
        "off_record",
        "omit",
    ),
    _command(
        "need",
        "Make a need of it",
        "Makes a need of the chosen entry, in its words and resting on it; /need key makes one of "
        "each that is marked as key.",
        "need",
        "need",
    ),
    _command(
        "become",
        "Make a row of it",
        "Makes a row of a register of the chosen entry, in its words and resting on it: /become "
        "goals or /become projects; /become goals key makes one of each that is marked as key.",
        "become",
        "become",
    ),
    *_RETAG,
    *_FILE,
    _command(
        "unfile",
        "File under nothing",
        "Takes the chosen entry out of the fields of the scan.",
        "file('')",
        "unfile",
    ),
)
"""What can be done to the chosen entry; without one, to the last."""
