"""The words of the commands for summaries, what they rest on, and methods."""

from __future__ import annotations

from screens.cli.arguments.commands import (
    ENGAGEMENT,
    SESSION,
    Commands,
    looks_back,
    of_engagement,
    path,
    shows,
)
from screens.cli.arguments.parser import Parser
from sessions.exports.registry import every_format
from sessions.pack import NAMES as PROFILES
from workshop.language import TAGS
from workshop.report.document_names import DOCUMENTS, EDITIONS, OWN_EDITION


def add_summary(commands: Commands) -> None:
    """Documents."""
    summary = commands.add("summary", "documents.summary:summary", "Write a summary.")
    of_engagement(summary)
    summary.add_argument(
        "--document", required=True, choices=DOCUMENTS, metavar="NAME", help="%(choices)s"
    )
    summary.add_argument("--session", metavar="ID", help=SESSION)
    summary.add_argument(
        "--department",
        metavar="NAME",
        default="",
        help="whose sheet, of `told-back` or `reply`; else all",
    )
    summary.add_argument(
        "--since",
        metavar="MOMENT",
        help="tell what changed since then: `draft 2`, `version` for the latest, or a day or time "
        "as for --at; of swot and scan",
    )
    formats = [*(row.name for row in every_format()), "form"]
    summary.add_argument("--format", choices=formats, help="else as the file is called, else md")
    summary.add_argument(
        "--edition",
        choices=(*EDITIONS, OWN_EDITION),
        default="shareable",
        help="shareable (as people agreed to be quoted; the default), the restricted record, or "
        "own: all that one person said in a session, for them to check",
    )
    summary.add_argument(
        "--language",
        choices=TAGS,
        default="",
        help="of the document's own words; else as the settings say",
    )
    summary.add_argument(
        "--person",
        metavar="WHO",
        help="whose own words, or whose sheet, of `liaison`: @handle or the name",
    )
    summary.add_argument("--until", metavar="DAY", help="by when they are asked to answer")
    summary.add_argument("--intro", metavar="TEXT", help="your words to them in place of ours")
    summary.add_argument(
        "--sent", action="store_true", help="record that the file is sent to them, and when"
    )
    summary.add_argument(
        "-o", "--output", metavar="FILE", default="-", help="write to this file, not here"
    )
    summary.add_argument("--force", action="store_true", help="replace the file if it is there")
    summary.add_argument(
        "--template",
        metavar="FILE",
        help="with Word: a client's .docx or .dotx file, whose styles, page, head and foot are "
        "taken; else that of the settings",
    )
    shows(summary)
    looks_back(summary)


def add_pack(commands: Commands) -> None:
    """Every document for one kind of reader."""
    pack = commands.add(
        "pack", "documents.pack:pack", "Write all documents for one kind of reader to a folder."
    )
    of_engagement(pack)
    pack.add_argument("target", metavar="DIR", type=path, help="a folder that is new or empty")
    pack.add_argument(
        "--profile", required=True, choices=PROFILES, help="who gets it; the manual says what"
    )
    pack.add_argument(
        "--formats", metavar="LIST", default="", help="in these formats alone: docx,pdf"
    )
    pack.add_argument("--json", action="store_true", help="what was written, as data")
    pack.add_argument(
        "--force", action="store_true", help="replace a pack that was made there; nothing else"
    )
    shows(pack)


def add_verify(commands: Commands) -> None:
    """Whether a document still says what was said."""
    verify = commands.add(
        "verify",
        "documents.verify:verify_file",
        "Tell which record a document was made of, and which paragraphs differ from it.",
    )
    verify.add_argument(
        "file", metavar="FILE", help="a document as .docx, .pdf, .xlsx, .pptx, .html or .json"
    )
    verify.add_argument(
        "--engagement", metavar="ENGAGEMENT", help=f"{ENGAGEMENT}; else it is looked for in all"
    )
    verify.add_argument("--json", action="store_true", help="as data")


def add_trace(commands: Commands) -> None:
    """From an id to who said it."""
    trace = commands.add(
        "trace", "trace:trace_id", "Tell what something rests on, down to who said it, and where."
    )
    of_engagement(trace)
    trace.add_argument(
        "id",
        metavar="ID",
        help="the code of a factor or row (S3), a session's number, a step's id, @handle, the name "
        "of a department, or any id in a document",
    )
    _edition(trace)
    trace.add_argument("--json", action="store_true", help="as data")
    looks_back(trace)


def add_similar(commands: Commands) -> None:
    """From a statement to those that are most like it."""
    similar = commands.add(
        "similar", "themes.similar:similar", "Tell which statements are most like one, and why."
    )
    of_engagement(similar)
    similar.add_argument("code", metavar="CODE", help="the code of a factor: W3")
    similar.add_argument("--json", action="store_true", help="as data")
    looks_back(similar)


def add_coders(commands: Commands) -> None:
    """From those who themed apart to how far they agree."""
    agreement = commands.add(
        "agreement", "themes.coders:agreement", "Tell how far second coders agree with the first."
    )
    of_engagement(agreement)
    agreement.add_argument("--coder", metavar="NAME", help="one of them; else all")
    agreement.add_argument("--json", action="store_true", help="as data")
    looks_back(agreement)


def add_recordings(commands: Commands) -> None:
    """What recordings of sessions say."""
    quotes = commands.add(
        "quotes",
        "recordings.quotes:quotes",
        "Tell the quotes of a session, and whether they were said so.",
    )
    transcript = commands.add(
        "transcript", "recordings.quotes:transcript", "Tell what a recording of a session says."
    )
    for parser in (quotes, transcript):
        of_engagement(parser)
        parser.add_argument("--session", required=True, metavar="ID", help=SESSION)
        parser.add_argument("--json", action="store_true", help="as data")
    quotes.add_argument(
        "--edition",
        choices=tuple(EDITIONS),
        default="restricted",
        help="the restricted record (the default) or shareable, as people agreed to be quoted",
    )
    transcript.add_argument("--find", metavar="WORDS", help="only what has these words in it")
    transcript.add_argument(
        "--number", type=int, default=1, metavar="N", help="which transcript of several; else 1"
    )


def _edition(parser: Parser) -> None:
    """Let a command be told for whom it tells."""
    parser.add_argument(
        "--edition",
        choices=tuple(EDITIONS),
        default="shareable",
        help="shareable (as people agreed to be quoted; the default) or the restricted record",
    )


def add_calc(commands: Commands) -> None:
    """Methods on files."""
    calc = commands.add("calc", "calc:calc", "Use a published method on a file.")
    calc.add_argument("method", metavar="METHOD", nargs="?", help="its name; --list shows them")
    calc.add_argument(
        "file", metavar="FILE", nargs="?", help="JSON or a table (.csv, .tsv); - for what comes in"
    )
    calc.add_argument("--json", action="store_true", help="the result as one JSON object")
    calc.add_argument("--list", action="store_true", help="list the methods")
    calc.add_argument(
        "--explain", action="store_true", help="what it answers, takes and means, with an example"
    )
