"""The board as lines, without an application.

Requirement: columns where there is room and one with tabs where not; the pair or what is marked on
top, with the keys that act on it; the cursor in view; whatever is marked or merged can be seen.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from screens.session.ballot.lines import Box
from screens.session.clustering.draw import draw
from screens.session.clustering.state import SortState
from screens.session.state.shown_session import ShownSession
from screens.session.steps.cluster import ClusterBody
from tests.builders.sorted import SortingRoom


def seen_of(room: SortingRoom) -> SortState:
    """What is in front of a room."""
    shown = SimpleNamespace(record=room.record, session=room.session)
    state = SortState(cast("ShownSession", shown), room.step)
    state.read()
    return state


def text(state: SortState, width: int = 116, height: int = 28) -> str:
    """The lines, all of the width and no more than there is room for."""
    lines = draw(state, Box(width, height), has_keys=True)
    assert len(lines) <= height
    assert all(line.cell_length <= width for line in lines)
    return "\n".join(line.plain.rstrip() for line in lines)


def test_the_pair_is_on_top_and_what_stands_is_under_the_cursor() -> None:
    """Both with who said them; moving to the other has that one stand."""
    state = seen_of(SortingRoom())
    told = text(state)
    assert "Alike  the last   both say " in told
    assert "W1 Carelog has no test system, changes go straight to live · Ana" in told
    assert "m merge into W1" in told
    assert "▌◆W1" in told
    state.move("down")
    assert "m merge into W2" in text(state)
    state.pass_over()
    assert "passed over before" in text(state)


@pytest.mark.parametrize(
    ("words", "front", "says"),
    [
        ("friendly", "▌ S1", "1 with “friendly”; f and Enter goes to the next."),
        ("nothing of it", "▌◆W1", "not taken: Nothing here holds “nothing of it”."),
    ],
)
def test_what_is_found_is_in_front_and_drawn_at_once(words: str, front: str, says: str) -> None:
    """The board is drawn anew with the cursor on it, and how many hold the words is said."""
    state, drawn, said = seen_of(SortingRoom()), list[str](), list[str]()
    body = SimpleNamespace(
        state=state,
        pane=SimpleNamespace(refresh=lambda: drawn.append(text(state))),
        recorder=SimpleNamespace(
            say=said.append, say_not_taken=lambda why: said.append(f"not taken: {why}")
        ),
    )
    ClusterBody.find(cast("ClusterBody", body), words)
    assert front in drawn[-1]
    assert said == [says]


def test_what_is_marked_takes_the_place_of_the_pair() -> None:
    """In the order in which it was marked; a letter marks none again."""
    state = seen_of(SortingRoom())
    state.go_to(state.board.found("starters")[0])
    state.mark()
    state.go_to(state.board.found("eleven")[0])
    state.mark()
    told = text(state)
    assert "Marked  2   W4 and W3" in told
    assert "m merge into W4" in told
    assert "✓W3" in told
    assert state.unmark()
    assert "Alike" in text(state)


def test_every_size_has_its_own_form() -> None:
    """One column under tabs where it is narrow; groups over their members, the rest counted."""
    room = SortingRoom()
    room.do(room.sorting.group(room.ids("W3", "W4"), "Access"))
    room.do(room.sorting.merge(room.ids("W1", "W2")))
    state = seen_of(room)
    state.go_to(room.factor("W1").id)
    wide, narrow = text(state), text(state, 78, 15)
    assert "+ Strengths" in wide.splitlines()[2]
    assert "! Threats" in wide.splitlines()[2]
    assert "+ Strengths 1   − Weaknesses 3" in narrow
    for told in (wide, narrow):
        assert "▾ Access" in told
        assert "│ W3" in told
        assert "in no group  1" in told
        assert "2 of 4 in 1 group, 2 in none" in told
    assert "W1 · Ana and Ben · holds W2 No test system" in wide
    assert "said 2 times" in narrow
    assert "×2" in wide


def test_the_cursor_stays_in_view_however_many_there_are() -> None:
    """What is above and below is counted, and nothing is drawn outside."""
    words = ("apples", "bridges", "clocks", "doors", "engines", "forests", "gardens", "houses")
    lines = [f"- {one} and {other}" for one in words for other in words if one < other]
    state = seen_of(SortingRoom(*lines))
    while state.pair:
        state.waiting.pop(0)
    assert "▼" in text(state)
    assert state.board.columns[state.column].word == "W"
    state.move("end")
    told = text(state)
    assert f"▌ W{len(lines)}" in told
    assert "▲" in told
    assert "▼" not in told
    for _ in lines:
        state.move("up")
        assert "▌" in text(state, 78, 12)
    assert "▌ W1 " in text(state, 78, 12)
