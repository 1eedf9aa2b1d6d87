"""Impact and likelihood: the picture of all that was scored, and the strong field in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, Literal

from workshop.language import say
from workshop.methods.environment.pestle import GREATEST, LEAST, THRESHOLD
from workshop.report.blocks import (
    AnyBlock,
    Axis,
    Notice,
    Paragraph,
    Plane,
    Point,
    Span,
    Zone,
    plain,
)
from workshop.report.contested import contests_of
from workshop.report.factor_lists.lines import marked_code
from workshop.report.factor_lists.picture import SIDE
from workshop.report.known import Known
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.text import plural

STRONG: Final = 15
"""From this product on a factor stands in the strong field."""

_FIVE: Final = (1, 2, 3, 4, 5)
_WORDED: Final = 8
"""So many of the strong field are told in words below the picture; the register has all."""


def product_of(gathered: Gathered, known: Known) -> float | None:
    """Impact × likelihood; none where it was not scored."""
    return gathered.scores.significance(known.factor.id).value


def is_significant(gathered: Gathered, known: Known) -> bool:
    """Whether a factor reaches the threshold of the method."""
    return bool(gathered.scores.significance(known.factor.id).significant)


def plane(gathered: Gathered, external: Sequence[Known]) -> Iterator[AnyBlock]:
    """The picture, and what stands in its strong field.

    Args:
        gathered: the record as an edition tells it.
        external: the factors outside, in the one order.
    """
    scored = [known for known in external if product_of(gathered, known) is not None]
    if not scored:
        yield Notice(
            text=say("Impact and likelihood were not scored, or the scores are not in yet.")
        )
        return
    contests = contests_of(gathered)
    strong = [known for known in scored if (product_of(gathered, known) or 0) >= STRONG]
    yield Plane(
        caption=say("What may come, by what voters gave"),
        across=Axis(title=say("Impact"), least=LEAST, greatest=GREATEST, ticks=_FIVE),
        up=Axis(title=say("Likelihood"), least=LEAST, greatest=GREATEST, ticks=_FIVE),
        points=tuple(
            Point(
                code=known.code,
                text=known.text,
                across=gathered.scores.impacts[known.factor.id].value("impact") or LEAST,
                up=gathered.scores.impacts[known.factor.id].value("likelihood") or LEAST,
                letter=SIDE[known.factor.letter],
                contested=known.factor.id in contests,
            )
            for known in scored
        ),
        zones=tuple(_zones()),
        sentence=_sentence(gathered, scored, strong),
    )
    for known in strong[:_WORDED]:
        yield Paragraph(
            spans=(
                Span(f"{marked_code(gathered, known)} ", "strong"),
                Span(known.text),
                Span(f" — {scored_words(gathered, known)}", "muted"),
            )
        )
    if len(strong) > _WORDED:
        more = len(strong) - _WORDED
        yield Paragraph(
            spans=plain(say("{n} more in the strong field stand in the register.", n=more))
        )


def scored_words(gathered: Gathered, known: Known) -> str:
    """Impact × likelihood with how many voted and how far they were apart."""
    scored = gathered.scores.impacts.get(known.factor.id)
    product = product_of(gathered, known)
    if scored is None or product is None:
        return say("not scored")
    impact, likelihood = (scored.tallies[each] for each in ("impact", "likelihood"))
    values = f"{phrases.number(impact.value)} × {phrases.number(likelihood.value)}"
    words = f"{values} = {phrases.number(product)}"
    voters = max(impact.spread.count, likelihood.spread.count)
    if impact.agreed and likelihood.agreed:
        return say("{words}, agreed by the room", words=words)
    apart = []
    if spread := phrases.range_words(impact):
        apart.append(say("impact {range}", range=spread))
    if spread := phrases.range_words(likelihood):
        apart.append(say("likelihood {range}", range=spread))
    return ", ".join([words, plural(voters, "voter"), *apart])


def _sentence(gathered: Gathered, scored: Sequence[Known], strong: Sequence[Known]) -> str:
    """What the picture shows."""
    reach = sum(is_significant(gathered, known) for known in scored)
    codes = phrases.codes([known.code for known in strong], 40) or say("none")
    return say(
        "{factors} scored; {reached} reach {threshold}, the threshold of the method; {strong} or "
        "more: {codes}.",
        factors=plural(len(scored), "factor"),
        reached=reach,
        threshold=phrases.number(THRESHOLD),
        strong=STRONG,
        codes=codes,
    )


def _zones() -> Iterator[Zone]:
    """The fields of each product, those of a row that are tinted alike in one."""
    titles = {
        1: say("{value} and more", value=phrases.number(THRESHOLD)),
        2: say("{value} and more", value=STRONG),
    }
    told: set[int] = set()
    for likelihood in reversed(_FIVE):
        for tint, found in groupby(_FIVE, key=lambda impact: _tint(impact * likelihood)):
            cells = list(found)
            if not tint:
                continue
            yield Zone(
                left=max(LEAST, cells[0] - 0.5),
                right=min(GREATEST, cells[-1] + 0.5),
                bottom=max(LEAST, likelihood - 0.5),
                top=min(GREATEST, likelihood + 0.5),
                title="" if tint in told else titles[tint],
                tint=tint,
            )
            told.add(tint)


def _tint(product: float) -> Literal[0, 1, 2]:
    """How strongly a field is tinted."""
    if product < THRESHOLD:
        return 0
    return 2 if product >= STRONG else 1
