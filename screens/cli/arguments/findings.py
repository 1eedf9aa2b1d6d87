"""The words of the command for findings: told, made, changed, put in order, handed out."""

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
from workshop.report.document_names import EDITIONS

_FINDING = "the code of the finding: F2"
_CODES = "what it rests on: codes of factors, and codes, names or #tags of themes"


def add_findings(commands: Commands) -> None:
    """What people say that factors and themes come to."""
    found = commands.add(
        "findings",
        "findings.listing:findings",
        "Tell the findings, the headline and the version; or make and change them.",
    )
    of_engagement(found)
    form = found.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as data")
    form.add_argument("--text", action="store_true", help="as text, which `import findings` reads")
    form.add_argument(
        "--material", action="store_true", help="what findings can rest on, in the one order"
    )
    found.add_argument(
        "--edition",
        choices=tuple(EDITIONS),
        default="restricted",
        help="the restricted record (the default), with what the other edition hides; or shareable",
    )
    found.add_argument("--anyway", action="store_true", help=ANYWAY)
    looks_back(found)
    acts = acts_of(found)
    add: Parser = acts.add_parser("add", help="make a finding", description="Make a finding.")
    add.add_argument("text", metavar="SENTENCE", help="what was found, in one sentence")
    add.add_argument("cites", metavar="CODE", nargs="+", help=_CODES)
    add.add_argument("--session", metavar="ID", help=f"the session whose room made it: {SESSION}")
    edit: Parser = acts.add_parser(
        "edit", help="change one", description="Change a finding; what is not given stays."
    )
    edit.add_argument("finding", metavar="FINDING", help=_FINDING)
    edit.add_argument("--text", dest="sentence", metavar="SENTENCE", help="the sentence")
    edit.add_argument("--cites", metavar="CODE", nargs="+", help=_CODES)
    for parser in (add, edit):
        _may_have(parser)
    _others(acts)
    for name, act in acts.choices.items():
        act.set_defaults(task=f"findings.changing:{name}")


def _may_have(parser: Parser) -> None:
    """What a finding may have beside its sentence."""
    parser.add_argument("--recommend", metavar="TEXT", help="what follows from it")
    parser.add_argument("--ask", metavar="TEXT", help="what those who decide are asked for")
    parser.add_argument("--of", metavar="WHO", help="of whom that is asked")
    parser.add_argument("--by", metavar="DAY", help="until when: `15 Dec`")
    parser.add_argument(
        "--quote",
        metavar="ENTRY",
        action="append",
        help="something said that is printed below it: W4.2, the second behind W4, or its id; may "
        "be repeated",
    )


def _others(acts: Acts) -> None:
    """What is done with a finding as a whole, and with the answer."""
    move = acts.add_parser(
        "move", help="put one at a place", description="Put a finding at a place."
    )
    move.add_argument("finding", metavar="FINDING", help=_FINDING)
    move.add_argument("place", metavar="PLACE", type=int, help="from 1 on")
    drop = acts.add_parser("drop", help="take one back", description="Take a finding back.")
    drop.add_argument("finding", metavar="FINDING", help=_FINDING)
    headline = acts.add_parser(
        "headline",
        help="write the answer of the whole work",
        description="Write the answer of the whole work in a sentence; an empty one takes it away.",
    )
    headline.add_argument("text", metavar="SENTENCE", help="the answer, in one sentence")
    headline.add_argument(
        "--line",
        metavar="TEXT",
        action="append",
        help="what it means, for whom, until when; up to three; else those of before stay",
    )
    issue = acts.add_parser(
        "issue",
        help="hand the documents out as the next version",
        description="Hand the documents out as they stand: as the next draft, or as final.",
    )
    issue.add_argument("--final", action="store_true", help="as the final ones")
    issue.add_argument("--author", metavar="NAME", default="", help="who answers for them")
