"""The commands of plain mode: lines that begin with a colon.

A command may be shortened as long as it stays clear: `:n` is `:next`.
"""

from __future__ import annotations

from typing import Final

import msgspec

from screens.plain import steps as plain_steps
from screens.plain.consent_commands import consent_for_all, off, withdraw
from screens.plain.entries import meant, numbered
from screens.plain.people import PEOPLE_COMMANDS
from screens.plain.plain_command import PlainCommand
from screens.plain.read_back import read_back
from screens.plain.row_prompts import add_rows, edit_cell, remove_row, tell_rows
from screens.plain.scoring import score
from screens.plain.talk import Talk
from sessions.personal.settings_file import load
from workshop.errors import Refused
from workshop.guide.shape import ConsentStep, Readback, as_kind
from workshop.privacy.consents import not_asked
from workshop.record.documents import EntryKind, Person, StepRun
from workshop.record.session_day import day_of
from workshop.running.capture import PESTLE_TAGS, SIGN_OF, SIGNS, read_line, render
from workshop.running.commands import (
    AddPerson,
    CloseSession,
    ConfirmStep,
    EditEntry,
    FileEntry,
    JoinSession,
    KeepPrivate,
    MoveEntry,
    MoveTo,
    NewPerson,
    PauseSession,
    ReopenSession,
    RestoreEntry,
    ResumeSession,
    RetagEntry,
    RetractEntry,
    SkipStep,
)
from workshop.running.handles import captured_of, meant_by
from workshop.running.same_person import in_full, person_of, same_person
from workshop.running.session_rules import next_step
from workshop.running.words.agenda import clock_face, timing
from workshop.settings.table import rows_of
from workshop.text import listing


def perform(talk: Talk, line: str) -> None:
    """Carry out a command.

    Raises:
        Refused: there is no such command, or it cannot be done.
        SessionsError: the disk refused.
    """
    name, _, rest = line.strip().partition(" ")
    key = name.casefold()
    found = [each for each in COMMANDS if each.name == key]
    found = found or [each for each in COMMANDS if key and each.name.startswith(key)]
    if len(found) != 1:
        may = " or ".join(f":{each.name}" for each in found)
        hint = f"it may be {may}." if found else ":help tells the commands."
        raise Refused(f":{name} is not clear; {hint}")
    found[0].act(talk, rest.strip())


def _go_by(talk: Talk, by: int) -> None:
    """Go some steps on."""
    waiting = _not_asked(talk)
    step = next_step(talk.record, talk.session, talk.clock.step_id, by)
    if step is None:
        end = "the last step; :close ends the session" if by > 0 else "the first step"
        raise Refused(f"This is {end}.")
    talk.send(MoveTo(session_id=talk.session_id, step_id=step.id))
    if waiting:
        talk.tell(f"Not asked how they may be quoted: {waiting}. :consent asks.")


def _not_asked(talk: Talk) -> str:
    """The names of those whom the step in front should have asked; nothing for any other step."""
    if as_kind(talk.step, ConsentStep) is None:
        return ""
    return listing([person.name for person in not_asked(talk.record, talk.session)])


def _next(talk: Talk, _: str) -> None:
    _go_by(talk, 1)


def _back(talk: Talk, _: str) -> None:
    _go_by(talk, -1)


def _step_named(talk: Talk, words: str) -> str:
    """The id of the step that a number, id or title means."""
    steps = talk.guide.steps
    if words.isascii() and words.isdigit() and 1 <= int(words) <= len(steps):
        return steps[int(words) - 1].id
    key = words.casefold()
    exact = [step.id for step in steps if key in (step.id, step.title.casefold())]
    begun = exact or [
        step.id
        for step in steps
        if key and (step.id.startswith(key) or step.title.casefold().startswith(key))
    ]
    if len(begun) != 1:
        listed = ", ".join(f"{number} {step.title}" for number, step in enumerate(steps, 1))
        raise Refused(f"Say which step: {listed}.")
    return begun[0]


def _go(talk: Talk, words: str) -> None:
    talk.send(MoveTo(session_id=talk.session_id, step_id=_step_named(talk, words)))


def _skip(talk: Talk, words: str) -> None:
    here = talk.clock.step_id
    change = talk.send(SkipStep(session_id=talk.session_id, step_id=here, reason=words))
    talk.tell(f"{change.sentence}.")


def _confirm(talk: Talk, _: str) -> None:
    if as_kind(talk.step, Readback):
        read_back(talk, talk.step)
        return
    talk.send(ConfirmStep(session_id=talk.session_id, step_id=talk.clock.step_id))
    talk.tell("Confirmed.")


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
        plain_steps.ask_consent(talk, talk.step, person.id, person.name)


def _score(talk: Talk, _: str) -> None:
    score(talk, talk.step)


def _join(talk: Talk, words: str) -> None:
    named = person_of(words)
    one = _who_joins(talk, named)
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
        change = talk.send(add)
    talk.tell(f"{change.sentence}.")


def _who_joins(talk: Talk, named: NewPerson) -> Person | NewPerson:
    """Somebody known or somebody new; asked where the name alone does not tell."""
    found = same_person(talk.record, named)
    if found.person and found.person.id not in talk.session.people:
        return found.person
    perhaps = (found.person,) if found.person else found.perhaps
    if not perhaps and named.name:
        # A first name, or the beginning of one, may be meant for somebody known.
        near = meant_by(named.name.replace(" ", "."), talk.record, talk.session)
        perhaps = (near,) if isinstance(near, Person) else ()
    if not perhaps:
        return named
    choices = [(in_full(talk.record, person), person.id) for person in perhaps]
    chosen = talk.ask.choose(f"Who is meant by {named.name}?", choices, "somebody new")
    known = talk.record.find(Person, chosen)
    return known or msgspec.structs.replace(named, namesake=True)


def _undo(talk: Talk, _: str) -> None:
    talk.tell(f"{talk.store.undo(talk.session_id)}.")


def _redo(talk: Talk, _: str) -> None:
    talk.tell(f"{talk.store.redo(talk.session_id)}.")


def _list(talk: Talk, words: str) -> None:
    step_id = None if words else talk.clock.step_id
    lines = numbered(talk.record, talk.session_id, step_id)
    where = "in the session" if words else "in this step; :list all tells those of every step"
    talk.tell("\n".join(lines) or f"There is nothing {where}.")


def _edit(talk: Talk, words: str) -> None:
    entry, typed = meant(talk.record, talk.session_id, words)
    line = typed
    if not typed:
        old = render(captured_of(talk.record, talk.session, entry))
        if "\n" in old:
            talk.tell(f"As it is:\n{old}")
            old = ""
        line = talk.ask.line("Instead:", old)
    if line.strip():
        captured = read_line(line, EntryKind.NOTE, day_of(talk.record, talk.session))
        change = talk.send(EditEntry(entry_id=entry.id, line=captured))
        talk.tell(f"{change.sentence}.")


def _as(talk: Talk, words: str) -> None:
    entry, kind = meant(talk.record, talk.session_id, words)
    change = talk.send(RetagEntry(entry_id=entry.id, kind=_kind(kind)))
    talk.tell(f"{change.sentence}.")


def _kind(word: str) -> EntryKind:
    """The kind that a sign, or the beginning of a word, means."""
    if word in SIGNS:
        return SIGNS[word]
    begun = [kind for kind in EntryKind if word and kind.value.startswith(word.casefold())]
    if len(begun) != 1:
        known = ", ".join(f"{SIGN_OF.get(kind, '.')} {kind.value}" for kind in EntryKind)
        raise Refused(f"Say what it is: {known}.")
    return begun[0]


def _file(talk: Talk, words: str) -> None:
    entry, field = meant(talk.record, talk.session_id, words)
    if field and field.casefold() not in PESTLE_TAGS:
        raise Refused(f"“{field}” is no field of the scan: p, e, s, t, l or en, or nothing.")
    pestle = PESTLE_TAGS.get(field.casefold())
    talk.tell(f"{talk.send(FileEntry(entry_id=entry.id, pestle=pestle)).sentence}.")


def _private(talk: Talk, words: str) -> None:
    entry, _ = meant(talk.record, talk.session_id, words)
    change = talk.send(KeepPrivate(entry_id=entry.id, private=not entry.private))
    talk.tell(f"{change.sentence}.")


def _move(talk: Talk, words: str) -> None:
    entry, step = meant(talk.record, talk.session_id, words)
    change = talk.send(MoveEntry(entry_id=entry.id, step_id=_step_named(talk, step)))
    talk.tell(f"{change.sentence}.")


def _retract(talk: Talk, words: str) -> None:
    entry, _ = meant(talk.record, talk.session_id, words)
    talk.tell(f"{talk.send(RetractEntry(entry_id=entry.id)).sentence}.")


def _restore(talk: Talk, words: str) -> None:
    entry, _ = meant(talk.record, talk.session_id, words)
    talk.tell(f"{talk.send(RestoreEntry(entry_id=entry.id)).sentence}.")


def _pause(talk: Talk, _: str) -> None:
    talk.tell(f"{talk.send(PauseSession(session_id=talk.session_id)).sentence}.")


def _resume(talk: Talk, _: str) -> None:
    if talk.clock.since:
        raise Refused("The time runs already.")
    talk.tell(f"{talk.send(ResumeSession(session_id=talk.session_id)).sentence}.")


def _time(talk: Talk, _: str) -> None:
    guide = talk.guide
    times = timing(guide, talk.session, talk.clock, talk.store.moment().now)
    talk.tell(
        f"This step {clock_face(times.step_spent)} of {times.step_planned / 60:g} min, "
        f"the session {clock_face(times.spent)} of {times.planned / 60:g} min, {times.drift_words}."
    )


def _steps(talk: Talk, _: str) -> None:
    session, lines = talk.session, []
    for number, step in enumerate(talk.record.guide_of(session).steps, 1):
        run: StepRun | None = session.steps.get(step.id)
        state = run.state.value if run else "to come"
        here = ", here" if step.id == talk.clock.step_id else ""
        count = len(talk.record.entries_of(session.id, step.id))
        lines.append(f"{number}. {step.title}: {state}{here}, {count} recorded")
    talk.tell("\n".join(lines))


def _summary(talk: Talk, _: str) -> None:
    from sessions.exports.files import render as written  # noqa: PLC0415 - 60 ms that only :summary needs
    from workshop.report.build import build  # noqa: PLC0415

    report = build(talk.record, "session", "restricted", session_id=talk.session_id)
    talk.tell(written(report, "md").decode())


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


def _close(talk: Talk, _: str) -> None:
    talk.tell(f"{talk.send(CloseSession(session_id=talk.session_id)).sentence}.")
    talk.over = True


def _reopen(talk: Talk, _: str) -> None:
    talk.tell(f"{talk.send(ReopenSession(session_id=talk.session_id)).sentence}.")


def _quit(talk: Talk, _: str) -> None:
    talk.over = True


def _help(talk: Talk, _: str) -> None:
    lines = [f":{each.name} {each.words}".rstrip() + f": {each.about}" for each in COMMANDS]
    signs = ", ".join(f"{sign} {kind.word}" for sign, kind in SIGNS.items())
    lines.append(f"Anything else is recorded. The first character says what it is: {signs}.")
    lines.append(
        "In the line: @name who said it, #tag, due:2027-03-31, meet:Piet.Vos whom to meet."
    )
    talk.tell("\n".join(lines))


COMMANDS: Final = (
    PlainCommand("next", "", "go on to the next step", _next),
    PlainCommand("back", "", "go back a step", _back),
    PlainCommand("go", "STEP", "go to a step, by its number or name", _go),
    PlainCommand("skip", "REASON", "leave this step out", _skip),
    PlainCommand("confirm", "", "the words were said, or the room confirmed", _confirm),
    PlainCommand("show", "", "tell this step again", _show),
    PlainCommand("steps", "", "tell all steps", _steps),
    PlainCommand("consent", "[NAME or all]", "ask how people may be quoted", _consent),
    PlainCommand("off", "[N]", "off the record or on it again; or take an entry off it", off),
    PlainCommand("withdraw", "NAME [LEVEL]", "somebody takes back what they said", withdraw),
    PlainCommand("score", "", "enter scores, where the step takes them", _score),
    PlainCommand("table", "[KIND]", "tell the rows of a table", tell_rows),
    PlainCommand("row", "[KIND]", "enter rows of a table", add_rows),
    PlainCommand("cell", "ID FIELD [TEXT]", "put a cell of a row otherwise; - empties", edit_cell),
    PlainCommand("remove", "ID", "take a row out of its table", remove_row),
    PlainCommand("join", "NAME, ROLE, DEPARTMENT", "somebody comes in", _join),
    *PEOPLE_COMMANDS,
    PlainCommand("undo", "", "take back what was recorded last", _undo),
    PlainCommand("redo", "", "do it again", _redo),
    PlainCommand("list", "[all]", "tell what was recorded, with numbers", _list),
    PlainCommand("edit", "N [LINE]", "put an entry as a line has it", _edit),
    PlainCommand("as", "N KIND", "make an entry another kind", _as),
    PlainCommand("file", "N [FIELD]", "put an entry in a field of the scan", _file),
    PlainCommand("private", "N", "keep an entry for yourself, or no longer", _private),
    PlainCommand("move", "N STEP", "put an entry under another step", _move),
    PlainCommand("retract", "N", "take an entry back", _retract),
    PlainCommand("restore", "N", "let a retracted entry count again", _restore),
    PlainCommand("pause", "", "stop the time", _pause),
    PlainCommand("resume", "", "let the time run", _resume),
    PlainCommand("time", "", "tell the time", _time),
    PlainCommand("summary", "", "tell the summary so far", _summary),
    PlainCommand("trace", "ID", "tell who said what is behind S3, and what came of it", _trace),
    PlainCommand("settings", "", "tell what is set for all engagements", _settings),
    PlainCommand("close", "", "end the session", _close),
    PlainCommand("reopen", "", "go on with a closed session", _reopen),
    PlainCommand("help", "", "tell this", _help),
    PlainCommand("quit", "", "leave; the session is paused", _quit),
)
"""Every command, in the order of the help."""
