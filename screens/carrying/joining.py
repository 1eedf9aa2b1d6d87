"""Joining a factor of a round with the one that said the same before."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from screens.carrying.draw_feedback import Shown
from screens.dialogs.pick import Pick
from screens.summary.factor_actions import merge, supported
from screens.summary.merge_dialog import factor_row
from screens.summary.merged import standing
from screens.widgets.row_words import in_short
from workshop.analysis.similar import Similarity
from workshop.record.documents import Factor

if TYPE_CHECKING:
    from screens.base.record_screen import RecordScreen
    from workshop.record.record import Record

_NONE: Final = "Put the cursor on a factor that the round found: → goes there."


async def join(screen: RecordScreen[Any], record: Record, inner: object) -> str:
    """Ask which factor says the same as the one in front, and merge the two.

    The one with the lower number is proposed to stand: under its code it was spoken of before.

    Args:
        screen: the screen on which it is asked.
        record: what is told there.
        inner: what is in front of what the round found.

    Returns:
        The id of the factor that stands; empty where nothing was merged.
    """
    found = record.find(Factor, inner.id) if isinstance(inner, Shown) else None
    if found is None:
        screen.warn(_NONE)
        return ""
    factor = record.whole_of(found)
    others = [
        other
        for other in record.live_factors()
        if other.letter is factor.letter and other.id != factor.id
    ]
    if not others:
        screen.warn(f"{factor.code} is the only one among the {factor.letter.plural}.")
        return ""
    found_like = await asyncio.to_thread(_like, record.copy(), factor)  # it may change meanwhile
    alike = {each.id: score for each, score in found_like}
    others.sort(key=lambda other: (-alike.get(other.id, 0.0), other.number))
    rows = [factor_row(other, support) for other, support in supported(record, others)]
    question = f"Which one says the same as {factor.code}, “{in_short(factor.text)}”?"
    picked = await screen.app.push_screen_wait(Pick(question, rows, "Go on"))
    if picked is None:
        return ""
    now = screen.store.record
    both = sorted((now.get(Factor, each) for each in (factor.id, picked)), key=lambda f: f.number)
    if not await merge(screen, both):
        return ""
    return standing(now, factor.id)


def _like(record: Record, factor: Factor) -> list[tuple[Factor, float]]:
    """How like the factors are that have words in common with one."""
    return Similarity(record).to(factor)
