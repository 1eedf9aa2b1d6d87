"""A vote at plain prompts: its list, hands line by line, ballots, the laptop passed, its result."""

from __future__ import annotations

from typing import Final

from screens.plain.base.talk import Act, Talk
from screens.plain.voting.ballot import fill_in
from screens.plain.voting.result import tell_result
from workshop.ballots.votes.items import Item
from workshop.ballots.votes.rules import channel_words
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.guide.step import Step
from workshop.record.votes.channels import Channel
from workshop.running.base.voters import voter_name
from workshop.running.same_person import told_apart
from workshop.running.voting.at_hand import NAMELESS, VoteAtHand
from workshop.running.voting.commands import CastBallot, CloseVote, CountHands, MarkAired, OpenVote
from workshop.running.words.as_said import Around, person_named
from workshop.text import listing

_NAMELESS: Final = "\0nameless"


def at_hand(talk: Talk, step: Step | None = None) -> VoteAtHand:
    """The vote of a step, that of the step in front where none is said."""
    boxes = talk.store.moment().boxes
    return VoteAtHand(talk.record, talk.session, step or talk.step, boxes)


def vote(talk: Talk, step: Step) -> None:
    """Tell the vote of a step as the room comes to it."""
    now = at_hand(talk, step)
    if now.vote is None:
        _tell_before(talk, now)
    elif now.vote.is_open:
        talk.tell(f"The vote is open: {now.progress.words if now.progress else ''}. {_next(now)}")
    else:
        tell_result(talk, step)


def _next(now: VoteAtHand) -> str:
    """The words that take what the vote takes, and the one that ends it."""
    ways = (
        ("/hands counts hands", Channel.HANDS in now.channels),
        ("/ballots enters ballots", bool(now.for_others)),
        ("/pass passes the laptop", Channel.PASSED in now.channels),
        ("/close ends the vote", True),
    )
    return f"{', '.join(words for words, can in ways if can)}."


def _tell_before(talk: Talk, now: VoteAtHand) -> None:
    """What would be voted on, by which rule, and by whom."""
    secret = "Secret. " if now.is_secret else ""
    talk.tell(f"{now.rule}. {secret}Ballots by {channel_words(now.channels)}.")
    for item in now.form.items:
        talk.tell(f"  {item.code} {item.text}")
    if not now.form.items:
        talk.tell("Nothing is on the list yet.")
    talk.tell(f"Here: {listing(list(now.there)) or 'nobody'}.")
    for word, names in now.marked:
        talk.tell(f"{word.capitalize()}: {listing(list(names))}.")
    if waiting := now.unaired:
        talk.tell(f"{len(waiting)} known to one only, not read out yet: /air goes through them.")
    talk.tell("/open opens the vote for those who are here; /late, /left, /away NAME say who is.")


def _open(talk: Talk, _: str) -> None:
    change = talk.send(OpenVote(session_id=talk.session_id, step_id=talk.step.id))
    talk.tell(f"{change.sentence}.")
    talk.tell(_next(at_hand(talk)))


def _close(talk: Talk, _: str) -> None:
    now = at_hand(talk)
    # Told, not asked: a file of lines goes on as it was written. Only a vote that nobody took part
    # in is likely to be closed by mistake.
    if now.missing:
        talk.tell(now.missing)
    if now.is_empty and not talk.ask.confirm("Nobody has voted. Close it?", default=False):
        return
    step = talk.step
    change = talk.send(CloseVote(session_id=talk.session_id, step_id=step.id))
    talk.tell(f"{change.sentence}.")
    tell_result(talk, step)


def _result(talk: Talk, _: str) -> None:
    tell_result(talk, talk.step)


def _need(now: VoteAtHand, channel: Channel) -> None:
    if why := now.why_not_by(channel):
        raise Refused(why)


# Hands


def _hands(talk: Talk, words: str) -> None:
    """Hands for one line that was said, or for everything that is not counted yet."""
    now = at_hand(talk)
    now.need_open()
    _need(now, Channel.HANDS)
    if words:
        if why := _count(talk, words, 0, 0):
            raise Refused(why)
        return
    talk.tell(f"An empty line leaves out; {now.counting.example(now.form.scales[0])}.")
    for at, scale in enumerate(now.form.scales):
        for place, item in enumerate(now.form.items):
            if (item.id, scale.id) not in now.counted:
                _ask_hands(talk, item, scale, (place, at))


def _ask_hands(talk: Talk, item: Item, scale: Scale, place: tuple[int, int]) -> None:
    """The hands of one thing, asked for until they can be recorded or are left out."""
    ends = f"{scale.least:g} {scale.least_means} to {scale.greatest:g} {scale.greatest_means}"
    question = f"{item.code} {item.text}, {scale.title.lower()} ({ends}):"
    while answer := talk.line(question):
        if not (why := _count(talk, answer, *place)):
            return
        talk.tell(why)


def _count(talk: Talk, line: str, item: int, scale: int) -> str:
    """Record a line of hands; why that cannot be, or nothing where it is done."""
    counting = at_hand(talk).counting
    read = counting.read(line, item, scale)
    if read.problem:
        return read.problem
    command = CountHands(
        session_id=talk.session_id,
        step_id=talk.step.id,
        subject_id=read.item_id,
        scale_id=read.scale_id,
        counts=read.counts,
    )
    if change := talk.do(command):
        talk.tell(f"{read.check}. {change.sentence}.")
        if found := counting.finding(read):
            talk.tell(f"{found.capitalize()}.")
    return ""


# Ballots


def _ballots(talk: Talk, words: str) -> None:
    """Ballots of others, of one who is named or of whoever is chosen, until nobody is."""
    now = at_hand(talk)
    now.need_open()
    _need(now, Channel.CALLED)
    ways = now.for_others
    if words:
        _take(talk, ways[0], _voter_named(talk, now, words))
        return
    way: Channel = ways[0]
    if len(ways) > 1:
        chosen = talk.ask.choose(
            "How do they come?", [(each.words, each.value) for each in ways], "not at all"
        )
        if chosen is None:
            return
        way = Channel(chosen)
    while (voter := _voter(talk, nameless=way is Channel.PAPER)) is not None:
        _take(talk, way, voter)


def _voter_named(talk: Talk, now: VoteAtHand, words: str) -> str:
    person = person_named(Around(talk.record, talk.session), words)
    if why := now.no_voter(person.id):
        raise Refused(why)
    return person.id


def _voter(talk: Talk, *, nameless: bool) -> str | None:
    """Whose ballot comes next; none where nobody's does."""
    now = at_hand(talk)
    waiting = now.progress.waiting if now.progress and not now.all_in else ()
    choices = [(voter_name(talk.record, each), each) for each in waiting]
    if nameless and NAMELESS in now.voters and not now.all_in:
        choices.append(("a ballot without a name", _NAMELESS))
    if not choices:
        talk.tell("Everybody's ballot is in.")
        return None
    chosen = talk.ask.choose("Whose ballot?", choices, "no more")
    return NAMELESS if chosen == _NAMELESS else chosen


def _take(talk: Talk, way: Channel, voter: str) -> None:
    """Ask for one ballot, and record it as a whole."""
    now = at_hand(talk)
    talk.tell(f"{voter_name(talk.record, voter) if voter else 'A ballot without a name'}.")
    votes = fill_in(talk, now.form)
    if votes is None:
        talk.tell("Not given.")
        return
    cast = CastBallot(
        session_id=talk.session_id, step_id=talk.step.id, channel=way, voter=voter, votes=votes
    )
    if change := talk.do(cast):
        talk.tell(f"{change.sentence}.")


def _pass(talk: Talk, _: str) -> None:
    """The laptop passed from voter to voter: what each typed is cleared before the next comes."""
    now = at_hand(talk)
    now.need_open()
    _need(now, Channel.PASSED)
    talk.ask.clear()
    while (voter := _voter(talk, nameless=True)) is not None:
        talk.ask.clear()
        talk.tell(talk.step.title)
        try:
            _take(talk, Channel.PASSED, voter)
        finally:
            talk.ask.clear()
        talk.tell("Pass the laptop on.")


# Read out before it


def _air(talk: Talk, _: str) -> None:
    """What one alone knew: read out, or waived by somebody, one thing after the other."""
    waiting = at_hand(talk).unaired
    if not waiting:
        talk.tell("Nothing is left to be read out before the vote.")
    for place, one in enumerate(waiting):
        talk.tell(f"{one.item.code} “{one.item.text}”, {one.words}.")
        choices = [("it was read out", "read"), ("waived, by somebody who says so", "waived")]
        if rest := len(waiting) - place - 1:
            choices.append((f"this and the {rest} after it were read out", "all"))
        chosen = talk.ask.choose("Was it read out?", choices, "it stays unread")
        subjects = tuple(each.item.id for each in waiting[place:])
        if chosen == "read":
            _mark(talk, subjects[:1])
        elif chosen == "all":
            _mark(talk, subjects)
            return
        elif chosen == "waived":
            people = talk.record.people_of(talk.session)
            named = [(told_apart(talk.record, each), each.id) for each in people]
            if by := talk.ask.choose("Who waives it?", named, "nobody"):
                _mark(talk, subjects[:1], by)


def _mark(talk: Talk, subjects: tuple[str, ...], by: str | None = None) -> None:
    command = MarkAired(
        session_id=talk.session_id, step_id=talk.step.id, subjects=subjects, waived_by=by
    )
    if change := talk.do(command):
        talk.tell(f"{change.sentence}.")


VOTE_ACTS: Final[dict[str, Act]] = {
    "air": _air,
    "open-vote": _open,
    "hands": _hands,
    "ballots": _ballots,
    "pass": _pass,
    "close-vote": _close,
    "result": _result,
}
"""What is done in a vote, by its word."""
