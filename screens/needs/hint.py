"""The hint of the screen of needs: what the next key does, with its result named."""

from __future__ import annotations

from textual.content import Content

from screens.needs.state import MATRIX, REPLIES, Shown
from screens.needs.words import WAY_NAMES
from screens.widgets.ink import KEY
from screens.widgets.screen_kind import ScreenKind, with_room


def hint_of(shown: Shown, width: int, *, narrow: bool) -> Content:
    """What the next key does, the first thing first; as much of it as has room.

    Args:
        shown: what is shown.
        width: cells in the line.
        narrow: whether the screen is.
    """
    parts = _replies(shown) if shown.view == REPLIES else _needs(shown)
    words = [Content.assemble((key, KEY), f" {what}") for key, what in parts[: 4 if narrow else 5]]
    return with_room(ScreenKind.KEYS.badge, words, width)


def _replies(shown: Shown) -> list[tuple[str, str]]:
    if not shown.asked:
        return [("2", "the table"), ("1", "the board"), ("esc", "back")]
    answer = shown.answer
    parts = [("⏎", f"opens {answer.stands_in.code}")] if answer else []
    if answer:
        parts.append(("a", "answers it"))
    parts += [("r", f"letter to {shown.picture.name(shown.asked)}"), ("← →", "department")]
    return [*parts, ("L", "letters to all")]


def _needs(shown: Shown) -> list[tuple[str, str]]:
    need = shown.need
    if need is None:
        return [("2", "the table"), ("esc", "back")]
    parts = [("⏎", f"opens {need.code}")]
    name = shown.picture.name(shown.department) if shown.department else "a department"
    if shown.marked:
        others = [each for each in shown.marked if each != need.id]
        parts.insert(
            0, ("m", f"merges {len(others) + 1}" if others else "merges with the one in front")
        )
    if shown.view == MATRIX:
        alike = [] if shown.marked else [("m", "alike ones")]
        return [*parts, ("← →", name), *alike, ("1", "the board")]
    if shown.plane:
        return [*parts, ("↑ ↓", "by joint rank"), ("← →", f"{name}'s own order"), ("p", "ranks")]
    if shown.selection is not None:
        parts += [("e", WAY_NAMES[shown.other_way]), ("s", "selects these")]
    else:
        parts.append(("l", "sets limits"))
    return [*parts, ("p", "plane"), ("← →", f"{name}'s own order")]
