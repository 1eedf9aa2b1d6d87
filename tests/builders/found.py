"""A record with findings: what two departments said, made into factors, a theme and a finding."""

from __future__ import annotations

from tests.builders.record import Building, interview, workshop
from workshop.record.documents import Attribution
from workshop.record.findings.documents import Ask, Finding
from workshop.record.themes import Theme
from workshop.running.findings.commands import MakeFinding
from workshop.running.findings.standing import findings_of
from workshop.running.theming import MakeTheme


class Found(Building):
    """An interview with Dana, who agreed to something, and a workshop with Bo, who is named."""

    def __init__(self, level: Attribution = Attribution.NAME) -> None:
        super().__init__()
        self.dana = self.person("Dana Ortiz", "Head of Finance", self.department("Finance"))
        self.bo = self.person("Bo Lund", "Nurse", self.department("Care"))
        self.talk = self.start(interview(), self.dana)
        self.consent(self.talk, self.dana, level)
        self.slow = self.say(self.talk, "talk", "- Closing the ledger takes nine days")
        self.quote = self.say(self.talk, "talk", '" Nine days of my life every month')
        self.room = self.start(workshop(), self.bo)
        self.consent(self.room, self.bo, Attribution.NAME)
        self.late = self.say(self.room, "talk", "- Wards wait for their figures @Bo")
        self.fast = self.say(self.room, "talk", "+ Beds are found fast @Bo")
        self.codes = {
            factor.code: factor.id for factor in map(self.factor, (self.slow, self.late, self.fast))
        }
        self.do(MakeTheme(name="Figures come late", statements=(self.codes["W2"],)))
        self.theme = next(self.record.all(Theme)).id

    def find(self, text: str, *codes: str, **more: object) -> Finding:
        """Make a finding of factors by their codes, and of the theme as `theme`."""
        cites = tuple(self.theme if code == "theme" else self.codes[code] for code in codes)
        made = self.do(MakeFinding(text=text, cites=cites, **more))  # type: ignore[arg-type]
        return next(each for each in made.puts if isinstance(each, Finding))

    def whole(self) -> Finding:
        """A finding that has everything a finding may have."""
        return self.find(
            "Closing takes too long",
            "W1",
            "theme",
            recommendation="Close it by machine, says Dana Ortiz",
            ask=Ask(text="Buy the machine", who="Board and Dana Ortiz"),
            quotes=(self.quote.id, self.late.id),
            session_id=self.room,
        )

    @property
    def standing(self) -> list[str]:
        """The codes of the findings that stand, in their order."""
        return [each.code for each in findings_of(self.record)]
