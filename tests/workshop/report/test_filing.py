"""Fields of the scan.

Requirement: an entry that is filed is found in that field of the summary, and the sentence tells
everything that moved.
"""

from __future__ import annotations

from tests.builders.record import Building, workshop
from workshop.record.documents import Pestle
from workshop.running.commands import FileEntry


def test_the_factor_that_an_entry_was_merged_into_is_filed_too() -> None:
    """Summaries show the whole; through two merges as well as through one."""
    room = Building()
    talk = room.start(workshop(), room.person("Ana"))
    part, middle, whole = (room.say(talk, "talk", f"! Costs {n} #legal") for n in range(3))
    room.merge(middle, part)
    room.merge(whole, middle)
    change = room.do(FileEntry(entry_id=part.id, pestle=Pestle.ECONOMIC))
    assert change.sentence == (
        "Filed threat T1 “Costs 0” under economic, and T3 that T1 is part of"
    )
    assert room.factor(whole).pestle is room.factor(part).pestle is Pestle.ECONOMIC


def test_a_factor_of_its_own_is_filed_without_more_words() -> None:
    """As before any merge."""
    room = Building()
    talk = room.start(workshop(), room.person("Ana"))
    alone, weak = room.say(talk, "talk", "! Costs"), room.say(talk, "talk", "- Slow")
    change = room.do(FileEntry(entry_id=alone.id, pestle=Pestle.LEGAL))
    assert change.sentence == "Filed threat T1 “Costs” under legal"
    assert room.factor(alone).pestle is Pestle.LEGAL
    room.do(FileEntry(entry_id=weak.id, pestle=Pestle.LEGAL))
    assert room.factor(weak).pestle is None
