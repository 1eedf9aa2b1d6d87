"""What was sorted, in the summary, in data, on the wall and on the list of a vote.

Requirement: groups with their members as far as an edition tells them; private, withdrawn and off
the record reach nobody else, the name of a group that is made of their words neither.
"""

from __future__ import annotations

from tests.builders.sorted import SortingRoom
from workshop.ballots.votes.items import listed
from workshop.privacy.editions import Edition
from workshop.record.within import Wall
from workshop.report.blocks import Bullets, Heading, Notice, Paragraph, Report
from workshop.report.build import build
from workshop.report.wall.projection import project
from workshop.running.commands import KeepPrivate
from workshop.running.room.wall import ShowOnWall


def room() -> SortingRoom:
    """Two groups, one of which rests on private words alone and is named by them."""
    made = SortingRoom()
    made.do(made.sorting.group(made.ids("W3", "W4"), "Passwords and access"))
    made.do(made.sorting.group(made.ids("S1"), "A friendly, fast service desk"))
    made.do(KeepPrivate(entry_id=made.entry("A friendly").id, private=True))
    made.do(KeepPrivate(entry_id=made.entry("New starters").id, private=True))
    return made


def summary(made: SortingRoom, edition: Edition) -> Report:
    """The summary of the session."""
    return build(made.record, "session", edition, session_id=made.id)


def section(report: Report) -> str:
    """The words of the section."""
    blocks = iter(report.blocks)
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            found = [block.text] if block.text == "What belongs together" else []
        elif found and isinstance(block, Paragraph):
            found.append("".join(span.text for span in block.spans))
        elif found and isinstance(block, Bullets):
            found += ["".join(span.text for span in item) for item in block.items]
        elif found and isinstance(block, Notice):
            found.append(block.text)
        if found and isinstance(block, Heading) and block.text == "Votes":
            break
        if found:
            told = "\n".join(found)
    return told


def test_the_record_has_every_group_with_its_members() -> None:
    """In words and as data, with evidence that can be traced."""
    made = room()
    report = summary(made, "restricted")
    told = section(report)
    assert "5 statements: 3 in 2 groups, 2 in no group." in told
    assert "Passwords and access TH1\nW3 Staff carry up to eleven passwords (" in told
    facts = report.facts.clusters
    assert facts is not None
    (fact,) = facts
    assert [(group.id, group.n, [one.id for one in group.members]) for group in fact.groups] == [
        ("TH1", 2, ["W3", "W4"]),
        ("TH2", 1, ["S1"]),
    ]
    assert fact.groups[0].members[0].evidence == (made.entry("Staff carry").id,)
    assert [one.id for one in fact.loose] == ["W1", "W2"]
    assert build(made.record, "swot", "restricted").facts.clusters is None


def test_what_is_private_is_in_nothing_for_others() -> None:
    """No member, no group that rests on it alone, and no name that is its words."""
    made = room()
    report = summary(made, "shareable")
    told = section(report)
    assert "3 statements: 1 in 1 group, 2 in no group." in told
    assert "2 statements left out of this edition." in told
    made.do(ShowOnWall(session_id=made.id, wall=Wall.LIST))
    wall = project(made.record, made.session, made.made.now, {})
    assert (wall.shows, wall.items, wall.count) == ("list", ("Passwords and access: 1",), 1)
    dots = made.record.step_of(made.session, "dots")
    on_list = listed(made.record, made.session, dots)
    assert [item.code for item in on_list] == ["TH1"]
    for words in (told, str(report.facts.clusters), str(wall), str(on_list)):
        assert "friendly" not in words
        assert "New starters" not in words
