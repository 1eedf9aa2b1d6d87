"""The words of plain mode that do more than one command of the record.

They are those of the one table (`workshop.running.words.slash_table`): `/next`, `/n`; a colon does
for the slash.
"""

from __future__ import annotations

from typing import Final

from screens.base.system.show_in_folder import show_in_folder
from screens.plain import steps as plain_steps
from screens.plain.base.prompts import Instead
from screens.plain.base.talk import Act, Talk
from screens.plain.breakout.split import SPLIT_ACTS
from screens.plain.checking import CHECK_ACTS
from screens.plain.clustering.sort import CLUSTER_ACTS
from screens.plain.consent_commands import consent_for_all, off
from screens.plain.debriefing import TALK_ACTS, offer_debrief
from screens.plain.entries import meant, numbered
from screens.plain.leaving import here_of, may_close, may_leave
from screens.plain.packs import pack
from screens.plain.people import PEOPLE_ACTS
from screens.plain.read_back import read_back
from screens.plain.row_prompts import add_rows, edit_cell, remove_row, tell_rows
from screens.plain.scoring import score, with_points
from screens.plain.step_lines import tell_open, tell_parked, tell_unasked
from screens.plain.transcript import TRANSCRIPT_ACTS
from screens.plain.voting.acts import VOTING_ACTS
from screens.plain.who import who_is_meant
from screens.plain.withdrawing import withdraw
from sessions.personal.settings_file import load
from sessions.store.change_detail import told_changes
from workshop.ballots.standing import open_steps
from workshop.errors import Refused
from workshop.guide.shape import ConsentStep, Readback, as_kind
from workshop.privacy.consents import not_asked
from workshop.record.documents import Person, StepRun
from workshop.record.dry import can_run_dry, is_dry, said_count
from workshop.record.session_day import day_of
from workshop.running.capture import SIGNS, read_line, render
from workshop.running.command_kinds.steps import SayDry
from workshop.running.commands import (
    AddPerson,
    CloseSession,
    ConfirmStep,
    EditEntry,
    JoinSession,
    MoveTo,
)
from workshop.running.handles import captured_of, meant_by
from workshop.running.same_person import person_of, told_apart
from workshop.running.session_rules import next_step
from workshop.running.words.agenda import clock_face, timing
from workshop.running.words.slash import (
    On,
    Said,
    as_typed,
    given,
    without_rest,
    word_and_rest,
)
from workshop.running.words.slash_table import WORDS, step_meant
from workshop.settings.table import rows_of
from workshop.text import listing

_LAST: Final = 20
"""So many changes are told."""

_LEAVES: Final = frozenset({"next", "back", "go", "skip", "close"})
"""The words that lead out of the step in front."""


def perform(talk: Talk, line: str) -> None:
    """Carry out a word.

    Args:
        talk: the session.
        line: what stands behind the slash or the colon.

    Raises:
        Refused: there is no such word, it may be several, or it cannot be done.
        SessionsError: the disk refused.
    """
    name, words = word_and_rest(line)
    word = given(name, PLAIN_WORDS, here_of(talk))
    if word.word in _LEAVES and not may_leave(talk):
        return
    if act := ACTS.get(word.word):
        without_rest(word, words)
        act(talk, words)
    elif word.makes:
        entry = None
        if word.on is On.ENTRY:
            entry, words = meant(talk.record, talk.session_id, words, word.takes)
        without_rest(word, words)
        said = Said(talk.record, talk.session, talk.clock, entry, words, talk.now, talk.about_id)
        if command := with_points(talk, word.makes(said)):
            talk.tell(f"{talk.send(command).sentence}.")


def _go_by(talk: Talk, by: int) -> None:
    """Go some steps on."""
    waiting = _not_asked(talk)
    step = next_step(talk.record, talk.session, talk.clock.step_id, by)
    if step is None:
        end = "the last step; /close ends the session" if by > 0 else "the first step"
        raise Refused(f"This is {end}.")
    talk.send(MoveTo(session_id=talk.session_id, step_id=step.id))
    if waiting:
        talk.tell(f"Not asked how they may be quoted: {waiting}. /consent asks.")


def _not_asked(talk: Talk) -> str:
    """The names of those whom the step in front should have asked; nothing for any other step."""
    if as_kind(talk.step, ConsentStep) is None:
        return ""
    return listing([told_apart(talk.record, each) for each in not_asked(talk.record, talk.session)])


def _next(talk: Talk, _: str) -> None:
    _go_by(talk, 1)


def _back(talk: Talk, _: str) -> None:
    _go_by(talk, -1)


def _go(talk: Talk, words: str) -> None:
    step = step_meant(talk.guide, words)
    talk.send(MoveTo(session_id=talk.session_id, step_id=step.id))


def _confirm(talk: Talk, _: str) -> None:
    if as_kind(talk.step, Readback):
        read_back(talk, talk.step)
        return
    talk.send(ConfirmStep(session_id=talk.session_id, step_id=talk.clock.step_id))
    talk.tell("Confirmed.")


def _readback(talk: Talk, _: str) -> None:
    if not (steps := talk.guide.steps_of(Readback)):
        raise Refused("This guide has no step in which what was said is read back.")
    read_back(talk, steps[0])


def _show(talk: Talk, _: str) -> None:
    plain_steps.tell_step(talk)


def _consent(talk: Talk, words: str) -> None:
    people = talk.record.people_of(talk.session)
    if words.casefold() == "all":
        consent_for_all(talk)
        return
    if words:
        one = meant_by(words.removeprefix("@"), talk.record, talk.session)
        people = [person for person in people if one is not None and person.id == one.id]
        if not people:
            raise Refused(f"Nobody called {words} takes part.")
    for person in people:
        plain_steps.ask_consent(talk, talk.step, person.id, told_apart(talk.record, person))


def _score(talk: Talk, _: str) -> None:
    score(talk, talk.step)


def _join(talk: Talk, words: str) -> None:
    named = person_of(words)
    one = who_is_meant(talk.ask, talk.record, named, talk.session.people, talk.session)
    if isinstance(one, Person):
        change = talk.send(JoinSession(session_id=talk.session_id, person_id=one.id))
    else:
        add = AddPerson(
            name=one.name,
            role=one.role,
            department=one.department,
            session_id=talk.session_id,
            namesake=one.namesake,
        )
        is_new = one.department and talk.record.department_named(one.department) is None
        change = talk.send(add)
        if is_new:
            talk.tell(f"{one.department} is a new department.")
    talk.tell(f"{change.sentence}.")


def _undo(talk: Talk, _: str) -> None:
    talk.tell(f"{talk.store.undo(talk.session_id)}.")


def _redo(talk: Talk, _: str) -> None:
    talk.tell(f"{talk.store.redo(talk.session_id)}.")


def _history(talk: Talk, _: str) -> None:
    """What was done in the session, the last of it."""
    talk.tell("\n".join(told_changes(talk.store, talk.session_id)[-_LAST:]))


def _text(talk: Talk, _: str) -> None:
    """A text of several lines; it is recorded as what is pasted."""
    talk.tell("Type the lines; a line with a full stop alone ends, and an empty line stays one.")
    lines = []
    while (line := talk.ask.line("text>")) != ".":
        lines.append(line)
    if text := "\n".join(lines).strip():
        raise Instead(as_typed(text))


def _list(talk: Talk, words: str) -> None:
    step_id = None if words else talk.clock.step_id
    lines = numbered(talk.record, talk.session_id, step_id)
    where = "in the session" if words else "in this step; /list all tells those of every step"
    talk.tell("\n".join(lines) or f"There is nothing {where}.")


def _edit(talk: Talk, words: str) -> None:
    entry, line = meant(talk.record, talk.session_id, words)
    if not line:
        old = render(captured_of(talk.record, talk.session, entry))
        if "\n" in old:
            talk.tell(f"As it is:\n{old}")
            old = ""
        line = talk.line("Instead:", old)
    if line.strip():
        captured = read_line(line, today=day_of(talk.record, talk.session))
        change = talk.send(EditEntry(entry_id=entry.id, line=captured))
        talk.tell(f"{change.sentence}.")


def _else(talk: Talk, _: str) -> None:
    """Ask what else there is; an answer is recorded, no answer means that nothing more came."""
    step = talk.step
    if not can_run_dry(step):
        raise Refused(f"{step.title} asks no question to which more could come.")
    count = said_count(talk.record, talk.session, step.id)
    line = talk.ask.line(f"What else? {count} said for this question (empty: nothing more came)")
    if line.strip():
        raise Instead(line)
    if is_dry(talk.record, talk.session, step.id):
        talk.tell("Nothing more came, as before.")
        return
    change = talk.send(SayDry(session_id=talk.session_id, step_id=step.id))
    talk.tell(f"{change.sentence}.")


def _time(talk: Talk, _: str) -> None:
    times = timing(talk.record, talk.session, talk.clock, talk.now)
    talk.tell(
        f"This step {clock_face(times.step_spent)} of {times.step_planned / 60:g} min, "
        f"the session {clock_face(times.spent)} of {times.planned_words} min, {times.drift_words}."
    )


def _steps(talk: Talk, _: str) -> None:
    session, lines = talk.session, []
    waiting = open_steps(talk.record, session)
    agenda = talk.agenda
    for number, step in enumerate(talk.record.guide_of(session).steps, 1):
        if step not in agenda and step.ask_if:
            lines.append(f"{number}. {step.title}: asked only {step.ask_if.words}")
            continue
        run: StepRun | None = session.steps.get(step.id)
        state = run.state.value if run else "to come"
        state += ", scores not taken in" if step in waiting else ""
        here = ", here" if step.id == talk.clock.step_id else ""
        count = len(talk.record.entries_of(session.id, step.id))
        lines.append(f"{number}. {step.title}: {state}{here}, {count} recorded")
    talk.tell("\n".join(lines))


def _summary(talk: Talk, words: str) -> None:
    from sessions.exports.read_out import lines_of  # noqa: PLC0415 - 60 ms that only /summary needs
    from workshop.report.build import build  # noqa: PLC0415

    document = words.strip().casefold() or "session"
    report = build(talk.record, document, "restricted", session_id=talk.session_id)
    talk.tell("\n".join(lines_of(report)))


def _trace(talk: Talk, words: str) -> None:
    from workshop.trace.lines import lines_of  # noqa: PLC0415 - as above: it needs the reports
    from workshop.trace.tracing import trace  # noqa: PLC0415

    talk.tell("\n".join(lines_of(trace(talk.record, words, "restricted"))))


def _settings(talk: Talk, _: str) -> None:
    loaded = load()
    talk.tell(f"The settings file is {loaded.path}{'' if loaded.there else ', not there yet'}.")
    for problem in loaded.problems:
        talk.tell(f"Not taken: {problem}")
    for name, value, _chosen in rows_of(loaded.settings):
        talk.tell(f"{name}: {value}")


def _branding(talk: Talk, _: str) -> None:
    from screens.plain.branding import ask_branding  # noqa: PLC0415 - seldom asked for

    ask_branding(talk.ask)


def _folder(talk: Talk, _: str) -> None:
    talk.tell(show_in_folder(talk.store.folder) or f"Shown: {talk.store.folder}")


def _close(talk: Talk, _: str) -> None:
    if not may_close(talk):
        return
    talk.tell(f"{talk.send(CloseSession(session_id=talk.session_id)).sentence}.")
    talk.over = True
    offer_debrief(talk)


def _leave(talk: Talk, _: str) -> None:
    talk.over = True


def _help(talk: Talk, _: str) -> None:
    lines = ["What begins with a slash is a word that does something:"]
    for word in PLAIN_WORDS:
        number = " [N]" if word.on is On.ENTRY else ""
        names = " or ".join([f"/{word.letter}"] if word.letter else [])
        told = word.told.replace(f"/{word.word}", f"/{word.word}{number}", 1)
        lines.append(f"{told}{f' or {names}' if names else ''}: {word.about}")
    lines.append("N is the number of an entry in /list; without one the last entry is meant.")
    lines.append("A word may be shortened as long as it is clear; `:` does for `/`.")
    signs = ", ".join(f"{sign} {kind.word}" for sign, kind in SIGNS.items())
    lines.append(f"Anything else is recorded. The first character says what it is: {signs}.")
    lines.append(
        "In the line: @name who said it, #tag, due:2027-03-31, meet:Piet.Vos whom to meet. "
        "// at its start types a slash."
    )
    talk.tell("\n".join(lines))


def _find(talk: Talk, words: str) -> None:
    if not words:
        raise Refused("Say what to find: /find WORDS.")
    found = {entry.id for entry in talk.store.find_entries(words, talk.session_id)}
    lines = numbered(talk.record, talk.session_id, only=found)
    talk.tell("\n".join(lines) or f"Nothing that was said here holds “{words}”.")


ACTS: Final[dict[str, Act]] = {
    "next": _next,
    "back": _back,
    "go": _go,
    "confirm": _confirm,
    "readback": _readback,
    "show": _show,
    "steps": _steps,
    "consent": _consent,
    "off": off,
    "withdraw": withdraw,
    "score": _score,
    "table": tell_rows,
    "row": add_rows,
    "cell": edit_cell,
    "remove": remove_row,
    "join": _join,
    **PEOPLE_ACTS,
    **TRANSCRIPT_ACTS,
    **TALK_ACTS,
    **CHECK_ACTS,
    **VOTING_ACTS,
    **CLUSTER_ACTS,
    **SPLIT_ACTS,
    "history": _history,
    "text": _text,
    "undo": _undo,
    "redo": _redo,
    "list": _list,
    "find": _find,
    "edit": _edit,
    "else": _else,
    "time": _time,
    "unasked": tell_unasked,
    "summary": _summary,
    "pack": pack,
    "trace": _trace,
    "commands": _help,
    "folder": _folder,
    "settings": _settings,
    "branding": _branding,
    "close": _close,
    "parking": tell_parked,
    "open": tell_open,
    "help": _help,
    "leave": _leave,
}
"""What is more than one command of the record, by its word."""

PLAIN_WORDS: Final = tuple(word for word in WORDS if word.makes or word.word in ACTS)
"""Every word of plain mode, in the order of the help."""
