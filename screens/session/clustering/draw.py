"""The board as lines of text, for any size: the pair on top, then columns, then what is in hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from textual.content import Content

from screens.session.ballot.lines import Box, between
from screens.session.clustering.state import SortState
from screens.widgets.ink import KEY, MUTED, flow, muted
from screens.widgets.letter_signs import letter_sign
from workshop.analysis.clustering.board import Row, Thing
from workshop.text import listing, plural

_GAP: Final = 2
"""Cells between two columns."""
_NARROWEST: Final = 20
"""A column has so many cells, or one column is shown at a time."""
_LEAD: Final = 2
"""Cells before a row: the bar of the cursor, then a mark or the sign of the pair."""
_CODE: Final = 5
_WIDE: Final = 70
_MOST_LINES: Final = 3
"""So many lines of a statement, but for the one under the cursor."""
_ROOMY: Final = 22
"""From so many lines on there are blank ones."""
_ON: Final = "$block-cursor-foreground on $block-cursor-background"
_AWAY: Final = "$foreground on $block-cursor-blurred-background"
_PAIR: Final = ("◆", "$accent")
_MARK: Final = ("✓", "$success")


def draw(state: SortState, box: Box, *, has_keys: bool) -> list[Content]:
    """The board.

    Args:
        state: what is in front.
        box: the room there is.
        has_keys: whether keys go to the board.
    """
    if not state.board.things:
        return [Content.styled(state.board.sentence, "bold"), muted(_NOTHING)]
    airy = box.height >= _ROOMY
    head = [line.truncate(box.width, ellipsis=True) for line in _band(state, box)]
    head += [Content("")] if airy else []
    foot = [_in_hand(state, box.width)]
    foot = [Content(""), *foot] if airy else foot
    room = max(3, box.height - len(head) - len(foot))
    rest = Box(box.width, room)
    return [*head, *_body(state, rest, has_keys=has_keys, airy=airy), *foot]


_NOTHING: Final = (
    "What is said in the steps that ask for it comes here; a line typed below does too."
)


# The band


def _band(state: SortState, box: Box) -> list[Content]:
    """What the next key acts on: what is marked, else the pair that looks alike."""
    if state.marked:
        return _marked(state, box)
    if state.pair is None:
        done = Content.assemble(("✓ ", "$success"), "No two look alike that nobody judged.")
        rest = Content.assemble(
            "   ", ("space", KEY), muted(" marks what belongs together, then "), ("m", KEY),
            muted(" or "), ("g", KEY),
        )  # fmt: skip
        return [Content.assemble(done, rest)]
    pair = state.pair
    first, second = state.two(pair)
    count = f"{len(state.waiting)} left" if len(state.waiting) > 1 else "the last"
    told = [Content.assemble(("Alike ", "bold"), muted(f" {count}   "), pair.reason)]
    told += [muted("· passed over before")] if state.all_passed else []
    told += [muted(f"· {_behind(first, second)}")]
    keys = _judging(state, first, second, box.width)
    lines = flow(told[:1], told[1:], box.width, " ")[:1]
    lines += [_of_pair(thing, box.width) for thing in (first, second)]
    return [*lines, Content.assemble("  ", keys)]


def _behind(first: Thing, second: Thing) -> str:
    """How many are behind two things."""
    people = dict.fromkeys((*first.who, *second.who))
    if not people:
        return "nobody is named"
    return "one voice" if len(people) == 1 else f"{len(people)} voices"


def _of_pair(thing: Thing, width: int) -> Content:
    """One of the pair: whole as far as there is room, with who said it."""
    sign = letter_sign(thing.letter) if thing.letter else muted("·")
    head = Content.assemble("  ", sign, (f" {thing.code} ", "bold"))
    who = listing(list(thing.who[:2])) + (
        f" and {len(thing.who) - 2} more" if thing.who[2:] else ""
    )
    told = [each for each in (who, "private" if thing.is_private else "") if each]
    right = muted(f" · {' · '.join(told)}" if told else "")
    room = width - head.cell_length - right.cell_length
    text = Content(thing.text.replace("\n", " ")).truncate(max(10, room), ellipsis=True)
    return Content.assemble(head, text, right)


def _judging(state: SortState, first: Thing, second: Thing, width: int) -> Content:
    """The keys that judge the pair."""
    both = first.is_factor and second.is_factor
    stay = "group, they stay two" if width >= _WIDE else "group"
    grouped = next((thing.group for thing in (first, second) if thing.group), "")
    into = f"into {state.called(grouped)}" if grouped else stay
    named = [("m", f"merge into {first.code}")] if both else []
    named += [("g", into), ("n", "not the same")] if both else [("g", into)]
    named += [("l", "later")]
    parts = [Content.assemble((key, KEY), f" {words}") for key, words in named]
    return Content("    ").join(parts)


def _marked(state: SortState, box: Box) -> list[Content]:
    """What is marked, and what can be done with it."""
    ids = state.meant
    codes = listing([state.called(each) for each in ids])
    head = Content.assemble(("Marked ", "bold"), muted(f" {len(ids)}   "), codes)
    factors = all(each in state.board.things and state.board.things[each].is_factor for each in ids)
    groups = all(each in state.board.members for each in ids)
    named = []
    if len(ids) > 1 and (factors or groups):
        named.append(("m", f"merge into {state.called(ids[0])}"))
    named.append(("g", "group" if len(ids) > 1 else "a group of it"))
    named += [("n", "not the same")] if factors and len(ids) == 2 else []
    named.append(("c", "mark none"))
    keys = Content("    ").join(Content.assemble((key, KEY), f" {words}") for key, words in named)
    return [head.truncate(box.width, ellipsis=True), Content.assemble("  ", keys)]


# The columns


def _body(state: SortState, box: Box, *, has_keys: bool, airy: bool) -> list[Content]:
    """All columns beside each other, or the one in front under a line of tabs."""
    columns = state.board.columns
    width = (box.width - _GAP * (len(columns) - 1)) // len(columns)
    if width >= _NARROWEST and len(columns) > 1:
        drawn = [
            _column(state, at, Box(width, box.height), has_keys=has_keys, airy=airy)
            for at in range(len(columns))
        ]
        return [
            Content(" " * _GAP).join(
                line.truncate(width, ellipsis=True, pad=True) for line in lines
            )
            for lines in zip(*drawn, strict=True)
        ]
    tabs = _tabs(state, box.width) if len(columns) > 1 else []
    rest = Box(box.width, box.height - len(tabs))
    at = state.column
    return [*tabs, *_window(state, at, rest, _blocks(state, at, box.width, has_keys=has_keys))]


def _column(state: SortState, at: int, box: Box, *, has_keys: bool, airy: bool) -> list[Content]:
    """A column under its heading."""
    head = [_heading(state, at, box.width), *([Content("")] if airy else [])]
    rest = Box(box.width, box.height - len(head))
    return [*head, *_window(state, at, rest, _blocks(state, at, box.width, has_keys=has_keys))]


def _heading(state: SortState, at: int, width: int) -> Content:
    """The sign, the name and the count of a column; the one in front is underlined."""
    column = state.board.columns[at]
    right = Content.styled(f"{len(column.things)} ", "bold")
    return between(_title(state, at), right, width)


def _title(state: SortState, at: int) -> Content:
    column = state.board.columns[at]
    sign = Content.assemble(letter_sign(column.word), " ") if len(column.word) == 1 else Content("")
    look = "bold underline $accent" if at == state.column else "bold"
    return Content.assemble(sign, (column.title, look))


def _tabs(state: SortState, width: int) -> list[Content]:
    """The headings of all columns in one line."""
    titles = [
        Content.assemble(_title(state, at), f" {len(column.things)}")
        for at, column in enumerate(state.board.columns)
    ]
    return [between(Content("   ").join(titles), Content.styled("← →", KEY), width)]


Block = tuple[int, list[Content]]
"""The lines of a row, with its place; -1 for a line between rows."""


def _blocks(state: SortState, at: int, width: int, *, has_keys: bool) -> list[Block]:
    """The rows of a column as lines; all but the one in hand are as they were drawn before."""
    found: list[Block] = []
    column, rows = state.board.columns[at], state.rows[at]
    grouped = False
    for place, row in enumerate(rows):
        here = place == state.places[at] and at == state.column
        if row.thing is not None and not row.thing.group and grouped:
            words = f"  in no group  {column.loose}"
            found.append((-1, [muted(words).truncate(width)]))
        grouped = row.group is not None or bool(row.thing and row.thing.group)
        if here:
            ink = _ON if has_keys else _AWAY
            lines = [_inked(line, width, ink) for line in _row(state, row, width, here=True)]
        else:
            key = (row.id, width, _sign(state, row))
            if (known := state.drawn.get(key)) is None:
                known = _row(state, row, width, here=False)
                state.drawn[key] = known = [_padded(line, width) for line in known]
            lines = known
        found.append((place, lines))
    return found or [(-1, [muted("  nothing yet")])]


def _padded(line: Content, width: int) -> Content:
    return line.truncate(width, ellipsis=True, pad=True)


def _inked(line: Content, width: int, ink: str) -> Content:
    """A line of the row under the cursor."""
    return _padded(line, width).stylize_before(ink)


def _sign(state: SortState, row: Row) -> str:
    """What a row is: marked, one of the pair, or neither."""
    if row.id in state.marked:
        return "marked"
    return "pair" if state.pair and row.id in state.pair.ids and not state.marked else ""


def _row(state: SortState, row: Row, width: int, *, here: bool) -> list[Content]:
    """A row as lines."""
    sign = {"marked": Content.styled(*_MARK), "pair": Content.styled(*_PAIR)}.get(
        _sign(state, row), Content(" ")
    )
    lead = Content.assemble(("▌" if here else " ", "$accent"), sign)
    if row.group is not None:
        return [_group_line(row, lead, width)]
    assert row.thing is not None  # noqa: S101 - a row is a group or a thing
    wide = width < _READ_ALONG
    return (
        _in_column(row.thing, lead, width, here=here)
        if wide
        else [_in_line(row.thing, lead, width)]
    )


_READ_ALONG: Final = 60
"""From so many cells on a thing is one line."""


def _group_line(row: Row, lead: Content, width: int) -> Content:
    """A group with its name and how many it has; those of other columns too."""
    assert row.group is not None  # noqa: S101 - asked for groups alone
    count = f"{row.total}" if row.here == row.total else f"{row.here} of {row.total}"
    left = Content.assemble(lead, ("▾ ", MUTED), (row.group.name, "bold"))
    return between(left, muted(f"{count} "), width)


def _in_column(thing: Thing, lead: Content, width: int, *, here: bool) -> list[Content]:
    """A thing on several lines; how often it was said stands under its code."""
    rail = muted("│ ") if thing.group else Content("")
    inset = rail.cell_length
    room = max(6, width - _LEAD - inset - _CODE)
    words = _wrapped(f"{thing.text}{' (private)' if thing.is_private else ''}", room)
    if len(words) > _MOST_LINES and not here:
        cut = f"{words[_MOST_LINES - 1]}…"
        words = (*words[: _MOST_LINES - 1], cut if len(cut) <= room else f"{cut[: room - 1]}…")
    codes = [Content.styled(f"{thing.code:<{_CODE}}", "bold")]
    if thing.said > 1:
        codes.append(muted(f"{f'×{thing.said}':<{_CODE}}"))
    lines = []
    for at in range(max(len(words), len(codes))):
        code = codes[at] if at < len(codes) else Content(" " * _CODE)
        bar = lead if at == 0 else Content.assemble((lead.plain[0], "$accent"), " ")
        lines.append(Content.assemble(bar, rail, code, words[at] if at < len(words) else ""))
    return lines


def _in_line(thing: Thing, lead: Content, width: int) -> Content:
    """A thing on one line."""
    rail = muted("│ ") if thing.group else Content("")
    times = f"said {thing.said} times" if thing.said > 1 else ""
    told = [each for each in ("private" if thing.is_private else "", times) if each]
    left = Content.assemble(
        lead, rail, (f"{thing.code:<{_CODE}}", "bold"), thing.text.replace("\n", " ")
    )
    return between(left, muted(f"{' · '.join(told)} " if told else ""), width)


@lru_cache(maxsize=2048)
def _wrapped(text: str, width: int) -> tuple[str, ...]:
    """A text in lines of a width; most rows stay as they are from key to key."""
    return tuple(line.plain.rstrip() for line in Content(" ".join(text.split())).wrap(width))


def _window(state: SortState, at: int, box: Box, blocks: Sequence[Block]) -> list[Content]:
    """As many lines of a column as there is room for, the row under the cursor among them."""
    lines = [(place, line) for place, block in blocks for line in block]
    if len(lines) <= box.height:
        state.tops[at] = 0
        return [line for _, line in lines] + [Content("")] * (box.height - len(lines))
    own = [number for number, (place, _) in enumerate(lines) if place == state.places[at]] or [0]
    room = max(1, box.height - 1)  # the last line says how much more there is
    top = state.tops[at]
    if own[-1] >= top + room:
        top = own[-1] - room + 1
    top = max(0, min(top, own[0], len(lines) - room))
    while 0 < top < own[0] and lines[top][0] == lines[top - 1][0]:
        top += 1  # no row is seen without its first line
    state.tops[at] = top
    shown = [line for _, line in lines[top : top + room]]
    shown += [Content("")] * (room - len(shown))
    below = len({place for place, _ in lines[top + room :] if place >= 0})
    above = len({place for place, _ in lines[:top] if place >= 0})
    words = [f"▲ {above}"] if above else []
    words += [f"▼ {below} more"] if below else []
    return [*shown, muted(f"{' ' * _LEAD}{'   '.join(words)}")]


# The foot


def _in_hand(state: SortState, width: int) -> Content:
    """What is under the cursor, with its lineage; at the end how far sorting is."""
    right = muted(f"{state.board.sentence} ")
    return between(Content.assemble("  ", _told(state)), right, width)


def _told(state: SortState) -> Content:
    row = state.row
    if row is None:
        return Content("")
    if row.group is not None:
        held = [state.called(each) for each in state.board.members[row.group.id]]
        return Content.assemble((row.group.code, "bold"), muted(" group   "), _codes(held))
    assert row.thing is not None  # noqa: S101 - as above
    thing = row.thing
    parts = [Content.styled(thing.code, "bold")]
    if thing.who:
        parts.append(Content(listing(list(thing.who))))
    if thing.departments > 1:
        parts.append(muted(plural(thing.departments, "department")))
    if thing.merged:
        parts.append(Content.assemble(muted("holds "), "; ".join(thing.merged)))
    return muted(" · ").join(parts)


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(codes) or "nothing is in it"
