"""Steps at plain prompts: what is asked, what is told of scores, and what is read along."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.plain.prompts import Choices, Instead
from screens.plain.read_along import Reading
from screens.plain.scoring import score
from screens.plain.steps import PROMPTS, ask_consent, tell_step
from screens.plain.talk import Talk
from sessions.store.store import Store
from tests.builders.acme import Acme
from workshop.errors import Refused
from workshop.record.documents import Attribution
from workshop.running.commands import ConfirmStep, MoveTo, SetOffRecord


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
        "\nStep 1 of 6: Opening", "Say: Welcome.", "1 entry here so far; /list tells them.",
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
