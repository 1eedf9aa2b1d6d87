"""The board as lines of text: the plane and the ranks, what is in front, both ways to choose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from screens.needs.draw_plane import plane_lines, plane_list
from screens.needs.draw_ranks import quiet_words, rank_lines
from screens.needs.lines import beside
from screens.needs.picture import WAYS
from screens.needs.state import Shown
from screens.needs.words import (
    WAY_NAMES,
    amount,
    asked_words,
    codes,
    least_share,
    percent,
    score,
    tied,
    why_not,
)
from screens.widgets.figures.matrix_drawing import WIDE, cut, padded
from screens.widgets.ink import ALERT, KEY, MUTED, muted
from workshop.needs.clear import is_challenged
from workshop.needs.hangs import Hangs, Turn
from workshop.needs.selecting import Selection, Selections
from workshop.needs.standing import Need
from workshop.needs.words import challenge_told, share_told
from workshop.text import listing, plural

_PLANE: Final = 38
"""The cells of the plane beside the ranks."""
_TALL: Final = 18
"""The fewest lines of a board that has the plane and both ways beside the ranks."""
_FOOT: Final = 6
"""The lines of the foot, its rule among them."""


def board_view(shown: Shown, width: int, height: int) -> Content:
    """The board in so many cells and lines."""
    if not shown.picture.by_id:
        return Content("\n").join(_empty())
    wide = width >= WIDE and height >= _TALL
    if shown.plane:
        lines = _plane_alone(shown, width, height, wide=wide)
    elif wide:
        lines = _wide(shown, width, height)
    else:
        lines = _narrow(shown, width, height)
    return Content("\n").join(lines[:height])


def _empty() -> list[Content]:
    return [
        Content(""),
        Content.assemble("  Nobody asked for anything yet."),
        Content(""),
        Content.assemble("  ", ("2", KEY), muted(" opens the table, to type or paste them.")),
        muted("  In a session, /need makes one of what was said; in the summary, n does."),
        muted("  In the engagement, I takes in a file of them, and n with the guide Needs of a"),
        muted("  department asks one department for its own."),
    ]  # fmt: skip


def _wide(shown: Shown, width: int, height: int) -> list[Content]:
    """The plane beside the ranks, the need in front below these, then the foot."""
    ranks = width - _PLANE - 2
    top = height - _FOOT
    told = list(detail_lines(shown, ranks - 1))[:4]
    order = [_over(shown, ranks), *rank_lines(shown, ranks, top - len(told) - 3)]
    if not shown.order:
        order.append(muted(f"  {quiet_words(shown)}"))
    right = [*order, Content(""), *[Content(" ") + line for line in told]]
    plane_height = min(top - 1, 21)
    left = [Content(""), *plane_lines(shown, _PLANE, plane_height - 1)]
    lines = beside(left, right, _PLANE)[: top - 1]
    lines += [Content("")] * (top - 1 - len(lines))
    return [*lines, Content.styled("─" * width, "$rule"), *_foot(shown, width)]


def _over(shown: Shown, width: int) -> Content:
    """What stands over the ranks: how much is in, and what the columns at the right are."""
    left, right = "", "each department's own rank"
    if shown.cut:
        left = f"  {shown.cut} in, {len(shown.order) - shown.cut} not this time"
    return muted(f"{left}{right:>{width - len(left)}}")


def _narrow(shown: Shown, width: int, height: int) -> list[Content]:
    """The ranks, the need in front in three lines at most, then two sentences."""
    below = [*[cut(line, width) for line in detail_lines(shown, width)][:3], *sentences(shown)]
    below = [cut(line, width) for line in below]
    lines = rank_lines(shown, width, height - len(below) - 1)
    if not shown.order:
        lines.append(muted(f"  {quiet_words(shown)}"))
    lines += [Content("")] * (height - len(below) - len(lines))
    return [*lines, *below]


def _plane_alone(shown: Shown, width: int, height: int, *, wide: bool) -> list[Content]:
    """The plane with the room of the board."""
    told = [cut(line, width) for line in detail_lines(shown, width)][: 2 if wide else 1]
    room = height - len(told) - (1 if wide else 0)
    across = width - 40 if wide else width
    plane = plane_lines(shown, across, room)
    lines = beside(plane, plane_list(shown, 38, room), across) if wide else plane
    return [*lines, *([Content("")] if wide else []), *told]


# The need in front


def detail_lines(shown: Shown, width: int) -> Iterator[Content]:
    """What is known of the need in front, a line each: who asked, its scores, ties, why not."""
    need = shown.need
    if need is None:
        return
    picture = shown.picture
    yield cut(_asked(shown, need), width)
    parts = [f"priority {score(need.priority)}", f"need {score(need.need)}"]
    if need.value is not None:
        parts.append(f"value {need.value:.3g}")
    if serves := picture.said(need.row, "objective") or picture.said(need.row, "goal"):
        parts.append(f"serves {serves}")
    found = [tied(picture, e, need.id) for e in picture.ties if need.id in (e.first, e.second)]
    ties = [f"{words} {picture.code(other)}" for words, other in found]
    words = " · ".join(["  ".join(parts[:2]), *parts[2:], *ties[:3]])
    yield cut(_numbers_bold(words), width)
    selection = shown.selection
    told = (
        next((e for e in selection.not_done if e.need_id == need.id), None) if selection else None
    )
    if told is not None and selection is not None:
        why = why_not(picture, told, selection)
        yield from Content.assemble(("Not this time: ", f"bold {ALERT}"), why).wrap(width)
    elif is_challenged(need):
        yield from Content.styled(f"? {challenge_told()}", ALERT).wrap(width)


def _asked(shown: Shown, need: Need) -> Content:
    """Who asked for it, and what it rests on."""
    picture = shown.picture
    evidence = {e for row in (need.row, *need.merged) for e in row.evidence}
    said = plural(len(evidence), "entry", "entries") if evidence else "entered by hand"
    first = need.row.cell("department")
    by = picture.name(first) if first and len(need.asked_by) > 1 else ""
    merged = (
        f" · stands for {listing([row.code for row in need.merged][:4])}" if need.merged else ""
    )
    return Content.assemble(
        (need.code, "bold"),
        (" asked by ", MUTED),
        asked_words(picture, need.asked_by),
        (f", first by {by}" if by else "", MUTED),
        (f" · {said}{merged}", MUTED),
    )


def _numbers_bold(words: str) -> Content:
    """Words that are read second, with their numbers in bold."""
    parts = []
    for place, word in enumerate(words.split(" ")):
        is_number = word.replace(".", "", 1).isdigit()
        parts.append((f"{' ' if place else ''}{word}", "bold" if is_number else MUTED))
    return Content.assemble(*parts)


# Both ways to choose


def _foot(shown: Shown, width: int) -> list[Content]:
    """Both ways side by side, what they differ in, what it costs, and on what it hangs."""
    results = shown.results
    if results is None:
        return [muted("Working out what fits within the limits …")]
    if results.selections is None:
        return [_no_limits()]
    hangs = width - 85
    left = _ways(shown, results.selections)
    right = [Content.styled("On what it hangs", f"bold {MUTED}"), *hang_lines(shown, hangs)]
    if shown.working:
        right[0] = right[0] + muted(" · working it out …")
    return beside(left, right[: _FOOT - 1], 82, 2)


def _no_limits() -> Content:
    return Content.assemble(
        "No limits are set, so nothing is chosen. ", ("l", KEY), " sets money and days of staff."
    )


def _ways(shown: Shown, both: Selections) -> list[Content]:
    """The table of the two ways: what alone is in each, the value, the least share."""
    heads = []
    for way in WAYS:
        words = Content.styled(WAY_NAMES[way], "bold" if way == shown.way else "")
        mark = muted(" shown") if way == shown.way else Content("")
        key = Content.assemble(("e ", KEY)) if way != shown.way else Content("")
        heads.append(key + words + mark)
    one, other = both.value, both.equal_shares
    rows = [
        ("only in this one", _alone(shown, one, other), _alone(shown, other, one)),
        ("value, of what all needs are worth", _worth(one), _worth(other)),
        ("least share of a department", _least(shown, one), _least(shown, other)),
        ("used", _used(shown, one), _used(shown, other)),
    ]
    first = Content.styled("Two ways to choose within the limits", f"bold {MUTED}")
    lines = [_three(first, *heads)]
    lines += [
        _three(muted(a), Content.styled(b, "bold"), Content.styled(c, "bold")) for a, b, c in rows
    ]
    return lines


def _three(first: Content, second: Content, third: Content) -> Content:
    cells = padded(cut(first, 38), 38)
    for each in (second, third):
        words = cut(each, 20)
        cells += Content(" " * (22 - words.cell_length)) + words
    return cells


def _alone(shown: Shown, one: Selection, other: Selection) -> str:
    found = [each for each in one.chosen if each not in other.chosen]
    return codes(shown.picture, found, 2) or ("nothing" if one.chosen else "–")


def _worth(selection: Selection) -> str:
    words = percent(selection.value, selection.asked)
    return words if selection.proven or selection.way != "value" else f"{words} best found"


def _least(shown: Shown, selection: Selection) -> str:
    found = least_share(selection)
    return "·" if found is None else f"{percent(found[1], 1)} {shown.picture.name(found[0])}"


def _used(shown: Shown, selection: Selection) -> str:
    unit = shown.picture.unit
    return " · ".join(amount(each, used, unit) for each, used in selection.used.items())


def turn_words(shown: Shown, turn: Turn) -> Content:
    """What changes where something is taken away, as a sentence."""
    picture = shown.picture
    by_department = turn.without == "department"
    name = picture.name(turn.name) if by_department else turn.name
    start = "without " if by_department else "without the weight of "
    comes, goes = codes(picture, turn.comes_in, 3), codes(picture, turn.goes_out, 3)
    if comes and goes:
        change = f"{comes} for {goes}"
    elif comes:
        change = f"{comes} {'comes' if len(turn.comes_in) == 1 else 'come'} in"
    else:
        change = f"{goes} {'goes' if len(turn.goes_out) == 1 else 'go'} out"
    return Content.assemble((start, MUTED), (name, "bold"), (": ", MUTED), change)


def hangs_shown(shown: Shown) -> Hangs | None:
    """On what the selection that is shown hangs; none until that is known."""
    found = shown.results.hangs if shown.results else None
    return found[shown.way] if found else None


def turns_nothing(hangs: Hangs) -> str:
    """That nothing turns it, and how much was looked at."""
    left = len(hangs.not_looked_at)
    more = f"; {plural(left, 'department')} with the least not looked at" if left else ""
    return f"No department and no weight turns it: {hangs.looked_at} looked at{more}."


def hang_lines(shown: Shown, width: int) -> list[Content]:
    """On what it hangs, as many as find room; the last line says how many more there are."""
    hangs = hangs_shown(shown)
    if hangs is None:
        return [muted("working it out …")]
    if not hangs.turns:
        return list(muted(turns_nothing(hangs)).wrap(width))
    lines: list[Content] = []
    for place, turn in enumerate(hangs.turns):
        words = turn_words(shown, turn).wrap(width)
        rest = len(hangs.turns) - place
        if len(lines) + len(words) > _FOOT - 2 - (rest > 1):
            what = f" shows {rest} more" if lines else " shows it"
            return [*lines, Content.assemble(("o", KEY), muted(what))]
        lines += words
    return lines


def sentences(shown: Shown) -> list[Content]:
    """The foot where there is little room: two sentences."""
    results = shown.results
    if results is None:
        return [muted("Working out what fits within the limits …")]
    if results.selections is None:
        return [_no_limits()]
    both = results.selections
    mine = both.of(shown.way)
    other = both.of(shown.other_way)
    into = codes(shown.picture, [e for e in other.chosen if e not in mine.chosen], 3)
    out = codes(shown.picture, [e for e in mine.chosen if e not in other.chosen], 3)
    name = Content.styled(WAY_NAMES[other.way].capitalize(), f"bold {MUTED}")
    if not into and not out:
        first = name + muted(" would choose the same")
    else:
        change = " for ".join(part for part in (into, out) if part)
        cost = (mine.value - other.value) / mine.value if mine.value else 0
        price = f", at {share_told(abs(cost))} {'less' if cost >= 0 else 'more'} value"
        taken = "takes in" if into else "leaves out"
        first = Content.assemble(name, (f" {taken} ", MUTED), change, (price, MUTED))
    hangs = hangs_shown(shown)
    start = Content.styled("It turns ", f"bold {MUTED}")
    if hangs is None:
        return [first, start + muted("… working it out")]
    if not hangs.turns:
        return [first, muted(turns_nothing(hangs))]
    more = f" · o {len(hangs.turns) - 1} more" if len(hangs.turns) > 1 else ""
    return [first, start + turn_words(shown, hangs.turns[0]) + muted(more)]
