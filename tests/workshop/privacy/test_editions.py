"""What each edition tells of what people said: the rule of `editions`, line by line."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders.record import Building, interview, workshop
from tests.inputs import inputs
from workshop.errors import Refused
from workshop.privacy.consents import least_open
from workshop.privacy.editions import Edition, Telling
from workshop.privacy.name_finder import MARK
from workshop.record.documents import Attribution, Entry, Person, Session
from workshop.report.build import build
from workshop.running.commands import RetractEntry, SplitFactor

LEVELS = list(Attribution)


class Finance(Building):
    """An interview with the head of Finance."""

    def __init__(self, level: Attribution | None = Attribution.ROLE) -> None:
        super().__init__()
        self.finance = self.department("Finance")
        self.dana = self.person("Dana Ortiz", "Head of Finance", self.finance)
        self.talk = self.start(interview(), self.dana, department=self.finance)
        if level:
            self.consent(self.talk, self.dana, level)


def shown(room: Building, entry: Entry) -> str:
    """Who said it, in the shareable edition."""
    return Telling(room.record, "shareable").who(entry)


@pytest.mark.parametrize(
    ("level", "who"),
    [
        (Attribution.NAME, "Dana Ortiz, Head of Finance, Finance"),
        (Attribution.ROLE, "Head of Finance, Finance"),
        (Attribution.DEPARTMENT, "Finance"),
        (Attribution.PARTICIPANT, "a participant"),
        (None, "a participant"),
    ],
)
def test_consent_decides_and_silence_is_a_participant(level: Attribution | None, who: str) -> None:
    """Each level is told as it was put; nobody asked is no consent."""
    room = Finance(level)
    named = room.say(room.talk, "talk", "+ Close takes four days @Dana")
    unnamed = room.say(room.talk, "talk", "+ Payments are safe")
    assert shown(room, named) == shown(room, unnamed) == who
    assert Telling(room.record, "restricted").who(named).startswith("Dana Ortiz, Head of")


def test_the_least_open_of_several_speakers_decides() -> None:
    """One speaker by role and one as a participant are two participants."""
    room = Finance()
    ruta = room.person("Rūta Kazlauskaitė", "Controller", room.finance)
    entry = room.say(room.talk, "talk", "+ We trust each other @Dana @Rūta")
    assert shown(room, entry) == "2 participants"
    room.consent(room.talk, ruta, Attribution.NAME)
    assert shown(room, entry) == "Head of Finance, Finance; Controller, Finance"


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("own", LEVELS)
def test_a_level_on_the_entry_narrows_and_never_widens(
    level: Attribution, own: Attribution
) -> None:
    """The person's consent holds whatever is typed behind `as:`."""
    room = Finance(level)
    entry = room.say(room.talk, "talk", f"+ Close takes four days as:{own.value}")
    told = Telling(room.record, "shareable").level(entry)
    assert LEVELS.index(told) == max(LEVELS.index(level), LEVELS.index(own))


def test_withheld_and_private_entries_are_left_out_and_counted() -> None:
    """They are in the restricted edition, marked; retracted ones are in none."""
    room = Finance()
    private = room.say(room.talk, "talk", "- Ledger is a mess #private")
    withheld = room.say(room.talk, "talk", "- Board sleeps as:withheld")
    gone = room.say(room.talk, "talk", "- Mistake")
    room.do(RetractEntry(entry_id=gone.id))
    entries = room.record.entries_of(room.talk)
    open_, closed = Telling(room.record, "restricted"), Telling(room.record, "shareable")
    assert [open_.tells(entry) for entry in entries] == [True, True, False]
    assert [closed.tells(entry) for entry in entries] == [False, False, False]
    assert open_.who(private).endswith("(private)")
    assert open_.who(withheld).endswith("(not to be quoted)")
    assert (closed.left_out(entries).private, closed.left_out(entries).withheld) == (1, 1)
    assert open_.left_out(entries).total == 0


def test_an_interview_belongs_to_all_its_people_a_workshop_to_the_room() -> None:
    """A line without a speaker is withheld in an interview where one person withholds."""
    room = Building()
    staff = [room.person(f"Person Number{n}") for n in range(2)]
    talk, meeting = room.start(interview(), *staff), room.start(workshop(), *staff)
    for session in (talk, meeting):
        room.consent(session, staff[0], Attribution.WITHHELD)
        room.consent(session, staff[1], Attribution.NAME)
    said = [room.say(session, "talk", "+ Fast help desk") for session in (talk, meeting)]
    telling = Telling(room.record, "shareable")
    assert [telling.tells(entry) for entry in said] == [False, True]
    assert telling.who(said[1]) == ""


def test_a_department_speaks_for_its_people_as_openly_as_they_allow() -> None:
    """`@Finance` in a workshop follows whoever of Finance is in the room."""
    room = Building()
    finance = room.department("Finance")
    room.department("Customers")
    dana = room.person("Dana Ortiz", "", finance)
    meeting = room.start(workshop(), dana)
    entry = room.say(meeting, "talk", "+ Paid in time @Finance")
    absent = room.say(meeting, "talk", "- Nobody answers the phone @Customers")
    assert [shown(room, one) for one in (entry, absent)] == ["a participant", "Customers"]
    room.consent(meeting, dana, Attribution.DEPARTMENT)
    assert shown(room, entry) == "Finance"


def test_owners_of_actions_are_told_each_as_they_agreed() -> None:
    """An owner is no speaker; whoever leads the session is named in its summary."""
    room = Finance()
    entry = room.say(room.talk, "actions", "Ask the bank @Dana @Ida.Kaya @Ben.Okoro")
    assert shown(room, entry) == "Head of Finance, Finance; Ida Kaya; a participant"
    assert Telling(room.record, "restricted").who(entry) == "Dana Ortiz, Ida Kaya and Ben Okoro"
    plain = room.say(room.talk, "actions", "Ask the auditors")
    assert shown(room, plain) == ""


def test_an_owner_named_in_an_interview_does_not_become_interviewed() -> None:
    """The interview stays that of its one person, though the owner was put on its list."""
    room = Finance()
    room.say(room.talk, "actions", "Ask the bank @Ben.Okoro")
    entry = room.say(room.talk, "talk", "+ Close takes four days")
    assert shown(room, entry) == "Head of Finance, Finance"


def test_names_are_taken_out_of_texts_but_not_words_that_happen_to_be_names() -> None:
    """Full names in any case, single ones as names are written; roles and departments stay."""
    room = Finance()
    room.person("Will Finance-Young", "", room.finance)
    entry = room.say(room.talk, "talk", "+ Ask @dana first: DANA knows, dana.ortiz too")
    telling = Telling(room.record, "shareable")
    assert telling.words(entry) == f"Ask {MARK} first: {MARK} knows, {MARK} too"
    assert telling.text("We will see. Will sees. Finance agrees") == (
        f"We will see. {MARK} sees. Finance agrees"
    )
    assert telling.text("Ortizian Danas stay, Ortiz's desk does not") == (
        f"Ortizian Danas stay, {MARK}'s desk does not"
    )
    assert Telling(room.record, "restricted").text("Dana") == "Dana"


def test_names_without_blanks_between_words_are_found() -> None:
    """A Chinese name is found inside a sentence."""
    room = Finance()
    room.person("王芳")
    assert Telling(room.record, "shareable").text("请问王芳好") == f"请问{MARK}好"


def test_a_name_stays_where_the_person_agreed_everywhere() -> None:
    """By name in one session and by role in another: the name is not for texts."""
    room = Finance(Attribution.NAME)
    assert Telling(room.record, "shareable").text("Dana says so") == "Dana says so"
    again = room.start(interview(), room.dana)
    room.consent(again, room.dana, Attribution.ROLE)
    assert Telling(room.record, "shareable").text("Dana says so") == f"{MARK} says so"


def test_a_factor_takes_the_words_of_what_may_be_told() -> None:
    """Its own wording goes where only a private entry has those words; lineage likewise."""
    room = Finance()
    secret = room.say(room.talk, "talk", "- Payroll leaks to Zurich #private")
    said = room.say(room.talk, "talk", "- Payroll is slow")
    room.merge(secret, said, text="Payroll is slow and leaks")
    telling = Telling(room.record, "shareable")
    assert telling.statement(room.factor(secret), [secret, said]) == "Payroll is slow"
    report = build(room.record, "swot", "shareable")
    (fact,) = report.facts.swot.weaknesses if report.facts.swot else ()
    assert (fact.text, fact.support.entries, len(fact.evidence)) == ("Payroll is slow", 1, 1)
    assert fact.merged == ("Payroll is slow",)


def test_a_rewording_that_borrows_nothing_is_kept() -> None:
    """What the facilitator words without the hidden entry's own words stands."""
    room = Finance()
    secret = room.say(room.talk, "talk", "- Payroll leaks to Zurich #private")
    said = room.say(room.talk, "talk", "- Payroll is slow")
    room.merge(said, secret, text="Payroll needs care, it is slow")
    telling = Telling(room.record, "shareable")
    told = telling.statement(room.factor(said), [secret, said])
    assert told == "Payroll needs care, it is slow"


def test_a_factor_that_was_split_off_leaves_no_words_behind() -> None:
    """The merged wording stays with the whole; words of the hidden part go from it."""
    room = Finance()
    said = room.say(room.talk, "talk", "- Payroll is slow")
    secret = room.say(room.talk, "talk", "- Payroll leaks to Zurich #private")
    room.merge(said, secret, text="Payroll is slow and leaks")
    room.do(SplitFactor(factor_id=room.factor(secret).id))
    telling = Telling(room.record, "shareable")
    assert telling.statement(room.factor(said), [said]) == "Payroll is slow"


def test_departments_that_could_be_worked_out_are_not_listed() -> None:
    """Finance was heard as a participant: it is counted, and neither list gives it away."""
    room = Finance(Attribution.PARTICIPANT)
    room.department("Legal")
    room.say(room.talk, "talk", "+ Close takes four days")
    telling = Telling(room.record, "shareable")
    assert (telling.departments_heard, telling.departments_unheard) == ((), None)
    session = room.record.get(Session, room.talk)
    assert (telling.title(session), telling.department(session)) == ("Stakeholder interview", "")
    report = build(room.record, "swot", "shareable")
    assert "Finance" not in msgspec.json.encode(report).decode()
    open_ = Telling(room.record, "restricted")
    assert (open_.departments_heard, open_.departments_unheard) == (("Finance",), ("Legal",))


def test_a_participant_is_not_tied_to_the_interview() -> None:
    """Beside a list of interviews, the session of a statement would say who made it."""
    room = Finance(Attribution.PARTICIPANT)
    room.say(room.talk, "talk", "+ Close takes four days")
    report = build(room.record, "swot", "shareable")
    (fact,) = report.facts.swot.strengths if report.facts.swot else ()
    (evidence,) = fact.evidence
    assert (evidence.entry, evidence.session, evidence.session_title) == ("S1.1", "", "")
    assert evidence.at is None
    assert fact.key == "S1"


def test_that_somebody_withheld_is_not_told_in_the_list() -> None:
    """In the list of participants they are one more participant; the named stand first."""
    room = Finance(Attribution.WITHHELD)
    lee = room.person("Lee Park", "Clerk", room.finance)
    meeting = room.start(workshop(), room.dana, lee)
    room.consent(meeting, room.dana, Attribution.WITHHELD)
    room.consent(meeting, lee, Attribution.NAME)
    told = Telling(room.record, "shareable").participants(room.record.get(Session, meeting))
    assert [(one.who, one.attribution) for one in told] == [
        ("Lee Park, Clerk, Finance", "name"),
        ("a participant", "participant"),
    ]


@given(levels=st.lists(st.sampled_from(LEVELS), max_size=6))
def test_least_open_is_never_more_open_than_any(levels: list[Attribution]) -> None:
    """Nobody's level is exceeded; with nobody asked it is a participant."""
    found = least_open(levels)
    assert all(LEVELS.index(found) >= LEVELS.index(level) for level in levels)
    assert levels or found is Attribution.PARTICIPANT


# Nothing leaks, whatever is recorded

_FIRST = ("Adaora", "Bjoern", "Chiyoko", "Dmitri")
_LAST = ("Quillfeather", "Zwickelmann", "Oyelaran", "Vrabcova")


class Plan(NamedTuple):
    """One line to be recorded."""

    session: int
    step: str
    sign: str
    speakers: list[int]
    mentioned: int | None
    department: bool
    private: bool
    own: Attribution | None
    retracted: bool


lines = st.builds(
    Plan,
    session=st.integers(0, 1),
    step=st.sampled_from(["talk", "actions"]),
    sign=st.sampled_from(["", "+ ", "- ", "- ", "* ", "! ", '" ', "> ", "= ", "? ", "~ "]),
    speakers=st.lists(st.integers(0, 3), max_size=2, unique=True),
    mentioned=st.none() | st.integers(0, 3),
    department=st.booleans(),
    private=st.booleans(),
    own=st.none() | st.sampled_from(LEVELS),
    retracted=st.booleans(),
)


@st.composite
def records(draw: st.DrawFn, *, split: bool = True) -> tuple[Building, dict[str, Entry]]:
    """A small record, with each entry under a word that nothing else in it has."""
    room = Building()
    department = room.department("Finance")
    people = [room.person(f"{_FIRST[n]} {_LAST[n]}", f"Role {n}", department) for n in range(4)]
    sessions = [
        room.start(interview(), *people[: draw(st.integers(1, 2))], department=department),
        room.start(workshop(), *people[draw(st.integers(0, 2)) :], title=f"Day of {_FIRST[0]}"),
    ]
    for session in sessions:
        for person in room.record.get(Session, session).people:
            if level := draw(st.none() | st.sampled_from(LEVELS)):
                room.consent(session, person, level)
    entries: dict[str, Entry] = {}
    for place, plan in enumerate(draw(st.lists(lines, min_size=1, max_size=9))):
        word = f"secretword{'abcdefghij'[place]}"
        text = f"{plan.sign}about {word}"
        if plan.mentioned is not None:
            text += f" says {_FIRST[plan.mentioned]} {_LAST[plan.mentioned]} there"
        text += "".join(f" @{_FIRST[n]}.{_LAST[n]}" for n in plan.speakers)
        text += " @Finance" if plan.department else ""
        text += " #private" if plan.private else ""
        text += f" as:{plan.own.value}" if plan.own else ""
        entries[word] = room.say(sessions[plan.session], plan.step, text)
        if plan.retracted:
            room.do(RetractEntry(entry_id=entries[word].id))
    _merge_some(draw, room, list(entries.values()), split=split)
    return room, entries


def _merge_some(draw: st.DrawFn, room: Building, entries: list[Entry], *, split: bool) -> None:
    """Merge factors, sometimes under a wording made of both, and split one off again."""
    factors = [entry for entry in entries if entry.factor_id]
    for _ in range(draw(st.integers(0, 3)) if len(factors) > 1 else 0):
        one, other = (factors[draw(st.integers(0, len(factors) - 1))] for _ in range(2))
        text = f"{one.text} and {other.text}" if draw(st.booleans()) else ""
        try:
            room.merge(one, other, text=text)
        except Refused:
            continue
    parts = [entry for entry in factors if room.factor(entry).into]
    if split and parts and draw(st.booleans()):
        part = parts[draw(st.integers(0, len(parts) - 1))]
        room.do(SplitFactor(factor_id=room.factor(part).id))


@settings(max_examples=inputs(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    made=records(), document=st.sampled_from(["session", "scan", "swot"]), which=st.integers(0, 1)
)
def test_a_shareable_report_tells_nothing_that_was_not_agreed_to(
    made: tuple[Building, dict[str, Entry]], document: str, which: int
) -> None:
    """No word of a private, withheld or retracted entry, no name without consent to be named.

    The words of an entry are looked for in the whole report, as are the full name and both
    parts of it of everybody who nowhere agreed to be named.
    """
    room, entries = made
    session = room.record.sessions()[which].id
    text = _report_text(room, document, "shareable", session)
    telling = Telling(room.record, "shareable")
    for word, entry in entries.items():
        assert telling.tells(room.record.get(Entry, entry.id)) or word not in text
    for place, person in enumerate(room.record.all(Person)):
        sessions = room.record.sessions()
        found = [room.record.consent_of(one.id, person.id) for one in sessions]
        if not any(consent and consent.attribution is Attribution.NAME for consent in found):
            assert _FIRST[place] not in text
            assert _LAST[place] not in text


@settings(max_examples=inputs(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=records(split=False), document=st.sampled_from(["scan", "swot"]))
def test_a_restricted_report_holds_every_factor_that_stands(
    made: tuple[Building, dict[str, Entry]], document: str
) -> None:
    """Nothing that stands is missing from it, and nothing that was taken back is in it.

    Without splitting: there a wording that the facilitator made of two keeps what it says.
    """
    room, entries = made
    text = _report_text(room, document, "restricted", None)
    for word, entry in entries.items():
        standing = room.record.get(Entry, entry.id)
        if standing.retracted:
            assert word not in text
        elif standing.kind.letter and (document == "swot" or not standing.kind.letter.internal):
            assert word in text


def _report_text(room: Building, document: str, edition: Edition, session: str | None) -> str:
    """Everything in a report, as one text."""
    report = build(room.record, document, edition, session_id=session)
    return msgspec.json.encode(report).decode()
