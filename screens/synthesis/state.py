"""What the synthesis screen shows at one moment: the findings, and where in them one is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workshop.analysis.synthesis.facts import (
    GoalTold,
    HearNext,
    PriorityRow,
    ThemeFact,
    ThemeMatrix,
    ThemeRow,
    ToldStatement,
)
from workshop.analysis.synthesis.orders import ORDERS, first_heard_since, in_order, new_since
from workshop.report.facts import Facts, SessionFact
from workshop.times import short_day

THEMES, PRIORITIES, GOALS, HEARD = range(4)
"""The views in their order."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown, without anything that is looked up."""

    facts: Facts
    """What all sessions say together."""
    view: int = THEMES
    """Which view is in front."""
    at: int = 0
    """The theme in front, or the first line of another view."""
    order: str = ORDERS[0]
    """In which order the themes stand."""
    column: int = -1
    """The department whose statements are shown; -1 for all."""
    back: int = 0
    """How many sessions before the latest what is new is counted from."""
    opened: int = -1
    """The statement in front where all of a theme are shown; -1 where they are not."""

    @property
    def themes(self) -> tuple[ThemeFact, ...]:
        """The themes in their order."""
        return in_order(self.facts.themes or (), self.order)

    @property
    def theme(self) -> ThemeFact | None:
        """The theme in front."""
        themes = self.themes
        return themes[min(self.at, len(themes) - 1)] if themes else None

    @property
    def matrix(self) -> ThemeMatrix:
        """The themes over the departments."""
        return self.facts.matrix or ThemeMatrix(departments=(), rows=())

    def row(self, theme: ThemeFact) -> ThemeRow | None:
        """A theme over the departments."""
        return next((row for row in self.matrix.rows if row.id == theme.id), None)

    @property
    def department(self) -> str:
        """The department whose statements are shown; empty for all."""
        names = self.matrix.departments
        return names[self.column] if 0 <= self.column < len(names) else ""

    @property
    def statements(self) -> tuple[ToldStatement, ...]:
        """What was said under the theme in front: by the department looked at, or by all."""
        found = self.theme.statements if self.theme else ()
        name = self.department
        return tuple(each for each in found if not name or name in each.departments)

    @property
    def priorities(self) -> tuple[PriorityRow, ...]:
        """What each department wants."""
        return self.facts.priorities or ()

    @property
    def goals(self) -> tuple[GoalTold, ...]:
        """The goals as they were told."""
        return self.facts.goals or ()

    @property
    def hear_next(self) -> tuple[HearNext, ...]:
        """Whom to hear next."""
        return self.facts.hear_next or ()

    # What is new

    @property
    def since(self) -> SessionFact | None:
        """The session from which on something is new; none where there is no earlier one."""
        sessions = self.facts.sessions
        if len(sessions) < 2:
            return None
        return sessions[max(1, len(sessions) - 1 - self.back)]

    @property
    def since_words(self) -> str:
        """The same in words; empty where nothing can be new."""
        return f"since {short_day(self.since.started)}" if self.since else ""

    def new(self, theme: ThemeFact) -> tuple[int, bool]:
        """How many statements of a theme are new, and whether the theme itself is."""
        if self.since is None:
            return 0, False
        moment = self.since.started
        return new_since(theme, moment), first_heard_since(theme, moment)

    # Keys

    def moved(self, by: int, last: int) -> Shown:
        """The same with another row in front.

        Args:
            by: how many rows further.
            last: the greatest place there is.
        """
        if self.opened >= 0:
            end = max(0, len(self.statements) - 1)
            return replace(self, opened=max(0, min(end, self.opened + by)))
        end = max(0, len(self.themes) - 1) if self.view == THEMES else last
        return replace(self, at=max(0, min(end, self.at + by)))

    def turned(self, by: int) -> Shown:
        """The same with another department looked at; beyond the ends, all."""
        count = len(self.matrix.departments) + 1
        column = (self.column + 1 + by) % count - 1
        return replace(self, column=column, opened=0 if self.opened >= 0 else -1)

    def reordered(self) -> Shown:
        """The same in the next order, with the theme in front still in front."""
        order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        other = replace(self, order=order)
        here = self.theme
        ids = [theme.id for theme in other.themes]
        return replace(other, at=ids.index(here.id) if here else 0)

    def looked_back(self) -> Shown:
        """The same with what is new counted from the session before; after the first, the last."""
        sessions = max(1, len(self.facts.sessions) - 1)
        return replace(self, back=(self.back + 1) % sessions)

    def refreshed(self, facts: Facts) -> Shown:
        """The same place in findings that were made anew."""
        here = self.theme
        other = replace(self, facts=facts)
        ids = [theme.id for theme in other.themes]
        if self.view == THEMES and here is not None:
            at = ids.index(here.id) if here.id in ids else min(self.at, max(0, len(ids) - 1))
            other = replace(other, at=at)
        column = min(self.column, len(other.matrix.departments) - 1)
        opened = min(self.opened, len(other.statements) - 1)
        return replace(other, column=column, opened=opened)
