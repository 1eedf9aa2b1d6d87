"""The words of the commands for the programme of interviews."""

from __future__ import annotations

import argparse

from screens.cli.arguments.commands import Commands, of_engagement
from screens.cli.arguments.parser import Parser
from workshop.report.document_names import EDITIONS

PERSON = "the code of the interview, @handle, or the name"
"""How the interview with somebody is named."""


def add_programme(commands: Commands) -> None:
    """Who is to be heard, when, and the letters to them."""
    listed = commands.add(
        "programme",
        "planning.programme:programme",
        "Tell how far the interviews are: to meet, invited, agreed, held; and who is not heard.",
    )
    of_engagement(listed)
    listed.add_argument("--json", action="store_true", help="as data")
    listed.add_argument(
        "--days",
        type=_days,
        default=7,
        metavar="N",
        help="who was asked counts as waiting after so many days (else 7)",
    )
    listed.add_argument("--ics", metavar="FILE", help="write what is planned as a calendar")
    listed.add_argument(
        "--plain", action="store_true", help="at plain prompts: say what was done, one by one"
    )
    listed.add_argument("--force", action="store_true", help="replace the file if it is there")
    _plan(commands)
    _invite(commands)
    _follow_up(commands)


def _follow_up(commands: Commands) -> None:
    listed = commands.add(
        "follow-up",
        "planning.follow_up:follow_up",
        "Tell the actions and open questions of all sessions: what is open, overdue, done.",
    )
    of_engagement(listed)
    listed.add_argument("--all", action="store_true", help="what is done or dropped too")
    listed.add_argument("--edition", choices=EDITIONS, default="restricted", help="for whom")
    listed.add_argument("--json", action="store_true", help="as data")


def _plan(commands: Commands) -> None:
    plan = commands.add(
        "plan",
        "planning.plan:plan",
        "Put somebody in the programme of interviews, or plan the interview for a day.",
    )
    of_engagement(plan)
    plan.add_argument("person", metavar="PERSON", help="@handle or the name; new names are new")
    plan.add_argument("--when", metavar="WHEN", help="a day, or day and time: `12 Dec 14:30`")
    plan.add_argument("--place", metavar="PLACE", help="where it is")
    plan.add_argument("--guide", metavar="NAME", help="the guide of the interview")
    plan.add_argument("--minutes", metavar="N", help="how long it takes; else as the guide says")
    plan.add_argument("--led-by", metavar="NAME", help="who invites and leads")
    plan.add_argument("--named-by", metavar="PERSON", help="who said that they should be heard")
    plan.add_argument("--sitting", metavar="WORD", help="a word that those heard together share")
    answer = plan.add_mutually_exclusive_group()
    answer.add_argument("--agreed", action="store_true", help="the person agreed, today")
    answer.add_argument("--declined", action="store_true", help="the person declined, today")


def _invite(commands: Commands) -> None:
    invite = commands.add(
        "invite",
        "planning.invite:invite",
        "Write the invitation to somebody, or a reminder; as text, or as a draft for mail.",
    )
    of_engagement(invite)
    invite.add_argument("person", metavar="PERSON", nargs="?", help=PERSON)
    invite.add_argument("--reminder", action="store_true", help="a reminder, not the invitation")
    invite.add_argument("--eml", metavar="FILE", help="write it as a draft that mail programs open")
    invite.add_argument("--to", default="", metavar="ADDRESS", help="with --eml: who gets it")
    invite.add_argument("--ics", metavar="FILE", help="write the appointment as a calendar")
    invite.add_argument("--sent", action="store_true", help="record that it was sent today")
    invite.add_argument(
        "--own-text",
        action="store_true",
        help="put the text of the letter beside your settings, to be changed there",
    )
    invite.add_argument("--force", action="store_true", help="replace files that are there")


def _days(word: str) -> int:
    """A number of days that was given.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    if not (word.isascii() and word.isdigit() and int(word) < 1000):
        raise argparse.ArgumentTypeError(f"“{word[:20]}” is no number of days")
    return int(word)


def planned_session(run: Parser) -> None:
    """Let a session be begun from the programme."""
    run.add_argument("--planned", metavar="PERSON", help=f"begin what is planned: {PERSON}")
    words = "with --planned: begin it although it is planned for another day"
    run.add_argument("--now", action="store_true", help=words)
