"""A document looks as it did: a change of the look is looked at before it is kept."""

from difflib import unified_diff
from itertools import islice

import pytest

from tests.sessions.exports.kept_pages import FORMATS, REPORTS, kept, report_of

_MOST_LINES = 40


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_what_is_written_is_what_was_kept(name: str, form: str) -> None:
    """Every block, and a strategy document with its cover, in each format.

    ``python -m tests.sessions.exports.kept_pages`` keeps anew what was meant to change.
    """
    before = kept(name, form).read_text("utf-8").split("\n")
    now = FORMATS[form](report_of(name)).split("\n")
    found = unified_diff(before, now, "kept", "now", lineterm="", n=1)
    assert "\n".join(line[:300] for line in islice(found, _MOST_LINES)) == ""
