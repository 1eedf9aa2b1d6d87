"""Requests that name no department are told: else nobody would be answered, and nobody knew."""

from __future__ import annotations

import pytest

from sessions.exports.markdown import render
from tests.builders.needs import Wanted
from workshop.report.build import build

SAID = "it is not said which department asks"


@pytest.mark.parametrize("document", ["needs", "reply"])
def test_a_request_of_no_department_is_told_until_one_is_named(document: str) -> None:
    """By its code, whether it stands or was merged into another one's."""
    built = Wanted()
    built.need(department="Sales")
    built.need(department="", merged_into="N1")

    def told() -> str:
        return render(build(built.record, document, "shareable")).decode()

    (line,) = [line for line in told().splitlines() if SAID in line]
    assert "N2" in line
    assert "N1" not in line
    built.edit("N2", department="HR")
    assert SAID not in told()
