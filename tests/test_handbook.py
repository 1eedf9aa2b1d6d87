"""The facilitator's handbook names what there is: words, commands and guides."""

from __future__ import annotations

import re
from typing import Final

from screens.cli.arguments import ADDED
from sessions.library.shipped_index import shipped_index
from tests import ROOT
from workshop.guide.shape import STEP_KINDS
from workshop.running.words.slash_table import WORDS

PAGE: Final = (ROOT / "docs" / "workshops.md").read_text("utf-8")
SPANS: Final = re.findall(r"`([^`\n]+)`", PAGE)


def test_every_word_behind_a_slash_is_one() -> None:
    """In full or by its letter."""
    known = {name for word in WORDS for name in (word.word, word.letter, *word.also)}
    named = [span[1:].split()[0] for span in SPANS if span.startswith("/")]
    assert len(named) > 10
    assert [name for name in named if name not in known and not name.startswith("-")] == []


def test_every_command_and_guide_is_there() -> None:
    """Of commands in lines to copy and in sentences; of guides, every name with a hyphen."""
    commands = {name for row in ADDED for name in row.commands}
    named = re.findall(r"^workshop (\S+)", PAGE, re.MULTILINE)
    named += [span.split()[1] for span in SPANS if span.startswith("workshop ")]
    assert set(named) <= commands
    guides = {span for span in SPANS if re.fullmatch(r"[a-z]+(-[a-z]+)+", span)} - set(STEP_KINDS)
    assert guides
    assert guides <= set(shipped_index())
