"""Letters: what is filled in, what is left out, and texts that are not right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.programme import GUIDE, Programming, guide_of
from workshop.errors import Problems, Refused
from workshop.programme.appointments import appointment_of
from workshop.programme.letter_texts import TEXTS
from workshop.programme.letters import FIELDS, Letter, check, filled, require_writable, values_of


def letter(made: Programming, row: str, kind: str = "invitation", firm: str = "") -> Letter:
    """A letter as it ships, filled in for a row."""
    one = made.interview(row)
    appointment = appointment_of(made.record, made.programme, one, guide_of)
    guide = guide_of(appointment.guide)
    return filled(TEXTS[kind], values_of(made.record, one, appointment, guide, firm))


def test_an_invitation_says_what_for_how_long_when_and_what_happens_with_it() -> None:
    """Purpose, minutes of the guide, day and place, how words may be told, who asks."""
    made = Programming()
    row = made.row("Dana Ortiz", guide="talk", day="2026-03-20", time="14:30", place="Room 4")
    text = letter(made, row, firm="Kaya & Co").text
    for words in (
        "Dear Dana Ortiz,",
        "One strategy for all.",
        "50 minutes",
        "Would Friday, 20 March 2026, 14:30 (Room 4) suit you?",
        "by name or not at all",
        "Ida Kaya\nKaya & Co\n",
    ):
        assert words in text
    made.change(row, answer="agreed")
    assert "We agreed on Friday, 20 March 2026, 14:30 (Room 4)." in letter(made, row).text
    assert "{" not in letter(made, row).whole


def test_without_a_day_it_asks_for_one_and_empty_lines_do_not_pile_up() -> None:
    """A line with nothing but empty fields is left out, with the gap that it would leave."""
    made = Programming()
    text = letter(made, made.row("Dana Ortiz")).text
    assert "Please tell me which day and hour would suit you." in text
    assert "\n\n\n" not in text
    assert text.endswith("Ida Kaya\n")


def test_a_reminder_says_when_it_was_asked_until_there_is_an_answer() -> None:
    """Nobody who agreed is told that they did not answer; nobody not asked is reminded."""
    made = Programming()
    row = made.row("Dana Ortiz")
    with pytest.raises(Refused, match="not invited yet"):
        require_writable(made.interview(row), "reminder")
    made.change(row, invited="2026-02-10")
    assert "On 10 February 2026 I asked you" in letter(made, row, "reminder").text
    made.change(row, answer="agreed")
    assert "I asked you" not in letter(made, row, "reminder").text
    made.talk(made.dana)
    with pytest.raises(Refused, match="is held"):
        require_writable(made.interview(row), "invitation")


def test_every_problem_of_a_text_is_told_with_its_line() -> None:
    """No subject, an unknown field with the near one, a single brace."""
    with pytest.raises(Problems) as refusal:
        check("Hello {nam}\n{name} {unknown}\n{{fine}} }\n", "invitation.txt")
    told = [(problem.line, problem.found) for problem in refusal.value.problems]
    assert told == [(1, "Hello {nam}"), (1, "{nam}"), (2, "{unknown}"), (3, "}")]
    assert "did you mean {name}?" in str(refusal.value)
    assert "a single “}” stands there; write “}}” for one in the letter" in str(refusal.value)
    for text in ("", "Hello {name}\n", "Subject: x\n{unknown}\n", "Subject: x\n}\n"):
        for refuse in (check, lambda text, source: filled(text, {}, source)):
            with pytest.raises(Problems, match=r"own\.txt"):
                refuse(text, "own.txt")
    for text in TEXTS.values():
        check(text, "shipped")


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text(max_size=40)))
@pytest.mark.law
def test_what_is_filled_in_is_data(known: dict[str, str]) -> None:
    """Whatever a name or purpose holds: no field in it is filled in, a subject stays one line."""
    values = dict.fromkeys(FIELDS, "") | known | {"name": "{firm}{{x"}
    made = filled("Subject: {organisation} {name}\n\nDear {name}, {{braces}}\n", values)
    assert "\n" not in made.subject
    assert made.text == "Dear {firm}{{x, {braces}\n"


def test_the_words_of_the_guide_stand_for_a_missing_purpose() -> None:
    """An engagement need not have one."""
    made = Programming()
    row = made.row("Dana Ortiz", guide="talk")
    one = made.interview(row)
    appointment = appointment_of(made.record, made.programme, one, guide_of)
    values = values_of(made.record, one, appointment, GUIDE)
    assert values["purpose"] == "One strategy for all."
    assert set(values) == set(FIELDS)
