"""The debrief and a second record of the talk at plain prompts."""

from __future__ import annotations

from typing import Final

from screens.plain.base.prompts import Answered, Instead
from screens.plain.base.talk import Act, Talk
from screens.plain.entries import entry_words
from screens.plain.planning.replan import ask_plan
from screens.plain.step_lines import to_come
from workshop.errors import Refused
from workshop.record.change import trial
from workshop.record.read_back import shown_to_all
from workshop.record.within import RemarkTopic
from workshop.running.talk_rules import JoinTalks
from workshop.running.words.as_said import session_named
from workshop.running.words.of_talk import debrief_said, remarks_said
from workshop.talks.debrief import QUESTIONS, debrief_lines
from workshop.talks.preview import preview_lines, proposed_offset, record_words
from workshop.talks.two_records import may_be_of_one_talk


def debrief(talk: Talk, words: str) -> None:
    """Note a remark, drop one, or ask for each topic; an empty answer leaves it out."""
    if words:
        change = talk.send(debrief_said(talk.record, talk.session, words))
        talk.tell(f"{change.sentence}.")
        return
    talk.tell("\n".join(debrief_lines(talk.record, talk.session)))
    talk.tell("For you alone: it is told to nobody else. An empty line goes on.")
    said: dict[RemarkTopic, str] = {}
    try:
        for topic, question in QUESTIONS.items():
            said[topic] = talk.line(question)
    except Answered:
        _note(talk, said)
        raise
    if not _note(talk, said):
        talk.tell("Nothing noted.")


def _note(talk: Talk, said: dict[RemarkTopic, str]) -> bool:
    """Note what was answered, also where the rest is not; whether there is anything."""
    if not any(said.values()):
        return False
    talk.tell(f"{talk.send(remarks_said(talk.record, talk.session, said)).sentence}.")
    return True


def offer_debrief(talk: Talk) -> None:
    """Ask for the debrief once an interview is over; whoever goes away is not held up.

    Raises:
        Instead: a command came in place of an answer.
    """
    if talk.guide.setting != "interview":
        return
    try:
        debrief(talk, "")
    except Answered as other:
        talk.tell("The debrief can be noted later: /debrief.")
        if isinstance(other, Instead):
            raise


def second_record(talk: Talk, words: str) -> None:
    """Take another session as a second record of this talk, once that was looked at."""
    record = talk.record
    number, _, seconds = words.partition(" ")
    if not number:
        found = may_be_of_one_talk(record, talk.session)
        places = {each.id: place for place, each in enumerate(record.sessions(), 1)}
        lines = [f"{places[each.id]}. {record_words(record, each)}" for each in found]
        talk.tell("\n".join(lines) or "No other session looks like a record of this talk.")
        return
    other = session_named(record, number)
    offset = proposed_offset(record, talk.session, other).seconds
    if seconds.strip():
        try:
            offset = float(seconds)
        except ValueError:
            raise Refused(f"“{seconds}” is no number of seconds.") from None
    talk.tell("\n".join(preview_lines(record, talk.session, other, offset, trial(talk.now))))
    if talk.ask.confirm("Join them? /undo takes it back.", default=False):
        command = JoinTalks(session_id=talk.session_id, other=other.id, offset=offset)
        talk.tell(f"{talk.send(command).sentence}.")


def tell_view(talk: Talk, _: str) -> None:
    """Tell what whoever asks the questions needs: what is still to come, and the last lines."""
    left = to_come(talk)
    minutes = max(0, left.minutes)
    talk.tell(f"Now: {talk.step.title}. Not yet asked, {minutes} min left for {left.planned:g}:")
    for step in left.unasked:
        must = ", must ask" if step.must_ask else ""
        talk.tell(f"{step.title}, {step.minutes.planned:g} min{must}")
    lines = [entry_words(talk.record, e) for e in shown_to_all(talk.record, talk.session)[-5:]]
    talk.tell("\n".join(["Written down last:", *lines]) if lines else "Nothing written down yet.")


def tell_questions(talk: Talk, _: str) -> None:
    """Tell what each question of this guide yields over all sessions."""
    from workshop.analysis.question_yield import question_yields  # noqa: PLC0415 - 8 ms, for this alone
    from workshop.privacy.told_record import told_record  # noqa: PLC0415

    for one in question_yields(told_record(talk.record), talk.guide.name):
        talk.tell(one.sentence)
        for text in one.to_change:
            talk.tell(f"  to change: {text}")


TALK_ACTS: Final[dict[str, Act]] = {
    "view": tell_view,
    "plan": ask_plan,
    "questions": tell_questions,
    "debrief": debrief,
    "second-record": second_record,
}
"""What is done with a talk as a whole, by its word."""
