"""Every change with who knows of it, those of started projects before the others."""

from __future__ import annotations

import msgspec

from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.strategy.changes import CHANGES
from workshop.registers.kinds.strategy.projects import BEGUN, PROJECTS
from workshop.strategy.awareness import Told, awareness_of
from workshop.strategy.linked import Linked


class ToldChange(msgspec.Struct, frozen=True, kw_only=True):
    """A change, or a started project of which nobody said what it changes."""

    project: Row | None
    """The project that brings it; none where its row names none."""
    change: Row | None
    """The change; none where the project has none."""
    has_begun: bool
    """Whether its project has started."""
    told: tuple[Told, ...] = ()
    """Every department but IT itself, in the order of names."""
    concerned: frozenset[str] = frozenset()
    """The ids of the departments for which a notice waits or whose needs the project meets, of
    those that do not know of all its changes."""

    @property
    def row(self) -> Row:
        """What it is called by: the change, else the project."""
        found = self.change or self.project
        assert found is not None  # noqa: S101 - one of them is there
        return found

    @property
    def open(self) -> tuple[Told, ...]:
        """The departments that were not told."""
        return tuple(each for each in self.told if each.state in ("to tell", "untold"))

    @property
    def without_notice(self) -> tuple[str, ...]:
        """The ids of the departments for which there is no notice yet."""
        return tuple(each.department_id for each in self.told if each.state == "untold")


def told_changes(record: Record) -> tuple[ToldChange, ...]:
    """Who knows of what, as the changes were entered.

    First those of started projects of which somebody was not told, then the other ones of started
    projects, then those that have not begun; of a started project without a change it is said that
    there is none.
    """
    awareness = awareness_of(record)
    projects, changes = Linked(record, PROJECTS), Linked(record, CHANGES).rows
    told: dict[str, list[Told]] = {each: [] for each in changes}
    for one in awareness.told:
        told[one.change_id].append(one)
    concerned = {each.project.id: frozenset(each.concerned) for each in awareness.untold}
    found = []
    for change in changes.values():
        project = projects.rows.get(projects.one(change, "project"))
        begun = project is not None and project.cell("state") in BEGUN
        found.append(
            ToldChange(
                project=project,
                change=change,
                has_begun=begun,
                told=tuple(told[change.id]),
                concerned=concerned.get(project.id, frozenset()) if project else frozenset(),
            )
        )
    found += [
        ToldChange(project=each.project, change=None, has_begun=True)
        for each in awareness.untold
        if not each.changes
    ]
    return tuple(sorted(found, key=_place))


def _place(one: ToldChange) -> int:
    """First what somebody still has to be told, last what has not begun."""
    if not one.has_begun:
        return 2
    return 0 if one.open or one.change is None else 1
