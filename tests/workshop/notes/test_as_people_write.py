"""Notes as people write them, in Markdown and without knowing the format.

Requirement: bullets are bullets, Markdown is no sign, titles are headings, front matter and dates
are read as people write them; whatever is doubtful is told with its line; the same file is
recognised; times give the minutes.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.acme import GUIDE, START
from tests.workshop.notes.test_notes import begun, guide_named, ids
from workshop.errors import Problems, Refused
from workshop.notes import Notes, examine_notes, read_notes
from workshop.notes.about.asked import Asked
from workshop.notes.importer import replay
from workshop.record.documents import EntryKind
from workshop.text import clean_line

HEAD = "guide: short\ndate: 2026-11-02 10:00\n"


def read(text: str, asked: Asked = Asked()) -> Notes:  # noqa: B008 - a constant
    """Notes of the small guide, in which everything is right."""
    return read_notes(text, "n.md", guide_named, UTC, asked)


def said(notes: Notes) -> list[tuple[str, str, str]]:
    """Step, kind and words of each entry."""
    return [(e.step_id, e.captured.kind.value, e.captured.text) for e in notes.entries]


def problems(text: str, asked: Asked = Asked()) -> list[str]:  # noqa: B008
    """Everything that is wrong, as it is told."""
    return [str(each) for each in examine_notes(text, "n.md", guide_named, UTC, asked).problems]


def test_a_markdown_file_with_front_matter_is_a_session() -> None:
    """As a notes program writes it: fences, a list of people, titles, bullets, a rule, a table."""
    notes = read(
        '---\ntitle: "Talk: one"\nguide: short\ndate: Monday 2 November 2026, 10:00-10:50\n'
        "participants:\n  - Dana Ortiz, CFO, Finance\n  - Bo Łoś\nlocation: Room 4\n---\n\n"
        "# What works\n\n- Close in **three** days\n  and one night\n- [ ] 80 % by self-service\n"
        "---\n| Service | Users |\n|:-------|------:|\n| Mail | 200 |\n\n"
        "**Outside**\n* Law changes\n"
    )
    assert notes.title == "Talk: one"
    assert notes.place == "Room 4"
    people = [(p.name, p.role, p.department) for p in notes.people]
    assert people == [("Dana Ortiz", "CFO", "Finance"), ("Bo Łoś", "", None)]
    assert (notes.started, notes.closed) == (START, START + timedelta(minutes=50))
    assert said(notes) == [
        ("works", "note", "Close in **three** days and one night"),
        ("works", "note", "80 % by self-service"),
        ("works", "note", "Service | Users\nMail | 200"),
        ("outside", "note", "Law changes"),
    ]
    assert "bullets of a list" in notes.told[0]
    assert notes.told[1].startswith("line 17: a table")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("person with", "people"),
        ("people participant participants attendees present interviewee interviewees", "people"),
        ("interviewers interviewer", "interviewer"),
        ("observers observer", "observer"),
        ("facilitator facilitators moderator", "facilitator"),
        ("place where location room", "place"),
        ("department dept", "department"),
        ("title subject topic", "title"),
    ],
)
def test_the_words_of_people_for_the_keys_of_a_header(words: str, told: str) -> None:
    """Each means the same as the key, whatever its case; front matter or none."""
    for word in words.split():
        for header in (f"{word}: Bo Lund\n{HEAD}", f"---\n{word.title()}: 'Bo Lund'\n{HEAD}---\n"):
            notes = read(f"{header}## works\na\n")
            found = {
                "people": ", ".join(person.name for person in notes.people),
                "facilitator": notes.facilitator,
                "place": notes.place,
                "department": notes.department,
                "title": notes.title,
            } | {other.part.value: other.person.name for other in notes.others}
            assert {key: value for key, value in found.items() if value} == {told: "Bo Lund"}, word


@pytest.mark.parametrize(
    ("guide", "day", "end"),
    [("guide", "date", "closed"), ("template", "when", "end"), ("Template", "Day", "Ended")],
)
def test_the_words_of_people_for_guide_day_and_end(guide: str, day: str, end: str) -> None:
    """They say by what, when and until when it was held."""
    notes = read(f"{guide}: short\n{day}: 2026-11-02 10:00\n{end}: 10:50\n## works\na\n")
    assert (notes.guide.name, notes.started) == (GUIDE.name, START)
    assert notes.closed == START + timedelta(minutes=50)


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("- a\n- b\n", ["note", "note"]),
        ("* a\n  - b\n  - c\n", ["note", "note", "note"]),
        ("+ a\n- b\n", ["strength", "weakness"]),
        ("[10:06] - a\n- b\n", ["weakness", "weakness"]),
        ("- a\n% tags: x\n- b\n", ["weakness", "weakness"]),
        ("- a\n! b\n", ["weakness", "threat"]),
        ("- a\n", ["weakness"]),
    ],
)
def test_the_file_tells_whether_a_dash_is_a_bullet(body: str, kinds: list[str]) -> None:
    """Times, directives and other signs show somebody who knows the signs."""
    notes = read(f"{HEAD}## works\n{body}")
    assert [kind for _, kind, _ in said(notes)] == kinds


def test_what_was_said_beside_the_file_decides() -> None:
    """Signs or bullets, guide and date, and the step of lines under no heading."""
    prose = "Met on Monday.\n- The close is slow\n- Mail is down\n"
    told = problems(prose)
    assert [line.partition(":")[0] for line in told if line.startswith("line")] == [
        "line 1",
        "line 2",
        "line 3",
    ]
    asked = Asked("short", "2 Nov 2026 10:00", "What works", "signs")
    assert [kind for _, kind, _ in said(read(prose, asked))] == ["note", "weakness", "weakness"]
    bullets = asked._replace(lines="bullets")
    assert [kind for _, kind, _ in said(read(prose, bullets))] == ["note"] * 3
    assert "has no step “x”" in problems(prose, asked._replace(step="x"))[0]


def test_weaknesses_made_by_a_dash_under_strengths_are_told() -> None:
    """Where signs are meant, what they turn round is said with its lines."""
    steps = tuple(
        msgspec.structs.replace(step, default_kind="strength") if step.id == "works" else step
        for step in GUIDE.steps
    )
    guide = msgspec.structs.replace(GUIDE, steps=steps)
    text = f"{HEAD}## works\n- a\n+ b\n- c\n"
    notes = read_notes(text, "n.md", lambda _: guide, UTC)
    (told,) = notes.told
    assert "2 lines under What works read as weakness" in told
    assert "line 4, 6" in told


def test_a_lower_heading_is_told_and_its_lines_stay_in_the_step() -> None:
    text = f"{HEAD}## works\nfirst\n### Reporting\nsecond\n## Elsewhere\nthird\n"
    notes, wrong = examine_notes(text, "n.md", guide_named, UTC)
    assert notes is not None
    assert [words for *_, words in said(notes)] == ["first", "second"]
    assert [problem.line for problem in wrong] == [5, 7]
    assert "stand under What works" in wrong[0].what
    assert "?." not in "".join(map(str, wrong))


def test_what_belongs_to_another_kind_of_step_is_refused_there() -> None:
    """A consent under a question, scores under a consent: with the place where they belong."""
    wrong = problems(f"{HEAD}## works\n% consent: Dana role\n% scores in\n## score\n% scores in\n")
    assert [each.partition(":")[0] for each in wrong] == ["line 4", "line 5"]
    assert "under ## consent or above the first step" in wrong[0]
    assert "under ## score" in wrong[1]
    assert problems(f"{HEAD}% consent: Dana role\n## works\n") == []


def test_dates_are_read_or_told_with_their_lines() -> None:
    """What was not typed as the format has it is told too; relative to the day of the session."""
    dates = ("friday", "31.12.", "2027-03-31", "3/4/2027", "x")
    body = "## works\n" + "".join(f"> pay due:{date}\n" for date in dates)
    notes, wrong = examine_notes(HEAD + body, "n.md", guide_named, UTC)
    assert notes is not None
    days = [str(e.captured.due) for e in notes.entries]
    assert days == ["2026-11-06", "2026-12-31", "2027-03-31", "None", "None"]
    assert [each.partition(":")[0] for each in notes.told] == ["line 4", "line 5"]
    assert [problem.line for problem in wrong] == [7, 8]
    assert "2027-04-03 or 2027-03-04" in str(wrong[0])


@pytest.mark.parametrize(
    ("date", "started"),
    [
        ("2 Nov 2026, 10:00", START),
        ("02.11.2026 10:00", START),
        ("2 November 2026 at 10:00 am", START),
        ("2026-11-02\ntime: 10:00 - 11:30", START),
        ("2 Nov 2026", START.replace(hour=0)),
    ],
)
def test_the_day_of_the_session_is_read_as_people_write_it(date: str, started: datetime) -> None:
    notes = read(f"guide: short\n**Date:** {date}\n## works\na\n")
    assert notes.started == started


def test_an_unclear_day_of_the_session_is_refused_with_both() -> None:
    (told,) = problems("guide: short\ndate: 3/4/2026\n## works\na\n")
    assert "3 April 2026 or 4 March 2026" in told
    assert "is no date" in problems("guide: short\ndate: 6 Oct\n## works\na\n")[0]


TWO_ROOMS = HEAD + "title: {0}\nplace: Room {0}\n## works\n{1}\n"


def test_two_groups_at_one_time_are_two_sessions_and_each_comes_once() -> None:
    """Also the same file with one more line; also when it names somebody new."""
    record, new_id = begun(), ids()
    for text in ("A", "Fast close @Zoe.New\nOld mail"), ("B", "Good list @Kim.New"):
        record.apply(replay(record, read(TWO_ROOMS.format(*text)), new_id).change)
    assert len(record.sessions()) == 2
    for again in (
        TWO_ROOMS.format("A", "Fast close @Zoe.New\nOld mail"),
        TWO_ROOMS.format("A", "Fast close @Zoe.New\nOld mail\nOne more"),
        TWO_ROOMS.format("Another title", "Fast close @Zoe.New\nOld mail"),
        TWO_ROOMS.format("B", "Good list @Kim.New"),
    ):
        with pytest.raises(Refused, match="is here already"):
            replay(record, read(again), new_id)


@pytest.mark.parametrize(
    ("body", "minutes"),
    [
        ("## works\n[10:06] a\n## outside\n[10:20] b\n", {"works": 20, "outside": 35}),
        ("## works\na\n## outside\n[10:20] b\n[10:30] c\n", {"works": 20, "outside": 35}),
        ("## works\na\n", {"works": 55}),
        ("## works\n% minutes: 3\n[10:06] a\n## outside\n[10:20] b\n", {"works": 3}),
        ("## works\na\n## outside\nb\n", {}),
        ("## works\n[10:06] a\n## outside\nb\n## read-back\n[10:30] c\n", {}),
        ("## works\n[11:30] a\n", {}),
    ],
)
def test_times_give_the_minutes_where_they_can(body: str, minutes: dict[str, float]) -> None:
    """What the times do not tell is not made up."""
    notes = read(f"{HEAD}closed: 2026-11-02 10:55\n{body}")
    spent = {step_id: step.seconds for step_id, step in notes.steps.items() if step.seconds}
    assert spent == {step_id: count * 60 for step_id, count in minutes.items()}


def test_a_bar_without_an_entry_above_it_is_told() -> None:
    (told,) = problems(f"{HEAD}## works\n\n| lost\n")
    assert told.startswith("line 5: a line with a bar goes on with the entry above it")


WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12).map(clean_line)


@given(st.lists(WORDS, min_size=2, max_size=6), st.sampled_from("-*•"))
def test_bullets_of_any_list_say_what_stands_behind_them(words: list[str], mark: str) -> None:
    text = f"{HEAD}## works\n" + "".join(f"{mark} {word}\n" for word in words)
    assert said(read(text)) == [("works", EntryKind.NOTE.value, word) for word in words]


def test_nothing_is_read_where_guide_and_date_are_missing() -> None:
    """And both are asked for in one go."""
    with pytest.raises(Problems) as caught:
        read_notes("just prose\n", "n.md", guide_named)
    assert len(caught.value.problems) == 3
    assert not list(begun().sessions())
