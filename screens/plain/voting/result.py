"""What a closed vote came to, at plain prompts."""

from __future__ import annotations

from screens.plain.base.talk import Talk
from workshop.ballots.votes.counting import counted
from workshop.ballots.votes.ratings import ratings_of
from workshop.ballots.votes.standing import closed_vote
from workshop.errors import Refused
from workshop.guide.step import Step
from workshop.running.room.feedback import takes_feedback
from workshop.running.voting.told import place_words, two_by_two
from workshop.text import plural


def tell_result(talk: Talk, step: Step) -> None:
    """Tell the ranked list, what it rests on, and what looks odd in it.

    Raises:
        Refused: no vote of the step is closed.
    """
    vote = closed_vote(talk.record, talk.session_id, step.id)
    if vote is None:
        raise Refused(f"No vote of {step.title} is closed.")
    found = counted(talk.record, vote)
    talk.tell(found.sentence)
    talk.tell(f"{found.rule}.")
    if takes_feedback(step):
        for rating in ratings_of(talk.record, talk.session, step.id):
            talk.tell(rating.sentence)
        return
    for result in found.results:
        place = place_words(found, result)
        voters = plural(result.voters, "voter")
        if duels := two_by_two(found, result):
            voters = f"{voters}, won–lost two by two {duels}"
        talk.tell(f"  {place}. {result.code} {result.text}: {round(result.votes, 2):g} ({voters})")
    for flag in found.flags:
        talk.tell(flag)
