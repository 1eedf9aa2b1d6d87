"""A whole interview as a screen reader speaks it, held in a terminal; the page that tells it.

Run ``python -m tests.features.spoken_interview`` to write the page anew.
What the program said stands there as it came to the terminal, with what was typed; only what is
another at every run is put as in one: the hour, the day, the minutes left, the folder.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Final

from screens.plain.menus.peers import PEERS
from tests import ROOT
from tests.terminal import Terminal

PAGE: Final = ROOT / "docs" / "accessibility.md"
"""The page of the manual."""

COLUMNS: Final = 80
"""How wide the terminal is."""

_LINE: Final = "> "
_CHOICE: Final = "? "
_QUESTION: Final = ") "
_FIELD: Final = ": "

TYPED: Final = (
    (_CHOICE, "1"),
    (_QUESTION, "Harbour Trust"),
    (_QUESTION, "One plan for the next three years"),
    (_QUESTION, "Judith Amsel"),
    (_CHOICE, "hold"),
    (_CHOICE, "half"),
    (_CHOICE, "Rosa Lindqvist, Head of Service, Customer Service"),
    (_CHOICE, ""),
    (_QUESTION, "yes"),
    (_LINE, "/next"),
    (_CHOICE, "2"),
    (_LINE, "/next"),
    (_LINE, "Every call is answered within two minutes #goal"),
    (_LINE, "/asked 1"),
    (_LINE, '" We are the last to hear of a change'),
    (_LINE, "/next"),
    (_LINE, "- Orders are typed thrice, here and in the warehouse"),
    (_LINE, "/edit - Orders are typed twice, here and in the warehouse"),
    (_LINE, "- Customer files lie in three systems"),
    (_LINE, "+ The telephone rota runs well, leave it alone"),
    (_LINE, "/next"),
    (_LINE, "! E-invoicing becomes law for suppliers #l"),
    (_LINE, "* Partners would share a portal #t"),
    (_LINE, "/unasked"),
    (_LINE, "/next"),
    (_LINE, "One view of a customer"),
    (_LINE, "/key"),
    (_LINE, "> Send the call figures of the spring @Rosa due:2030-04-30"),
    (_LINE, "/next"),
    (_LINE, "Piet should be heard too meet:Piet.Vos"),
    (_LINE, "/off"),
    (_LINE, "- The board does not read what we write"),
    (_LINE, "/off"),
    (_LINE, "/list all"),
    (_LINE, "/next"),
    (_FIELD, "4"),
    (_FIELD, "Customer files lie in four systems"),
    (_FIELD, ""),
    (_QUESTION, "yes"),
    (_LINE, "/close"),
    (_CHOICE, "How calmly she said it"),
    (_CHOICE, ""),
    (_CHOICE, ""),
    (_CHOICE, "Ask for an example first"),
    (_CHOICE, "sessions"),
    (_CHOICE, "1"),
    (_CHOICE, "read"),
    (_CHOICE, "share"),
    (_CHOICE, ""),
    (_CHOICE, ""),
    (_CHOICE, ""),
    (_CHOICE, ""),
)
"""What is typed, each line behind the end of what asks for it."""


def held(home: Path) -> str:
    """The interview, as it came to the terminal.

    Args:
        home: an empty folder, for the engagements.
    """
    environment = {
        "ACCESSIBLE": "1",
        "WORKSHOP_FOLDER": str(home / "Workshop"),
        "WORKSHOP_SETTINGS": str(home / "settings.toml"),
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
    }
    command = [sys.executable, "-m", "screens.cli.main"]
    with Terminal(command, columns=COLUMNS, rows=24, environment=environment) as terminal:
        for asked, typed in TYPED:
            _until(terminal, asked)
            terminal.type(f"{typed}\n")
        status = terminal.end()
        said = terminal.received.decode()
    if status:
        raise AssertionError(f"it ended with {status}:\n{said}")
    return said.replace("\r\n", "\n")


def _until(terminal: Terminal, asked: str) -> None:
    """Wait until it is asked for a line.

    Raises:
        AssertionError: it never was; the message holds what was said.
    """
    for _ in range(3000):
        if terminal.received.endswith(asked.encode()):
            return
        terminal.read(0.02)
    raise AssertionError(f"never asked with {asked!r}:\n{terminal.received.decode()}")


def as_in_one(said: str, home: Path) -> str:
    """What was said, with what differs from run to run put as in one."""
    now = datetime.now().astimezone()
    for day in (now.strftime("%-d %b %Y"), now.strftime("%-d %B %Y"), f"{now:%Y-%m-%d}"):
        said = said.replace(day, "12 Oct 2026")
    said = said.replace(str(home), "~")
    said = re.sub(r"\b\d\d:\d\d(:\d\d)?\b", "10:00", said)
    return re.sub(r"\b2[0-9](?= min(utes)? left)", "29", said)


def written_anew(text: str) -> str:
    """The page with its list of screens and its interview as they are today.

    Args:
        text: the page; what people wrote of it stays.
    """
    with tempfile.TemporaryDirectory(prefix="w") as folder:
        home = Path(folder).resolve()
        said = as_in_one(held(home), home)
    rows = [f"| {each.shows} | {each.how} |" for each in PEERS]
    screens = ["| on the full screen | at plain prompts |", "|---|---|", *rows]
    text = _put(text, "screens", "\n".join(screens))
    return _put(text, "interview", f"```text\n{said.rstrip()}\n```")


def _put(text: str, name: str, content: str) -> str:
    """The page with other content between two marks."""
    before, mark, rest = text.partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition("<!-- end -->\n")
    if not (mark and end):
        raise ValueError(f"the page has no place for {name}")
    return f"{before}{mark}\n{content}\n\n{end}{after}"


if __name__ == "__main__":
    PAGE.write_text(written_anew(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
