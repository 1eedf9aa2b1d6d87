"""The words of the commands that look after an engagement: damage, and people to be forgotten."""

from __future__ import annotations

from screens.cli.arguments.commands import ENGAGEMENT, Commands, of_engagement, path


def add_doctor(commands: Commands) -> None:
    """Damage."""
    doctor = commands.add(
        "doctor", "doctor:doctor", "Look for damage, and tell what is safe and what to do."
    )
    doctor.add_argument(
        "place", metavar="FOLDER-or-ENGAGEMENT", help=f"{ENGAGEMENT}; or any folder or file"
    )
    doctor.add_argument("--json", action="store_true", help="what was found as one JSON object")
    doctor.add_argument(
        "--export-all",
        type=path,
        metavar="FILE-or-DIR",
        help="write every readable document, whatever the damage: FILE.json, or a new folder",
    )


def add_withdraw(commands: Commands) -> None:
    """A person who takes back what they agreed to."""
    withdraw = commands.add(
        "withdraw",
        "people.withdraw:withdraw",
        "Withdraw what a person said, in all sessions; lists the files written before.",
    )
    of_engagement(withdraw)
    withdraw.add_argument("person", metavar="PERSON", help="the whole name, the handle or the id")
    withdraw.add_argument(
        "--level",
        choices=("kept", "withdrawn", "erased"),
        default="withdrawn",
        help="kept: recorded, but not quoted; withdrawn (the usual): neither name nor words in any "
        "later document; erased: as `workshop erase`",
    )
    withdraw.add_argument("--yes", action="store_true", help="without asking for the name")
    withdraw.add_argument("--json", action="store_true", help="what is affected as one JSON object")


def add_erase(commands: Commands) -> None:
    """A person who is to be forgotten."""
    erase = commands.add(
        "erase", "erase:erase_person", "Erase a person: name, words, votes. Cannot be undone."
    )
    of_engagement(erase)
    erase.add_argument("person", metavar="PERSON", help="the whole name, the handle or the id")
    erase.add_argument("--yes", action="store_true", help="without asking for the name")
    erase.add_argument("--dry-run", action="store_true", help="only say what it comes to")
