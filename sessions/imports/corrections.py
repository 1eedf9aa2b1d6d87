"""What somebody answered on the copy of their words: the form or its JSON, filled in."""

from __future__ import annotations

import json
from pathlib import Path

from sessions.clock import local_time
from sessions.errors import SessionsError
from sessions.imports.notes import read_text
from sessions.imports.registry import Choices, Prepared
from sessions.library.guides import Library
from workshop.analysis.evidence import Hearing
from workshop.analysis.member_check import own_words
from workshop.errors import Problem, Problems
from workshop.privacy.told_record import told_record
from workshop.record.change import Change, Moment
from workshop.record.checks import Verdict
from workshop.record.documents import Entry, Person, Session
from workshop.record.ids import NewId
from workshop.record.read_back import check_of
from workshop.record.record import Record
from workshop.report.checking.answer_form import FIRST, Filled, read_data, read_form
from workshop.report.checking.own_copy import worded
from workshop.running.command_kinds.checks import CheckedWords, CheckWords
from workshop.running.session_rules import decide
from workshop.text import clean_line, plural, shorten


def holds(path: Path) -> bool:
    """Whether a file is a copy of somebody's words, by what it begins with."""
    try:
        text = read_text(path)
    except SessionsError:
        return False
    return text.lstrip().casefold().startswith(FIRST) or (
        path.suffix.lower() == ".json" and '"own"' in text
    )


def prepare(record: Record, choices: Choices, library: Library, new_id: NewId) -> Prepared:
    """What the answers come to in an engagement.

    Raises:
        UnreadableNotes: the file cannot be read.
        Problems: something in it is wrong, and a part was not asked for.
        Refused: what was answered cannot be recorded.
    """
    del library
    source = choices.called
    text = read_text(choices.source) if choices.text is None else choices.text
    filled = _filled(text, source)
    found = [*filled.problems, *_of_record(record, filled)]
    answers, wrong = _answers(record, filled)
    found += wrong
    if found and not choices.partial:
        raise Problems(source, found)
    if record.find(Session, filled.session) is None or record.find(Person, filled.person) is None:
        raise Problems(source, found)
    fresh = _fresh(record, filled, answers)
    same = len(answers) - len(fresh)
    if not fresh:
        return Prepared(
            Change(sentence="No new answer", puts=()),
            filled.session,
            ("Nothing is ticked in it.",) if not answers else (),
            tuple(found),
            {"new": 0, "same": same, "changed": 0},
        )
    command = CheckWords(session_id=filled.session, person_id=filled.person, answers=tuple(fresh))
    change = decide(record, command, Moment(local_time(), new_id))
    changed = sum(bool(each.correction) for each in fresh)
    notes = (f"{plural(same, 'answer')} recorded already.",) if same else ()
    counts = {"new": len(fresh) - changed, "same": same, "changed": changed}
    return Prepared(change, filled.session, notes, tuple(found), counts)


def _filled(text: str, source: str) -> Filled:
    """What the file says.

    Raises:
        Problems: it is neither the form nor its JSON.
    """
    if text.lstrip().casefold().startswith(FIRST):
        return read_form(text)
    try:
        return read_data(json.loads(text))
    except (ValueError, RecursionError):
        what = f"it is no copy of somebody's words: such a file begins with “{FIRST}”"
        raise Problems(source, [Problem(what, line=1)]) from None


def _of_record(record: Record, filled: Filled) -> list[Problem]:
    """Whether the engagement has the session and the person."""
    found = []
    for word, kind, given in (
        ("session", Session, filled.session),
        ("person", Person, filled.person),
    ):
        if given and record.find(kind, given) is None:
            what = f"there is no {word} {shorten(given, 40)} in this engagement"
            found.append(Problem(what, word))
    return found


def _answers(record: Record, filled: Filled) -> tuple[list[CheckedWords], list[Problem]]:
    """All answers, those that one box gave for the rest too; and what cannot be taken."""
    session = record.find(Session, filled.session)
    if session is None:
        return [], []
    problems = []
    given: dict[str, CheckedWords] = {}
    for each in filled.answers:
        if given.setdefault(each.entry_id, each) != each:
            what = f"two answers are given on entry {shorten(each.entry_id, 40)}; give one"
            problems.append(Problem(what))
    told = told_record(record)
    check = check_of(record, filled.session, filled.person)
    for entry_id, words in filled.words.items():
        entry = record.find(Entry, entry_id)
        if entry is None or entry.session_id != session.id:
            problems.append(Problem(f"there is no entry {shorten(entry_id, 40)} in this session"))
            given.pop(entry_id, None)
            continue
        before = check.answers.get(entry_id) if check else None
        # The copy has them without the name of somebody who withdrew.
        texts = {entry.text, (told.find(Entry, entry_id) or entry).text}
        known = {worded(entry, text) for text in texts | ({before.was} if before else set())}
        if words and words not in known:
            what = f"“{shorten(clean_line(words), 60)}” is not what is recorded: write a correction"
            problems.append(Problem(f"{what} behind “correction:”"))
            given.pop(entry_id, None)
    if filled.all_right:
        own = {entry.id for entry in own_words(Hearing(record), session, filled.person)}
        answered = check.answers if check else {}
        for entry_id in filled.words:
            before = answered.get(entry_id)
            right = before is None or before.verdict is Verdict.RIGHT
            if entry_id in own and entry_id not in given and right:
                given[entry_id] = CheckedWords(entry_id=entry_id, verdict=Verdict.RIGHT)
    return list(given.values()), problems


def _fresh(record: Record, filled: Filled, answers: list[CheckedWords]) -> list[CheckedWords]:
    """The answers that are not recorded as they are already."""
    check = check_of(record, filled.session, filled.person)
    known = check.answers if check else {}
    fresh = []
    for each in answers:
        before = known.get(each.entry_id)
        corrected = (
            bool(each.correction) and each.correction == record.get(Entry, each.entry_id).text
        )
        same = before is not None and before.verdict is each.verdict
        if not (same and (not each.correction or corrected)):
            fresh.append(each)
    return fresh
