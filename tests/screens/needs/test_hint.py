"""The line of the screen of needs that says what the next key does.

Requirement: in every state, the keys that do something there and what each comes to, the first
thing first; where there is no room for five, the last is left out and not the first.
"""

from __future__ import annotations

from dataclasses import replace

from screens.needs.hint import hint_of
from screens.needs.picture import picture_of, results_of
from screens.needs.state import BOARD, MATRIX, REPLIES, Shown
from tests.builders.needs import Wanted

BARE = "⏎ opens N1 | l sets limits | p plane | ← → a department's own order"


def shown_of(*, limits: bool = False, needs: int = 3) -> Shown:
    """The board of three departments, each with a need; what is chosen needs limits."""
    built = Wanted()
    for at, department in enumerate(tuple(built.departments)[:needs]):
        built.need(f"Want {at}", department, cost=10_000, priority=5 - at, need=5 - at)
    if limits:
        built.put("limits", limit="cost", amount=1_000.0)
    picture = picture_of(built.record)
    return Shown(picture, results_of(built.record, picture), working=False)


def keys(shown: Shown, *, narrow: bool = False) -> str:
    """The hint behind its badge."""
    badge, _, told = hint_of(shown, 200, narrow=narrow).plain.partition("   ")
    assert badge.strip() == "KEYS"
    return told.strip().replace("   ", " | ")


def test_the_board_names_what_its_keys_come_to() -> None:
    """Without limits, with them, in a department's order, on the plane, with marks, and empty."""
    bare, full = shown_of(), shown_of(limits=True)
    ids = [each.need.id for each in bare.picture.joint]
    finance = bare.looking_at(bare.picture.departments[0])
    found = [
        keys(shown)
        for shown in (
            bare,
            full,
            replace(full, way="equal_shares"),
            finance,
            replace(bare, plane=True),
            replace(finance, plane=True),
            replace(bare, marked=(ids[0],)),
            replace(bare, marked=(ids[1],)),
            replace(bare, marked=(ids[1], ids[2])),
            replace(full, view=MATRIX),
            replace(finance, view=MATRIX, marked=(ids[1],)),
            shown_of(needs=0),
        )
    ]
    assert found == [
        "⏎ opens N1 | l sets limits | p plane | ← → a department's own order",
        "⏎ opens N1 | e equal shares | s selects these | p plane | ← → a department's own order",
        "⏎ opens N1 | e most value | s selects these | p plane | ← → a department's own order",
        "⏎ opens N1 | l sets limits | p plane | ← → Finance's own order",
        "⏎ opens N1 | ↑ ↓ by joint rank | ← → a department's own order | p ranks",
        "⏎ opens N1 | ↑ ↓ by joint rank | ← → Finance's own order | p ranks",
        f"m merges with the one in front | {BARE}",
        f"m merges 2 | {BARE}",
        f"m merges 3 | {BARE}",
        "⏎ opens N1 | ← → a department | m alike ones | 1 the board",
        "m merges 2 | ⏎ opens N1 | ← → Finance | 1 the board",
        "2 the table | esc back",
    ]


def test_the_replies_name_the_department_that_is_answered() -> None:
    """With a request in front and without, and where no department is."""
    shown = replace(shown_of(limits=True), view=REPLIES)
    found = [keys(each) for each in (shown, shown.turned(1), shown.turned(-1))]
    assert found == [
        f"⏎ opens {code} | a answers it | r letter to {name} | ← → department | L letters to all"
        for code, name in (("N1", "Finance"), ("N2", "HR"), ("N3", "Sales"))
    ]
    nothing = replace(shown_of(needs=0), view=REPLIES)
    assert keys(nothing) == "2 the table | 1 the board | esc back"


def test_in_little_room_the_first_four_stay() -> None:
    """The fifth alone is left out."""
    shown = shown_of(limits=True)
    assert shown.view == BOARD
    wide, narrow = keys(shown).split(" | "), keys(shown, narrow=True).split(" | ")
    assert (len(wide), narrow) == (5, wide[:4])


def test_no_word_is_cut_in_the_middle() -> None:
    """At any width: whole keys with what they come to, those that find room."""
    shown = shown_of(limits=True)
    for width in range(20, 99):
        line = hint_of(shown, width, narrow=True)
        assert line.cell_length <= width
        told = [part.strip() for part in line.plain.split("   ")[1:]]
        assert all(part in keys(shown).split(" | ") for part in told)
