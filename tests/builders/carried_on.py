"""A strategy that is being carried out for half a year, with something of every view of it.

TODAY is 230 days after the first session. PJ1 has started; PJ2 waits for two approvals, a
condition, a standard and PJ1; PJ3 waits for nothing. CH1 of PJ1 was told to Finance, is to be told
to Sales, and HR has no notice; CH2 is of PJ2, which has not started. RD1 has a session, RD2 has
begun and has none. SN1 and PD1 are due; PD2 happened, PD3 did not.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from sessions.store.store import Store
from tests.builders.acme import START
from tests.builders.wanting import Wanting
from workshop.record.documents import Entry, EntryKind
from workshop.record.rows import Row
from workshop.record.within import OutcomeState
from workshop.running.command_kinds.entries import SetOutcome
from workshop.running.commands import CloseSession
from workshop.running.theming import PutUnderTheme

NOW: Final[datetime] = START + timedelta(days=230)
TODAY: Final[date] = NOW.date()
FIRST: Final = START.date() + timedelta(days=100)


def day(number: int) -> str:
    """The day so many days after the first session, as it is typed."""
    return str(START.date() + timedelta(days=number))


class CarriedOn(Wanting):
    """The engagement, open, at the beginning of TODAY."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for line in ("+ Fast close @Dana", "+ Fast close @Ana", "- Old servers @Dana",
                     "- Slow desk @Ana", "- Slow desk @Dana"):  # fmt: skip
            self.acme.say(line)
        for text in ("Order the cables", "Write to the bank"):
            self.acme.say(f"{text} due:{FIRST - timedelta(days=5)}", kind=EntryKind.ACTION)
        hr = self.acme.department("HR")
        self.acme.person("Pia Holm", "HR", hr)
        self.acme.say("+ Loyal staff @Pia")
        self._projects()
        self._told()
        self._rounds()
        self._watched()
        self.acme.clock.now = NOW

    def _projects(self) -> None:
        self.put("projects", {"project": "Network [red]", "state": "started"})
        self.put("projects", {"project": "Ledger", "depends_on": "PJ1", "state": "approved"})
        self.put("projects", {"project": "Intranet", "state": "approved"})
        self.put(
            "budget",
            {"line": "Licences", "year": 2027, "project": "PJ2", "likely": 12_000},
            {"line": "Hosting", "year": 2027, "project": "PJ3", "likely": 900},
        )
        self.put(
            "approvals",
            {"what": "Ledger", "approver": "Dana Ortiz", "rung": 1, "project": "PJ2",
             "needs": "Three offers"},
            {"what": "Large sums", "approver": "Ana López", "above": 10_000},
            {"what": "Intranet", "approver": "Dana Ortiz", "project": "PJ3", "answer": "approved",
             "answered_on": day(60)},
        )  # fmt: skip
        self.put("decisions", {"decision": "Buy it", "result": "carried", "rests_on": "PJ2"})
        self.put("conditions", {"condition": "A test on real data", "decision": "DC1",
                                "due": day(240)})  # fmt: skip
        self.put("rules", {"rule": "Books are kept seven years", "applies_to": "PJ2"})

    def _told(self) -> None:
        self.put(
            "changes",
            {"change": "New addresses", "project": "PJ1", "begins": day(150),
             "will_be": "Every screen has a new address"},
            {"change": "New invoices", "project": "PJ2"},
        )  # fmt: skip
        self.put(
            "notices",
            {"message": "Addresses change in April.", "change": "CH1", "department": "Finance",
             "told_on": day(120), "told_by": "Dana Ortiz"},
            {"message": "Your screens get new addresses.", "change": "CH1", "department": "Sales"},
        )  # fmt: skip

    def _rounds(self) -> None:
        self.put(
            "rounds",
            {"round": "Spring", "begins": str(FIRST), "ends": str(FIRST + timedelta(days=9))},
            {"round": "Summer", "begins": day(225), "ends": day(240)},
        )
        self.put(
            "goals",
            {"goal": "Close in time", "measure": "days", "today": "9 days", "wanted": "3 days"},
            {"goal": "Fewer calls", "measure": "calls"},
        )
        self.hold(FIRST, "+ Fast close @Dana", "- Old servers @Dana", "- Old servers @Ana",
                  "- Lost laptops @Ana")  # fmt: skip
        self.do(CloseSession(session_id=self.acme.session_id))
        ids = tuple(e.id for e in self.store.record.all(Entry) if e.text == "Lost laptops")
        self.do(PutUnderTheme(statements=ids, theme="Kit"))
        (done,) = (e for e in self.store.record.all(Entry) if e.text == "Order the cables")
        self.do(SetOutcome(entry_id=done.id, state=OutcomeState.DONE, note="As told"))
        self.put(
            "aspects",
            {"aspect": "Help desk", "round": "Spring", "verdict": "needs work",
             "why": "Two days to an answer"},
            {"aspect": "Training", "round": "Spring", "verdict": "works"},
        )  # fmt: skip
        self.put("measurements", {"value": "6 days", "indicator": "G1", "round": "Spring"})

    def _watched(self) -> None:
        self.put(
            "signals",
            {"signal": "A rival opens next door", "source": "Gazette", "indicator": "Its shop",
             "review": day(220), "bears_on": "S1", "makes_it": "weaker", "seen_by": "Ana López"},
            {"signal": "The bank changes its lists", "source": "A letter", "review": day(300)},
            {"signal": "A grant was refused", "state": "let go"},
        )  # fmt: skip
        self.put(
            "predictions",
            {"prediction": "The network is live by June", "chance": 80, "due": day(229)},
            {"prediction": "Three bids", "chance": 70, "outcome": "happened"},
            {"prediction": "Nobody leaves", "chance": 60, "outcome": "did not happen"},
            {"prediction": "Costs stay", "chance": 55, "due": day(400), "who": "Dana Ortiz"},
        )


def carried_on(folder: Path) -> Path:
    """The engagement, closed; its folder."""
    made = CarriedOn(folder)
    made.store.close()
    return made.acme.folder


def row_on_disk(folder: Path, register: str, code: str) -> Row:
    """A row of an engagement that is closed, by its code."""
    with Store.open(folder, read_only=True) as store:
        return next(each for each in store.record.rows(register) if each.code == code)
