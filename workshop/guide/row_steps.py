"""The steps whose answers are rows of a register: any register, or the one that the kind is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from msgspec import Meta

from workshop.guide.form_fields import form_problems, registers
from workshop.guide.parts import Id, Line
from workshop.guide.step import Records, Step

if TYPE_CHECKING:
    from workshop.registers.fields import AnyField
    from workshop.registers.register import Register


class RowStep(Step, frozen=True, kw_only=True):
    """Whatever is answered by rows of a register."""

    RECORDS: ClassVar[Records] = "rows"
    OWN_REGISTER: ClassVar[str] = ""
    """The register of the kind; empty where the guide names it."""

    fields: Annotated[
        tuple[Line, ...],
        Meta(description="The fields that are asked for, in their order; left out: all."),
    ] = ()

    @classmethod
    def contradictions(cls, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """There is such a register, with these fields, and each row can be told by its first."""
        named = {"register": cls.OWN_REGISTER} if cls.OWN_REGISTER else {}
        yield from form_problems({**given, **named})

    @property
    def table_name(self) -> str:
        """The register whose rows are entered."""
        return self.OWN_REGISTER

    @property
    def table(self) -> Register | None:
        """The register; none where a guide is of a program that has others."""
        return registers().get(self.table_name)

    @property
    def columns(self) -> tuple[AnyField, ...]:
        """The fields that are asked for, in their order."""
        if self.table is None:
            return ()
        found = (self.table.field(name) for name in self.fields)
        return tuple(field for field in found if field) or self.table.fields

    @property
    def particulars(self) -> tuple[str, ...]:
        """The register and what is asked."""
        if self.table is None:
            return ()
        return (f"Table: {self.table.title} ({', '.join(f.title for f in self.columns)})",)


class Form(RowStep, frozen=True, kw_only=True, tag="form"):
    """Fill in the rows of a register, field by field."""

    register: Annotated[Line, Meta(description="The register whose rows are entered.")]

    @property
    def table_name(self) -> str:
        """The register whose rows are entered."""
        return self.register


class Decide(RowStep, frozen=True, kw_only=True, tag="decide"):
    """Decide, by a rule that was agreed before: the result, its conditions, and who dissents."""

    OWN_REGISTER: ClassVar[str] = "decisions"

    of: Annotated[
        Id | None,
        Meta(description="The step whose vote or scores it rests on; left out: the last before."),
    ] = None
    rule: Annotated[
        Line | None,
        Meta(
            description="Who decides by what, as agreed before; left out: asked with the decision."
        ),
    ] = None

    @property
    def particulars(self) -> tuple[str, ...]:
        """The rule, and what is asked."""
        rule = self.rule or "none in the guide; it is asked with the decision"
        return (f"Rule: {rule}", *super().particulars)


class PairStep(RowStep, frozen=True, kw_only=True, tag="pair"):
    """Make strategies of pairs: an inside factor with an outside one, cell by cell (TOWS)."""

    OWN_REGISTER: ClassVar[str] = "strategies"

    top: Annotated[
        int,
        Meta(
            ge=1,
            le=20,
            description="How many factors of each letter stand beside the line, the weightiest "
            "first: a whole number from 1 to 20.",
        ),
    ] = 5


class GapStep(RowStep, frozen=True, kw_only=True, tag="gap"):
    """Say where it stands, where it should, and how much that matters; the widest gap first."""

    OWN_REGISTER: ClassVar[str] = "gaps"
