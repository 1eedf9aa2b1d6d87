"""What a vote step may ask for."""

from __future__ import annotations

import pytest

from workshop.guide.agenda_problems import agenda_problems
from workshop.guide.parts import Timing
from workshop.guide.room_steps import ClusterStep
from workshop.guide.row_steps import Decide
from workshop.guide.vote import Vote
from workshop.guide.vote_fields import vote_problems
from workshop.registers.kinds import REGISTERS


def test_a_room_votes_on_no_register_that_is_for_whoever_runs_the_sessions() -> None:
    """It would see the rows; every other register can be voted on."""
    for name, register in REGISTERS.items():
        found = [field for field, _ in vote_problems({"method": "approve", "of": (name,)})]
        assert found == (["of"] if register.internal else [])
    ((_, words),) = vote_problems({"method": "approve", "of": ("interviews",)})
    assert words.startswith("“interviews” was found; it takes S, W, O, T, entries,")


def test_a_guide_in_words_tells_all_that_whoever_holds_a_vote_has_to_say() -> None:
    """The options, what each has and how it is cast, and the rule, or that none is."""
    minutes = Timing(least=1, planned=2, greatest=3)
    vote = Vote(
        id="v", title="V", minutes=minutes, method="dots", of=("options",),
        options=("Yes", "No"), budget=4, most_on_one=2, channels=("paper", "passed"), secret=True,
    )  # fmt: skip
    assert vote.particulars == (
        "Vote: dots, on options",
        "Options: Yes; No",
        "Ballot: 4 each, at most 2 on one, by paper or passed, secret",
    )
    bare = Vote(id="v", title="V", minutes=minutes, method="dots", of=("S", "W"))
    assert bare.particulars == ("Vote: dots, on S, W",)
    ruled = Decide(id="d", title="D", minutes=minutes, rule="The heads decide")
    assert ruled.particulars[0] == "Rule: The heads decide"
    open_ = Decide(id="d", title="D", minutes=minutes)
    assert open_.particulars[0] == "Rule: none in the guide; it is asked with the decision"


@pytest.mark.parametrize("kind", ["discuss", "decide"])
def test_what_is_discussed_or_decided_on_stands_before_and_gives_a_result(kind: str) -> None:
    """A step of which the room hears nothing is refused with the nearest that is meant."""

    def wrong(of: str) -> list[str]:
        steps = [{"id": "rank", "kind": "vote"}, {"id": "ask", "kind": "ask"}]
        steps += [{"id": "here", "kind": kind, "of": of}, {"id": "later", "kind": "vote"}]
        return [words for path, words in agenda_problems(steps) if path == (2, "of")]

    assert wrong("rank") == []
    for of in ("ask", "here", "later", "rnak"):
        (words,) = wrong(of)
        assert words.startswith(f"“{of}” is no step before it that scores or votes")
    assert words.endswith("did you mean “rank”?")


def test_steps_whose_entries_are_sorted_stand_before() -> None:
    """By their ids, one word or several, beside letters and `entries`; each wrong one is told."""

    def wrong(of: object) -> list[tuple[object, ...]]:
        steps: list[dict[str, object]] = [{"id": "ideas", "kind": "capture"}]
        steps += [{"id": "here", "kind": "cluster", "of": of}]
        steps += [{"id": "later", "kind": "capture"}]
        return list(agenda_problems(steps))

    assert wrong("ideas") == wrong(["SW", "ideas", "entries"]) == []
    assert wrong("idaes") == [
        ((1, "of"), "“idaes” is no step before it; did you mean “ideas”?"),
    ]
    assert [path for path, _ in wrong(["S", "later", "here"])] == [(1, "of", 1), (1, "of", 2)]
    minutes = Timing(least=1, planned=2, greatest=3)
    problems = list(ClusterStep.contradictions({"of": ("X", "S1", "ideas")}))
    assert [words[:3] for _, words in problems] == ["“X”", "“S1"]
    assert ClusterStep(id="c", title="C", minutes=minutes, of=("ideas",)).of == ("ideas",)
