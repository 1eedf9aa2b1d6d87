"""Everything that can be done on the screen of an engagement, and its sections."""

from __future__ import annotations

from typing import Final

from screens.base.commands import FooterRoom, Needs, UserCommand
from screens.base.record_screen import HISTORY_COMMAND, UNDO_COMMANDS
from screens.pack.command import pack_command
from workshop.registers.kinds import REGISTERS

SECTIONS: Final = (
    ("Overview", "what comes next and why, the six steps, what waits, and who is heard"),
    ("Sessions", "the sessions, the latest first"),
    ("People", "the departments and their people"),
    ("Guides", "the guides that sessions start from"),
    ("History", "what was done last, as sentences"),
    ("Find", "the entries that hold the words you type"),
    ("Registers", "the tables: business objectives, department strategies and the others"),
)
"""The sections in their order: the title, and what it shows."""

ENGAGEMENT_COMMANDS: Final = (
    UserCommand(
        "engagement.open",
        "enter",
        "Open",
        "Opens what is under the cursor: starts or goes on with a session, goes where something "
        "waits, shows what belongs to a step, edits a person, shows an entry where it was said.",
        "open",
        shown_key="⏎",
    ),
    UserCommand(
        "engagement.start",
        "n",
        "Start",
        "Starts an interview or a workshop from a guide.",
        "start",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "engagement.look",
        "v",
        "Look at a guide",
        "Shows the steps of the guide under the cursor, the words to say, what each is for and "
        "what goes when time is short; in the list of guides to start from, ctrl+l.",
        "look",
        footer=False,
    ),
    UserCommand(
        "engagement.transcript",
        "t",
        "Transcript",
        "Shows what a recording of the session under the cursor says, beside its guide; from an "
        "entry that was found, its place.",
        "of_session('transcript')",
        footer=False,
    ),
    UserCommand(
        "engagement.check",
        "k",
        "Member check",
        "Shows what a person of the session under the cursor said, to enter what they say of it "
        "and to write the copy for them.",
        "of_session('check')",
        footer=False,
    ),
    UserCommand(
        "engagement.summary",
        "s",
        "Summary",
        "Shows the SWOT picture, the scan and the position, with the evidence.",
        "come_to('summary')",
    ),
    UserCommand(
        "engagement.synthesis",
        "y",
        "Synthesis",
        "Shows what all sessions say together: themes over departments, priorities, goals, whom to "
        "hear next.",
        "come_to('synthesis')",
        room=FooterRoom.SPARE,
    ),
    UserCommand(
        "engagement.theming",
        "c",
        "Themes",
        "Judges statement by statement which theme each is about.",
        "come_to('theming')",
        footer=False,
    ),
    UserCommand(
        "engagement.programme",
        "p",
        "Programme",
        "Shows who is to be heard: to meet, invited, agreed, held; with letters and calendar. "
        "Plans the interview under the cursor of the overview for a day.",
        "programme",
    ),
    UserCommand(
        "engagement.follow_up",
        "o",
        "Follow-up",
        "Shows the actions and questions of all sessions, open ones first, and people to meet.",
        "come_to('follow_up')",
    ),
    UserCommand(
        "engagement.export",
        "x",
        "Export",
        "Writes a summary to a file that can be sent.",
        "export",
    ),
    UserCommand(
        "engagement.needs",
        "b",
        "Needs",
        "Shows what the departments want from IT: the board with the joint order, the table, who "
        "asked for what, and the replies.",
        "come_to('needs')",
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "engagement.strategy",
        "g",
        "Strategy",
        "Shows the strategy: its elements and what is missing, the boards, the strategies, the map "
        "of goals.",
        "come_to('strategy')",
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "engagement.carrying",
        "j",
        "Carrying out",
        "Shows how the strategy is carried out: what projects wait for, who is told of changes, "
        "what rounds of feedback found, which signals and predictions are due.",
        "come_to('carrying')",
        room=FooterRoom.WIDE,
    ),
    pack_command("engagement"),
    UserCommand(
        "engagement.zip",
        "z",
        "Export as one zip",
        "Writes the whole engagement to one zip with checksums, to keep or to move.",
        "file('zip')",
        footer=False,
    ),
    UserCommand(
        "engagement.verify",
        "",
        "Verify a document",
        "Tells which record a document was made of, and which of its paragraphs differ from it.",
        "file('verify')",
        footer=False,
    ),
    UserCommand(
        "engagement.import",
        "I",
        "Import",
        "Brings in a file: notes become a session of this engagement.",
        "import",
        footer=False,
        shown_key="Shift+I",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "engagement.find",
        "f",
        "Find",
        "Finds entries by words or #tags; Esc returns.",
        "section(5)",
    ),
    UserCommand(
        "engagement.person",
        "a",
        "Add person",
        "Adds somebody who takes part.",
        "add('person')",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "engagement.department",
        "d",
        "Add department",
        "Adds a department, or a group that speaks as one.",
        "add('department')",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "engagement.correct",
        "e",
        "Correct",
        "Corrects what is under the cursor: title, date, department and place of a session, a "
        "person, the name of a department.",
        "correct",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "engagement.discard",
        "",
        "Discard a session",
        "Takes the session under the cursor out of the record, where nothing else rests on it.",
        "put_right('discard')",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "engagement.merge-department",
        "",
        "Merge a department",
        "Makes the department under the cursor part of another one, with its people.",
        "put_right('merge_department')",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "engagement.delete-department",
        "",
        "Delete a department",
        "Takes the department under the cursor away; its people stay.",
        "put_right('delete_department')",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "engagement.withdraw",
        "w",
        "Withdraw",
        "Somebody takes back what they said, in all sessions: kept and not quoted, in no document, "
        "or erased. Says which files were written before.",
        "take_back('withdraw')",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "engagement.erase",
        "",
        "Erase a person",
        "Takes a person out of the record and its past, for good: name, words and votes. "
        "Says first what goes, and asks for the name.",
        "take_back('erase')",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "engagement.words",
        "i",
        "Name and purpose",
        "Changes what the engagement is called, what it is for and who leads it.",
        "words",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "engagement.damage",
        "exclamation_mark",
        "Damage",
        "Shows what was found in the files that is not as it was written, whether it is safe "
        "and what to do.",
        "come_to('damage')",
        footer=False,
        shown_key="!",
    ),
    *(
        UserCommand(
            f"engagement.section{place + 1}",
            str(place + 1),
            title,
            f"Shows {what}.",
            f"section({place})",
            footer=False,
        )
        for place, (title, what) in enumerate(SECTIONS)
    ),
    *(
        UserCommand(
            f"engagement.register-{register.name.replace('_', '-')}",
            "",
            f"Open {register.title}",
            register.means,
            f"register('{register.name}')",
            footer=False,
        )
        for register in REGISTERS.values()
    ),
    HISTORY_COMMAND,
    *UNDO_COMMANDS,
    UserCommand(
        "engagement.back",
        "escape",
        "Close",
        "Closes the engagement and goes back to the home screen; from a search, goes back to the "
        "list before it.",
        "back",
    ),
)
"""The commonest first."""
