"""The matrix: needs over departments, and what the department looked at shares with others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from textual.content import Content

from screens.needs.draw_ranks import PITCH, Table, cased, department_heads, one_line
from screens.needs.lines import window
from screens.needs.picture import Picture
from screens.needs.state import Shown
from screens.needs.words import codes, percent, place_words
from screens.widgets.figures.matrix_drawing import barred, cut, padded
from screens.widgets.ink import MUTED, muted
from workshop.needs.collaboration import Pair, collaboration_of
from workshop.needs.standing import Need
from workshop.text import listing, plural

ASKED: Final = "●"
"""In the cell of a department that asked for it."""
WANTED: Final = "○"
"""In the cell of one that did not ask, and whose people scored it above the middle."""


def matrix_view(shown: Shown, width: int, height: int) -> Content:
    """The needs over the departments in so many cells and lines."""
    if not shown.order:
        return muted("\n  Nobody asked for anything yet: 2 opens the table.")
    below = [cut(line, width) for line in _below(shown, _pairs(shown.picture), width)]
    table = Table(shown, width)
    lines = [_head(shown, table)]
    room = max(1, height - len(lines) - len(below) - 2)
    first = window(len(shown.order), shown.at, room)
    for place, need_id in enumerate(shown.order[first : first + room], first):
        line = _line(shown, table, need_id, here=place == shown.at)
        lines.append(barred(line, width) if place == shown.at else line)
    hidden = len(shown.order) - min(len(shown.order), room)
    lines += [Content("")] * (height - len(lines) - len(below) - 1)
    return Content("\n").join([*lines, _legend(table, hidden, width), *below][:height])


@lru_cache(maxsize=4)
def _pairs(picture: Picture) -> tuple[Pair, ...]:
    """The departments with what they share, two by two, kept for the next key."""
    return collaboration_of(picture.needs)


def _head(shown: Shown, table: Table) -> Content:
    lead = f"{'joint':>{table.rank - 1}} "
    space = " " * (table.code + table.name + table.days + 1)
    asked = ("asked", f"bold {MUTED}")
    heads = department_heads(shown, table)
    return cut(Content.assemble((lead, f"bold {MUTED}"), space, asked, " ", *heads), table.width)


def _line(shown: Shown, table: Table, need_id: str, *, here: bool) -> Content:
    """One need over the departments."""
    picture = shown.picture
    need = picture.by_id[need_id]
    is_in = shown.is_in(need_id)
    quiet = "" if is_in or here else MUTED
    room = table.name + table.days + 1
    name = Content.styled(one_line(need), "bold" if here else quiet)
    name = name.truncate(room - 1, ellipsis=True)
    return cut(
        Content.assemble(
            f"  {place_words(picture, need_id):>{table.rank - 3}} ",
            (f"{cased(need.code, shown, need_id):<{table.code}}", "bold" if is_in else quiet),
            padded(name, room),
            (f"{len(need.asked_by):>5} ", quiet),
            *[_cell(need, each) for each in table.departments],
        ),
        table.width,
    )


def _cell(need: Need, department: str) -> Content:
    if department in need.asked_by:
        return Content.styled(f"{ASKED:>{PITCH - 1}} ", "bold $accent")
    if department in need.supporters:
        return Content.styled(f"{WANTED:>{PITCH - 1}} ", "$accent")
    return Content.styled(f"{'·':>{PITCH - 1}} ", MUTED)


def _legend(table: Table, hidden: int, width: int) -> Content:
    parts = [Content.styled(f"▼ {hidden} more", "bold")] if hidden else []
    if table.left_out:
        parts.append(Content.styled(f"→ {plural(table.left_out, 'department')} more", "bold"))
    parts += [
        Content.assemble((ASKED, "bold $accent"), " asked for it"),
        Content.assemble((WANTED, "$accent"), " did not ask, and scored it above the middle"),
        Content.assemble(("·", MUTED), " neither"),
    ]
    return cut(Content("  ") + Content("   ").join(parts), width)


def _below(shown: Shown, pairs: tuple[Pair, ...], width: int) -> Iterator[Content]:
    """What the department looked at gets and shares; with none looked at, who stands alone."""
    picture = shown.picture
    yield Content.styled("─" * width, "$rule")
    name = picture.name
    if not shown.department:
        alone = [f"{name(p.first)} and {name(p.second)}" for p in pairs if p.is_isolated]
        words = f"{'; '.join(alone[:3])}{f' and {len(alone) - 3} more' if len(alone) > 3 else ''}"
        yield Content.assemble(
            ("  Pairs that share nothing  ", f"bold {MUTED}"), words or "none: all are tied"
        )
        together = sorted((p for p in pairs if p.needs), key=lambda p: -len(p.needs))[:2]
        said = [
            f"{name(p.first)} and {name(p.second)}: {codes(picture, p.needs, 4)}" for p in together
        ]
        yield Content.assemble(
            ("  Could work together       ", f"bold {MUTED}"), " · ".join(said) or "nobody yet"
        )
        return
    yield _share(shown)
    mine = [p for p in pairs if shown.department in (p.first, p.second)]
    others = [(p, name(p.second if p.first == shown.department else p.first)) for p in mine]
    shared = [f"{other} ({codes(picture, p.needs, 3)})" for p, other in others if p.needs]
    apart = [other for p, other in others if p.is_isolated]
    words = f"with {listing(shared[:3])}" if shared else "with nobody"
    more = f" · nothing with {listing(apart[:4])}" if apart else ""
    yield Content.assemble(("  Shares  ", f"bold {MUTED}"), words, (more, MUTED))


def _share(shown: Shown) -> Content:
    """How many needs of a department are chosen, and what share of the value that is."""
    picture = shown.picture
    asked = [n for n in picture.needs.standing if shown.department in n.asked_by]
    start = Content.assemble("  ", (picture.name(shown.department), "bold"), " asked for ")
    words = f"{plural(len(asked), 'need')}"
    if shown.selection is None:
        return start + Content(words)
    chosen = sum(each.id in shown.chosen for each in asked)
    share = shown.selection.share.get(shown.department)
    told = f", {percent(share, 1)} of the value it asked for" if share is not None else ""
    return start + Content.assemble(words, f": {chosen} chosen", (told, MUTED))
