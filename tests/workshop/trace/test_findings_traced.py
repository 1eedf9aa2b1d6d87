"""A finding leads down to what was said and up to what was handed out, as an edition tells it."""

from __future__ import annotations

import pytest

from tests.builders.found import Found
from workshop.errors import Refused
from workshop.record.documents import Attribution
from workshop.running.findings.commands import DropFinding, IssueVersion
from workshop.trace.nodes import Node
from workshop.trace.tracing import trace


def found_below(node: Node, kind: str) -> list[str | None]:
    """The texts of everything of a kind below something."""
    below = [text for each in node.rests_on for text in found_below(each, kind)]
    return ([node.text] if node.kind == kind else []) + below


def test_a_finding_leads_both_ways() -> None:
    """Down to entries, through factors and themes; up to the versions; from those back to it."""
    found = Found()
    found.do(IssueVersion())
    whole = found.whole()
    found.do(IssueVersion(author="Ida Kaya"))
    down = trace(found.record, "f1", "restricted")
    assert (down.id, down.kind, down.text) == ("F1", "finding", "Closing takes too long")
    assert down.strength is not None
    assert [each.id for each in down.rests_on if each.kind != "entry"] == ["W1", "TH1"]
    said = {found.slow.text, found.late.text, found.quote.text}
    assert set(found_below(down, "entry")) == said
    (version,) = down.made_of_it
    assert version.kind == "version"
    assert version.text is not None
    assert version.text.startswith("Draft 2 of the documents, ")
    for word in ("W1", "TH1", found.late.id):
        up = trace(found.record, word, "restricted")
        assert "F1" in {each.id for each in up.made_of_it}
    found.do(DropFinding(finding_id=whole.id))
    assert "F1" not in {each.id for each in trace(found.record, "W1", "restricted").made_of_it}
    with pytest.raises(Refused, match="nothing called “F1”"):
        trace(found.record, "F1", "restricted")


def test_a_finding_of_what_is_hidden_is_counted_and_not_told() -> None:
    """Neither by itself nor from what it rests on."""
    found = Found(Attribution.WITHHELD)
    found.find("Ledgers are slow", "W1")
    found.find("Slow and late", "W1", "W2")
    hidden = trace(found.record, "F1", "shareable")
    assert (hidden.told, hidden.text, hidden.left_out) == (False, None, 1)
    told = trace(found.record, "F2", "shareable")
    assert [each.id for each in told.rests_on] == ["W2"]
    assert told.left_out == 1
    up = trace(found.record, "W2", "shareable")
    assert [each.id for each in up.made_of_it if each.kind == "finding"] == ["F2"]
