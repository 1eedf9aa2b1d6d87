"""Votes that two laptops held apart: one in a step, and hands counted once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from sessions.journal.overlay import Raw
from sessions.merging.conflict_words import document_label, value_label
from sessions.merging.resolver import Changes, Resolution, Resolver, Rows, grouped
from workshop.text import plural

_GIVEN = ("ballots", "hand_counts")


def one_vote(resolver: Resolver) -> Iterator[Resolution]:
    """Of votes that were opened apart in one step an open one is voided beside another.

    What is closed stands, and of two that are open the older one. What was given in a vote that is
    voided counts no more, on whichever side it was given.
    """
    standing = [row for row in resolver.rows("votes") if not row[1].get("voided")]
    for same in grouped(standing, lambda raw: (raw.get("session_id"), raw.get("step_id"))):
        closed = [row for row in same if row[1].get("closed")]
        kept = closed or same[:1]
        for key, raw in same:
            if (key, raw) not in kept:
                reason = "Another vote was opened in the same step on another laptop"
                voided = raw | {"voided": raw.get("opened"), "reason": reason}
                what = document_label("votes", raw, resolver.tables)
                sentence = f"{what} was opened on both sides: one of the two is voided"
                yield resolver.resolve(sentence, {("votes", key): voided})
    for key, raw in resolver.rows("votes"):
        changes: Changes = {
            (table, other): None
            for table in _GIVEN
            for other, given in resolver.rows(table)
            if raw.get("voided") and given.get("vote_id") == raw.get("id")
        }
        if changes:
            gone = len(changes)
            changes["votes", key] = raw | {"thrown_away": raw.get("thrown_away", 0) + gone}
            what = document_label("votes", raw, resolver.tables)
            given_there = plural(gone, "ballot")
            sentence = f"{what} is voided: {given_there} given on one side count no more"
            yield resolver.resolve(sentence, changes)


def one_hand_count(resolver: Resolver) -> Iterator[Resolution]:
    """Hands for one thing are counted once: of two counts the later one stands."""
    fields = ("vote_id", "subject_id", "scale_id")
    rows = resolver.rows("hand_counts")
    for same in grouped(rows, lambda raw: tuple(map(raw.get, fields))):
        last = resolver.last("hand_counts", same)
        yield resolver.resolve(
            "Hands were counted for the same on both sides; the later count stands",
            _all_but(last, same),
        )


def one_ballot(resolver: Resolver) -> Iterator[Resolution]:
    """A voter has one ballot in a step, and in each vote in it; of two, the later scores stand.

    A ballot of a vote is one whole: the later one stands as it was given. Two without a name are
    two, whatever seat either side gave them.
    """
    fields = ("session_id", "step_id", "voter", "vote_id")
    people = {raw.get("id") for _, raw in resolver.rows("people")}
    for same in grouped(resolver.rows("ballots"), lambda raw: tuple(map(raw.get, fields))):
        last = resolver.last("ballots", same)
        vote_id = last[1].get("vote_id")
        if vote_id and last[1].get("voter") not in people:
            yield from _seats_apart(resolver, same[1:], vote_id)
            continue
        earlier = [] if vote_id else [row for row in same if row != last]
        scores: dict[str, dict[str, float]] = {}
        for _, raw in (*earlier, last):
            for factor, given in raw.get("scores", {}).items():
                scores[factor] = scores.get(factor, {}) | given
        changes: Changes = {("ballots", key): None for key, _ in same}
        whole = last[1] if vote_id else same[0][1]
        changes["ballots", same[0][0]] = whole | {"id": same[0][1]["id"], "scores": scores}
        who = document_label("ballots", last[1], resolver.tables)
        yield resolver.resolve(f"{who} was given on both sides; the later scores stand", changes)


def _seats_apart(resolver: Resolver, others: Rows, vote_id: str) -> Iterator[Resolution]:
    """Ballots without a name that both sides gave one seat: each further one has another."""
    for key, raw in others:
        taken = {
            each.get("voter")
            for _, each in resolver.rows("ballots")
            if each.get("vote_id") == vote_id
        }
        seat = str(raw.get("voter"))
        kind = seat.rstrip("0123456789").rstrip()
        number = next(each for each in count(1) if f"{kind} {each}" not in taken)
        sentence = f"{value_label(seat)} voted on both sides: one of them is “{kind} {number}” now"
        changes: Changes = {("ballots", key): raw | {"voter": f"{kind} {number}"}}
        yield resolver.resolve(sentence, changes)


def _all_but(kept: tuple[str, Raw], same: Rows) -> Changes:
    return {("hand_counts", key): None for key, _ in same if key != kept[0]}
