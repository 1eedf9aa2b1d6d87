"""What belongs to each kind of step at plain prompts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from screens.plain.prompts import Instead
from screens.plain.read_back import read_back
from screens.plain.row_prompts import fill_in
from screens.plain.talk import Talk
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.guide.shape import Score, Step, as_kind, kind_of
from workshop.privacy.consents import levels_offered, not_asked
from workshop.record.documents import ROOM, Attribution, Factor, StepRun
from workshop.running.commands import ConfirmStep, FinishScoring, SetConsent, SetScore
from workshop.running.score_rules import on_scale, spread, values_of, voter_name, voters_of
from workshop.running.subjects import subjects_of
from workshop.text import listing, plural

_SEAT: Final = "\0seat"


Prompt = Callable[[Talk, Step], None]
"""Asks for what belongs to a kind of step, when the room comes to it."""


def tell_step(talk: Talk) -> None:
    """Tell the step in front of the room, and ask for what belongs to its kind."""
    step, guide = talk.step, talk.guide
    talk.told_step = step.id
    place = guide.steps.index(step) + 1
    talk.tell(f"\nStep {place} of {len(guide.steps)}: {step.title}")
    if step.say:
        talk.tell(f"Say: {step.say.strip()}")
    for probe in step.probes:
        talk.tell(f"Ask: {probe}")
    here = talk.record.entries_of(talk.session_id, step.id)
    if here:
        talk.tell(f"{plural(len(here), 'entry', 'entries')} here so far; :list tells them.")
    if talk.session.closed is None:
        PROMPTS[kind_of(step)](talk, step)


def _run(talk: Talk, step: Step) -> StepRun:
    return talk.session.steps.get(step.id, StepRun())


def _confirm(talk: Talk, step: Step, question: str) -> None:
    """Ask for a confirmation that was not given yet."""
    if _run(talk, step).confirmed is None and talk.ask.confirm(question):
        talk.do(ConfirmStep(session_id=talk.session_id, step_id=step.id))
        talk.tell("Confirmed. :next goes on.")


def _brief(talk: Talk, step: Step) -> None:
    _confirm(talk, step, "Was this said?")


def _break(talk: Talk, step: Step) -> None:
    _confirm(talk, step, f"A break of {step.minutes.planned:g} minutes. Is the room back?")


def _consent(talk: Talk, step: Step) -> None:
    """Everybody who was not asked yet."""
    if not talk.record.people_of(talk.session):
        talk.tell("Nobody is on the list; :join NAME adds somebody.")
    for person in not_asked(talk.record, talk.session):
        ask_consent(talk, step, person.id, person.name)


def ask_consent(talk: Talk, step: Step, person_id: str, name: str) -> None:
    """Ask one person how they may be quoted."""
    del step  # the guide's levels hold wherever it is asked
    choices = [(level.sentence, level.value) for level in levels_offered(talk.guide)]
    before = talk.record.consent_of(talk.session_id, person_id)
    question = f"How may {name} be quoted?"
    if before:
        question = f"{name} agreed to: {before.attribution.sentence}. Instead?"
    answer = talk.ask.choose(question, choices, "as it is" if before else "ask later")
    if answer is not None:
        level = Attribution(answer)
        command = SetConsent(session_id=talk.session_id, person_id=person_id, attribution=level)
        if change := talk.do(command):
            talk.tell(f"{change.sentence}.")


def score(talk: Talk, step: Step) -> None:
    """Values, voter by voter, until somebody says that all are in."""
    if (scored := as_kind(step, Score)) is None:
        raise Refused(f"{step.title} takes no scores.")
    if _run(talk, scored).scores_in:
        _results(talk, scored)
    else:
        _take_scores(talk, scored)


def _take_scores(talk: Talk, step: Score) -> None:
    """Values, voter by voter."""
    factors = subjects_of(talk.record, talk.session, step)
    if not factors:
        talk.tell("There is nothing to score yet.")
        return
    while (voter := _voter(talk, step)) is not None:
        _ballot(talk, step, voter, factors)
        if step.voters == "room":
            break
    finish = FinishScoring(session_id=talk.session_id, step_id=step.id)
    if talk.ask.confirm("Are all scores in?", default=False) and talk.do(finish):
        _results(talk, step)


def _voter(talk: Talk, step: Score) -> str | None:
    """Whose values come next; none when nobody's do."""
    if step.voters == "room":
        return ROOM
    voters = voters_of(talk.record, talk.session, step)
    choices = [(voter_name(talk.record, voter), voter) for voter in voters if voter != ROOM]
    choices += [("a seat without a name", _SEAT), ("the room as a whole", ROOM)]
    chosen = talk.ask.choose("Whose scores?", choices, "no more")
    if chosen == _SEAT:
        return talk.ask.line("Which seat? For example Seat 3:").strip() or None
    return chosen


def _ballot(talk: Talk, step: Score, voter: str, factors: list[Factor]) -> None:
    """One voter's values."""
    talk.tell(f"{voter_name(talk.record, voter)}. An empty line leaves a value as it is.")
    for factor in factors:
        talk.tell(f"{factor.code} {factor.text}")
        for scale in step.scales:
            _value(talk, step, voter, factor, scale)


def _value(talk: Talk, step: Score, voter: str, factor: Factor, scale: Scale) -> None:
    """One value, asked for until it is on the scale or left out."""
    least, most = (
        f"{scale.least:g} {scale.least_means}",
        f"{scale.greatest:g} {scale.greatest_means}",
    )
    while answer := talk.ask.line(f"{scale.title}, {least} to {most}:").strip():
        if answer.startswith(":"):
            raise Instead(answer)
        try:
            value = on_scale(scale, float(answer.replace(",", ".")))
        except (ValueError, Refused) as problem:
            refused = isinstance(problem, Refused)
            talk.tell(str(problem) if refused else "That is no number.")
            continue
        talk.do(
            SetScore(
                session_id=talk.session_id,
                step_id=step.id,
                voter=voter,
                subject_id=factor.id,
                scale_id=scale.id,
                value=value,
            )
        )
        return


def _results(talk: Talk, step: Score) -> None:
    """Median and spread of every factor, once the scores are in."""
    for factor in subjects_of(talk.record, talk.session, step):
        parts = []
        for scale in step.scales:
            values = values_of(talk.record, talk.session_id, step.id, factor.id, scale.id)
            if found := spread(values):
                between = f", {found.least:g} to {found.greatest:g}" if found.count > 1 else ""
                parts.append(f"{scale.title} {found.median:g} (n {found.count}{between})")
        talk.tell(f"{factor.code} {factor.text}: {listing(parts) or 'not scored'}")


def _nothing(talk: Talk, step: Step) -> None:
    del talk, step


ENTRIES_ONLY: Final[Prompt] = _nothing
"""Nothing is asked: what is said is typed at the line."""

PROMPTS: Final[dict[str, Prompt]] = {
    "brief": _brief,
    "consent": _consent,
    "ask": ENTRIES_ONLY,
    "capture": ENTRIES_ONLY,
    "score": score,
    "form": fill_in,
    "readback": read_back,
    "actions": ENTRIES_ONLY,
    "break": _break,
}
"""What every kind of step asks for, by the word that guides use for it."""
