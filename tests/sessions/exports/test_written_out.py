"""The sample in every format, as it was looked at.

Requirement: a document keeps its words, order, sizes, places, colours and links until somebody
changes them on purpose. A file that changed on purpose is written anew with `--snapshot-update`;
look at what it shows, and at the difference.
"""

from __future__ import annotations

import msgspec
import pytest

from tests.builders.reports import huge, sample
from tests.pages import Pages
from tests.sessions.exports.figures.test_linked import linked
from tests.sessions.exports.written_out import WRITTEN
from workshop.report.blocks import Heading, Quadrant, Report


def _report() -> Report:
    """The sample, and with it a map of what leads to what and fields that hold not all."""
    more = next(block for block in huge(9).blocks if isinstance(block, Quadrant))
    leads = linked([0.5, 1.5, 1.5, 3.5], [(0, 1), (1, 3), (3, 2)])
    added = (Heading(text="Strategy map"), leads, Heading(text="In full", level=2), more)
    report = sample()
    return msgspec.structs.replace(report, blocks=(*report.blocks, *added))


@pytest.mark.parametrize("name", WRITTEN)
def test_it_is_written_as_it_was_looked_at(name: str, pages: Pages) -> None:
    """Every line, in its order."""
    pages.same_lines(WRITTEN[name](_report()))
