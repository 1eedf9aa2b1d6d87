"""What can be done while a transcript is read: one key takes what is in hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from screens.base.commands import FooterRoom, Needs, UserCommand
from screens.base.record_screen import HISTORY_COMMAND, UNDO_COMMANDS
from workshop.record.documents import EntryKind
from workshop.running.capture import NOTE_SIGN, SIGN_OF
from workshop.text import with_article

_KEYS: Final = {
    EntryKind.QUOTE: "quotation_mark",
    EntryKind.STRENGTH: "plus",
    EntryKind.WEAKNESS: "minus",
    EntryKind.OPPORTUNITY: "asterisk",
    EntryKind.THREAT: "exclamation_mark",
    EntryKind.NOTE: "full_stop",
    EntryKind.QUESTION: "question_mark",
    EntryKind.ACTION: "greater_than_sign",
    EntryKind.DECISION: "equals_sign",
    EntryKind.PARKED: "tilde",
    EntryKind.OBSERVATION: "semicolon",
}
"""The keys of kinds, which are their signs in the line."""


def _take(kind: EntryKind) -> UserCommand:
    return UserCommand(
        f"transcript.{kind.value}",
        _KEYS[kind],
        kind.value.capitalize(),
        f"Takes the passage as {with_article(kind.word)}, with its speaker and its time.",
        f"take('{kind.value}')",
        footer=kind is EntryKind.QUOTE,
        shown_key=SIGN_OF.get(kind, NOTE_SIGN),
        needs=Needs.WRITABLE,
    )


_TURNS: Final = tuple(
    replace(command, id=f"transcript.{command.action}", help=words)
    for command, words in zip(
        UNDO_COMMANDS,
        (
            "Takes back the last thing recorded in this session.",
            "Does again what was undone last.",
        ),
        strict=True,
    )
)

TRANSCRIPT_COMMANDS: Final = (
    _take(EntryKind.QUOTE),
    *(_take(kind) for kind in _KEYS if kind is not EntryKind.QUOTE),
    UserCommand(
        "transcript.mark",
        "space",
        "Passage",
        "Begins a passage at this cue; moving on makes it longer, the same key ends it.",
        "mark",
    ),
    UserCommand(
        "transcript.place",
        "enter",
        "Its place",
        "Goes from an entry to where it was said, and from a cue to what was taken of it.",
        "place",
        shown_key="⏎",
    ),
    UserCommand(
        "transcript.entries",
        "e",
        "Entries",
        "Goes from the text to what was recorded, and back.",
        "entries",
    ),
    UserCommand(
        "transcript.after",
        "f2",
        "Step",
        "Goes to the next step of the guide: what is taken stands there.",
        "step(1)",
    ),
    UserCommand(
        "transcript.before",
        "f3",
        "Step before",
        "Goes to the step before: what is taken stands there.",
        "step(-1)",
        footer=False,
    ),
    UserCommand(
        "transcript.find",
        "slash,f",
        "Find",
        "Finds words in the text; accents and capitals make no difference.",
        "find",
        shown_key="/",
    ),
    UserCommand(
        "transcript.next", "n", "Next", "Goes to the next place found.", "hit(1)", footer=False
    ),
    UserCommand(
        "transcript.previous",
        "N",
        "Previous",
        "Goes to the place found before.",
        "hit(-1)",
        footer=False,
        shown_key="Shift+N",
    ),
    UserCommand(
        "transcript.speaker",
        "s",
        "Who is it",
        "Says who the speaker is; what was taken of them is that person's then.",
        "speaker",
        needs=Needs.WRITABLE,
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "transcript.other",
        "t",
        "Another transcript",
        "Shows the next transcript of the session, where there are several.",
        "other",
        footer=False,
    ),
    UserCommand(
        "transcript.remove",
        "",
        "Remove the transcript",
        "Takes the transcript out of the record; what was taken from it stays.",
        "remove",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    HISTORY_COMMAND,
    *_TURNS,
    UserCommand(
        "transcript.back", "escape", "Back", "Ends a passage or a search, else goes back.", "back"
    ),
)
"""The commonest first."""
