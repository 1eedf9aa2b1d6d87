"""A strategy that was started and is asked about again, built through commands.

    room = AskedAgain()

Two rounds, in spring and in summer, of Finance, Legal, Sales and Tills. PJ3 waits for an approval,
for a condition and for PJ1; PJ4 is to start with a waiver. What Legal says stands in no edition
that others see, nor what rests on it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from tests.builders.carried_out import CarriedOut
from tests.builders.record import START, workshop
from workshop.record.documents import Attribution, Entry
from workshop.record.within import OutcomeState
from workshop.running.command_kinds.entries import SetOutcome
from workshop.running.theming import PutUnderTheme

SPRING: Final = START + timedelta(days=100)
SUMMER: Final = START + timedelta(days=200)

UNTOLD: Final = "The lawyers think that the ledger breaks the law"
"""What Legal says in summer, and asked not to have quoted."""
UNTOLD_ROW: Final = "Nobody dares to say that it fails"
"""What stands in a row that rests on that alone."""


class AskedAgain(CarriedOut):
    """Rounds with factors, aspects, measurements, actions and predictions; gates of projects."""

    def __init__(self) -> None:
        super().__init__()
        self._asked_of_projects()
        self.rows("rounds",
                  {"round": "Spring 2026", "begins": _day(SPRING), "ends": _day(SPRING, 9)},
                  {"round": "Summer 2026", "begins": _day(SUMMER), "ends": _day(SUMMER, 9)},
                  {"round": "Autumn 2026", "begins": _day(SUMMER, 100),
                   "note": "Whether the tills still lose receipts"})  # fmt: skip
        self._predictions()
        for name in ("Finance", "Sales", "Tills"):
            self.heard(name, f"- Nobody answers the service desk @{self.first(name)}")
        self.heard("Sales", f"+ Quotes go out the same day @{self.first('Sales')}")
        for talk in self.talks.values():
            self.close(talk)
        self._spring()
        self._summer()

    def first(self, name: str) -> str:
        """The handle of the head of a department."""
        return f"Head{self.names.index(name)}"

    def hold(self, when: datetime, title: str) -> str:
        """Hold a round's workshop with all heads, each told as before; its id."""
        self.now = when
        session = self.start(workshop("feedback-round"), *self.heads.values(), title=title)
        for name, head in self.heads.items():
            hushed = Attribution.WITHHELD if name == "Legal" else Attribution.DEPARTMENT
            self.consent(session, head, hushed)
        return session

    def theme(self, name: str, *entries: Entry) -> None:
        """Put entries under a theme."""
        self.do(PutUnderTheme(statements=tuple(each.id for each in entries), theme=name))

    def _asked_of_projects(self) -> None:
        self.rows(
            "projects",
            {"project": "A ledger for all", "state": "proposed", "depends_on": "PJ1"},
            {"project": "Tablets in the shops", "state": "proposed"},
        )  # fmt: skip
        self.rows(
            "approvals",
            {"what": "A ledger for all", "approver": "Head0 Person0", "project": "PJ3",
             "answer": "asked", "needs": "Two offers"},
            {"what": "Tablets", "approver": "Head3 Person3", "project": "PJ4", "answer": "asked"},
        )  # fmt: skip
        self.rows(
            "conditions",
            {"condition": "The network carries it", "project": "PJ3", "decision": "DC1",
             "due": _day(SUMMER, 60), "state": "open"},
            {"condition": "Somebody trains the shops", "project": "PJ4", "state": "met",
             "met_on": _day(SPRING)},
        )  # fmt: skip
        self.rows("conditions", {"condition": UNTOLD_ROW, "project": "PJ4"}, evidence=self.hushed)
        self.rows(
            "waivers",
            {"why": "The board said so by telephone", "project": "PJ4", "waives": "AP4",
             "waived_by": "Head3 Person3", "on": _day(SPRING)},
        )  # fmt: skip
        self.rows(
            "indicators",
            {"result": "Receipts", "measure": "receipts lost in 100", "today": "10",
             "wanted": "1"},
            {"result": "Closing", "measure": "days to close", "today": "12", "wanted": "3"},
        )  # fmt: skip

    def _predictions(self) -> None:
        self.rows(
            "predictions",
            {"prediction": "The tills run before June", "chance": "80", "who": "Head0 Person0",
             "due": _day(SUMMER), "outcome": "happened", "known_on": _day(SUMMER)},
            {"prediction": "Two in three shops are trained", "chance": "70",
             "due": _day(SUMMER), "outcome": "did not happen"},
            {"prediction": "The ledger is chosen in autumn", "chance": "60",
             "due": _day(SUMMER, 105)},
        )  # fmt: skip

    def _answers(self, asked: str, *, trained: Collection[str], answered: Collection[str]) -> None:
        """What departments say of two aspects in a round; each works for some of them.

        The rows name the round, for they are entered in no session.
        """
        for name in ("Finance", "Sales", "Tills"):
            for aspect, good in (("Training", trained), ("The help desk", answered)):
                self.rows(
                    "aspects",
                    {"aspect": aspect, "department": name, "round": asked,
                     "verdict": "works" if name in good else "needs work",
                     "why": f"{name} sees it so"},
                )  # fmt: skip

    def _spring(self) -> None:
        session = self.hold(SPRING, "Feedback in spring")
        self.say(session, "talk", f"- Nobody answers the service desk @{self.first('Sales')}")
        self.say(session, "talk", f"+ Quotes go out the same day @{self.first('Sales')}")
        self.say(session, "talk", f"> Write the training plan @{self.first('Tills')} "
                                     f"due:{_day(SPRING, 20)}")  # fmt: skip
        self.say(session, "talk", f"> Call the desk's maker @{self.first('Sales')} "
                                     f"due:{_day(SPRING, 30)}")  # fmt: skip
        self.rows("measurements", {"value": "7", "indicator": "IN1", "measured_on": _day(SPRING)})
        self._answers("Spring 2026", trained=("Finance", "Sales"), answered=("Sales",))
        self.close(session)
        done = next(e for e in self.record.all(Entry) if e.text.startswith("Write the training"))
        self.now = SPRING + timedelta(days=15)
        self.do(SetOutcome(entry_id=done.id, state=OutcomeState.DONE, note="It lies there"))

    def _summer(self) -> None:
        session = self.hold(SUMMER, "Feedback in summer")
        for name in ("Finance", "Sales"):
            self.say(session, "talk", f"- Nobody answers the service desk @{self.first(name)}")
        kit = [
            self.say(session, "talk", f"- Tablets break in the shops @{self.first(name)}")
            for name in ("Sales", "Tills")
        ]
        said = f'" I carry two, for one breaks each week @{self.first("Tills")}'
        quote = self.say(session, "talk", said)
        self.theme("Worn kit", *kit, quote)
        hushed = self.say(session, "talk", f"- {UNTOLD} @{self.first('Legal')}")
        self.theme("Doubts of the lawyers", hushed)
        self.rows(
            "measurements",
            {"value": "3", "indicator": "IN1", "measured_on": _day(SUMMER), "source": "Tills"},
        )
        self.rows(
            "aspects",
            {"aspect": UNTOLD_ROW, "verdict": "needs work", "round": "Summer 2026"},
            evidence=(hushed.id,),
        )
        self._answers("Summer 2026", trained=("Finance", "Sales", "Tills"), answered=("Sales",))
        self.close(session)


def _day(when: datetime, more: int = 0) -> str:
    return str((when + timedelta(days=more)).date())
