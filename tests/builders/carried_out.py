"""A strategy that is being carried out, built through commands: decided, approved, told to whom.

    room = CarriedOut()

Finance, Legal, Sales and Tills have a head each, who may be named by department; Legal's asked not
to be quoted. PJ1 brings CH1, of which Finance was told, Sales is to be told and Tills is not. DC1
rests on W1, which Finance said, and on PJ1; Sales dissents, and Legal does.
"""

from __future__ import annotations

from typing import Final

from tests.builders.reconciled import Reconciled
from workshop.record.documents import Attribution
from workshop.running.row_commands import RecordDissent

HUSHED: Final = "The old contract was never signed"
"""What Legal said, and asked not to have quoted."""
AGAINST: Final = "It comes before the summer sale and will cost us a week"
"""What Sales said against the decision."""
LEGAL_AGAINST: Final = "The law department was not even asked"
"""What Legal said against it, and asked not to have quoted."""


class CarriedOut(Reconciled):
    """Decisions, projects with money and risks, approvals, changes and notices."""

    def __init__(self) -> None:
        super().__init__("Finance", "Legal", "Sales", "Tills")
        self.consent(self.talks["Legal"], self.heads["Legal"], Attribution.WITHHELD)
        self.heard("Finance", "- The old tills lose a tenth of the receipts")
        quote = self.heard("Finance", '" We count receipts by hand until midnight')
        self.hushed = (self.heard("Legal", f"- {HUSHED}").id,)
        """The evidence of rows that no edition for others tells."""
        self._carried(quote.id)
        self._told()
        self.dissent("Sales", AGAINST)
        self.dissent("Legal", LEGAL_AGAINST)

    def _carried(self, quote: str) -> None:
        """Projects, money, risks, approvals, and the decision on them."""
        self.rows(
            "projects",
            {"project": "New tills", "state": "started", "training": "An hour for each cashier",
             "fall_back": "The old tills stay for a month", "owner": "Head0 Person0"},
        )  # fmt: skip
        self.rows("projects", {"project": "The secret one", "state": "idea"}, evidence=self.hushed)
        self.rows(
            "budget",
            {"line": "Tills", "year": "2027", "project": "PJ1", "low": "900.10",
             "likely": "1000.20", "high": "1200.30"},
            {"line": "Fitting", "year": "2028", "project": "PJ1", "likely": "99.85"},
        )  # fmt: skip
        self.rows("budget", {"line": "Hush", "year": "2027", "project": "PJ2", "likely": "7777.77"})
        self.rows(
            "risks",
            {"event": "The maker is late", "likelihood": "4", "impact": "4", "driver": "W1"},
        )
        self.rows(
            "mitigations",
            {"mitigation": "A second maker", "risk": "R1", "likelihood_after": "1",
             "impact_after": "4", "cost": "50"},
        )  # fmt: skip
        self.rows(
            "approvals",
            {"what": "New tills", "approver": "Head0 Person0", "rung": "1", "project": "PJ1",
             "answer": "approved", "needs": "Three offers"},
            {"what": "New tills", "approver": "Head2 Person2", "rung": "2", "above": "50000",
             "project": "PJ1"},
        )  # fmt: skip
        self.rows(
            "decisions",
            {"decision": "The tills are replaced before the summer", "rule": "two thirds",
             "result": "carried", "conditions": "Three offers lie on the table",
             "rests_on": "W1; PJ1; PJ2", "owner": "Head0 Person0", "review": "2027-03-31"},
            evidence=(quote,),
        )  # fmt: skip

    def _told(self) -> None:
        """Changes and who is told of them."""
        self.rows(
            "changes",
            {"change": "Receipts come from the new tills", "project": "PJ1",
             "begins": "2027-06-01", "was": "Paper rolls", "will_be": "A code on the screen"},
        )  # fmt: skip
        self.rows(
            "notices",
            {"message": "From June the tills count for you.", "change": "CH1",
             "department": "Finance", "told_on": "2026-11-02", "told_by": "Head0 Person0",
             "gains": "Evenings without counting", "carries": "Two days of training"},
            {"message": "From June customers see a code.", "change": "CH1", "department": "Sales",
             "told_by": "Head0 Person0"},
        )  # fmt: skip
        self.rows(
            "notices",
            {"message": "Keep the contract to yourselves.", "change": "CH1",
             "department": "Finance", "told_on": "2026-10-01"},
            evidence=self.hushed,
        )  # fmt: skip

    def dissent(self, name: str, words: str) -> None:
        """The head of a department is against the decision, in their own words."""
        (decision,) = self.record.rows("decisions")
        self.do(
            RecordDissent(
                decision_id=decision.id,
                person_id=self.heads[name],
                words=words,
                session_id=self.talks[name],
                step_id="talk",
            )
        )
