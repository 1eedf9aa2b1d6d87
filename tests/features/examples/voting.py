"""Examples of ranks: by points (nominal group, Borda) and two by two (Condorcet, Copeland)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from tests.builders.example import Example, Inputs, StoredBuilding
from tests.builders.record import TEN
from tests.features.examples.environment import scoring_guide
from workshop.ballots.votes.facts import DuelsFact
from workshop.guide.step import Step
from workshop.guide.vote import Vote as VoteStep
from workshop.record.votes.channels import Channel
from workshop.report.blocks import Matrix
from workshop.report.session.vote_section import top_votes, vote_facts
from workshop.report.session_view import SessionView
from workshop.report.told_votes import ToldVote, VoteTelling
from workshop.report.view import Gathered
from workshop.running.voting.commands import CastBallot, CloseVote, OpenVote


def _rank(room: StoredBuilding, rankings: Sequence[Sequence[str]], budget: int) -> None:
    """Everybody ranks so many ideas on paper, each called by a letter."""
    people = [room.person(f"Voter {number}") for number in range(1, len(rankings) + 1)]
    step = VoteStep(id="rank", title="Rank", minutes=TEN, method="ranks", of=("W",), budget=budget)
    session = room.start(scoring_guide(step), *people)
    ideas = {
        letter: room.say(session, "talk", f"- Idea {letter}").factor_id or ""
        for letter in sorted(rankings[0])
    }
    room.do(OpenVote(session_id=session, step_id="rank"))
    for person, order in zip(people, rankings, strict=True):
        places = enumerate(order[:budget], 1)
        votes = {ideas[letter]: {"votes": float(place)} for place, letter in places}
        room.do(
            CastBallot(
                session_id=session, step_id="rank", channel=Channel.PAPER, voter=person, votes=votes
            )
        )
    room.do(CloseVote(session_id=session, step_id="rank"))
    room.close(session)


def _told(gathered: Gathered) -> tuple[VoteTelling, Step, ToldVote]:
    """The votes of the session, the step of the only one, and what the edition tells of it."""
    telling = VoteTelling(gathered, gathered.sessions[0])
    ((step, vote, _),) = telling.steps
    assert vote is not None
    return telling, step, telling.told(step, vote)


def ranked_ideas(gathered: Gathered, letters: Sequence[str]) -> tuple[dict[str, float], str]:
    """What each idea got, as the result of the vote tells it, and which stands first."""
    _, _, told = _told(gathered)
    results = told.counted.results
    votes = {row.text[-1]: row.votes for row in results}
    first = next(row.text[-1] for row in results if row.place == 1)
    return {letter: votes.get(letter, 0) for letter in sorted(letters)}, first


def record_nominal(room: StoredBuilding, inputs: Inputs) -> None:
    """Three points, two and one."""
    assert inputs["points"] == [3, 2, 1]
    _rank(room, [*inputs["rankings"].values()], 3)


def nominal_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """How many points each idea has."""
    return {"totals": ranked_ideas(gathered, next(iter(inputs["rankings"].values())))[0]}


def record_borda(room: StoredBuilding, inputs: Inputs) -> None:
    """Everybody ranks, on a ballot of their own, as much as was published of them."""
    ballots = inputs["ballots"]
    rankings = [each["ranking"] for each in ballots for _ in range(each["count"])]
    _rank(room, rankings, len(rankings[0]))


def borda_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """The last of n gets one point, the first n."""
    points, first = ranked_ideas(gathered, inputs["ballots"][0]["ranking"])
    return {"borda_n": points, "winner": first}


def _duels(gathered: Gathered) -> tuple[DuelsFact, dict[str, str]]:
    """What the data of the vote tell two by two, and which letter each thing is."""
    ((fact,),) = (vote_facts(SessionView(gathered, gathered.sessions[0])) or (),)
    assert fact.duels is not None
    assert fact.duels.sentence in fact.sentence
    assert fact.duels.n == fact.cast
    return fact.duels, {each.id: each.text[-1] for each in fact.options}


def _net(gathered: Gathered) -> dict[str, int]:
    """Won less lost of each idea, from the columns of the list in the summary."""
    telling, step, told = _told(gathered)
    (listed,) = (each for each in top_votes(telling, step, told) if isinstance(each, Matrix))
    titles = [column.title for column in listed.ends]
    won, lost = titles.index("Won"), titles.index("Lost")
    return {line.text[-1]: int(line.ends[won]) - int(line.ends[lost]) for line in listed.rows}


def duel_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """Every pair, the winner, and the order by what is won less what is lost."""
    assert inputs["ballots"]
    duels, letters = _duels(gathered)
    pairs: dict[str, int] = {}
    for each in duels.pairs:
        first, second = letters[each.first], letters[each.second]
        pairs |= {f"{first}{second}": each.before, f"{second}{first}": each.after}
    net = _net(gathered)
    winner = letters.get(duels.winner or "")
    if winner:
        assert f"“Idea {winner}” wins against every other one" in duels.sentence
    else:
        assert "none wins against every other one" in duels.sentence
    return {
        "pairwise": pairs,
        "condorcet_winner": winner,
        "copeland_order": sorted(net, key=lambda letter: -net[letter]),
        "copeland_net": net,
        "tie": sorted(letter for letter in net if [*net.values()].count(net[letter]) > 1),
    }


EXAMPLES: Final = (
    Example("ngt_3_2_1_totals", record_nominal, nominal_figures),
    Example("borda_tennessee", record_borda, borda_figures),
    Example("condorcet_copeland_tennessee", record_borda, duel_figures),
    Example("copeland_ties_truncated", record_borda, duel_figures),
)
