"""The list of tests that need another system than Windows: it names what is there, with reasons."""

from __future__ import annotations

import re

import pytest

from tests import ROOT
from tests.windows.left_out import listed, not_collected, why_left_out


@pytest.mark.parametrize("section", ["posix", "oracles"])
def test_every_test_of_the_list_is_there(section: str) -> None:
    """One that was renamed or removed would else be expected to fail for ever."""
    for node, reason in listed(section).items():
        file, _, name = node.partition("::")
        text = (ROOT / file).read_text("utf-8")
        assert not name or re.search(rf"def {name.partition('[')[0]}\(", text), node
        assert len(reason) > 4, node


def test_only_what_is_listed_is_left_out_and_only_there() -> None:
    """By file, by name, or by name and parameters; and what drives a terminal."""
    assert not_collected("linux") == []
    first = next(node for node in listed("posix") if "::" in node)
    assert why_left_out(first, "linux") == ""
    assert why_left_out(first.replace("/", "\\"), "win32") == listed("posix")[first]
    other = "tests/windows/test_smoke.py::test_it_starts"
    assert why_left_out(other, "win32", marks={"slow"}) == ""
    assert why_left_out(other, "linux", marks={"slow", "terminal"}) == ""
    assert why_left_out(other, "win32", marks={"slow", "terminal"}) != ""
