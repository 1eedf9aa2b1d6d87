"""What a line of a notes file says that it cannot say: told with its number and what is right.

Requirement: no line is lost without a word, and every refusal says how the line is written.
"""

from __future__ import annotations

from datetime import UTC

import pytest

from tests.builders.every_kind import every_kind
from workshop.notes import examine_notes

GUIDE = every_kind()
VOTE = "- Tea\n% vote: [10:01] dots | closed=10:05 | budget=1\n"


def problems(body: str, head: str = "") -> list[str]:
    """Everything that is wrong with notes of the guide with a step of every kind."""
    text = f"guide: every-kind\ndate: 2026-11-02 10:00\nperson: Dana Ortiz\n{head}{body}"
    return [str(each) for each in examine_notes(text, "n.md", lambda _: GUIDE, UTC).problems]


@pytest.mark.parametrize(
    ("step", "line", "sentence"),
    [
        ("ask", "% minutes: ten", "“ten” is no number of minutes; write 6.5"),
        ("ask", "% asked: 3", "The ask has 2 follow-up questions, and 3 was found"),
        ("ask", "% asked: 1, 0", "“0” is no number; write `% asked: 1`"),
        ("ask", "% asked: 10000", "“10000” is no number; write `% asked: 1`"),
        ("brief", "% asked: 1", "The brief has 0 follow-up questions, and 1 was found"),
        ("ask", "% turn: one", "“one” is no number; write `% turn: 1`"),
        ("ask", "% turn: 1, 2", "`% turn: 3` names one place on the list of participants"),
        ("ask", "% skipped:", "say why: `% skipped: no time left`"),
        ("ask", "- a\n% dropped:", "say why: `% dropped: out of scope`"),
        ("brief", "% nothing more: [10:01]", "The brief asks no question to which more could come"),
        ("cluster", "% groups: |", "`% groups: Passwords | Night shift` names the groups"),
        ("ask", "% tags: x", "this belongs right below an entry that can be taken"),
        ("ask", "% spoken: 3", "this belongs right below an entry that can be taken"),
        ("ask", "% done: now", "nothing follows % done, and “now” was found"),
        ("ask", "% donne", "there is no directive “donne”; did you mean done?"),
        ("ask", "% until: [10:01]\n| more", "% until has one line only"),
        ("ask", "- a\n% outcome: gone", "what became of it is written as `% outcome: done`, or"),
        ("ask", "- a\n% outcome: done | a | b", "what became of it is written as `% outcome:"),
        ("ask", "- a\n% outcome: moved 2027-02-30", "“2027-02-30” is no day"),
        ("ask", "- a\n% checked: Dana", "it is written as `% checked: Dana.Ortiz | right | 2026-"),
        ("ask", "- a\n% checked: Dana | rihgt | 2026-11-03 09:00",
         "“rihgt” is no answer of a file; did you mean right?"),
        ("ask", "- a\n% presence: Dana", "presence is written as `% presence: Dana.Ortiz left"),
        ("consent", "% consent: Dana", "a consent is written as `% consent: Dana.Ortiz role`"),
        ("ask", "% consent: Dana role", "under The ask; write it under ## consent or above the"),
        ("ask", "% scores in", "does not belong under The ask; write it under ## score"),
        ("score", "- a\n% score: room | score/9 | rating=3", "no score/9: score has 1 entry"),
        ("vote", "% hands: 1 | 1=2", "% hands belongs below `% vote:` of the same step"),
        ("vote", "% read out: |", "what was read out is written as `% read out: strengths/1 | str"),
        ("vote", "% waived: @Dana", "what need not be read out is written as `% waived: strengths"),
        ("vote", "- Tea\n% read out: tea", "“tea” is nothing to vote on; write strengths/2, `W: "),
        ("vote", f"{VOTE}% on: vote/1\n% ballot: Dana.Ortiz | called | a=1",
         "“a” is no number of the list; write 1=3"),
        ("vote", f"{VOTE}% on: vote/1\n% ballot: Dana.Ortiz | called | 1=a",
         "“1=a” is no value; write 1=3 or 1 impact=3"),
        ("vote", f"{VOTE}% on: vote/1\n% not read out: 0",
         "“0” is no number of the list; write 1=3"),
        ("vote", f"{VOTE}% on: vote/1\n% not read out: 2, 3",
         "1 item on the list, and 2 and 3 was found in it"),
        ("vote", f"{VOTE}% on: |", "a vote has a list: `% on: strengths/1 |"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_is_refused_with_its_number(
    step: str, line: str, sentence: str
) -> None:
    """It says what is wrong and how it is written; what stands beside it is read all the same."""
    told = problems(f"## {step}\n{line}\n## readback\n% donne\n")
    assert sentence in told[0]
    assert told[0].startswith("line ")
    assert "“donne”" in told[-1]


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (
            "part of: yesterday",
            "“yesterday” does not say of what it is a group; write `part of:",
        ),
        ("part of: x | Title | ask", "does not say of what it is a group"),
        (
            "% sent back: Dana",
            "it is written as `% sent back: Dana.Ortiz | 2026-10-07 09:00",
        ),
        ("% sent back: Dana | 2026-11-03 09:00 | soon", "“soon” is no day; write 2026-10-30"),
        ("% debrief: [10:58] suprise | What", "“suprise” is no topic of a debrief; did you mean"),
        ("% debrief: [10:58] surprise", "a remark is written as `% debrief: [10:58] surprise | W"),
        ("% debrief: [10:58] surprise | a | b | c", "a remark is written as `% debrief: [10:58]"),
        ("% debrief: [10:58] surprise | asking | What", "Every kind of step has no step “asking”"),
        ("% minutes: 5", "% minutes belongs under a step"),
        ("title: One\n| two", "title: has one line only"),
        ("title: One\ntitle: Two", "title: stands twice, first on line 4"),
        ("tittle: One", "there is no header “tittle”; did you mean title?"),
        ("person:", "a person is written as `Name | Role | Department`"),
        ("person: A | B | C | D", "a person is written as `Name | Role | Department`"),
        ("no key", "“no key” is no line of a header and stands under no step"),
    ],
)
def test_a_line_above_the_first_step_that_cannot_be_is_refused(head: str, sentence: str) -> None:
    """With what there is, or how it is written."""
    told = problems("## ask\n- a\n", f"{head}\n")
    assert [each for each in told if sentence in each], told


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("% score: room | ask/1 | rating=3", "ask/1 is an entry that could not be taken"),
        ("% score: room | ask/2 | rating=3", "ask/2 is an observation, not a factor"),
        ("% score: room | ask/3 | rating=3", ""),
        ("% score: room | ask/4 | rating=3", "there is no ask/4: ask has 3 entries"),
        ("% score: room | W: Slow | rating=3", ""),
    ],
)
def test_what_is_scored_must_be_a_factor_that_could_be_taken(lines: str, sentence: str) -> None:
    """An entry that could not be taken keeps its number, so that those behind it keep theirs."""
    told = problems(f"## ask\n\n| lost\n\n; A note\n\n- Slow\n## score\n{lines}\n")
    assert "a line with a bar goes on with the entry above it" in told[0]
    assert [sentence in each for each in told[1:]] == ([True] if sentence else [])


def test_a_file_without_a_session_says_so() -> None:
    """Nothing but a header, or nothing at all."""
    for text in ("", "\n\n", "guide: every-kind\ndate: 2026-11-02 10:00\n"):
        notes, found = examine_notes(text, "n.md", lambda _: GUIDE, UTC)
        told = [str(each) for each in found]
        assert (notes is None) is bool(told)
        assert told or text.startswith("guide")
