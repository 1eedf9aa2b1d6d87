"""Moving through a session, and what each kind of step shows and takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.session.panes.consent_list import ConsentList
from screens.session.steps.score import ScoreBody
from tests.builders.acme import GUIDE, Acme, with_step
from tests.screens.session.session_app import Desk, session
from tests.screens.stage import settle
from workshop.guide.conditions import AskIf
from workshop.record.documents import Attribution, EntryKind, Person, Session, StepState
from workshop.running.commands import AddPerson, CloseSession, JoinSession


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A session of a small engagement."""
    return Acme(tmp_path / "acme")


def run_of(acme: Acme) -> Session:
    """The session as it is now."""
    return acme.store.record.get(Session, acme.session_id)


def level(acme: Acme, person_id: str) -> Attribution | None:
    """What a person agreed to."""
    consent = acme.store.record.consent_of(acme.session_id, person_id)
    return consent.attribution if consent else None


@pytest.mark.slow
async def test_forward_back_and_to_any_step(acme: Acme) -> None:
    """F2, F3 and F4 move the room; a step left forwards is done."""
    async with session(acme) as desk:
        await desk.press("f2", "f2")
        assert desk.step_id == "works"
        await desk.press("f3")
        assert desk.step_id == "consent"
        await desk.press("f4", "6", "enter")
        assert desk.step_id == "read-back"
        assert run_of(acme).steps["opening"].state is StepState.DONE
        assert "6 of 6" in desk.seen()


async def test_a_number_alone_is_nothing_said_while_consent_is_asked(acme: Acme) -> None:
    """Whoever types it means to answer; a note may begin with one, and later it is a note too."""
    async with session(acme) as desk:
        await desk.to("consent")
        await desk.press("1")
        assert "A number alone is not recorded" in desk.hint
        await desk.press("enter")
        assert (acme.texts(), level(acme, acme.dana.id)) == ([], None)
        assert "A number alone is not recorded" in desk.hint
        assert "Dana" in desk.hint
        await desk.press("backspace", "up", "1")
        assert level(acme, acme.dana.id) is Attribution.NAME
        await desk.press("1", "escape")
        await desk.type("12 were there")
        await desk.type("2")
        assert acme.texts() == ["12 were there", "2"]


async def test_skipping_asks_for_the_reason(acme: Acme) -> None:
    """F5 goes on without the step; the reason is recorded and shown there."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.press("f5", "enter")
        assert "Say why" in desk.seen()
        await desk.press(*"late", "enter")
        assert desk.step_id == "outside"
        assert run_of(acme).steps["works"].reason == "late"
        await desk.press("ctrl+z")
        assert run_of(acme).steps["works"].state is StepState.OPEN


@pytest.mark.slow
async def test_the_clock_says_in_words_how_it_stands(acme: Acme) -> None:
    """Planned, over plan, over the most: each has words, and typing goes on."""
    async with session(acme) as desk:
        await desk.to("works")
        for minutes, words in ((3, "03:00 of 5 min"), (3, "1 min over plan"), (3, "over by 4 min")):
            acme.clock.forward(minutes=minutes)
            desk.screen.tick()
            await desk.pilot.pause()
            assert words in desk.seen()
        assert "behind" in desk.seen() or "ahead" in desk.seen()
        await desk.type("Still taken")
        assert desk.step_id == "works"
        assert acme.texts() == ["Still taken"]


async def test_the_bell_rings_once_a_step(acme: Acme, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the end of the planned time, and never again in that step."""
    async with session(acme) as desk:
        rung: list[str] = []
        monkeypatch.setattr(desk.pilot.app, "bell", lambda: rung.append(desk.step_id))
        for _ in range(8):
            acme.clock.forward(minutes=1)
            desk.screen.tick()
        assert rung == ["opening"]


@pytest.mark.slow
async def test_pausing_stops_the_time(acme: Acme) -> None:
    """F9 pauses and goes on."""
    async with session(acme) as desk:
        await desk.press("f9")
        assert acme.store.record.clock_of(acme.session_id).since is None
        assert "paused" in desk.seen()
        await desk.press("f9")
        assert acme.store.record.clock_of(acme.session_id).since is not None


@pytest.mark.slow
async def test_enter_confirms_a_briefing(acme: Acme) -> None:
    """On an empty line Enter says that the words were said."""
    async with session(acme) as desk:
        assert "confirms that this was said" in desk.hint
        await desk.press("enter")
        assert run_of(acme).steps["opening"].confirmed == acme.clock.now
        assert "confirmed 10:00" in desk.seen()


@pytest.mark.slow
async def test_no_key_answers_while_the_line_has_the_keys(acme: Acme) -> None:
    """A note may begin with any digit: it is the interviewer's, and nobody's consent."""
    async with session(acme) as desk:
        await desk.press("f2", "3", *" of her managers;")
        assert desk.screen.field.value == "3 of her managers;"
        assert "observation" in desk.hint
        await desk.press("enter")
        assert level(acme, acme.dana.id) is level(acme, acme.ana.id) is None
        (note,) = acme.store.record.entries_of(acme.session_id, "consent")
        assert (note.kind, note.text) == (EntryKind.OBSERVATION, "3 of her managers;")


@pytest.mark.slow
async def test_consent_by_one_key_a_person(acme: Acme) -> None:
    """Up goes to the first not asked; each is told in words; what stands changes after asking."""
    async with session(acme) as desk:
        await desk.press("f2")
        assert "records how Dana Ortiz may be quoted" in desk.hint
        await desk.press("up")
        assert isinstance(desk.screen.focused, ConsentList)
        await desk.press("2")
        assert level(acme, acme.dana.id) is Attribution.ROLE
        assert "Dana Ortiz agreed to be quoted by role and department" in desk.hint
        await desk.press("right", "left")
        assert level(acme, acme.ana.id) is None
        await desk.press("f2")
        assert "Not asked how they may be quoted: Ana López." in desk.hint
        await desk.press("f3", "up", "4")
        assert level(acme, acme.ana.id) is Attribution.PARTICIPANT
        assert level(acme, acme.dana.id) is Attribution.ROLE
        await desk.press("5")
        assert desk.screen.field.value == "5"
        await desk.press("backspace", "up", "up", "1")
        assert "Dana Ortiz agreed to: by role and department" in desk.seen()
        await desk.press("escape")
        assert level(acme, acme.dana.id) is Attribution.ROLE
        await desk.press("1", "up", "enter")
        assert level(acme, acme.dana.id) is Attribution.NAME


@pytest.mark.slow
async def test_twelve_people_stand_in_the_list_of_consents(acme: Acme) -> None:
    """All in one view where there is room, which stays so; else it says how many are out of it."""
    for number in range(3, 13):
        person = acme.store.do(AddPerson(name=f"Guest{number:02} Lind")).puts[0]
        acme.store.do(JoinSession(session_id=acme.session_id, person_id=person.id))
    async with session(acme, (120, 36)) as desk:
        await desk.press("f2")
        people = acme.store.record.people_of(run_of(acme))
        assert len(people) == 12
        assert [each.name for each in people if each.name not in desk.seen()] == []
        await desk.press("up", *["down"] * 11)
        assert "Dana Ortiz  " in desk.seen()
        assert "▶ Guest12" in desk.seen()
    async with session(acme, (80, 24)) as desk:
        await desk.to("consent")
        assert "▼ " in desk.seen()
        assert " below" in desk.seen()


async def test_the_same_consent_for_all_not_asked(acme: Acme) -> None:
    """Names everybody and the level first; one change, one undo, marked as given for all."""
    async with session(acme) as desk:
        await desk.press("f2", "up", "ctrl+a", "down", "down", "enter")
        assert level(acme, acme.dana.id) is None
        assert "2 people: by department only?" in desk.seen()
        assert "Ana López" in desk.seen()
        await desk.press("enter")
        consents = [
            acme.store.record.consent_of(acme.session_id, p) for p in (acme.dana.id, acme.ana.id)
        ]
        assert [(c.attribution, c.together) for c in consents if c] == [
            (Attribution.DEPARTMENT, True)
        ] * 2
        await desk.press("ctrl+z")
        assert level(acme, acme.dana.id) is level(acme, acme.ana.id) is None


async def scoring(desk: Desk, acme: Acme) -> ScoreBody:
    """Two factors, and the step that scores them."""
    acme.say("+ Fast help desk")
    acme.say("- Old ledger")
    await desk.to("score")
    assert isinstance(desk.screen.body, ScoreBody)
    return desk.screen.body


@pytest.mark.slow
async def test_scores_are_typed_into_a_grid(acme: Acme) -> None:
    """Digits set a value, Enter goes on, Backspace clears; the total runs along."""
    async with session(acme) as desk:
        body = await scoring(desk, acme)
        await desk.press("3", "0", "enter", "4", "enter", "6", "0", "down")
        (ballot,) = acme.store.record.ballots_of(acme.session_id, "score")
        assert ballot.voter == acme.dana.id
        assert sorted(tuple(row.items()) for row in ballot.scores.values()) == [
            (("weight", 30.0), ("rating", 4.0)),
            (("weight", 60.0),),
        ]
        assert "90 of 100 given" in desk.seen()
        await desk.press("ctrl+n")
        assert "100 of 100 given" in desk.seen()
        body.grid.focus()
        await desk.press("backspace")
        assert "33 of 100 given" in desk.seen()


@pytest.mark.slow
async def test_a_value_off_the_scale_is_refused_in_words(acme: Acme) -> None:
    """Nothing is recorded, and the hint says what the scale has."""
    async with session(acme) as desk:
        await scoring(desk, acme)
        await desk.press("right", "9")
        assert acme.store.record.ballots_of(acme.session_id, "score") == []
        assert "from 1 (poor) to 4 (superb); 9 is not on it" in desk.hint


async def test_each_voter_has_a_ballot_and_results_wait(acme: Acme) -> None:
    """Tab turns to the next voter; median and spread are shown once the scores are in."""
    async with session(acme) as desk:
        await scoring(desk, acme)
        await desk.press("right", "2", "tab", "right", "4")
        assert "Ana López" in desk.seen()
        ballots = acme.store.record.ballots_of(acme.session_id, "score")
        assert {ballot.voter for ballot in ballots} == {acme.dana.id, acme.ana.id}
        assert "of 2, all 2–4" not in desk.seen()
        await desk.press("ctrl+s")
        lacks = "Dana Ortiz and Ana López: weight for 0 of 2; rating for 1 of 2."
        assert lacks in " ".join(desk.seen().replace("│", " ").split())
        await desk.press("enter")
        assert "median 3, middle half 2.5–3.5 of 2, all 2–4" in desk.seen()
        await desk.press("ctrl+s")
        assert "of 2, all 2–4" not in desk.seen()


async def test_the_whole_session_from_any_step(acme: Acme) -> None:
    """The facilitator's own view of everything by kind; Escape goes back, the room stays."""
    acme.say("+ Fast help desk")
    async with session(acme) as desk:
        await desk.give("session.whole")
        assert "Strengths  1" in desk.seen()
        assert desk.step_id == "opening"
        await desk.give("session.whole")
        assert "Strengths  1" not in desk.seen()
        await desk.give("session.whole")
        await desk.press("escape")
        assert "Strengths  1" not in desk.seen()
        assert desk.step_id == "opening"


async def test_the_last_step_offers_to_close(acme: Acme) -> None:
    """F2 on the last step asks; Enter closes, and the screen before is in front."""
    async with session(acme) as desk:
        await desk.to("read-back")
        await desk.press("f2")
        assert "Close “Short session”?" in desk.seen()
        await desk.press("enter")
        assert run_of(acme).closed == acme.clock.now


async def test_a_closed_session_is_looked_at_and_reopened(acme: Acme) -> None:
    """Steps can be looked through; nothing moves until it is reopened."""
    acme.say("+ Fast help desk")
    acme.store.do(CloseSession(session_id=acme.session_id))
    async with session(acme) as desk:
        assert not desk.screen.shown.live
        await desk.press("f2", "f2")
        assert "Fast help desk" in desk.seen()
        assert desk.step_id == "opening"
        await desk.give("session.reopen")
        assert "Go on at which step?" in desk.seen()
        await desk.press("enter")
        assert run_of(acme).closed is None
        assert "Enter records" in desk.seen()
        assert desk.step_id == "works"


@pytest.mark.slow
async def test_somebody_joins(acme: Acme) -> None:
    """A known name joins, a new one is added with role and department."""
    async with session(acme) as desk:
        await desk.give("session.join")
        await desk.press(*"bo łoś", "enter")
        assert acme.bo.id in run_of(acme).people
        await desk.give("session.join")
        await desk.press(*"Zoe", "enter", *"CIO", "enter", *"IT", "enter")
        zoe = acme.store.record.people_of(run_of(acme))[-1]
        department = acme.store.record.department_named("IT")
        assert department is not None
        assert (zoe.name, zoe.role, zoe.department_id) == ("Zoe", "CIO", department.id)


@pytest.mark.slow
async def test_who_joins_is_asked_where_the_name_does_not_tell(acme: Acme) -> None:
    """Without accents it is the same person; a name of the room may be a namesake's."""
    async with session(acme) as desk:
        before = len(list(acme.store.record.all(Person)))
        await desk.give("session.join")
        await desk.press(*"bo los", "enter", "enter", "enter")
        assert acme.bo.id in run_of(acme).people
        await desk.give("session.join")
        await desk.press(*"bo los", "enter", "enter", "enter")
        assert "Who is meant by bo los?" in desk.seen()
        await desk.press("down", "enter")
        assert len(list(acme.store.record.all(Person))) == before + 1
        assert acme.store.record.people_of(run_of(acme))[-1].name == "bo los"


@pytest.mark.slow
async def test_counts_come_over_a_narrow_screen(acme: Acme) -> None:
    """At 80 × 24 the panes fold away; F6 brings the counts, the heading has the position."""
    acme.say("+ Fast help desk")
    async with session(acme, (80, 24)) as desk:
        assert "1 of 6" in desk.seen()
        assert "Strengths" not in desk.seen()
        await desk.press("f6")
        assert "Strengths" in desk.seen()
        await desk.press("f6")
        assert "Strengths" not in desk.seen()


@pytest.mark.slow
async def test_a_window_that_is_too_small_says_so(acme: Acme) -> None:
    """Even then the line takes words."""
    async with session(acme, (50, 12)) as desk:
        assert "60 × 18" in desk.seen()
        await desk.to("works")
        await desk.type("Taken")
        assert acme.texts() == ["Taken"]


async def test_a_click_on_a_step_goes_there(acme: Acme) -> None:
    """The list on the left is a way to any step."""
    async with session(acme) as desk:
        await desk.pilot.click("#steps", offset=(4, 2))
        await desk.pilot.pause()
        assert desk.step_id == "works"


@pytest.mark.slow
@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_what_is_to_come_stays_in_view(tmp_path: Path, size: tuple[int, int]) -> None:
    """Minutes and steps to come; a step under a condition with it; what to leave out when late."""
    guide = with_step(GUIDE, "outside", ask_if=AskIf(recorded="outage"))
    acme = Acme(tmp_path / "acme", guide=guide)
    async with session(acme, size) as desk:
        assert "4 to come, 25 min left" in desk.seen()
        await desk.press("f4")
        assert "Outside: only once #outage is recorded" in desk.seen()
        await desk.press("escape")
        await desk.to("works")
        await desk.press("f2")
        assert desk.step_id == "score"
        await desk.press("f3")
        await desk.type("It was down #outage")
        assert "Now in the agenda: Outside" in desk.hint
        # What works was asked by now; the opening was passed through and need not be.
        assert "4 to come, 30 min left" in desk.seen()
        await desk.press("f2")
        assert desk.step_id == "outside"
        acme.clock.forward(minutes=27)
        desk.screen.tick()
        await settle(desk.pilot)
        assert "min left" in desk.seen()
        assert "leave out" in desk.seen()
        await desk.type("/unasked")
        assert "no longer fits" in desk.seen()
        await desk.press("escape")
        assert desk.screen.field.has_focus
