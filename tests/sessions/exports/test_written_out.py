"""The sample in every format, as it was looked at.

Requirement: a document keeps its words, order, sizes, places, colours and links until somebody
changes them on purpose. A file that changed on purpose is written anew with `--snapshot-update`;
look at what it shows, and at the difference.
"""

from __future__ import annotations

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.builders.reports import huge, sample
from tests.sessions.exports.figures.test_linked import linked
from tests.sessions.exports.written_out import WRITTEN
from workshop.report.blocks import Heading, Quadrant, Report


class _Text(SingleFileSnapshotExtension):
    """A file of text for each."""

    _write_mode = WriteMode.TEXT
    _file_extension = "txt"


def _report() -> Report:
    """The sample, and with it a map of what leads to what and fields that hold not all."""
    more = next(block for block in huge(9).blocks if isinstance(block, Quadrant))
    leads = linked([0.5, 1.5, 1.5, 3.5], [(0, 1), (1, 3), (3, 2)])
    added = (Heading(text="Strategy map"), leads, Heading(text="In full", level=2), more)
    report = sample()
    return msgspec.structs.replace(report, blocks=(*report.blocks, *added))


@pytest.mark.parametrize("name", WRITTEN)
def test_it_is_written_as_it_was_looked_at(name: str, snapshot: SnapshotAssertion) -> None:
    """Every line, in its order."""
    lines = WRITTEN[name](_report())
    assert "".join(f"{line}\n" for line in lines) == snapshot(extension_class=_Text)
