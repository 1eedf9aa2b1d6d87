"""Everything that can be done with findings, and the views of the summary."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from screens.base.commands import FooterRoom, Needs, UserCommand, view_commands
from screens.base.record_screen import HISTORY_COMMAND, UNDO_COMMANDS, trace_commands
from screens.pack.command import pack_command
from screens.summary.views import VIEWS

FINDINGS_COMMANDS: Final = (
    UserCommand(
        "findings.make",
        "a",
        "New finding",
        "Makes a finding of what is marked: its sentence is typed where it will stand.",
        "make",
        part="acts",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "findings.add",
        "plus",
        "Add",
        "Adds what is marked, else the factor or theme in front, to what the finding in front "
        "rests on.",
        "add",
        part="acts",
        footer=False,  # the hint names it as soon as something is marked
        shown_key="+",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "findings.take-out",
        "minus",
        "Take out",
        "Takes a factor or theme out of what the finding in front rests on: the one in front in "
        "the material where it is one of those, else one that is asked for.",
        "take_out",
        part="acts",
        footer=False,
        shown_key="−",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "findings.words",
        "e",
        "Edit",
        "Words the finding in front differently, where it stands.",
        "words",
        part="acts",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "findings.recommend",
        "r",
        "Recommend",
        "Says what follows from the finding in front, what is asked for, of whom and by when.",
        "recommend",
        part="acts",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "findings.quotes",
        "q",
        "Quotes",
        "Goes to what the finding in front rests on, to choose what is printed below it.",
        "quotes",
    ),
    UserCommand(
        "findings.headline",
        "h",
        "Headline",
        "Writes the answer of the whole work in a sentence, and up to three lines below it.",
        "headline",
        part="acts",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "findings.mark",
        "space",
        "Mark",
        "Marks the factor or theme in front for a finding; among quotes, takes the one in front "
        "to be printed, or leaves it out.",
        "mark",
        part="acts",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "findings.issue",
        "v",
        "Issue",
        "Hands the documents out as the next draft or as final ones, and says what is missing.",
        "issue",
        part="acts",
        room=FooterRoom.SPARE,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "findings.edition",
        "t",
        "Edition",
        "Changes between the restricted edition and the one that may be shared.",
        "edition",
        room=FooterRoom.SPARE,
    ),
    UserCommand("findings.export", "x", "Export", "Writes a document to a file.", "export"),
    pack_command("findings"),
    UserCommand(
        "findings.side",
        "",
        "Side",
        "Goes from the findings to the material, and on to what the finding in front rests on; tab "
        "does it, and shift with tab the other way round.",
        "side(1)",
        footer=False,
        shown_key="tab",
    ),
    UserCommand(
        "findings.down-one",
        "J",
        "Move down",
        "Puts the finding in front a place further down; this is the order of every document.",
        "move(1)",
        part="acts",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "findings.up-one",
        "K",
        "Move up",
        "Puts the finding in front a place further up.",
        "move(-1)",
        part="acts",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "findings.drop",
        "d",
        "Take back",
        "Takes the finding in front back: it stands in no document any more.",
        "drop",
        part="acts",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "findings.open",
        "enter",
        "Evidence",
        "On a finding: what it rests on. On something said: its session.",
        "open",
        footer=False,
        shown_key="⏎",
    ),
    *trace_commands("findings"),
    *view_commands("findings", VIEWS),
    replace(HISTORY_COMMAND, id="findings.history", key="ctrl+r", shown_key=None),
    *UNDO_COMMANDS,
    UserCommand(
        "findings.finish",
        "ctrl+s",
        "Record what is typed",
        "While sentences are typed, records them, whichever of their fields has the keys.",
        "finish",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand("findings.back", "escape", "Back", "Goes back a step.", "back"),
)
"""The commonest first."""
