"""A discussion as it is drawn: in any size, on any scale, with what secrecy leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from screens.session.ballot.lines import Box
from screens.session.discussing.picture import draw
from screens.session.discussing.shown import Apart, Detail, Reason
from tests.builders.discussed import AGAIN, rate, scored_room
from tests.builders.record import scale
from workshop.analysis.discussing.discussion import Discussed, discussion_of, shape_of
from workshop.ballots.subjects import find_subject
from workshop.ballots.votes.items import Item

ENDS = (("1", (("Jun", "Finance"), ("Mei", "HR")), 6), ("5", (), 5))
WHY = (
    Reason("04:02", "Agency nurses hide the gap, and nobody counts them on the wards", "Jun"),
    Reason("05:31", "The price shows in the ward budgets", "Elif"),
)


def shown(*, again: bool = False, secret: bool = False, front: int = 0) -> Apart:
    """Twelve people about three threats, of which the first may have been rated again."""
    counts = {"T1": {"1": 6, "4": 1, "5": 5}, "T2": {"2": 3, "3": 3, "4": 6}, "T3": {"4": 12}}
    room = scored_room(counts, people=12)
    if again:
        rate(room, AGAIN, {"T1": {"5": 7, "4": 3, "3": 1, "1": 1}})
    step = room.record.step_of(room.session, AGAIN)
    rows = discussion_of(room.record, room.session, step).rows
    things = tuple(find_subject(room.record, row.item.id) or row.item for row in rows)
    detail = Detail(secret, ENDS, WHY)
    return Apart(rows, things, front, detail, "2 of 3 far apart; the widest first.", False, "")


def text(apart: Apart, width: int, height: int) -> list[str]:
    """The lines, as they are read."""
    lines = draw(apart, Box(width, height))
    assert len(lines) <= height
    assert max(line.cell_length for line in lines) <= width
    return [line.plain.rstrip() for line in lines]


@pytest.mark.parametrize(("width", "height"), [(116, 28), (76, 16), (60, 10), (200, 60)])
def test_the_widest_stands_first_in_any_size(width: int, height: int) -> None:
    """Nothing runs over the edge or the foot; shape, half and word stand in each row."""
    lines = text(shown(again=True), width, height)
    head = next(line for line in lines if "T1" in line)
    assert lines.index(head) <= 2
    joined = "\n".join(lines)
    assert "4–5" in joined
    assert "✓ again" in joined
    assert "before" in joined
    assert "↓5" in joined or height == 10


def test_a_secret_vote_has_numbers_alone() -> None:
    """No name at the ends, though somebody handed them in."""
    joined = "\n".join(text(shown(secret=True), 116, 30))
    assert "secret: ask the room, not a person" in joined
    assert "6 gave 1 · 5 gave 5" in joined
    ends = joined[joined.index("The ends") :]
    assert "Mei" not in ends


def test_both_ends_are_told_where_it_is_narrow_and_nobody_said_why_yet() -> None:
    """Whoever speaks first is one of each end; one of them alone would be a party."""
    apart = shown()
    assert apart.detail is not None
    silent = replace(apart.detail, reasons=())
    lines = text(replace(apart, detail=silent), 76, 18)
    ends = lines[next(at for at, line in enumerate(lines) if line.startswith("The ends")) :]
    assert [line[:3].strip() for line in ends[1:]] == ["1", "5"]


def test_a_long_scale_is_told_in_fifths() -> None:
    """Of 0 to 100 no line for each value; the ends of the scale keep what they mean."""
    long = scale("share", 100, least=0)
    found = shape_of("s", long, (0.0, 10.0, 55.0, 100.0), None)
    assert found is not None
    row = Discussed(item=Item("a", "1", "Wi-Fi"), scale=long, rounds=(found,))
    apart = Apart((row,), (row.item,), 0, Detail(False, (), ()), "", False, "")
    lines = text(apart, 110, 24)
    labels = [line for line in lines if "–" in line and "half" not in line]
    assert any("80–100" in line for line in labels)
    assert any("0–20" in line and "2" in line for line in labels)


def test_while_it_is_rated_again_only_how_far_it_is_stands_there() -> None:
    """What was counted has a mark and no number."""
    apart = shown()
    counted = frozenset({(apart.rows[0].item.id, apart.rows[0].scale.id)})
    open_ = Apart(
        apart.rows, apart.things, 0, apart.detail, apart.begin, False, "1 of 3 counted", counted
    )
    joined = "\n".join(text(open_, 116, 30))
    assert "▲ 1 of 3 counted" in joined
    assert "✓ hands" in joined
    assert "before" not in joined
