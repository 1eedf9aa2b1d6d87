"""What can be done to departments that are known."""

from __future__ import annotations

from workshop.record.meanings import DepartmentId
from workshop.running.base.command import Command


class MergeDepartments(Command, frozen=True, kw_only=True):
    """Make several departments one: its people, sessions and statements are those of all."""

    into: DepartmentId
    others: tuple[DepartmentId, ...]


class DeleteDepartment(Command, frozen=True, kw_only=True):
    """Take a department away for which nothing was said; its people stay, without one."""

    department_id: DepartmentId
