"""What belongs to each kind of step at plain prompts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from screens.plain.base.talk import Talk
from screens.plain.breakout.split import tell_groups
from screens.plain.choosing.decide import decide
from screens.plain.choosing.strategy import pair, tell_gaps
from screens.plain.clustering.sort import sort
from screens.plain.planning.earlier import go_through_earlier
from screens.plain.read_back import read_back
from screens.plain.row_prompts import fill_in
from screens.plain.scoring import score
from screens.plain.step_lines import inside_lines, probe_lines, to_come
from screens.plain.voting.discuss import discuss
from screens.plain.voting.vote import vote
from workshop.guide.step import Step, kind_of
from workshop.privacy.consents import levels_offered, not_asked
from workshop.record.documents import Attribution, StepRun
from workshop.running.commands import ConfirmStep, SetConsent
from workshop.running.same_person import told_apart
from workshop.text import plural

Prompt = Callable[[Talk, Step], None]
"""Asks for what belongs to a kind of step, when the room comes to it."""


def tell_step(talk: Talk) -> None:
    """Tell the step in front of the room, and ask for what belongs to its kind."""
    step, guide = talk.step, talk.guide
    talk.told_step, talk.thing = step.id, None
    place = guide.steps.index(step) + 1
    talk.tell(f"\nStep {place} of {len(guide.steps)}: {step.title}")
    left = to_come(talk) if talk.session.closed is None else None
    if left and left.words:
        ways = "; /plan shows ways to end in time" if left.advice else ""
        talk.tell(f"{left.words[0].upper()}{left.words[1:]}{ways}.")
    if step.say:
        talk.tell(f"Say: {step.say.strip()}")
    for line in probe_lines(step, _run(talk, step)):
        talk.tell(line)
    here = talk.record.entries_of(talk.session_id, step.id)
    if here:
        talk.tell(f"{plural(len(here), 'entry', 'entries')} here so far; /list tells them.")
    for line in inside_lines(talk, step):
        talk.tell(line)
    if talk.session.closed is None:
        PROMPTS[kind_of(step)](talk, step)


def _run(talk: Talk, step: Step) -> StepRun:
    return talk.session.steps.get(step.id, StepRun())


def _confirm(talk: Talk, step: Step, question: str) -> None:
    """Ask for a confirmation that was not given yet."""
    if _run(talk, step).confirmed is None and talk.ask.confirm(question):
        talk.do(ConfirmStep(session_id=talk.session_id, step_id=step.id))
        talk.tell("Confirmed. /next goes on.")


def _brief(talk: Talk, step: Step) -> None:
    _confirm(talk, step, "Was this said?")


def _break(talk: Talk, step: Step) -> None:
    _confirm(talk, step, "Is the room back?")


def _consent(talk: Talk, step: Step) -> None:
    """Everybody who was not asked yet."""
    if not talk.record.people_of(talk.session):
        talk.tell("Nobody is on the list; /join NAME adds somebody.")
    for person in not_asked(talk.record, talk.session):
        ask_consent(talk, step, person.id, told_apart(talk.record, person))


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


def _feedback(talk: Talk, step: Step) -> None:
    """How the room rates its meeting, and how its lines are typed."""
    vote(talk, step)
    talk.tell("+ is what to keep, - what to change; nobody is named.")


def _gap(talk: Talk, step: Step) -> None:
    """The rows of the table, then what matters most."""
    fill_in(talk, step)
    tell_gaps(talk)


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
    "vote": vote,
    "form": fill_in,
    "decide": decide,
    "pair": pair,
    "gap": _gap,
    "cluster": sort,
    "discuss": discuss,
    "open-actions": go_through_earlier,
    "feedback": _feedback,
    "readback": read_back,
    "actions": ENTRIES_ONLY,
    "breakout": tell_groups,
    "break": _break,
}
"""What every kind of step asks for, by the word that guides use for it."""
