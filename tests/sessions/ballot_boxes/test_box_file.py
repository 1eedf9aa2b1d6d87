"""The file of a box: the same ballots are the same bytes, and damage is seen.

Requirement: sorted ballots and sorted people with their channels, nothing else; from the file comes
what was put in; no byte of it can be changed unseen.
"""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from sessions.ballot_boxes.box_file import content_of, read_box
from workshop.record.votes.box import Box
from workshop.record.votes.channels import Channel

VOTE = "0f" * 10

BALLOT = st.dictionaries(
    st.sampled_from(["s1", "s2", "s3"]),
    st.dictionaries(st.sampled_from(["votes", "best"]), st.integers(-9, 9) | st.floats(-9, 9)),
)
CAST = st.lists(
    st.tuples(st.text("abcd", min_size=1, max_size=4), st.sampled_from(Channel), BALLOT),
    unique_by=lambda cast: cast[0],
    max_size=6,
)


def box_of(casts: list[tuple[str, Channel, dict[str, dict[str, float]]]]) -> Box:
    """A box after some ballots, one by one."""
    box = Box(vote_id=VOTE)
    for voter, channel, scores in casts:
        box = box.with_ballot(voter, channel, scores)
    return box


@given(CAST, st.data())
def test_the_same_ballots_are_the_same_bytes(
    casts: list[tuple[str, Channel, dict[str, dict[str, float]]]], data: st.DataObject
) -> None:
    """In whichever order they come, and whoever of them gives which ballot."""
    content = content_of(box_of(casts))
    assert content_of(box_of(data.draw(st.permutations(casts)))) == content
    given_apart = data.draw(st.permutations([scores for *_, scores in casts]))
    other = [(voter, channel, s) for (voter, channel, _), s in zip(casts, given_apart, strict=True)]
    assert content_of(box_of(other)) == content


@given(CAST)
def test_what_was_put_in_comes_out(
    casts: list[tuple[str, Channel, dict[str, dict[str, float]]]],
) -> None:
    """As many ballots as people, and both whole."""
    box = box_of(casts)
    found, problem = read_box(content_of(box), VOTE)
    assert problem == ""
    assert found is not None
    assert found.voters == box.voters
    assert sorted(map(repr, found.ballots)) == sorted(
        map(repr, read_box(content_of(found), VOTE)[0].ballots)  # type: ignore[union-attr]
    )
    assert len(found.ballots) == len(box.ballots)
    assert content_of(found) == content_of(box)


def test_nothing_else_stands_in_it() -> None:
    """No time, no number, no id of the vote or of a ballot."""
    box = box_of([("dana", Channel.PAPER, {"s1": {"votes": 3}}), ("ana", Channel.PASSED, {})])
    found = json.loads(content_of(box))
    assert found.pop("format") == 1
    assert len(found.pop("checksum")) == 8
    assert found == {
        "ballots": [{"scores": {"s1": {"votes": 3.0}}}, {}],
        "voters": [["ana", "passed"], ["dana", "paper"]],
    }


def test_no_byte_can_be_changed_unseen() -> None:
    """Flipped bits, cuts and a newer format are told as what they are."""
    content = content_of(box_of([("dana", Channel.PAPER, {"s1": {"votes": 3}})]))
    for at in range(len(content) - 1):
        for bit in range(8):
            damaged = bytearray(content)
            damaged[at] ^= 1 << bit
            assert read_box(bytes(damaged), VOTE)[0] is None, (at, bit)
        assert read_box(content[:at], VOTE) == (None, "it is damaged")
    newer = content.replace(b'"format":1', b'"format":2')
    assert read_box(newer, VOTE) == (
        None,
        "a newer version of this program wrote it (format 2)",
    )


def test_a_ballot_without_a_voter_is_no_box() -> None:
    """Whoever wrote it: there are as many ballots as people."""
    box = box_of([("dana", Channel.PAPER, {})])
    odd = Box(vote_id=VOTE, ballots=box.ballots, voters=())
    assert read_box(content_of(odd), VOTE)[1].startswith("there are not as many")
