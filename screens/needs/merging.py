"""Needs that ask the same, made one by keys: one stands, and each department keeps its request."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from textual.content import Content

from screens.dialogs.pick import Pick
from screens.needs.acts import Stage
from screens.needs.picture import Picture
from screens.widgets.ink import muted
from screens.widgets.row_list import Item, Row
from workshop.analysis.needs_alike import NeedsAlike, needs_alike
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.running.row_commands import PutRows, RowText
from workshop.text import listing, plural

_APART: Final = "apart"
_INDENT: Final = 7


async def merge(stage: Stage) -> None:
    """Merge the need in front with the marked ones; with none marked, propose alike ones."""
    shown = stage.shown
    if shown is None:
        return
    if shown.need is None:
        stage.warn("There is no need to merge yet: 2 opens the table, to type or paste them.")
        return
    here = shown.need
    ids = [here.id, *(each for each in shown.marked if each != here.id)]
    if len(ids) > 1:
        question = f"Merge {plural(len(ids), 'need')}: which one stands for all?"
        stands = await stage.app.push_screen_wait(
            Pick(question, _rows(shown.picture, ids), "Merge into it")
        )
        if stands is not None:
            _merged(stage, ids, stands)
    elif shown.marked:
        stage.warn(f"{here.code} is marked; go to another need, then press m.")
    else:
        await _propose(stage)


def _merged(stage: Stage, ids: Sequence[str], stands: str) -> None:
    """Merge needs into the one that stands."""
    assert stage.shown is not None  # noqa: S101 - asked for where something is shown
    code = stage.shown.picture.code(stands)
    rows = tuple(
        RowText(row_id=each, values={"merged_into": code}) for each in ids if each != stands
    )
    if stage.perform(PutRows(register=NEEDS, rows=rows)) is None:
        return
    others = [stage.shown.picture.code(each) for each in ids if each != stands]
    stage.tell(f"{code} stands for {listing(others)} too; ^z takes that back.")
    stage.show(replace(stage.shown, marked=(), here=stands))


async def _propose(stage: Stage) -> None:
    """Go through needs that are alike, until none is left or Escape is pressed."""
    seen: set[frozenset[str]] = set()
    done = 0
    while pairs := await _open_pairs(stage, seen):
        pair = pairs[0]
        ids = (pair.first, pair.second)
        seen.add(frozenset(ids))
        assert stage.shown is not None  # noqa: S101 - as above
        rows = [*_rows(stage.shown.picture, ids), _different()]
        left = f"   {plural(len(pairs), 'proposal')} left"
        shared = f"Both say {listing([*pair.words][:4])}." if pair.words else "They are alike."
        question = f"{shared} Which one stands for both?{left}"
        answer = await stage.app.push_screen_wait(Pick(question, rows, "Take it"))
        if answer is None:
            return
        done += 1
        if answer != _APART:
            _merged(stage, ids, answer)
    words = "That was the last one." if done else "No two needs look alike."
    stage.tell(f"{words} Space marks needs to merge by hand.")


async def _open_pairs(stage: Stage, seen: set[frozenset[str]]) -> list[NeedsAlike]:
    """The needs that are alike as they stand now, but those that were looked at."""
    assert stage.shown is not None  # noqa: S101 - as above
    found = await asyncio.to_thread(needs_alike, stage.shown.picture.needs)
    return [each for each in found if frozenset((each.first, each.second)) not in seen]


def _rows(picture: Picture, ids: Sequence[str]) -> list[Item]:
    """Needs in a list: code, words, who asked."""
    rows = []
    for each in ids:
        need = picture.by_id[each]
        names = [picture.name(one) for one in need.asked_by]
        words = Content(str(need.row.cell("want")))
        lead = Content.styled(f" {need.code}", "bold")
        small = muted(f"asked by {listing(names) or 'no department'}")
        rows.append(Item(Row(words, lead=lead, small=small, indent=_INDENT), each))
    return rows


def _different() -> Item:
    words = Content("Neither: they ask for different things")
    return Item(Row(words, indent=_INDENT, above=0), _APART)
