"""Notes: a session as a text file and back.

Requirement: a plain text file with a small header and `## step-id` headings becomes a session
exactly as if it had been typed; what is written back makes the same session again; every problem
of a file is listed with its line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.acme import GUIDE, START
from tests.inputs import inputs
from tests.workshop.running.test_capture import TEXTS
from workshop.errors import Problems, Refused
from workshop.guide.reader import guide_digest
from workshop.guide.shape import Guide
from workshop.notes import Notes, read_notes, write_notes
from workshop.notes.grammar.fields import join_fields, read_stamp, split_fields, write_stamp
from workshop.notes.importer import replay
from workshop.record.change import Moment
from workshop.record.documents import (
    Attribution,
    Consent,
    Department,
    Entry,
    EntryKind,
    Factor,
    Person,
    Pestle,
    Session,
    StepState,
)
from workshop.record.ids import new_id
from workshop.record.record import Record
from workshop.running import commands as c
from workshop.running.capture import read_line
from workshop.running.session_rules import decide

HEADER = """\
guide: short
person: Dana Ortiz | CFO | Finance
person: Bo Łoś, Clerk
department: Sales
date: 2026-11-02 10:00
facilitator: Ines Kaya
place: Room 4
"""


def guide_named(name: str) -> Guide:
    """The one guide of these tests."""
    if name != GUIDE.name:
        raise Refused(f"No guide is called “{name}”.")
    return GUIDE


def ids() -> Callable[[], str]:
    """Ids that count."""
    numbers = count()
    return lambda: new_id(next(numbers), 0)


def begun() -> Record:
    """An engagement with nothing in it."""
    record = Record()
    begin = c.BeginEngagement(name="Acme")
    record.apply(decide(record, begin, Moment(START, lambda: new_id(0, 1))))
    return record


def read(body: str, header: str = HEADER) -> Notes:
    """Notes of the small guide."""
    return read_notes(header + body, "notes.txt", guide_named)


def imported(notes: Notes, record: Record | None = None) -> tuple[Record, Session]:
    """An engagement with the session of some notes."""
    record = record or begun()
    replayed = replay(record, notes, ids())
    assert replayed.problems == ()
    record.apply(replayed.change)
    return record, record.get(Session, replayed.session_id)


def problems(text: str) -> list[str]:
    """What is wrong with a file, and nothing else."""
    with pytest.raises(Problems) as caught:
        read_notes(text, "notes.txt", guide_named)
    return [str(problem) for problem in caught.value.problems]


def test_a_file_becomes_the_session_that_it_tells() -> None:
    """Header, people, times, entries, consents, scores and what became of each step."""
    notes = read(
        "\n## consent\n% minutes: 3\n% consent: Dana.Ortiz role\n\n"
        "## works\n% minutes: 6.5\n"
        "[10:06] + Month-end close is down to four days #people @Dana\n| since 2025\n"
        "Fourteen people @Bo\n"
        "% retracted [10:22:30.5] - It was the test file\n"
        "\\% is a share\n"
        "[2026-11-03 09:00] Told later @Finance\n\n"
        "## outside\n% skipped: no time\n\n"
        "## score\n% score: Dana | works/1 | weight=20, rating=4\n"
        "% score: Seat 3 | works/3 | rating=1\n% scores in\n\n"
        "## read-back\n% confirmed: 10:55:10\n"
    )
    record, session = imported(notes)
    entries = record.entries_of(session.id)
    dana, bo = record.people_of(session)
    assert (dana.name, dana.role, bo.role) == ("Dana Ortiz", "CFO", "Clerk")
    assert record.get(Department, str(bo.department_id)).name == "Sales"
    assert [entry.text for entry in entries] == [
        "Month-end close is down to four days\nsince 2025",
        "Fourteen people",
        "It was the test file",
        "% is a share",
        "Told later",
    ]
    assert entries[0].people == (dana.id,)
    assert entries[1].at == entries[0].at == START + timedelta(minutes=6)
    retracted = next(entry for entry in entries if entry.retracted)
    assert retracted.at == START + timedelta(minutes=22, seconds=30.5)
    assert entries[-1].at == START.replace(day=3, hour=9)
    assert session.steps["outside"].reason == "no time"
    assert session.steps["works"].state is StepState.DONE
    assert session.steps["read-back"].state is StepState.OPEN
    assert session.steps["read-back"].confirmed == START + timedelta(minutes=55, seconds=10)
    assert session.steps["score"].scores_in
    assert record.clock_of(session.id).spent == {"consent": 180.0, "works": 390.0}
    ballots = record.ballots_of(session.id, "score")
    assert [ballot.voter for ballot in ballots] == [dana.id, "Seat 3"]
    assert record.consent_of(session.id, dana.id)


def test_scores_by_the_words_of_a_factor_go_to_that_factor() -> None:
    """To the one of that letter and statement, in any case, and to no other; else a problem."""
    record, _ = imported(read("## works\n- Fast help\n+ Slow help\n+ Fast help\n"))
    body = "## score\n% score: Dana | S:  fast  HELP | rating=4\n"
    later = HEADER.replace("10:00", "12:00")
    record, session = imported(read(body, later), record)
    (ballot,) = record.ballots_of(session.id, "score")
    meant = next(one for one in record.all(Factor) if one.code == "S2")
    assert meant.text == "Fast help"
    assert ballot.scores == {meant.id: {"rating": 4}}
    later = HEADER.replace("10:00", "14:00")
    for words in ("O: Fast help", "S: Fast", "S: Fast help desk"):
        notes = read(f"## score\n% score: Dana | {words} | rating=4\n", later)
        (problem,) = replay(record, notes, ids()).problems
        assert f"no factor of this engagement reads {words}" in str(problem)
        assert problem.line == later.count("\n") + 2


def test_every_problem_is_listed_with_its_line() -> None:
    """One reading tells all that must be mended, in the order of the file."""
    text = (
        "guide: short\nperson: Dana Ortiz\nweather: fine\ndate: 2026-11-02 10:00\nno colon\n"
        "closed: soon\n"
        "## worxs\nlost line\n## works\n% minutez: 5\n% minutes: long\n[99:00] x\n[09:00] early\n"
        "+\n% consent: Dana boss\n% skipped:\n% score: room | works/1 | rating=4\n% tags: x\n"
        "% open now\n## score\n% score: room | works/9 | rating=4\n"
        "% score: room | strengths | rating=4\n% score: room | rating\n## works\n+ fine\n"
        "## score\n% score: room | works/4 | rating=9\n% score: room | works/4 | ratng=3\n"
        "% score: room | works/4 | rating=x\n"
    )
    told = problems(text)
    lines = [int(problem.split(":")[0].removeprefix("line ")) for problem in told]
    assert lines == [3, 5, 6, 7, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 23, 27, 28, 29]
    for part in ("did you mean works?", "did you mean minutes?", "did you mean rating?"):
        assert part in "\n".join(told)
    assert "9 is not on it" in "\n".join(told)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "must say the guide"),
        ("guide: none\ndate: 2026-11-02", "No guide is called"),
        ("guide: short\n", "must say when"),
        ("guide: short\ndate: tomorrow\n", "is no date"),
        ("guide: short\ndate: 2026-02-30\n", "is no date"),
        ("guide: short\ndate: 2026-11-02\ndate: 2026-11-03\n", "stands twice, first on line 2"),
        ("guide: short\ndate: 2026-11-02\nstep: worxs\n", "did you mean works?"),
        ("guide: short\ndate: 2026-11-02\nperson: a|b|c|d\n", "Name | Role | Department"),
        ("guide: short\ndate: 2026-11-02\n% open\n", "belongs under a step"),
        ("guide: short\ndate: 2026-11-02\n## works\n| more\n", "one line only"),
        ("guide: short\ndate: 2026-11-02\n## works\n- a\n% factor: moon | b\n", "no field"),
        ("guide: short\ndate: 2026-11-02\n## works\n- a\n% factor: legal\n", "is written as"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why(text: str, part: str) -> None:
    """Nothing is guessed: what is missing or unknown is said."""
    assert part in "\n".join(problems(text))


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("% consent: Nobody role", "nobody is called @Nobody"),
        ("Slow @An", "may be several people"),
        ("% consent: Sales role", "is a department"),
    ],
)
def test_names_that_nobody_bears_are_problems(line: str, part: str) -> None:
    """Consent needs somebody who takes part, and an ambiguous name a second look."""
    header = HEADER + "person: Ana B\nperson: Ana C\n"
    step = "consent" if "consent" in line else "works"
    notes = read(f"## {step}\n{line}\n", header)
    found = replay(begun(), notes, ids()).problems
    assert found[0].line == 11
    assert part in found[0].what


def test_a_name_in_a_line_makes_a_participant_as_if_it_had_been_typed() -> None:
    """Whom only a line names takes part, and the import tells who that is."""
    replayed = replay(begun(), read("## works\n+ Fast @Zoe.Adams @Dana\n"), ids())
    assert replayed.problems == ()
    assert replayed.newcomers == ("Zoe Adams",)


def test_people_and_departments_that_are_known_are_used_again() -> None:
    """The same name in the same department is the same voice."""
    record, first = imported(read("## works\n+ One @Dana\n"))
    later = HEADER.replace("10:00", "12:00")
    record, second = imported(read("## works\n+ Two @Dana\n", later), record)
    assert first.people == second.people
    assert len(list(record.all(Department))) == 2
    with pytest.raises(Refused, match="is here already"):
        replay(record, read("## works\n"), ids())


def test_a_person_of_whom_it_is_not_sure_who_is_meant_is_refused() -> None:
    """Written without accents it is the same voice; another department is asked about."""
    record, first = imported(read("## works\n"))
    later = HEADER.replace("10:00", "12:00")
    same = later.replace("Bo Łoś, Clerk", "bo los")
    record, second = imported(read("## works\n", same), record)
    assert first.people == second.people
    other = HEADER.replace("10:00", "14:00").replace("Bo Łoś, Clerk", "Bo Los | Clerk | Legal")
    with pytest.raises(Refused, match=r"Bo Los may be Bo Łoś \(Clerk, Sales\)"):
        replay(record, read("## works\n", other), ids())


def test_times_without_an_offset_are_meant_where_the_session_was() -> None:
    """Summer time counts; an hour alone has the offset of the first day."""
    zone = ZoneInfo("Europe/Berlin")
    text = "guide: short\ndate: 2026-10-24 10:00\n## works\n[10:05] a\n[2026-10-26 10:00] b\n"
    notes = read_notes(text, "notes.txt", guide_named, zone)
    assert [entry.at.utcoffset() for entry in notes.entries] == [
        timedelta(hours=2),
        timedelta(hours=1),
    ]


def test_a_date_without_an_hour_begins_with_the_first_time_told() -> None:
    """Notes that say only the day need no invented hour."""
    header = "guide: short\ndate: 2026-11-02\n"
    assert read("## works\nfirst\n[10:20] b\n[10:10] a\n", header).started.hour == 10
    assert read("## works\nfirst\n", header).started == datetime(2026, 11, 2, tzinfo=UTC)


@given(st.lists(st.text(st.characters(exclude_characters="\n"), max_size=6), min_size=1))
def test_fields_hold_any_text(fields: list[str]) -> None:
    """Bars and backslashes in names are no separators."""
    fields = [" ".join(field.split()) for field in fields]
    assert split_fields(join_fields(fields)) == fields


_FIRST, _LAST = datetime.fromisoformat("1970-01-02"), datetime.fromisoformat("2999-01-01")


@given(
    st.datetimes(_FIRST, _LAST),
    st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
def test_a_time_is_written_so_that_it_reads_the_same(at: datetime, zone: timezone) -> None:
    """In full or short for its day, to the microsecond."""
    at = at.replace(tzinfo=zone)
    day = at.replace(hour=0, minute=0, second=0, microsecond=0)
    for stamp, known in ((write_stamp(at), None), (write_stamp(at, day), day)):
        again, _ = read_stamp(stamp, UTC, known)
        assert (again, again.utcoffset()) == (at, at.utcoffset())


# The law: a session, its notes, and the session made of them are one and the same.

_NAMES = st.sampled_from(
    (
        *("Dana Ortiz", "dana ortiz", "O'Brien, Pat", "A | B \\ C", "[red]x[/]", "प्रिया", "Łoś"),
        *("room", "Seat 3", "%", "!!!", "Ana", "Ana B", "=HYPERLINK(1)", "לילה", "山田 太郎"),
    )
)
_STEP = st.sampled_from([step.id for step in GUIDE.steps])
_TEXT = st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)
_ANY = st.integers(0, 11)


class Act(NamedTuple):
    """One thing that is done in a random session, with all that it may need."""

    what: str
    step: str
    text: str
    which: int
    kind: EntryKind
    number: int
    milliseconds: int


_WHAT = (
    *("record",) * 6,
    *("edit", "retag", "file", "private", "move-entry", "retract", "restore", "wording"),
    *("go", "go", "skip", "confirm", "pause", "resume", "close", "reopen"),
    *("join", "leave", "consent", "score", "score", "room", "normalise", "in", "again"),
)
_ACTS = st.lists(
    st.builds(
        Act,
        st.sampled_from(_WHAT),
        _STEP,
        _TEXT,
        _ANY,
        st.sampled_from(EntryKind),
        st.integers(0, 100),
        st.integers(0, 100_000_000),
    ),
    max_size=30,
)


class _Play:
    """A session in which anything is done that the rules allow."""

    def __init__(self, guide: Guide, names: list[str]) -> None:
        self.record = begun()
        self.ids = ids()
        self.now = START.astimezone(timezone(timedelta(hours=5, minutes=30)))
        for name in ("Finance", "R & D"):
            self.do(c.AddDepartment(name=name))
        departments = [None, *(d.id for d in self.record.all(Department))]
        for place, name in enumerate(names):
            self.do(
                c.AddPerson(
                    name=name,
                    role="x|y" * (place % 2),
                    department_id=departments[place % 3],
                    namesake=True,
                )
            )
        people = tuple(person.id for person in self.record.all(Person))
        start = c.StartSession(
            guide=guide,
            digest=guide_digest(guide),
            people=people,
            department_id=departments[len(names) % 3],
            title="# %" if len(names) % 2 else "",
            place="a: b | c",
        )
        self.do(start)
        self.session_id = next(self.record.all(Session)).id

    def do(self, command: c.Command) -> None:
        """Carry out a command if it is allowed."""
        try:
            self.record.apply(decide(self.record, command, Moment(self.now, self.ids)))
        except Refused:
            return

    def act(self, act: Act) -> None:
        """Do one thing."""
        self.now += timedelta(milliseconds=act.milliseconds)
        for command in self.commands(act):
            self.do(command)

    def commands(self, act: Act) -> Iterator[c.Command]:
        """The command of an act, if there is anything to do it to."""
        here, step = self.session_id, act.step
        session = self.record.get(Session, here)
        plain: dict[str, c.Command] = {
            "record": c.RecordEntries(
                session_id=here, step_id=step, lines=(read_line(act.text, act.kind),)
            ),
            "go": c.MoveTo(session_id=here, step_id=step),
            "skip": c.SkipStep(session_id=here, step_id=step, reason=act.text),
            "confirm": c.ConfirmStep(session_id=here, step_id=step),
            "pause": c.PauseSession(session_id=here),
            "resume": c.ResumeSession(session_id=here),
            "close": c.CloseSession(session_id=here),
            "reopen": c.ReopenSession(session_id=here),
            "join": c.AddPerson(name=act.text[:9], session_id=here, namesake=True),
            "in": c.FinishScoring(session_id=here, step_id="score"),
            "again": c.ReopenScoring(session_id=here, step_id="score"),
        }
        if act.what in plain:
            yield plain[act.what]
        if session.people:
            yield from self._of_person(act, session.people[act.which % len(session.people)])
        if entries := self.record.entries_of(here):
            yield from self._of_entry(act, entries[act.which % len(entries)])

    def _of_person(self, act: Act, person_id: str) -> Iterator[c.Command]:
        """What is done with a person."""
        here = self.session_id
        level = list(Attribution)[act.number % 5]
        if act.what == "consent":
            yield c.SetConsent(session_id=here, person_id=person_id, attribution=level)
        if act.what == "leave":
            yield c.LeaveSession(session_id=here, person_id=person_id)
        if act.what in ("score", "room", "normalise") and (
            factors := list(self.record.all(Factor))
        ):
            voter = (
                person_id
                if act.what == "score"
                else ("room", "Seat 3", 'a "b" | c')[act.number % 3]
            )
            factor, scale = factors[act.which % len(factors)], ("weight", "rating")[act.number % 2]
            value = float(act.number if scale == "weight" else 1 + act.number % 4)
            yield c.SetScore(
                session_id=here,
                step_id="score",
                voter=voter,
                subject_id=factor.id,
                scale_id=scale,
                value=value if act.number else None,
            )
            if act.what == "normalise":
                yield c.NormaliseScores(
                    session_id=here, step_id="score", voter=voter, scale_id="weight"
                )

    def _of_entry(self, act: Act, entry: Entry) -> Iterator[c.Command]:
        """What is done with an entry."""
        line = read_line(act.text, act.kind)
        pestle = [None, *Pestle][act.number % 7]
        of_entry: dict[str, c.Command] = {
            "edit": c.EditEntry(entry_id=entry.id, line=line),
            "retag": c.RetagEntry(entry_id=entry.id, kind=act.kind),
            "file": c.FileEntry(entry_id=entry.id, pestle=pestle),
            "private": c.KeepPrivate(entry_id=entry.id, private=not entry.private),
            "move-entry": c.MoveEntry(entry_id=entry.id, step_id=act.step),
            "retract": c.RetractEntry(entry_id=entry.id),
            "restore": c.RestoreEntry(entry_id=entry.id),
        }
        if act.what in of_entry:
            yield of_entry[act.what]
        if act.what == "wording" and entry.factor_id:
            yield c.EditFactor(factor_id=entry.factor_id, text=act.text, pestle=pestle)


def same(record: Record, session: Session) -> dict[str, Any]:
    """A session with everything that belongs to it, without ids."""
    people = [*session.people, *session.parts]
    names = {d.id: d.name for d in record.all(Department)}
    entries = record.entries_of(session.id)
    places = {entry.factor_id: place for place, entry in enumerate(entries)}
    clock = record.clock_of(session.id)

    def plain(document: msgspec.Struct, **others: object) -> dict[str, Any]:
        return {**msgspec.to_builtins(document), "id": "", "session_id": "", **others}

    def person(person_id: str) -> object:
        return people.index(person_id) if person_id in people else person_id

    def factor(entry: Entry) -> object:
        found = record.find(Factor, entry.factor_id)
        return (found.letter, found.text, found.pestle) if found else None

    return {
        "guide": record.guide_of(session),
        "people": [
            plain(p, department_id=names.get(p.department_id or ""))
            for p in record.people_of(session)
        ],
        "session": plain(
            session,
            guide_id="",
            people=(),
            numbered=(),  # notes keep names: numbers are given anew
            parts=[(person(one), part.value) for one, part in session.parts.items()],
            presence={person(one): marks for one, marks in session.presence.items()},
            department_id=names.get(session.department_id or ""),
        ),
        "clock": plain(clock, spent={k: round(v, 3) for k, v in clock.spent.items()}),
        "entries": sorted(
            (
                plain(
                    entry,
                    people=[person(one) for one in entry.people],
                    raised_by=[person(one) for one in entry.raised_by],
                    mentions=[person(one) for one in entry.mentions],
                    departments=[names[one] for one in entry.departments],
                    factor_id=factor(entry),
                )
                for entry in entries
            ),
            key=lambda entry: (entry["at"], entry["step_id"]),
        ),
        "consents": {
            person(each.person_id): plain(each, person_id="") for each in record.all(Consent)
        },
        "ballots": [
            (step_id, person(voter), {places[f]: row for f, row in rows.items()})
            for step_id, voter, rows in scored(record, session)
        ],
    }


def scored(record: Record, session: Session) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The step and the voter of each ballot, with what was given to factors that are there."""
    for ballot in record.ballots_of(session.id, "score"):
        rows = {f: row for f, row in ballot.scores.items() if row and record.own_entries(f)}
        if rows:
            yield ballot.step_id, ballot.voter, rows


@settings(max_examples=inputs(100), deadline=None)
@given(st.lists(_NAMES, max_size=4), _ACTS)
def test_a_session_and_its_notes_are_one(names: list[str], acts: list[Act]) -> None:
    """Whatever was done in it: the notes make the same session, and that the same notes."""
    tagged = msgspec.structs.replace(
        GUIDE.steps[2], tags=("a b", "Legal", "x|y"), default_kind="strength"
    )
    guide = msgspec.structs.replace(GUIDE, steps=(*GUIDE.steps[:2], tagged, *GUIDE.steps[3:]))
    play = _Play(guide, names)
    for act in acts:
        play.act(act)
    session = play.record.get(Session, play.session_id)
    text = write_notes(play.record, session.id)
    record, again = imported(read_notes(text, "notes.txt", lambda _: guide))
    assert same(record, again) == same(play.record, session)
    assert write_notes(record, again.id) == text


def test_notes_of_an_unknown_guide_are_looked_over_all_the_same() -> None:
    """The guide is missing; what else is wrong is told in the same turn, and nothing twice."""
    text = (
        f"{HEADER.replace('guide: short', 'guide: none')}\n## works\n+ Fast\n## nowhere\n- Slow\n"
    )
    with pytest.raises(Problems) as refused:
        read_notes(text.replace("2026-11-02 10:00", "someday"), "a.notes", guide_named)
    told = [problem.what for problem in refused.value.problems]
    assert any("none" in what for what in told)
    assert any("someday" in what for what in told)
    assert not any("nowhere" in what for what in told)


def test_the_header_of_a_session_tells_every_department_once() -> None:
    """The session's own stands by itself, those of people beside them, only others in the list."""
    header = HEADER.replace("date:", "departments: Legal\ndate:")
    record, session = imported(
        read("\n## works\n+ Fast @Finance\n- Slow @Sales\nBoth @Sales @Legal\n", header)
    )
    written, _, _ = write_notes(record, session.id).partition("\n## ")
    lines = [line for line in written.splitlines() if line.startswith(("department", "person"))]
    assert lines == [
        "person: Dana Ortiz | CFO | Finance",
        "person: Bo Łoś | Clerk | Sales",
        "department: Sales",
        "departments: Legal",
    ]


def test_a_session_that_is_not_closed_stands_where_it_came_to() -> None:
    """At the last step that was reached, not at one that was skipped or only stands in the file."""
    text = "## works\n+ fine\n## score\n% skipped: no time\n"
    _, session = imported(read(text))
    record, session = imported(read(text))
    assert record.clock_of(session.id).step_id == "works"
