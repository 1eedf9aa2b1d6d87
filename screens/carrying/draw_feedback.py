"""The rounds of feedback, and what the one in front found, as rows of lists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from screens.carrying.draw_keys import with_keys
from screens.carrying.picture import Picture
from screens.widgets.ink import ALERT, GOOD, MUTED, muted
from screens.widgets.letter_signs import letter_sign
from screens.widgets.row_list import Item, Row
from screens.widgets.row_words import head, in_short, note, subject_head
from workshop.methods.core.checks import Undefined
from workshop.programme.feedback import AspectChange, Change, Comparison, FactorChange, Measured
from workshop.record.documents import Entry, Factor
from workshop.running.row_names import subject_of
from workshop.text import as_sorted, listing, plural
from workshop.times import short_day

PREDICTIONS: Final = "predictions"
"""The id of the row that stands for how good the predictions were."""
_INDENT: Final = 8
_CHANGES: Final[dict[Change, tuple[str, str, str]]] = {
    "new": ("New", "+", GOOD),
    "back": ("Back", "↺", GOOD),
    "stronger": ("Stronger", "▲", "$accent"),
    "weaker": ("Weaker", "▼", MUTED),
    "gone": ("Gone", "×", MUTED),
    "not asked again": ("Not asked again", "·", MUTED),
}
"""By what became of a factor: the heading, the sign, its ink. The others are counted."""
_FIRST: Final[tuple[Change, ...]] = ("new", "back", "stronger", "weaker")
"""What stands first; what was not said again may be long, and stands at the end."""
_ENDS: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("broken", "○", ALERT, "not done"),
    ("dropped", "–", MUTED, "dropped"),
    ("late", "◐", MUTED, "done late"),
    ("kept", "✓", GOOD, "kept"),
)
"""By what became of an action: the name of its list, the sign, its ink, the words."""


@dataclass(frozen=True)
class Shown:
    """Something that a round found and that can be traced."""

    id: str
    """The id of the factor, theme, row or entry."""
    table: str = ""
    """The register of the row; empty where it is none."""


def round_items(picture: Picture) -> Iterator[Item]:
    """The rounds, the latest first, and how good predictions were."""
    if not picture.rounds:
        yield from with_keys(picture, "No round of feedback yet", ("n", "plans one"))
    for found in picture.rounds:
        yield _round_item(picture, found)
    if picture.score is not None:
        score = picture.score.score
        right = muted("none known") if isinstance(score, Undefined) else Content(f"{score:.3f}")
        yield Item(
            Row(
                Content.styled("Predictions", "bold"),
                right=right,
                small=muted("Brier score: 0 is best, 0.250 is a coin"),
                above=1,
            ),
            PREDICTIONS,
            PREDICTIONS,
        )


def _round_item(picture: Picture, found: Comparison) -> Item:
    round_ = found.round
    until = f" to {short_day(round_.ends)}" if round_.ends else ""
    held = len(round_.sessions)
    if held:
        state = muted(plural(held, "session"))
    elif round_.begins <= picture.today:
        state = Content.styled("begun, no session yet", ALERT)
    else:
        state = muted("planned")
    counts = ((change, len(found.with_change(change))) for change in _CHANGES)
    told = [f"{count} {change}" for change, count in counts if count and held]
    words = Content.assemble((f"{short_day(round_.begins)}{until} · ", MUTED), state)
    small = words if not told else Content.assemble(words, (f"\n{', '.join(told)}", MUTED))
    return Item(
        Row(
            Content.styled(in_short(round_.row.subject), "bold"),
            lead=Content.styled(round_.row.code, "bold"),
            small=small,
            indent=_INDENT,
        ),
        round_.row.id,
        found,
    )


def found_items(picture: Picture, found: Comparison) -> Iterator[Item]:
    """Everything that a round found against the one before."""
    row = found.round.row
    yield subject_head(f"{row.code} {row.subject}")
    earlier = [
        each.round
        for each in picture.rounds
        if each.round.sessions and each.round.begins < found.round.begins
    ]
    before = max(earlier, key=lambda each: each.begins, default=None)
    with_ = "all that was said before it"
    if before:
        with_ = f"{before.row.code} {in_short(before.row.subject)}"
    yield Item(Row(muted(f"against {with_}")))
    if row.cell("note"):
        yield Item(Row(muted(" ".join(row.cell("note").split()))))
    if not found.round.sessions:
        words = "Nothing is heard in its days yet"
        yield from with_keys(picture, words, ("g", "holds a session"), above=1)
    else:
        yield from _factors(picture, found, _FIRST)
        yield from _themes(picture, found)
    yield from _aspects(found)
    yield from _measured(picture, found)
    yield from _actions(picture, found)
    if found.round.sessions:
        yield from _factors(picture, found, [each for each in _CHANGES if each not in _FIRST])
        if same := len(found.with_change("same")):
            yield note(f"{plural(same, 'factor')} said by as many departments as before", 1)
        if unsaid := len(found.with_change("not said again")):
            yield note(f"{plural(unsaid, 'factor')} not said again, nor asked about", 1)


def _head(title: str, count: int, more: str = "") -> Item:
    right = Content.assemble((more, MUTED), (f"  {count}" if more else f"{count}", MUTED))
    return head(title, right)


def _factors(picture: Picture, found: Comparison, changes: Collection[Change]) -> Iterator[Item]:
    for change in changes:
        title, sign, ink = _CHANGES[change]
        factors = found.with_change(change)
        if factors:
            same = "m: says the same as another" if change == "new" and picture.writable else ""
            yield _head(title, len(factors), same)
            for each in factors:
                yield _factor(picture, each, sign, ink)


def _factor(picture: Picture, one: FactorChange, sign: str, ink: str) -> Item:
    factor = picture.record.get(Factor, one.factor_id)
    now, before = _names(picture, one.now), _names(picture, one.before)
    if one.change in ("new", "back"):
        small = f"said by {now}" if now else "said by nobody of a department"
    elif one.change == "not asked again":
        small = "those who said it were not heard" if not one.before else f"said by {before}"
    else:
        small = f"before {before or 'nobody'} ▸ now {now or 'nobody'}"
    return Item(
        Row(
            Content(" ".join(factor.text.split())),
            lead=Content.assemble((sign, ink), " ", letter_sign(factor.letter.value), " ",
                                  (factor.code, "bold")),
            right=Content(f"{len(one.before)} ▸ {len(one.now)}")
            if one.change in ("stronger", "weaker") else Content(""),
            small=muted(small),
            indent=_INDENT + 1,
        ),
        f"factor-{factor.id}",
        Shown(factor.id),
    )  # fmt: skip


def _names(picture: Picture, ids: frozenset[str]) -> str:
    return listing(sorted((picture.departments.get(each, "") for each in ids), key=as_sorted))


def _themes(picture: Picture, found: Comparison) -> Iterator[Item]:
    if found.emerging:
        yield _head("Emerging", len(found.emerging), "themes that are in no earlier session")
        for each in found.emerging:
            name = Content.styled(picture.themes.get(each, ""), "bold")
            yield Item(
                Row(name, lead=Content.styled("✦", GOOD), indent=3), f"theme-{each}", Shown(each)
            )


def _aspects(found: Comparison) -> Iterator[Item]:
    if not found.aspects:
        return
    needing = sum(each.needs_work > each.works for each in found.aspects)
    told = plural(needing, "needs work", "need work") if needing else ""
    yield _head("What works", len(found.aspects), told)
    for each in found.aspects:
        yield _aspect(each)


def _aspect(one: AspectChange) -> Item:
    answers = one.works + one.needs_work
    works = one.works >= one.needs_work
    sign, ink = ("✓", GOOD) if works else ("○", ALERT)
    said = f"works {one.works} of {answers}" if answers else "no answer"
    before = one.worked_before + one.needed_work_before
    since = f"before {one.worked_before} of {before}" if before else "not asked before"
    why = "; ".join(filter(None, (" ".join(row.cell("why").split()) for row in one.rows)))
    return Item(
        Row(
            Content(one.words),
            lead=Content.styled(sign, ink),
            right=Content.assemble((said, ink), (f" · {since}", MUTED)),
            small=muted(why),
            indent=3,
        ),
        f"aspect-{one.rows[-1].id}",
        Shown(one.rows[-1].id, one.rows[-1].TABLE),
    )


def _measured(picture: Picture, found: Comparison) -> Iterator[Item]:
    if found.measured:
        yield _head("Measured again", len(found.measured))
        for each in found.measured:
            yield _measure(picture, each)
    if found.not_measured and found.round.begins <= picture.today:
        codes = listing([each.code for each in found.not_measured])
        yield note(f"Not measured in it: {codes}", 0 if found.measured else 1)


def _measure(picture: Picture, one: Measured) -> Item:
    row = one.row
    before = one.before.subject if one.before else row.cell("today")
    wanted = row.cell("wanted")
    return Item(
        Row(
            Content(subject_of(picture.record, row)),
            lead=Content.styled(row.code, "bold"),
            right=Content.assemble(
                (f"{before or '–'} ▸ ", MUTED), (one.value.subject, "bold"),
                (f" · wanted {wanted}" if wanted else "", MUTED),
            ),
            indent=_INDENT,
        ),
        f"measure-{one.value.id}",
        Shown(one.value.id, one.value.TABLE),
    )  # fmt: skip


def _actions(picture: Picture, found: Comparison) -> Iterator[Item]:
    lists: dict[str, Sequence[str]] = {name: getattr(found.actions, name) for name, *_ in _ENDS}
    if total := sum(map(len, lists.values())):
        kept = len(found.actions.kept)
        yield _head("Actions whose day came", total, f"{kept} kept")
        for name, sign, ink, words in _ENDS:
            for each in lists[name]:
                entry = picture.record.get(Entry, each)
                yield Item(
                    Row(Content(entry.text), lead=Content.styled(sign, ink),
                        right=Content.styled(words, ink), indent=3),
                    f"action-{each}",
                    Shown(each),
                )  # fmt: skip


def score_items(picture: Picture) -> Iterator[Item]:
    """How good the predictions were, in a sentence, with the three parts."""
    score = picture.score
    if score is None:
        return
    yield subject_head("Predictions")
    yield Item(Row(Content(score.sentence)))
    if not isinstance(score.score, Undefined):
        parts = (
            ("Brier score", score.score, "0 is best"),
            ("  reliability", score.reliability, "how far chances are from what happened"),
            ("− resolution", score.resolution, "how far they tell cases apart; more is better"),
            ("+ uncertainty", score.uncertainty, "what nobody can help"),
        )
        for number, (title, value, means) in enumerate(parts):
            shown = "–" if isinstance(value, Undefined) else f"{value:.4f}"
            yield Item(
                Row(Content(title), right=Content.styled(shown, "bold"), small=muted(means),
                    above=int(number == 0))
            )  # fmt: skip
        yield _head("By chance", len(score.chances))
        for chance in score.chances:
            yield Item(
                Row(
                    Content(f"{chance.chance:.0%}"),
                    right=muted(f"{chance.happened} of {chance.count} happened"),
                    indent=2,
                )
            )
    if score.waiting:
        yield note(f"{plural(score.waiting, 'prediction')} not known yet: 4 shows them.", 1)
