"""What a vote came to, once it is closed: counted by the published methods, ties told.

Of every rule more is better. Equal votes share a place, whatever their order on the list, and what
got nothing stays in the list. How far the room agrees is told by Kendall's W over the ballots; of
hands nobody knows whose they are, so they are left out of it and that is said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec

from workshop.ballots.counted import Counted as CountedScale
from workshop.ballots.counted import Round
from workshop.ballots.results import Result as Scored
from workshop.ballots.rounds import as_voted, goes_item_by_item, source_of
from workshop.ballots.subjects import find_subject, whole_id
from workshop.ballots.tally import Tally, spread
from workshop.ballots.votes.criteria import orders_in
from workshop.ballots.votes.duels import duels_of
from workshop.ballots.votes.given import Given, Sheet, given_in
from workshop.ballots.votes.items import Item, items_in
from workshop.ballots.votes.odd_ballots import flags_of
from workshop.ballots.votes.result import Counted, Duels, Result
from workshop.ballots.votes.rules import SCORE, points_of, rule_words
from workshop.ballots.votes.standing import channel_of
from workshop.ballots.votes.told_result import again_words, counted_words, duel_words
from workshop.guide.shape import Score, as_kind
from workshop.guide.step import Step
from workshop.language import say
from workshop.methods.agreement.gradients import USUAL_SUPPORT, polled
from workshop.methods.voting.best_worst import best_worst
from workshop.methods.voting.dots import dots
from workshop.methods.voting.nominal_group import nominal_group
from workshop.record.documents import Entry, Factor, Session
from workshop.record.record import Record
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import BEST, VOTES, WORST, Rule, Vote


def counted(record: Record, vote: Vote, called: Mapping[str, str] | None = None) -> Counted:
    """What a vote came to.

    Args:
        record: the record.
        vote: a vote that is closed.
        called: the words of what was voted on by its id, where an edition has others.

    Raises:
        Refused: it is not closed; before that nothing is told.
    """
    given = given_in(record, vote)
    items = items_in(record, vote)
    if called is not None:
        items = [msgspec.structs.replace(i, text=called.get(i.id, "")) for i in items]
    by_channel = _by_channel(record, vote, given)
    cast = sum(by_channel.values())
    results = in_places(_COUNTS[vote.rule.method](record, vote, items, given), any_cast=cast > 0)
    since = {item.id: what for item in items if (what := _since(record, item.id))}
    again = source_of(record.guide_of(record.get(Session, vote.session_id)), _step(record, vote))
    if again is not None and goes_item_by_item(vote.rule):
        # What nobody rated again has not lost what it had: it is not in this round.
        results = tuple(one for one in results if one.voters)
    results = tuple(
        msgspec.structs.replace(one, since=since.get(one.subject_id, "")) for one in results
    )
    found = Counted(
        vote=vote,
        present=len(vote.roster),
        cast=cast,
        abstained=max(0, len(vote.roster) - cast),
        away=len(vote.away),
        by_channel=by_channel,
        results=results,
        tie=sum(one.place == 1 for one in results) > 1,
        rule=rule_words(vote.rule, len(items)),
        sentence="",
        duels=_duels(vote, given, items, results),
        flags=flags_of(given.sheets, [item.id for item in items]),
    )
    rows = _rows(vote.rule, [item.id for item in items], given.sheets)
    words = again_words(found) if again is not None else counted_words(found, rows)
    return msgspec.structs.replace(found, sentence=words)


def _duels(
    vote: Vote, given: Given, items: Sequence[Item], results: Sequence[Result]
) -> Duels | None:
    """What a vote by ranks comes to two by two."""
    if vote.rule.method != "ranks" or given.most_hands:
        return None
    found = duels_of(given.sheets, {item.id: item.code for item in items})
    return msgspec.structs.replace(found, sentence=duel_words(found, results)) if found else None


def _step(record: Record, vote: Vote) -> Step:
    """The step of a vote."""
    return record.step_of(record.get(Session, vote.session_id), vote.step_id)


def _by_channel(record: Record, vote: Vote, given: Given) -> dict[str, int]:
    """How many ballots came by each channel, in the order in which channels are told."""
    counts = dict(vote.channels)
    for ballot in record.votes.cast_in(vote.id):
        word = channel_of(ballot).value
        counts[word] = counts.get(word, 0) + 1
    if given.most_hands:
        hands = Channel.HANDS.value
        counts[hands] = counts.get(hands, 0) + given.most_hands
    return {each.value: counts[each.value] for each in Channel if counts.get(each.value)}


def _since(record: Record, subject_id: str) -> str:
    """What became of a thing since it was voted on; empty where it stands."""
    if (factor := record.find(Factor, subject_id)) is not None:
        whole = record.whole_of(factor)
        if not record.evidence_of(whole.id):
            return say("taken back")
        return say("merged into {code}", code=whole.code) if whole.id != factor.id else ""
    if (stands_for := whole_id(record, subject_id)) != subject_id:
        row = find_subject(record, stands_for)
        return say("merged into {code}", code=row.code) if row else ""
    entry = record.find(Entry, subject_id)
    return say("taken back") if entry is not None and entry.retracted else ""


def in_places(results: Sequence[Result], *, any_cast: bool) -> tuple[Result, ...]:
    """Results by place; what cannot be put in order comes last, without one.

    Args:
        results: in the order of the list; whatever has a place can be put in order.
        any_cast: whether anybody voted.
    """
    known = [one for one in results if one.place is not None] if any_cast else []
    votes = sorted((round(one.votes, 9) for one in known), reverse=True)
    place_of = {value: at for at, value in reversed(list(enumerate(votes, 1)))}
    placed = [msgspec.structs.replace(one, place=place_of[round(one.votes, 9)]) for one in known]
    placed.sort(key=lambda one: one.place or 0)
    ids = {one.subject_id for one in placed}
    rest = (one for one in results if one.subject_id not in ids)
    return (*placed, *(msgspec.structs.replace(one, place=None) for one in rest))


# By rule


def _results(items: Sequence[Item], votes: Mapping[str, float], given: Given) -> dict[str, Result]:
    """A result for each item, in the order of the list."""
    found = {}
    for item in items:
        values = given.values(item.id, VOTES)
        found[item.id] = Result(
            subject_id=item.id,
            code=item.code,
            text=item.text,
            votes=votes[item.id],
            voters=sum(count for value, count in values.items() if value),
            place=0,
            values=tuple(sorted(values.items())),
        )
    return found


def _summed(record: Record, vote: Vote, items: Sequence[Item], given: Given) -> list[Result]:
    """Dots, points and approvals: sums."""
    del record
    ids = [item.id for item in items]
    ballots = {
        str(at): {key: int(row[VOTES]) for key, row in sheet.items() if row.get(VOTES)}
        for at, sheet in enumerate(given.sheets, 1)
    }
    most = int(vote.rule.budget or len(ids))
    found = dots(ballots, items=ids, budget=most, most_per_item=most)
    votes = {
        key: found.totals[key]
        + sum(value * hands for value, hands in given.hands.get((key, VOTES), {}).items())
        for key in ids
    }
    return list(_results(items, votes, given).values())


def _ranked(record: Record, vote: Vote, items: Sequence[Item], given: Given) -> list[Result]:
    """Ranks: the points of the nominal group technique."""
    del record
    ids = [item.id for item in items]
    points = points_of(vote.rule)
    rankings = {
        str(at): sorted(sheet, key=lambda key: sheet[key][VOTES])
        for at, sheet in enumerate(given.sheets, 1)
    }
    found = nominal_group(rankings, points=points, items=ids)
    votes = {
        key: found.totals[key]
        + sum(
            points[int(place) - 1] * hands
            for place, hands in given.hands.get((key, VOTES), {}).items()
        )
        for key in ids
    }
    return list(_results(items, votes, given).values())


def _gradients(record: Record, vote: Vote, items: Sequence[Item], given: Given) -> list[Result]:
    """Gradients of agreement: who supports it, and whether that is what was agreed."""
    del record
    support = vote.rule.support or USUAL_SUPPORT
    found = []
    for key, one in _results(items, dict.fromkeys((i.id for i in items), 0.0), given).items():
        levels = [level for level, count in one.values for _ in range(count)]
        poll = polled(levels, support, vote.rule.vetoes or 0)
        found.append(
            msgspec.structs.replace(
                one,
                subject_id=key,
                votes=poll.supporters,
                spread=spread(levels),
                vetoes=poll.vetoes,
                carried=poll.carried,
            )
        )
    return found


def _best_worst(record: Record, vote: Vote, items: Sequence[Item], given: Given) -> list[Result]:
    """Best–worst: best less worst."""
    del record, vote
    ids = [item.id for item in items]
    best = {key: _sum(given, key, BEST) for key in ids}
    worst = {key: _sum(given, key, WORST) for key in ids}
    found = best_worst(best, worst, items=ids)
    voters = {
        key: sum(bool(sum(sheet.get(key, {}).values())) for sheet in given.sheets) for key in ids
    }
    results = _results(items, found.scores, given).values()
    return [
        msgspec.structs.replace(
            one,
            voters=voters[one.subject_id],
            best=best[one.subject_id],
            worst=worst[one.subject_id],
        )
        for one in results
    ]


def _sum(given: Given, subject_id: str, scale_id: str) -> int:
    values = given.values(subject_id, scale_id)
    return int(sum(value * count for value, count in values.items()))


def _scores(record: Record, vote: Vote, items: Sequence[Item], given: Given) -> list[Result]:
    """Scores: by what the step puts its results in order, as things were scored then."""
    return scores_in(record, vote, items, given, Round)


def scores_in(
    record: Record,
    vote: Vote,
    items: Sequence[Item],
    given: Given,
    kind: type[Round | CountedScale],
) -> list[Result]:
    """Scores by what the step puts its results in order.

    Args:
        record: the record.
        vote: a vote that is closed.
        items: what is on its list.
        given: what was given in it.
        kind: what counts of it: that round alone, or the last one of each thing.
    """
    session = record.get(Session, vote.session_id)
    step = as_voted(record.guide_of(session), record.step_of(session, vote.step_id))
    scored = as_kind(step, Score)
    scales = {
        scale.id: kind(record, session.id, step.id, scale, apart=True) for scale in vote.rule.scales
    }
    leading = vote.rule.scales[0].id
    found = []
    for item in items:
        tallies: dict[str, Tally] = {
            key: one for key, each in scales.items() if (one := each.tally(item.id))
        }
        subject, lead = find_subject(record, item.id), tallies.get(leading)
        value = lead.value if lead else None
        if scored is not None:
            got = Scored(subject=subject, tallies=tallies, flags={}) if subject else None
            value = orders_in(record, session, scored)[0].value(got) if got else None
        found.append(
            Result(
                subject_id=item.id,
                code=item.code,
                text=item.text,
                votes=value or 0.0,
                voters=max((one.spread.count for one in tallies.values()), default=0),
                place=None if value is None else 0,
                values=tuple(sorted(given.values(item.id, leading).items())),
                spread=lead.spread if lead else None,
                again=next((one.again for one in tallies.values() if one.again), ""),
            )
        )
    return found


_COUNTS: Final[dict[str, Callable[[Record, Vote, Sequence[Item], Given], list[Result]]]] = {
    "dots": _summed,
    "points": _summed,
    "approve": _summed,
    "ranks": _ranked,
    "gradients": _gradients,
    "best-worst": _best_worst,
    SCORE: _scores,
}


def _rows(rule: Rule, ids: Sequence[str], sheets: Sequence[Sheet]) -> list[list[float | None]]:
    """A row for each ballot, a number for each thing, the greater the better.

    A blank is nothing given; of levels and scores it is no answer.
    """
    if rule.method == "ranks":
        points = points_of(rule)
        return [
            [points[int(s[key][VOTES]) - 1] if s.get(key) else 0.0 for key in ids] for s in sheets
        ]
    if rule.method == "best-worst":
        return [
            [s.get(key, {}).get(BEST, 0.0) - s.get(key, {}).get(WORST, 0.0) for key in ids]
            for s in sheets
        ]
    if rule.method in ("gradients", SCORE):
        scale = rule.scales[0].id if rule.scales else VOTES
        return [[s.get(key, {}).get(scale) for key in ids] for s in sheets]
    return [[s.get(key, {}).get(VOTES, 0.0) for key in ids] for s in sheets]
