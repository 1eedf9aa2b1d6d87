"""A whole engagement of a large organisation: 10,000 entries, 1,000 factors, registers of a size.

Everything is put straight into the record, so that it is there in a second; the texts differ as
those of people do, some are private, off the record, or of somebody who is not to be quoted.
"""

from __future__ import annotations

from itertools import cycle, islice
from typing import Any, Final

import msgspec

from tests.builders.needs import Wanted
from tests.builders.record import scale, workshop
from workshop.guide.shape import Guide
from workshop.record.documents import (
    Attribution,
    Ballot,
    Entry,
    EntryKind,
    Factor,
    Letter,
    Pestle,
    Session,
    StepRun,
)
from workshop.registers.field_base import Target

ENTRIES: Final = 10_000
FACTORS: Final = 1_000
DEPARTMENTS: Final = 12
PEOPLE: Final = 40
SESSIONS: Final = 25
VOTERS: Final = 12
SCORED: Final = 60
"""So many factors inside and outside were scored: the most that a room can."""

_WORDS: Final = (
    "portal", "ledger", "rota", "payroll", "records", "tablet", "network", "search", "invoice",
    "patient", "supplier", "board", "training", "outage", "backup", "licence", "report", "contract",
    "archive", "printer", "visit", "ward", "budget", "audit", "mail", "phone", "clinic", "grant",
    "form", "price", "law", "switch", "store",
)  # fmt: skip
_VERBS: Final = ("slows", "saves", "blocks", "doubles", "replaces", "delays", "needs", "carries")
_LETTERS: Final = tuple(Letter)

_LIKELY: Final = [1_000_00 + each * 7_919_13 % 90_000_00 for each in range(97)]
"""What lines of the budget and needs cost."""
_LEVELS: Final = [float(1 + each * 3 % 5) for each in range(5)]
"""Marks of one to five, as risks, stakeholders and needs have them."""


def said(number: int) -> str:
    """A sentence that differs from the others as people's sentences do."""
    words = [_WORDS[number * step // over % len(_WORDS)]
             for step, over in ((1, 1), (5, 3), (7, 31), (11, 97), (13, 211))]  # fmt: skip
    verb = _VERBS[number // 7 % len(_VERBS)]
    return f"The {words[0]} {verb} the {words[1]} of {words[2]} {number}, {words[3]} or {words[4]}"


def _guide() -> Guide:
    """A workshop that also scores importance and performance, impact and uncertainty."""
    guide = workshop()
    found = next(step for step in guide.steps if step.id == "outside")
    more = tuple(
        msgspec.structs.replace(
            found, id=name, title=name, factors=letters, scales=tuple(scale(s, 5) for s in scales)
        )
        for name, letters, scales in (
            ("sides", ("S", "W"), ("importance", "performance")),
            ("axes", ("O", "T"), ("impact", "uncertainty")),
        )
    )
    return msgspec.structs.replace(guide, name="sized", steps=(*guide.steps, *more))


class SizedStrategy(Wanted):
    """The engagement.

    Args:
        entries: how many there are.
        factors: how many they support.
    """

    def __init__(self, entries: int = ENTRIES, factors: int = FACTORS) -> None:
        super().__init__(*(f"Department {place}" for place in range(DEPARTMENTS)))
        self.people = [
            self.person(f"Ada{place} Lovelace{place}", "Head of something",
                        self.departments[f"Department {place % DEPARTMENTS}"])
            for place in range(PEOPLE)
        ]  # fmt: skip
        levels = tuple(Attribution)
        self.sessions = [
            self.start(_guide(), *islice(cycle(self.people), at, at + VOTERS))
            for at in range(SESSIONS)
        ]
        for at, session in enumerate(self.sessions):
            for place, person in enumerate(self.record.get(Session, session).people):
                self.consent(session, person, levels[(at + place) % len(levels)])
        self._say(entries, factors)
        self._score()
        self._fill()

    def _say(self, entries: int, factors: int) -> None:
        """Factors, with ten entries each, two of which are quotes; some are not for everybody."""
        numbers = dict.fromkeys(_LETTERS, 0)
        self.factors: list[Factor] = []
        for place in range(factors):
            letter = _LETTERS[place % len(_LETTERS)]
            numbers[letter] += 1
            made = Factor(
                id=self.new_id(),
                letter=letter,
                number=numbers[letter],
                text=said(place),
                pestle=None if letter.internal else tuple(Pestle)[place % 6],
            )
            self.factors.append(made)
            self.record.put(made)
        self.said: list[Entry] = []
        for place in range(entries):
            session = self.record.get(Session, self.sessions[place % SESSIONS])
            factor = self.factors[place % factors]
            text = said(place) if place >= factors else factor.text
            entry = Entry(
                id=self.new_id(),
                session_id=session.id,
                step_id="talk",
                kind=EntryKind.QUOTE if place % 5 == 4 else EntryKind(factor.letter.name.lower()),
                text=text,
                at=self.now,
                people=(session.people[place // SESSIONS % len(session.people)],),
                factor_id=factor.id,
                private=place % 40 == 7,
                off_record=place % 97 == 5,
            )
            self.said.append(entry)
            self.record.put(entry)

    def _score(self) -> None:
        """A dozen people score what stands on top, inside and outside."""
        held = self.record.get(Session, self.sessions[-1])
        inside = [each for each in self.factors if each.letter.internal][:SCORED]
        outside = [each for each in self.factors if not each.letter.internal][:SCORED]
        scales = {"inside": ("weight", "rating"),
                  "outside": ("weight", "rating", "impact", "likelihood"),
                  "sides": ("importance", "performance"),
                  "axes": ("impact", "uncertainty")}  # fmt: skip
        subjects_of = {"inside": inside, "outside": outside, "sides": inside, "axes": outside}
        for step, subjects in subjects_of.items():
            for at, voter in enumerate(held.people):
                self.record.put(
                    Ballot(
                        id=self.new_id(),
                        session_id=held.id,
                        step_id=step,
                        voter=voter,
                        scores={
                            factor.id: {
                                scale: float(1 + (at * 3 + place * (2 + turn)) % 4)
                                for turn, scale in enumerate(scales[step])
                            }
                            for place, factor in enumerate(subjects)
                        },
                    )
                )
        steps = {**held.steps, **{step: StepRun(scores_in=True) for step in scales}}
        self.record.put(msgspec.structs.replace(held, steps=steps))

    # Registers

    def rows(self, register: str, number: int, subject: str, **cells: Any) -> list[str]:
        """Put so many rows; their codes. What is a list gives its values in turn.

        Two of three rest on an entry, a few of these on one that not everybody may see.
        """
        codes = []
        for place in range(number):
            own = {key: value[place % len(value)] if isinstance(value, list) else value
                   for key, value in cells.items()}  # fmt: skip
            evidence = (self.said[(place * 37 + number) % len(self.said)].id,) if place % 3 else ()
            own = {key: value for key, value in own.items() if value not in (None, "")}
            row = self.put(register, **{subject: said(place * 11 + number)}, evidence=evidence,
                           **own)  # fmt: skip
            codes.append(row.code)
        return codes

    def _fill(self) -> None:
        """Every register of the strategy, as a large organisation fills it."""
        goals = self._aim()
        self._cite()
        projects = self._plan(goals)
        self._count(projects)
        self._provide()
        self._carry(projects)

    def _aim(self) -> list[str]:
        """Direction, objectives and goals; the codes of these."""
        self.rows("direction", 12, "statement",
                  direction_kind=["mission", "value", "technique", "tactic"])  # fmt: skip
        objectives = self.rows(
            "objectives",
            15,
            "objective",
            aim=["revenue", "cost"],
            year=2029.0,
            perspective=["financial", "customer", "internal", "learning"],
        )
        return self.rows(
            "goals",
            40,
            "goal",
            measure="days",
            today="9",
            wanted=["5", ""],
            objective=objectives,
            purposes=[("improve",), ("optimise",), ()],
            perspective=["financial", "customer", "internal", "learning", ""],
        )

    def _plan(self, goals: list[str]) -> list[str]:
        """Projects for the goals, and what each delivers; the codes of them."""
        projects = self.rows(
            "projects",
            60,
            "project",
            goals=goals,
            expected=["5 days", ""],
            state=["idea", "proposed", "approved", "started", "done"],
            value=[float(1 + each * 7 % 40) for each in range(59)],
            staff_days=[float(5 + each * 11 % 90) for each in range(41)],
        )
        self.rows(
            "deliverables", 150, "deliverable", project=projects, acceptance=["It adds up", ""]
        )
        self.rows("benchmarks", 120, "measure", project=projects, today="9", expected=["5", "4"],
                  approach=["buy", "build", ""])  # fmt: skip
        return projects

    def _count(self, projects: list[str]) -> None:
        """What projects cost and are good for, and what is in hand."""
        years = [2027.0, 2028.0, 2029.0, 2030.0]
        self.rows("budget", 400, "line", year=years, part=["present", "integration",
                  "new and alternative"], use=["run", "change", "grow"], likely=_LIKELY,
                  low=[each * 8 // 10 for each in _LIKELY], high=[each * 2 for each in _LIKELY],
                  project=[*projects, *[""] * 60], spent=[None, None, None, 80_000_00])  # fmt: skip
        self.rows("funding", 8, "source", year=years, amount=[1_900_000_00, 2_400_000_00])
        self.put("assumptions", assumption="discount rate", low=4.0, likely=7.5, high=12.0)
        yearly = [5_000_00 + each * 3_571_11 % 60_000_00 for each in range(53)]
        self.rows("benefits", 120, "benefit", project=projects, from_year=years, yearly=yearly,
                  yearly_low=[each // 2 for each in yearly],
                  yearly_high=[each * 3 // 2 for each in yearly])  # fmt: skip

    def _provide(self) -> None:
        """Risks with what is done about them, and what there is to work with."""
        risks = self.rows(
            "risks",
            120,
            "event",
            likelihood=_LEVELS,
            impact=[*_LEVELS[2:], 5.0],
            area=["security", "people", "supplier"],
        )
        self.rows(
            "mitigations",
            240,
            "mitigation",
            risk=risks,
            likelihood_after=[1.0, 2.0, 3.0],
            impact_after=[2.0, 3.0],
            cost=[each * 997_00 for each in range(31)],
        )
        self.rows(
            "resources",
            120,
            "resource",
            resource_kind=["unit", "person", "skill", "system"],
            have=[1.0, 4.0],
            needed=[2.0, 3.0],
        )

    def _carry(self, projects: list[str]) -> None:
        """What projects have to keep and change, and what departments and others say and want."""
        self.rows("rules", 40, "rule", rule_kind=["law", "standard"], applies_to=projects,
                  state=["open", "met"])  # fmt: skip
        changes = self.rows(
            "changes", 60, "change", project=projects, was="Paper", will_be="Screen"
        )
        departments = list(self.departments)
        self.rows("notices", 300, "message", change=changes, department=departments)
        self.rows("business_model", 9, "block", was="Shops", will_be="Online")
        self.rows("approvals", 60, "what", project=projects, answer=["approved", "to ask"])
        self.rows("decisions", 40, "decision", result=["adopted", ""])
        self.rows("gaps", 60, "what", present=[1.0, 2.0], wanted=[4.0, 5.0], importance=[3.0, 5.0])
        self.rows("stakeholders", 80, "who", power=_LEVELS, interest=[*_LEVELS[1:], 2.0])
        self.rows("tools", 60, "tool", department=departments, benefit="Fast", drawback="Old")
        self.rows("needs", 200, "want", department=departments, problem=["It is slow", ""],
                  priority=_LEVELS, need=[*_LEVELS[3:], 1.0], cost=_LIKELY,
                  staff_days=[float(each) for each in range(1, 30)])  # fmt: skip

    def _cite(self) -> None:
        """Strategies in the four cells, each citing a factor of either letter of its cell."""
        by_letter = {letter: [each for each in self.factors if each.letter is letter]
                     for letter in _LETTERS}  # fmt: skip
        pairs = [(inside, outside) for inside in ("S", "W") for outside in ("O", "T")]
        for place in range(60):
            letters = pairs[place % 4]
            cites = tuple(
                Target(table="factor", id=by_letter[Letter(each)][place * (turn + 2) % 200].id)
                for turn, each in enumerate(letters)
            )
            row = self.put("strategies", strategy=said(place * 5), quadrant="".join(letters),
                           shortlisted=("no", "yes")[place % 2])  # fmt: skip
            self.record.put(msgspec.structs.replace(row, cites=cites))
