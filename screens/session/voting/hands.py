"""How hands are counted: one thing in front, with a bar for each value as the line is typed.

What was counted is not shown again before the vote is closed: only that it was.
"""

from __future__ import annotations

from textual.content import Content

from screens.session.ballot.lines import Box, between, statement
from screens.session.voting.parts import Scrolled, rule_line
from screens.session.voting.shown import ByHands, Room
from screens.widgets.ink import ALARM, ALERT, GOOD, flow, muted
from workshop.guide.parts import Scale
from workshop.text import plural

_FEW: int = 9
"""So many values at most have a bar each, whether anything was given for them or not."""
_BAR: int = 40
"""Cells of the longest bar."""
_INDENT: int = 7


def draw(shown: ByHands, box: Box) -> list[Content]:
    """The scale, the list with the thing in front opened, and the check, in a box."""
    scale = shown.scales[shown.scale]
    counted = sum((thing.id, scale.id) in shown.counted for thing in shown.things)
    far = Content.assemble((f"{counted}", "bold"), muted(f" of {len(shown.things)} counted"))
    place = ""
    if len(shown.scales) > 1:
        place = f"   {shown.scale + 1} of {len(shown.scales)}"
    means = f"  {scale.least:g} {scale.least_means} – {scale.greatest:g} {scale.greatest_means}"
    asked = Content.assemble((scale.title, "bold"), muted(place), muted(means))
    above = [between(asked, far, box.width), rule_line(box.width)]
    rows = tuple(
        _front(shown, scale, box) if place == shown.item else _other(shown, place, scale, box)
        for place in range(len(shown.things))
    )
    return Scrolled(tuple(above), rows, front=shown.item).fitted(box.height)


def _other(shown: ByHands, place: int, scale: Scale, box: Box) -> tuple[Content, ...]:
    """A thing that is not in front."""
    thing = shown.things[place]
    done = (thing.id, scale.id) in shown.counted
    mark = Content.styled("✓ ", GOOD) if done else Content("  ")
    return (Content.assemble(mark, statement(thing, box.width - 2, here=False)[0]),)


def _front(shown: ByHands, scale: Scale, box: Box) -> tuple[Content, ...]:
    """The thing in front, with its bars and the check."""
    thing = shown.things[shown.item]
    bar = Content.styled("▌ ", "$accent")
    lines = [bar + line for line in statement(thing, box.width - 2, here=True)]
    again = (thing.id, scale.id) in shown.counted
    typed = shown.typed
    if typed is None or not typed.counts:
        words = "counted; counting again takes its place" if again else "no hand counted yet"
        return (*lines, bar + muted(" " * (_INDENT - 1) + words))
    lines += [bar + line for line in _bars(shown, scale, box)]
    return (*lines, *(bar + line for line in _check(shown, box)))


def _bars(shown: ByHands, scale: Scale, box: Box) -> list[Content]:
    """A bar a value, the greatest first."""
    typed = shown.typed
    if typed is None:
        return []
    values = values_shown(scale, typed.counts)
    most = max(typed.present, 1)
    width = min(_BAR, box.width - _INDENT - 36)
    lines = []
    for value in values:
        hands = typed.counts.get(f"{value:g}", 0)
        cells = round(min(hands, most) / most * width)
        bar = Content.styled("█" * max(cells, int(hands > 0)), "$accent")
        means = {scale.least: scale.least_means, scale.greatest: scale.greatest_means}
        word = Content(means.get(value, "")).truncate(24, ellipsis=True, pad=True)
        count = Content.styled(f" {hands}", "bold") if hands else muted("·")
        lines.append(
            Content.assemble(" " * _INDENT, (f"{value:>3g} ", "bold"), muted(word.plain), " ",
                             bar, count)
        )  # fmt: skip
    return lines


def values_shown(scale: Scale, counts: dict[str, int]) -> list[float]:
    """The values that have a bar: all of a short scale, else those that were given."""
    steps = round((scale.greatest - scale.least) / scale.step) + 1
    if steps <= _FEW:
        return [scale.greatest - place * scale.step for place in range(steps)]
    return sorted((float(value) for value in counts), reverse=True)


def _check(shown: ByHands, box: Box) -> list[Content]:
    """Whether the hands fit the room, and what is to be seen in them."""
    typed = shown.typed
    if typed is None:
        return []
    if typed.problem:
        words = Content.styled(f"▲ {typed.problem}", ALARM)
    else:
        sign = "✓" if typed.hands == typed.present else "○"
        words = Content.styled(f"{sign} {typed.check}", f"bold {GOOD}")
    found = [Content.styled(f"◆ {shown.finding}", f"bold {ALERT}")] if shown.finding else []
    lines = flow([words], found, box.width - _INDENT - 2, "   ")
    return [Content.assemble(" " * _INDENT, line) for line in lines]


def told_room(room: Room, width: int) -> list[Content]:
    """How many ballots are in, and whose are not; never what is in them."""
    first = Content.assemble(
        (room.words, "bold"),
        muted(f"   {room.rule}"),
    ).truncate(width, ellipsis=True)
    cells = round(room.cast / max(1, room.present) * width)
    gauge = Content.assemble(("━" * cells, "$accent"), ("─" * (width - cells), "$rule"))
    lines = [first, gauge]
    if room.nameless:
        came = plural(room.nameless, "ballot")
        lines.append(muted(f"{came} without a name: whose are missing is not known"))
    elif room.waiting and room.cast:
        names = Content.assemble(muted("Not in "), " · ".join(room.waiting))
        lines.append(names.truncate(width, ellipsis=True))
    if room.later:
        later = Content.assemble(muted("Came later, no ballot "), " · ".join(room.later))
        lines.append(later.truncate(width, ellipsis=True))
    return lines
