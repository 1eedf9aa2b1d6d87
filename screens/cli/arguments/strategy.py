"""The words of the commands that tell the strategy and its boards."""

from __future__ import annotations

from screens.cli.arguments.commands import Commands, looks_back, of_engagement, size
from screens.cli.arguments.parser import Parser
from workshop.report.document_names import EDITIONS


def add_strategy(commands: Commands) -> None:
    """The six elements, and the boards."""
    told = commands.add(
        "strategy",
        "strategy.telling:strategy",
        "Tell the six elements of the strategy: what is there, what is missing, what fills it.",
    )
    of_engagement(told)
    _as_told(told)
    drawn = commands.add(
        "board",
        "strategy.telling:board",
        "Tell every board with its sentence, or draw one: where it stands, gaps, risks, money.",
    )
    of_engagement(drawn)
    drawn.add_argument(
        "name", metavar="NAME", nargs="?", default="", help="which board; the list names them"
    )
    drawn.add_argument(
        "--size",
        type=size,
        default=(100, 24),
        metavar="COLUMNSxROWS",
        help="how large it is drawn (else 100x24)",
    )
    _as_told(drawn)


def _as_told(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="as data")
    parser.add_argument(
        "--edition",
        choices=tuple(EDITIONS),
        default="restricted",
        help="the restricted record (the default), or shareable",
    )
    looks_back(parser)
