"""One engagement with everything scored, to be asserted number by number wherever it is told.

Two departments, an interview with Dana and a workshop of Dana and Lee. Both weigh the inside and
score the outside; two threats that say the same are merged afterwards; one answer has two lines.

    inside    weight, rating of each voter    median            outside  impact, likelihood
    S1        60, 4   40, 4                   50 × 4            O1       3, 2   3, 2    3 × 2 = 6
    W1        30, 2   30, 1                   30 × 1.5          T1       4, 4   4, 4    4 × 4 = 16
    W2        10, 1   30, 1                   20 × 1            T2       3, 3   3, 3    3 × 3 = 9
                                                                T3       2, 5   2, 5    2 × 5 = 10

T3 is merged into T2 once the workshop is over.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.builders.example import StoredBuilding
from tests.builders.record import Building, interview, workshop
from workshop.record.documents import Attribution
from workshop.running.commands import MoveTo

TWO_LINES: Final = "Invoices come on paper\nand are typed in twice"


class Scored(Building):
    """The engagement in memory; before `merge_alike` every factor stands alone."""

    def talk_and_score(self) -> None:
        """Both sessions, closed."""
        self.finance, self.sales = map(self.department, ("Finance", "Sales"))
        self.dana = self.person("Dana Ortiz", "Head of Finance", self.finance)
        self.lee = self.person("Lee Park", "Head of Sales", self.sales)
        self.talk = self.start(interview(), self.dana, department=self.finance)
        self.consent(self.talk, self.dana, Attribution.NAME)
        self.do(MoveTo(session_id=self.talk, step_id="talk"))
        self.strong = self.say(self.talk, "talk", "+ Loyal staff")
        self.weak = self.say(self.talk, "talk", f"- {TWO_LINES}")
        self.close(self.talk)
        self.meeting = self.start(workshop(), self.dana, self.lee)
        for person in (self.dana, self.lee):
            self.consent(self.meeting, person, Attribution.NAME)
        self.weaker = self.say(self.meeting, "talk", "- Paper invoices @Lee")
        self.grant = self.say(self.meeting, "talk", "* Regional grant for shared records #p @Lee")
        self.law = self.say(self.meeting, "talk", "! E-invoicing becomes law #l @Lee")
        self.prices = self.say(self.meeting, "talk", "! Licence prices rise #e @Dana")
        self.dearer = self.say(self.meeting, "talk", "! Licences get dearer #e @Lee")
        for voter, inside in (
            (self.dana, ((60, 4), (30, 2), (10, 1))),
            (self.lee, ((40, 4), (30, 1), (30, 1))),
        ):
            internal = (self.strong, self.weak, self.weaker)
            for entry, (weight, rating) in zip(internal, inside, strict=True):
                self.score(self.meeting, "inside", entry, voter, weight=weight, rating=rating)
            external = (self.grant, self.law, self.prices, self.dearer)
            for entry, points, weight in zip(
                external, ((3, 2), (4, 4), (3, 3), (2, 5)), (20, 40, 30, 10), strict=True
            ):
                self.score(
                    self.meeting, "outside", entry, voter,
                    weight=weight, rating=3, impact=points[0], likelihood=points[1],
                )  # fmt: skip
        self.finish(self.meeting, "inside")
        self.finish(self.meeting, "outside")
        self.close(self.meeting)

    def merge_alike(self) -> None:
        """Merge the two that say the same, after they were scored apart."""
        self.merge(self.prices, self.dearer)


def scored() -> Scored:
    """The whole of it in memory."""
    made = Scored()
    made.talk_and_score()
    made.merge_alike()
    return made


class ScoredOnDisk(StoredBuilding, Scored):
    """The same through a store."""


def scored_folder(folder: Path) -> Path:
    """The whole of it on disk, closed; the folder."""
    made = ScoredOnDisk(folder)
    made.talk_and_score()
    made.merge_alike()
    made.store.close()
    return folder
