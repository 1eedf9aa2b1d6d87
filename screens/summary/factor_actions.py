"""Merging, splitting, wording and filing factors: from the question to the record."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from textual.content import Content

from screens.base.record_screen import RecordScreen
from screens.dialogs.confirm import Confirm
from screens.dialogs.pick import Pick
from screens.summary.edit_factor_dialog import EditFactorDialog
from screens.summary.merge_dialog import MergeDialog
from screens.summary.proposal_dialog import ProposalDialog
from screens.summary.rows import support_words
from screens.widgets.row_list import MUTED, Item, Row
from workshop.analysis.duplicates import Pair, proposals
from workshop.analysis.evidence import Hearing
from workshop.errors import Refused
from workshop.record.change import trial
from workshop.record.documents import Factor, Pestle
from workshop.record.record import Record
from workshop.running import commands
from workshop.running.score_rules import score_effects
from workshop.text import plural

_AT_ONCE: Final = 150
"""Up to so many factors are compared without a thread."""


def supported(record: Record, factors: Sequence[Factor]) -> list[tuple[Factor, str]]:
    """Factors with the support of each in words."""
    hearing = Hearing(record)
    return [
        (factor, support_words(hearing.support(record.evidence_of(factor.id))))
        for factor in factors
    ]


async def merge(screen: RecordScreen[Any], factors: Sequence[Factor]) -> bool:
    """Ask which of the factors stands, and merge the others into it."""
    ids = [factor.id for factor in factors]
    dialog = MergeDialog(
        supported(screen.store.record, factors), partial(_scores_after, screen, ids)
    )
    merging = await screen.app.push_screen_wait(dialog)
    if merging is None:
        return False
    others = tuple(factor.id for factor in factors if factor.id != merging.into)
    return _merged(screen, merging.into, others, merging.text)


def _scores_after(screen: RecordScreen[Any], ids: Sequence[str], into: str) -> tuple[str, ...]:
    """What becomes of the scores of factors where one of them stands."""
    others = tuple(each for each in ids if each != into)
    command = commands.MergeFactors(into=into, others=others)
    try:
        return score_effects(screen.store.record, command, trial(screen.store.moment().now)).words
    except Refused:
        return ()  # the merge itself says why it may not be done


def _merged(screen: RecordScreen[Any], into: str, others: tuple[str, ...], text: str = "") -> bool:
    """Send the merge, and say what came of it."""
    change = screen.perform(commands.MergeFactors(into=into, others=others, text=text))
    if change:
        screen.tell(f"{change.sentence}. ctrl+z takes it back, p splits it.")
    return change is not None


async def propose(screen: RecordScreen[Any]) -> None:
    """Go through the factors that look alike, one pair after the other.

    All are compared once, and again only when those that were found have been judged: a merge may
    bring to light what had no room among them.
    """
    later: set[frozenset[str]] = set()
    done = 0
    pairs = await _look(screen, later)
    while pairs:
        pair, left = pairs[0], len(pairs)
        dialog = ProposalDialog(
            _two(supported(screen.store.record, (pair.first, pair.second))),
            pair.reason,
            f"{plural(left, 'proposal')} left",
            partial(_scores_after, screen, (pair.first.id, pair.second.id)),
        )
        judgement = await screen.app.push_screen_wait(dialog)
        if judgement is None:
            return
        done += 1
        if judgement == "later" or not _judged(screen, pair, judgement, dialog.standing):
            later.add(frozenset((pair.first.id, pair.second.id)))
        pairs = _still_open(screen.store.record, pairs, later)
        if not pairs:
            pairs = await _look(screen, later)
    words = "That was the last one." if done else "No two factors look alike."
    screen.tell(f"{words} Space marks factors to merge by hand.")


def _two(factors: list[tuple[Factor, str]]) -> tuple[tuple[Factor, str], tuple[Factor, str]]:
    first, second = factors
    return first, second


async def _look(screen: RecordScreen[Any], later: set[frozenset[str]]) -> list[Pair]:
    """Compare all factors, many of them in a thread on a copy; the pairs that are not put off."""
    record = screen.store.record
    if sum(1 for _ in record.all(Factor)) <= _AT_ONCE:
        found = proposals(record)
    else:
        screen.tell("Comparing the factors …")
        found = await asyncio.to_thread(proposals, record.copy())
    return _still_open(record, [pair for cluster in found for pair in cluster.pairs], later)


def _still_open(record: Record, pairs: Sequence[Pair], later: set[frozenset[str]]) -> list[Pair]:
    """The pairs that nothing was said of, and whose factors stand as they were compared."""
    closed = later | record.judged_apart()
    return [
        pair
        for pair in pairs
        if frozenset((pair.first.id, pair.second.id)) not in closed
        and all(_stands(record, factor) for factor in (pair.first, pair.second))
    ]


def _stands(record: Record, factor: Factor) -> bool:
    """Whether a factor was neither merged away nor worded differently since."""
    now = record.find(Factor, factor.id)
    return now is not None and not now.into and now.text == factor.text


def _judged(screen: RecordScreen[Any], pair: Pair, judgement: str, standing: str) -> bool:
    """Carry out what was said of a pair."""
    if judgement == "apart":
        command = commands.KeepApart(first=pair.first.id, second=pair.second.id)
        return screen.perform(command) is not None
    other = pair.second.id if standing == pair.first.id else pair.first.id
    return _merged(screen, standing, (other,))


async def split(screen: RecordScreen[Any], factor: Factor, part_id: str = "") -> bool:
    """Ask which part to split off where it is not said, and split it off."""
    parts = screen.store.record.parts_of(factor.id)
    if not parts:
        screen.warn(f"Nothing was merged into {factor.code}, so there is nothing to split off.")
        return False
    if not part_id and len(parts) == 1:
        words = f"{parts[0].code}  {parts[0].text}"
        dialog = Confirm(f"Split this off {factor.code} again?", words, "Split")
        if not await screen.app.push_screen_wait(dialog):
            return False
        part_id = parts[0].id
    if not part_id:
        picked = await screen.app.push_screen_wait(
            Pick(f"Which part of {factor.code} stands alone again?", _parts(parts), "Split")
        )
        if picked is None:
            return False
        part_id = picked
    change = screen.perform(commands.SplitFactor(factor_id=part_id))
    if change:
        screen.tell(change.sentence)
    return change is not None


def _parts(parts: Sequence[Factor]) -> list[Item]:
    """The parts of a factor as rows."""
    return [
        Item(Row(Content(p.text), lead=Content.styled(p.code, "bold"), indent=5), p.id)
        for p in parts
    ]


async def edit(screen: RecordScreen[Any], factor: Factor) -> bool:
    """Ask for another wording, and put it."""
    words = await screen.app.push_screen_wait(EditFactorDialog(factor))
    if words is None or (words.text, words.pestle) == (factor.text, factor.pestle):
        return False
    command = commands.EditFactor(factor_id=factor.id, text=words.text, pestle=words.pestle)
    return screen.perform(command) is not None


async def file(screen: RecordScreen[Any], factor: Factor) -> bool:
    """Ask for the field of the scan, and file the factor there."""
    if factor.letter.internal:
        screen.warn(f"{factor.code} is internal; only opportunities and threats are scanned.")
        return False
    rows = [
        Item(Row(Content(f.word.capitalize()), Content.styled(f.value, "bold"), indent=5), f.value)
        for f in Pestle
    ]
    rows.append(Item(Row(Content.styled("no field", MUTED), indent=5), "none"))
    chosen = factor.pestle.value if factor.pestle else ""
    picked = await screen.app.push_screen_wait(
        Pick(f"Which field of the scan is {factor.code} in?", rows, "File", chosen)
    )
    if picked is None:
        return False
    pestle = None if picked == "none" else Pestle(picked)
    command = commands.EditFactor(factor_id=factor.id, text=factor.text, pestle=pestle)
    return screen.perform(command) is not None
