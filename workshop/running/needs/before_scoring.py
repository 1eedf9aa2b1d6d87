"""Needs are scored once criteria with weights are agreed, so that no score shapes the weights."""

from __future__ import annotations

from workshop.errors import Refused
from workshop.needs.agreed import framework_of
from workshop.record.record import Record
from workshop.registers.kinds.needs.needs import NEEDS


def refuse_before_weights(record: Record, register: str | None) -> None:
    """Make sure that criteria with weights are agreed before needs are scored in a session.

    Whoever opens a vote on needs, puts their scores or counts hands for them asks here. What is
    imported, or entered by hand in the table, is never refused for it.

    Args:
        record: the record.
        register: whose rows are scored, none where factors are; only needs wait for anything.

    Raises:
        Refused: there are no criteria, or no signature holds for them.
    """
    if register != NEEDS:
        return
    framework = framework_of(record)
    if not framework.criteria:
        raise Refused(
            "Needs are scored once criteria with weights are agreed, and there are none yet: set "
            "them in their table and have a department sign by /sign, or do both on the Needs "
            "board (w)."
        )
    if not any(each.holds and each.agrees for each in framework.signed):
        changed = "changed since they were signed" if framework.signed else "are not signed yet"
        raise Refused(
            f"Needs are scored once somebody signed the criteria and their weights, which "
            f"{changed}: have a department sign, by /sign in a session or on the Needs board (w)."
        )
