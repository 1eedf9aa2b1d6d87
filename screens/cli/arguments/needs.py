"""The words of the command for needs: the board told, limits and criteria set, signed, chosen."""

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
from workshop.report.document_names import EDITIONS

_WHO = "@handle, or the name as written"
_REASON = "why; needed where what stands is signed"


def add_needs(commands: Commands) -> None:
    """What the departments want from IT, in one order."""
    found = commands.add(
        "needs",
        "needs.telling:needs",
        "Tell the needs in their joint order with what is chosen; or agree on how, and choose.",
    )
    of_engagement(found)
    found.add_argument("--json", action="store_true", help="as data, which `summary` gives too")
    found.add_argument(
        "--edition",
        choices=tuple(EDITIONS),
        default="restricted",
        help="the restricted record (the default), or shareable",
    )
    found.add_argument("--anyway", action="store_true", help=ANYWAY)
    looks_back(found)
    acts = acts_of(found)
    _agree(acts)
    _choose(acts)
    for name, act in acts.choices.items():
        act.set_defaults(task=f"needs.agreeing:{name}")


def _agree(acts: Acts) -> None:
    """What is agreed before anything is ranked."""
    limits = acts.add_parser(
        "limits",
        help="set how much money and how many staff days there are",
        description="Set limits; one that is not named stays.",
    )
    limits.add_argument(
        "limits",
        metavar="LIMIT=AMOUNT",
        nargs="+",
        help="cost=700000, staff_days=400; `cost=` takes the limit away",
    )
    limits.add_argument("--reason", metavar="TEXT", default="", help=_REASON)
    limits.add_argument("--by", metavar="WHO", help=f"who set them: {_WHO}")
    framework = acts.add_parser(
        "framework",
        help="set criteria with their weights, and the rule of the joint order",
        description="Set criteria, which take the place of those of before, or the rule.",
    )
    framework.add_argument(
        "criteria",
        metavar="CRITERION=WEIGHT",
        nargs="*",
        help="performance=60 accessibility=40; weights count against each other",
    )
    framework.add_argument(
        "--preset", action="store_true", help="the five criteria that are proposed, all alike"
    )
    framework.add_argument("--rule", metavar="RULE", help="by what needs are put in order")
    framework.add_argument("--reason", metavar="TEXT", default="", help=_REASON)
    sign = acts.add_parser(
        "sign",
        help="say yes to limits, criteria and rule for a department, or dissent",
        description="Sign what stands for a department.",
    )
    sign.add_argument("person", metavar="WHO", help=f"who signs: {_WHO}")
    sign.add_argument(
        "--department", metavar="NAME", help="for which department; their own unless given"
    )
    sign.add_argument("--dissent", metavar="TEXT", default="", help="why not, in their words")


def _choose(acts: Acts) -> None:
    """What is chosen."""
    select = acts.add_parser(
        "select",
        help="choose needs within the limits: they are planned, the rest comes later",
        description="Choose needs and answer every request; answers that somebody gave stay.",
    )
    select.add_argument("way", choices=("value", "equal-shares"), help="how they are chosen")
    select.add_argument("--by", metavar="WHO", help=f"who decides: {_WHO}")
    select.add_argument("--day", metavar="DAY", help="when what is chosen is there: `31 Mar 2027`")
    select.add_argument(
        "--waive",
        metavar="NEED=REASON",
        action="append",
        default=[],
        help="why a need is chosen that is not clear; may be repeated",
    )
    select.add_argument("--session", metavar="ID", help=f"the session that decides: {SESSION}")
