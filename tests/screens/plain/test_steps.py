"""Steps at plain prompts: what is asked, what is told of scores, and what is read along."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from screens.plain.base.prompts import Choices, Instead
from screens.plain.base.talk import Talk
from screens.plain.commands import perform
from screens.plain.read_along import Reading
from screens.plain.scoring import score
from screens.plain.step_lines import inside_lines
from screens.plain.steps import PROMPTS, ask_consent, tell_step
from sessions.store.store import Store
from tests.builders.acme import GUIDE, MINUTES, Acme, with_step
from workshop.errors import Refused
from workshop.guide.conditions import AskIf
from workshop.guide.shape import Actions, Ask
from workshop.record.documents import Attribution
from workshop.running.capture import read_line
from workshop.running.commands import (
    ConfirmStep,
    FinishScoring,
    MoveTo,
    RecordEntries,
    SetOffRecord,
    SetScore,
)


class Answers:
    """An asker with the answers in its hand."""

    def __init__(self, *answers: str | bool | None) -> None:
        self.answers = list(answers)
        self.told: list[str] = []
        self.asked: list[str] = []

    def tell(self, text: str = "") -> None:
        """Keep what is told."""
        self.told.append(text)

    def _next(self, prompt: str) -> str | bool | None:
        self.asked.append(prompt)
        return self.answers.pop(0)

    def line(self, prompt: str, *_: object, **__: object) -> str:
        """The next answer."""
        return str(self._next(prompt))

    def choose(self, prompt: str, choices: Choices, otherwise: str) -> str | None:
        """The value of the choice that is shown as the next answer; none for `otherwise`."""
        answer = self._next(prompt)
        return None if answer == otherwise else dict(choices)[str(answer)]

    def confirm(self, prompt: str, *, default: bool = True) -> bool:
        """The next answer; the default where it is none."""
        answer = self._next(prompt)
        return default if answer is None else bool(answer)


def talk(acme: Acme, step: str, *answers: str | bool | None) -> tuple[Talk, Answers]:
    """The session in a step, with somebody who answers."""
    if acme.store.record.clock_of(acme.session_id).step_id != step:
        acme.store.do(MoveTo(session_id=acme.session_id, step_id=step))
    asker = Answers(*answers)
    return Talk(acme.store, acme.session_id, asker), asker  # type: ignore[arg-type]


def test_a_step_is_told_and_asked_for_once(tmp_path: Path) -> None:
    """Its place, what to say, what is there already; a confirmation that stands is not asked."""
    acme = Acme(tmp_path / "acme")
    acme.say("+ Quick", step="opening")
    here, asker = talk(acme, "opening", False)
    tell_step(here)
    assert asker.told == [
        "\nStep 1 of 6: Opening", "5 to come, 29 min left.", "Say: Welcome.",
        "1 entry here so far; /list tells them.",
    ]  # fmt: skip
    assert asker.asked == ["Was this said?"]
    assert here.told_step == "opening"
    assert here.session.steps["opening"].confirmed is None
    acme.store.do(ConfirmStep(session_id=acme.session_id, step_id="opening"))
    here, asker = talk(acme, "opening")
    tell_step(here)
    assert asker.asked == []
    acme.store.close()


def test_consent_is_asked_of_whom_it_was_not(tmp_path: Path) -> None:
    """Later is no answer; what stands is told, and is left as it is unless changed."""
    acme = Acme(tmp_path / "acme")
    here, asker = talk(acme, "consent", Attribution.ROLE.sentence, "ask later")
    PROMPTS["consent"](here, here.step)
    assert asker.asked == [f"How may {name} be quoted?" for name in ("Dana Ortiz", "Ana López")]
    agreed = acme.store.record.consent_of(acme.session_id, acme.dana.id)
    assert agreed is not None
    assert agreed.attribution is Attribution.ROLE
    assert acme.store.record.consent_of(acme.session_id, acme.ana.id) is None
    here, asker = talk(acme, "consent", "as it is")
    ask_consent(here, here.step, acme.dana.id, "Dana Ortiz")
    assert asker.asked == [f"Dana Ortiz agreed to: {Attribution.ROLE.sentence}. Instead?"]
    assert acme.store.record.consent_of(acme.session_id, acme.dana.id) == agreed
    acme.store.close()


def test_scores_are_asked_until_they_are_right(tmp_path: Path) -> None:
    """Both ends of a scale are on it; an empty line leaves a value out; results tell the spread."""
    acme = Acme(tmp_path / "acme")
    here, asker = talk(acme, "score")
    score(here, here.step)
    assert asker.told == ["There is nothing to score yet."]
    acme.say("+ Quick")
    acme.say("+ Calm")
    dana = "Dana Ortiz"
    given = [dana, "101", "many", "100", "4,0", "", "", "a seat without a name", " "]
    here, asker = talk(acme, "score", *given, None)
    score(here, here.step)
    assert "That is no number." in asker.told
    assert any("101" in words for words in asker.told)
    (ballot,) = acme.store.record.ballots_of(acme.session_id, "score")
    assert list(ballot.scores.values()) == [{"weight": 100, "rating": 4}]
    run = here.session.steps.get("score")
    assert run is None or not run.scores_in
    more: list[str | bool | None] = [
        "a seat without a name",
        "Seat 3",
        "0",
        "1",
        "",
        "",
        "no more",
        True,
    ]
    here, asker = talk(acme, "score", *more)
    score(here, here.step)
    assert "Ana López: no scores." in asker.told
    assert asker.told[-3:] == [
        "1. S1 Quick: Weight 100 of 100 points (n 2) and Rating median 2.5 (n 2, 1 to 4), wide",
        "S2 Calm: not scored",
        "In the order of weight.",
    ]
    here, asker = talk(acme, "score")
    score(here, here.step)
    assert asker.asked == []
    assert len(asker.told) == 3
    with pytest.raises(Refused, match="takes no scores"):
        score(here, here.guide.steps[0])
    acme.store.close()


def test_a_command_in_place_of_a_value_is_a_command(tmp_path: Path) -> None:
    """And nothing is recorded for it."""
    acme = Acme(tmp_path / "acme")
    acme.say("+ Quick")
    here, _ = talk(acme, "score", "the room as a whole", ":next")
    with pytest.raises(Instead) as instead:
        score(here, here.step)
    assert instead.value.line == ":next"
    assert acme.store.record.ballots_of(acme.session_id, "score") == []
    acme.store.close()


def test_who_reads_along_is_told_nothing_off_the_record(tmp_path: Path) -> None:
    """Each entry once, changed ones again; what was there before is not told."""
    acme = Acme(tmp_path / "acme")
    acme.say("+ Before")
    asker = Answers()
    with Store.open(acme.folder, read_only=True, now=acme.clock) as second:
        reading = Reading(second, asker)  # type: ignore[arg-type]
        acme.say("+ Quick")
        assert reading.look()
        assert len(asker.told) == 1
        assert "Quick" in asker.told[0]
        acme.store.do(SetOffRecord(session_id=acme.session_id, on=True))
        acme.say("- I fight with procurement")
        assert reading.look()
        assert reading.look()
        assert len(asker.told) == 1
        acme.store.do(SetOffRecord(session_id=acme.session_id, on=False))
        acme.store.do(MoveTo(session_id=acme.session_id, step_id="outside"))
        acme.say("+ Calm", step="outside")
        assert reading.look()
        assert asker.told[1] == "\nShort session: Outside"
        assert "Calm" in asker.told[2]
        acme.store.close()
        assert not reading.look()
        assert asker.told[3:] == ["The other window has closed."]
    assert not any("procurement" in words for words in asker.told)


def test_a_step_tells_its_questions_its_silence_and_whose_turn_it_is(tmp_path: Path) -> None:
    """With numbers that `/asked` takes; what was ticked is told as asked."""
    guide = with_step(GUIDE, "works", probes=("Since when?", "Who says so?"))
    guide = with_step(guide, "outside", mode="silent", silent_minutes=3.0)
    acme = Acme(tmp_path / "acme", guide=guide)
    held, asker = talk(acme, "works")
    perform(held, "asked 2")
    tell_step(held)
    assert "Ask 1: Since when?" in asker.told
    assert "Asked 2: Who says so?" in asker.told
    held, asker = talk(acme, "outside")
    tell_step(held)
    assert "3 minutes of silence have not begun; /timer begins it." in asker.told
    perform(held, "timer")
    perform(held, "turn")
    tell_step(held)
    assert "Silence until 10:03, 3 min left." in asker.told
    assert "Turn of Dana Ortiz, then Ana López; /turn gives it." in asker.told
    with pytest.raises(Refused, match="10:40"):
        perform(held, "timer soon")


def test_actions_tell_what_is_on_top_and_what_is_parked(tmp_path: Path) -> None:
    """With the numbers that `/kind` and `/drop` take."""
    actions = Actions(id="actions", title="Actions", minutes=GUIDE.steps[0].minutes)
    guide = msgspec.structs.replace(GUIDE, steps=(*GUIDE.steps, actions))
    acme = Acme(tmp_path / "acme", guide=guide)
    acme.say("+ Fast desk @Dana")
    acme.say("~ Parking at night @Ana")
    held, asker = talk(acme, "actions")
    tell_step(held)
    assert "Not scored yet; best supported, by who stands behind it:" in asker.told
    assert any(line.startswith("1. S1 Fast desk: ") for line in asker.told)
    assert "2. Parking at night" in asker.told
    perform(held, "drop 2 not ours")
    perform(held, "parking")
    assert asker.told[-1] == "Nothing waits on the parking list."


def test_what_is_not_asked_yet_and_what_waits_for_its_condition(tmp_path: Path) -> None:
    """Told at each step and by /unasked; a step comes up with its condition, and is told then."""
    guide = with_step(GUIDE, "outside", ask_if=AskIf(recorded="outage"))
    acme = Acme(tmp_path / "acme", guide=guide)
    here, asker = talk(acme, "works")
    tell_step(here)
    assert "3 to come, 25 min left." in asker.told
    perform(here, "steps")
    assert "4. Outside: asked only once #outage is recorded" in asker.told[-1]
    lines = (read_line("It was down #outage"),)
    here.send(RecordEntries(session_id=acme.session_id, step_id="works", lines=lines))
    assert asker.told[-1] == "Now in the agenda: Outside."
    perform(here, "unasked")
    assert "Outside, 2 to 5 min, must ask" in asker.told[-1]
    perform(here, "next")
    assert here.step.id == "outside"
    acme.clock.forward(minutes=26)
    perform(here, "unasked")
    assert "no longer fits: leave it out" in asker.told[-1]


def test_where_the_room_differs_is_told_in_the_steps_that_ask_for_it(tmp_path: Path) -> None:
    """The widest first with who is at the ends, or whose scores are waited for; in no other."""
    asked = tuple(
        Ask(id=f"of-{show}", title="Why", minutes=MINUTES, show=show) for show in ("spread", "step")
    )
    acme = Acme(
        tmp_path / "acme", guide=msgspec.structs.replace(GUIDE, steps=(*GUIDE.steps, *asked))
    )
    for words in ("+ Calm", "+ Quick"):
        acme.say(words)
    calm, quick = (factor.id for factor in acme.store.record.live_factors())
    talk(acme, "score")
    for voter, of_calm, of_quick in ((acme.dana, 3, 1), (acme.ana, 2, 4)):
        for subject, value in ((calm, of_calm), (quick, of_quick)):
            acme.store.do(
                SetScore(
                    session_id=acme.session_id, step_id="score", voter=voter.id,
                    subject_id=subject, scale_id="rating", value=value,
                )
            )  # fmt: skip
    held, _ = talk(acme, "of-spread")
    assert list(inside_lines(held, held.step)) == ["Not in yet: the scores of Score."]
    acme.store.do(FinishScoring(session_id=acme.session_id, step_id="score"))
    assert list(inside_lines(held, held.step)) == [
        "Furthest apart, the widest first:",
        "1. S2 Quick, rating: 1 gave 1, 1 gave 4, wide; lowest Dana Ortiz, highest Ana López",
        "2. S1 Calm, rating: 1 gave 2, 1 gave 3; lowest Ana López, highest Dana Ortiz",
    ]
    held, _ = talk(acme, "of-step")
    assert list(inside_lines(held, held.step)) == []
    acme.store.close()
