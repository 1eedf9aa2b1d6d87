"""Why there is no evaluation matrix, and how its weights came about, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workshop.guide.parts import Scale
from workshop.language import counted, marked, say
from workshop.methods.evaluation.ife_efe import Evaluation
from workshop.privacy.numbers.shown_totals import Why
from workshop.record.documents import Ballot, Factor
from workshop.record.record import Record
from workshop.report.wording import format as phrases
from workshop.text import plural

_HOW: Final = marked("A score step with the scales weight and rating does that.")


def nothing_weighed(*, internal: bool) -> str:
    """Why there is no matrix where nobody scored one."""
    none = say("No opportunities and threats were weighed and rated, or the scores are not in yet.")
    if internal:
        none = say(
            "No strengths and weaknesses were weighed and rated, or the scores are not in yet."
        )
    return f"{none} {say(_HOW)}"


def why_none(found: Evaluation) -> str:
    """Why a matrix is not defined, for readers: what could be done in a session is not theirs."""
    return found.reason.removesuffix(f" {say(_HOW)}")


def grouped_words(ballots: Sequence[Ballot]) -> str:
    """How the weights of several voters became one, where there are several."""
    if len(ballots) < 2:
        return ""
    words = say(
        "A weight is the sum of the points that {n} voters gave, as a share of all points; a "
        "rating is the median.",
        n=len(ballots),
    )
    return f" {words}"


def not_spent(wrong: Sequence[float], voters: int, scale: Scale) -> str:
    """Why the points of several voters cannot be used; what single ones gave where it is told."""
    if not wrong:
        return say(
            "The points of some of {voters} do not add up to {total}: correct them, or have them "
            "normalised.",
            voters=counted(voters, "voter", of=True),
            total=phrases.number(scale.total),
        )
    sums = phrases.codes([phrases.number(round(added, 9)) for added in wrong], 6)
    if len(wrong) == 1:
        return say(
            "1 of {voters} gives points that do not add up to {total} but to {sums}: correct them, "
            "or have them normalised.",
            voters=counted(voters, "voter", of=True),
            total=phrases.number(scale.total),
            sums=sums,
        )
    return say(
        "{n} of {voters} give points that do not add up to {total} but to {sums}: correct them, or "
        "have them normalised.",
        n=len(wrong),
        voters=counted(voters, "voter", of=True),
        total=phrases.number(scale.total),
        sums=sums,
    )


def points_lost(gone: Sequence[Factor], record: Record) -> str:
    """Where points lie on factors that stand no more, why, and what to do."""
    taken = [one.code for one in gone if record.own_entries(one.id)]
    turned = [f"{one.code}{_now(one, record)}" for one in gone if not record.own_entries(one.id)]
    words = []
    if len(taken) == 1:
        words.append(say("{code} had points and was taken back.", code=taken[0]))
    elif taken:
        codes = phrases.codes(taken)
        words.append(say("{codes} had points and were taken back.", codes=codes))
    if turned:
        codes = phrases.codes(turned)
        words.append(say("{codes} had points and got another letter or kind.", codes=codes))
    if not words:
        return ""
    again = say("Reopen scoring and give the points again, or fit them to the total.")
    return "".join(f" {each}" for each in (*words, again))


def _now(gone: Factor, record: Record) -> str:
    """Under which code a statement stands whose entry got another letter; empty where under none.

    Nothing but the words leads from the one to the other.
    """
    same = [one for one in record.live_factors() if one.text == gone.text and one.id != gone.id]
    return f" ({say('now {code}', code=same[0].code)})" if len(same) == 1 else ""


def of_few(why: Why, fewest: int) -> str:
    """Why a shareable edition has no matrix of a small group."""
    if why is Why.DIFFERS:
        return say(
            "Of some of the weights and ratings the total {why}, so the matrix stands in the "
            "restricted edition only.",
            why=why.words(fewest),
        )
    return say(
        "Fewer than {n} voters gave some of the weights and ratings, so the matrix stands in the "
        "restricted edition only.",
        n=fewest,
    )


def of_left_out(count: int) -> str:
    """Why a shareable edition has no matrix."""
    weighed = plural(
        count,
        "factor that this edition leaves out was weighed too",
        "factors that this edition leaves out were weighed too",
    )
    return say("{factors}, so the total stands in the restricted edition only.", factors=weighed)
