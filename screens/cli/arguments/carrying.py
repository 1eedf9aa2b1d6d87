"""The words of the commands of carrying a strategy out."""

from __future__ import annotations

from screens.cli.arguments.commands import (
    ANYWAY,
    SESSION,
    Acts,
    Commands,
    acts_of,
    looks_back,
    of_engagement,
)
from screens.cli.arguments.parser import Parser

_WHO = "@handle, or the name as written"


def add_carrying(commands: Commands) -> None:
    """Where the programme stands, what rounds of feedback found, what projects wait for."""
    _telling(
        commands,
        "overview",
        "carrying.telling:overview",
        "Tell the next sensible session and why, how far the six steps are, what waits, who is "
        "heard.",
    )
    feedback = _telling(
        commands,
        "feedback",
        "carrying.telling:feedback",
        "Tell what each round of feedback found against the one before, and how good predictions "
        "were; or plan one.",
    )
    plan = _act(_acts(feedback), "plan", "carrying.recording:plan", "plan a round of feedback")
    plan.add_argument("round", metavar="NAME", help="what it is called: “Spring 2028”")
    plan.add_argument("begins", metavar="DAY", help="its first day")
    plan.add_argument("ends", metavar="DAY", help="its last day")
    projects = _telling(
        commands,
        "projects",
        "carrying.projects:projects",
        "Tell what each project waits for before it starts; or start one.",
    )
    _starting(_acts(projects))
    told = _telling(
        commands,
        "told",
        "carrying.telling:told",
        "Tell which department was told of which change; or record that one was.",
    )
    _being_told(_acts(told))
    signals = _telling(
        commands,
        "signals",
        "carrying.telling:signals",
        "Tell the signals and predictions, those that are due first; or log and answer one.",
    )
    _watching(_acts(signals))


def _starting(acts: Acts) -> None:
    """What is recorded of the start of a project."""
    start = _act(acts, "start", "carrying.projects:start", "mark a project as started")
    start.description = (
        "Mark a project as started. What it waits for must be recorded, or is waived."
    )
    start.add_argument("project", metavar="PROJECT", help="its code: PJ2")
    start.add_argument(
        "--waive",
        metavar="CODE=REASON",
        action="append",
        default=[],
        help="what it starts without, and why; may be repeated",
    )
    start.add_argument("--by", metavar="WHO", help=f"who waives: {_WHO}")
    start.add_argument("--session", metavar="ID", help=f"the session that decides: {SESSION}")
    words = "record that what a project waits for is there: approved, or met today"
    there = _act(acts, "there", "carrying.recording:there", words)
    words = "waive what a project waits for, before it is started"
    waive = _act(acts, "waive", "carrying.recording:waive", words)
    for act in (there, waive):
        act.add_argument("project", metavar="PROJECT", help="its code: PJ2")
        act.add_argument("code", metavar="CODE", help="what it waits for: AP1, CN2, RL1")
    waive.add_argument("--by", metavar="WHO", required=True, help=f"who waives: {_WHO}")
    waive.add_argument("--why", metavar="REASON", required=True, help="why it may start without it")


def _being_told(acts: Acts) -> None:
    """What is recorded of notices."""
    words = "make a notice of a change to each department that has none"
    notices = _act(acts, "notices", "carrying.recording:notices", words)
    notices.add_argument("change", metavar="CHANGE", help="its code: CH1")
    words = "record that notices were told today, or acknowledged"
    today = _act(acts, "today", "carrying.recording:tell", words)
    today.add_argument(
        "notices",
        metavar="CODE",
        nargs="+",
        help="a notice, NT2, or a change, CH1, for all its notices that wait; several with spaces "
        "between",
    )
    today.add_argument("--by", metavar="WHO", help=f"who told them: {_WHO}")
    today.add_argument(
        "--acknowledged", action="store_true", help="the departments said that they know"
    )


def _watching(acts: Acts) -> None:
    """What is recorded of signals and predictions."""
    log = _act(acts, "log", "carrying.recording:log", "log what was seen between sessions")
    log.add_argument("signal", metavar="WORDS", help="what was seen")
    log.add_argument("--source", metavar="WHERE", required=True, help="where it was seen")
    words = "what would show that it goes on"
    log.add_argument("--watch", metavar="WHAT", required=True, help=words)
    log.add_argument("--review", metavar="DAY", required=True, help="when it is looked at again")
    log.add_argument(
        "--bears-on",
        metavar="CODE",
        action="append",
        default=[],
        help="a factor or theme that it may change; may be repeated",
    )
    effects = ("new", "stronger", "weaker", "gone")
    log.add_argument("--makes-it", choices=effects, help="what it makes of them")
    log.add_argument("--by", metavar="WHO", help=f"who saw it: {_WHO}")
    words = "record that a signal was looked at again"
    look = _act(acts, "look", "carrying.recording:look", words)
    look.add_argument("signal", metavar="SIGNAL", help="its code: SN1")
    which = look.add_mutually_exclusive_group(required=True)
    which.add_argument("--review", metavar="DAY", help="it is watched on until then")
    which.add_argument("--taken-up", action="store_true", help="something is done about it")
    which.add_argument("--let-go", action="store_true", help="it is watched no longer")
    answer = _act(acts, "answer", "carrying.recording:answer", "record what came of a prediction")
    answer.add_argument("prediction", metavar="PREDICTION", help="its code: PD1")
    answer.add_argument(
        "outcome",
        choices=("happened", "did-not", "not-known"),
        help="not-known where it cannot be told",
    )
    answer.add_argument(
        "--again", action="store_true", help="in the place of what was answered before"
    )


def _acts(telling: Parser) -> Acts:
    """What can be done beside telling, which writes."""
    telling.add_argument("--anyway", action="store_true", help=ANYWAY)
    return acts_of(telling)


def _act(acts: Acts, name: str, task: str, words: str) -> Parser:
    """One thing that can be done."""
    description = f"{words[:1].upper()}{words[1:]}."
    act: Parser = acts.add_parser(name, help=words, description=description)
    act.set_defaults(task=task)
    return act


def _telling(commands: Commands, name: str, task: str, words: str) -> Parser:
    """A command that tells something of an engagement, as it is or was."""
    found = commands.add(name, task, words)
    of_engagement(found)
    found.add_argument("--json", action="store_true", help="as data")
    looks_back(found)
    return found
