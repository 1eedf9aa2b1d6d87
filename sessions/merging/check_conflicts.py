"""Member checks that two laptops recorded apart: one for each person and session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sessions.merging.conflict_words import document_label
from sessions.merging.resolver import Changes, Resolution, Resolver, grouped
from workshop.record.checks import Verdict


def one_check(resolver: Resolver) -> Iterator[Resolution]:
    """A person checks a session once: of two answers on one thing the one that leaves out holds.

    Else the later one does, and of two sendings the later one.
    """
    rows = [row for row in resolver.rows("member_checks") if row[1].get("person_id")]
    for same in grouped(rows, lambda raw: (raw.get("session_id"), raw.get("person_id"))):
        key, kept = same[0]
        latest = max((raw for _, raw in same), key=lambda raw: str(raw.get("sent") or ""))
        answers: dict[str, Any] = {}
        for _, raw in same:
            for entry_id, answer in raw.get("answers", {}).items():
                known = answers.get(entry_id)
                answers[entry_id] = answer if known is None else max(known, answer, key=_rank)
        whole = {field: value for field, value in latest.items() if field not in ("id", "answers")}
        whole |= {"id": kept["id"]} | ({"answers": answers} if answers else {})
        changes: Changes = {("member_checks", other): None for other, _ in same[1:]}
        changes["member_checks", key] = whole
        what = document_label("member_checks", kept, resolver.tables)
        yield resolver.resolve(f"{what} was recorded on both sides; it is one now", changes)


def _rank(answer: dict[str, Any]) -> tuple[bool, str]:
    """Which of two answers holds: the greater one."""
    return answer.get("verdict") == Verdict.LEAVE_OUT.value, str(answer.get("at", ""))
