"""Gaps: how far the present lies from the target, and which gap matters most.

Maturity levels are those of COBIT 4.1 (IT Governance Institute, 2007): 0 non-existent, 1 initial,
2 repeatable, 3 defined, 4 managed, 5 optimised. Levels are ranks, so what several people say is
told by its median, and a median between two levels is no level::

    gap = median target - median present        priority = median importance × gap

A target that is exceeded has a negative gap, which is shown. What is not applicable is left out; it
is no 0. Equal priorities are ordered by importance, and share a place where that is equal too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workshop.language import pointed, say
from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.factor_scores import scale_in
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.quartiles import SOURCE as QUARTILES
from workshop.methods.core.quartiles import Spread
from workshop.methods.core.ranks import firsts
from workshop.methods.core.raters import Said, check_said, median_words, spreads_of
from workshop.methods.core.sheets import records
from workshop.text import listing, plural

SOURCE: Final = f"Gap = target - present; levels of COBIT 4.1 (2007); quartiles {QUARTILES}"

LEVELS: Final = ("non-existent", "initial", "repeatable", "defined", "managed", "optimised")
"""What the levels 0 to 5 are called."""

MATURITY: Final = (0.0, 5.0)
IMPORTANCE: Final = (1.0, 5.0)
NOT_APPLICABLE: Final = ("n/a", "na", "not applicable")
"""Words that say that something does not apply, in small letters."""


class Gap(msgspec.Struct, frozen=True):
    """One thing, with its gap."""

    item: str
    present: Spread
    target: Spread
    importance: Spread
    gap: float | Undefined
    """Median target less median present; negative where the target is exceeded."""
    priority: float | Undefined
    """Median importance × gap."""
    level: str | Undefined
    """What the present level is called, or which two it lies between."""


class Gaps(msgspec.Struct, frozen=True):
    """All gaps, in the order of the input."""

    items: tuple[Gap, ...]
    gaps: dict[str, float | Undefined]
    priorities: dict[str, float | Undefined]
    order: tuple[str | tuple[str, ...], ...]
    """By priority, then importance; the equal share a place, as a group."""
    over_achieved: tuple[str, ...]
    """What exceeds its target."""
    not_applicable: tuple[str, ...]
    """What nobody holds applicable; left out."""
    sentence: str
    source: str = SOURCE


def gap(
    said: Sequence[Said],
    *,
    not_applicable: Sequence[str] = (),
    scale: tuple[float, float] = MATURITY,
    importance_scale: tuple[float, float] = IMPORTANCE,
) -> Gaps:
    """The gaps and their order.

    Args:
        said: by person and thing: present, target, importance.
        not_applicable: things that somebody holds not applicable; each is left out unless
            somebody else rated it.
        scale: the least and the greatest level of present and target.
        importance_scale: the least and the greatest importance.

    Raises:
        BadInput: nothing said, a person twice on a thing, or a value off its scale.
    """
    check = Check("gap")
    span = check.span("scale", scale)
    weights = check.span("importance_scale", importance_scale)
    if said or not not_applicable:
        spans = {"present": span, "target": span, "importance": weights}
        check_said(check, "items", said, spans)
    check.done()
    found = tuple(
        _gap(item, present, target, importance, scale)
        for item, (present, target, importance) in spreads_of(said, 3).items()
    )
    left_out = tuple(sorted(set(not_applicable) - {one.item for one in said}))
    order = _order(found)
    return Gaps(
        items=found,
        gaps={each.item: each.gap for each in found},
        priorities={each.item: each.priority for each in found},
        order=order,
        over_achieved=tuple(
            each.item for each in found if not isinstance(each.gap, Undefined) and each.gap < 0
        ),
        not_applicable=left_out,
        sentence=_sentence({each.item: each for each in found}, order, len(left_out)),
    )


def _gap(
    item: str, present: Spread, target: Spread, importance: Spread, scale: tuple[float, float]
) -> Gap:
    """One gap, as far as it exists."""
    apart: float | Undefined = Undefined(say("present or target was not rated"))
    if not isinstance(present.median, Undefined) and not isinstance(target.median, Undefined):
        apart = round(target.median - present.median, 9)
    weighed: float | Undefined = Undefined(say("there is no gap or no importance"))
    if not isinstance(apart, Undefined) and not isinstance(importance.median, Undefined):
        weighed = round(importance.median * apart, 9)
    return Gap(item, present, target, importance, apart, weighed, _level(present.median, scale))


def _level(at: float | Undefined, scale: tuple[float, float]) -> str | Undefined:
    """What a level is called; a median between two is neither."""
    if isinstance(at, Undefined):
        return at
    if scale != MATURITY:
        return Undefined("levels have names from 0 to 5 only")
    below = int(at)
    if at == below:
        return LEVELS[below]
    return f"between {LEVELS[below]} and {LEVELS[below + 1]}"


def _order(found: Sequence[Gap]) -> tuple[str | tuple[str, ...], ...]:
    """The greatest priority first, then the greatest importance; the equal together."""
    groups: dict[tuple[float, float], list[str]] = {}
    for each in found:
        importance = each.importance.median
        if not isinstance(each.priority, Undefined) and not isinstance(importance, Undefined):
            groups.setdefault((each.priority, importance), []).append(each.item)
    ordered = [tuple(sorted(names)) for _, names in sorted(groups.items(), reverse=True)]
    return tuple(names[0] if len(names) == 1 else names for names in ordered)


def _sentence(
    found: Mapping[str, Gap], order: Sequence[str | tuple[str, ...]], left_out: int
) -> str:
    """Which gap matters most, and what is not counted."""
    away = say("; {number} not applicable and left out", number=left_out) if left_out else ""
    words = plural(len(found), "item")
    if not order:
        none = say("{items} rated, none with present, target and importance", items=words)
        return f"{none}{away}."
    first = firsts(order)
    top = found[first[0]]
    over = sum(1 for e in found.values() if not isinstance(e.gap, Undefined) and e.gap < 0)
    values = {
        "items": listing(list(first)),
        "gap": pointed(shown(top.gap)),
        "importance": pointed(shown(top.importance.median)),
        "priority": pointed(shown(top.priority)),
    }
    if len(first) == 1:
        most = say(
            "{items} comes first (gap {gap}, importance {importance}, priority {priority})",
            **values,
        )
    else:
        most = say(
            "{items} come first (gap {gap}, importance {importance}, priority {priority})",
            **values,
        )
    above = say("{items}: {most}; {number} above target", items=words, most=most, number=over)
    return f"{above}{away}."


def _compute(inputs: Inputs) -> Gaps:
    names = ("present", "target", "importance")
    said, away = [], []
    for number, row in enumerate(inputs.rows("items", (), ("item", "rater", *names)), 1):
        item = row.label(f"item {number}", "item")
        if any(_is_away(row.value(name, None)) for name in names):
            away.append(item)
            continue
        values = tuple(row.answer(name) for name in names)
        said.append(Said(item, values, row.label("", "rater")))
    return gap(
        said,
        not_applicable=away,
        scale=scale_in(inputs, *MATURITY),
        importance_scale=scale_in(inputs, *IMPORTANCE, key="importance_scale"),
    )


def _is_away(value: object) -> bool:
    """Whether a value says that something does not apply."""
    return isinstance(value, str) and value.strip().casefold() in NOT_APPLICABLE


def _tables(found: Gaps) -> tuple[Table, ...]:
    """A line a thing, in the order of the input."""
    rows = tuple(
        (
            each.item,
            median_words(each.present),
            "–" if isinstance(each.level, Undefined) else each.level,
            median_words(each.target),
            shown(each.gap),
            median_words(each.importance),
            shown(each.priority),
        )
        for each in found.items
    )
    left_out = tuple((name, "not applicable", *[""] * 5) for name in found.not_applicable)
    titles = ("item", "present", "level", "target", "gap", "importance", "priority")
    return (Table(titles, rows + left_out),)


METHODS: Final = (
    Method(
        About(
            name="gap",
            title="Gap and maturity",
            question="How far is the present from the target, and which gap matters most?",
            computed=(
                "Gap = median target - median present; priority = median importance × gap. Equal "
                "priorities are ordered by importance."
            ),
            inputs=(
                Input(
                    "items",
                    "each {item, present, target, importance, rater?}: levels 0 non-existent to "
                    "5 optimised, importance 1 to 5. An item on several lines was rated by several "
                    "people; a value left out is no answer; `n/a` says that it does not apply",
                ),
                Input("scale", "of present and target; [0, 5] unless given", optional=True),
                Input("importance_scale", "[1, 5] unless given", optional=True),
            ),
            readings=(
                Reading("gap above 0", "the target is not reached"),
                Reading("gap 0", "the target is reached"),
                Reading("gap below 0", "the target is exceeded; effort may be better spent"),
                *(Reading(f"level {n}", f"{name} (COBIT 4.1)") for n, name in enumerate(LEVELS)),
            ),
            limits=(
                "Levels are ranks: a gap of 2 is not twice a gap of 1, and a priority orders.",
                "A median between two levels is no level; the group may settle on one.",
                "What is not applicable or not answered is counted apart, never as 0.",
                (
                    "COBIT 2019 rates capability from 0 to 5 and CMMI knows no maturity level 0: "
                    "name the scale that was used."
                ),
            ),
            source=SOURCE,
            example={
                "items": [
                    {"item": "Backups", "present": 2, "target": 4, "importance": 5},
                    {"item": "Backups", "present": 3, "target": 4, "importance": 4},
                    {"item": "Help desk", "present": 4, "target": 3, "importance": 3},
                    {"item": "Mainframe", "present": "n/a"},
                ]
            },
        ),
        _compute,
        _tables,
        records(
            "items",
            "Columns item, present, target, importance and, if you like, rater; a line a rating.",
            needs=("present", "target"),
            may=("importance", "item", "rater"),
            words=("rater",),
            name="item",
        ),
    ),
)
"""What `workshop calc` offers of this file."""
