"""What a selection answered is told in the language of a document, whenever it was recorded.

Requirement: a reply in German says why in German, with amounts as German writes them; what somebody
typed stays as it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from sessions.exports.documents import Request, document_in
from sessions.exports.languages.catalogue import language_of
from sessions.exports.look import Look
from tests.builders.wanting import Wanting
from workshop.language import speaking
from workshop.needs.agreed import LIMITED
from workshop.needs.reasons import EXCLUDED, PLANNED_BY, WAIVED_BY, reason_told
from workshop.needs.selecting import NotDone, Reason
from workshop.needs.standing import Need, needs_of
from workshop.needs.words import why_later
from workshop.running.needs.commands import SelectNeeds


@pytest.fixture(scope="module")
def needs(tmp_path_factory: pytest.TempPathFactory) -> list[Need]:
    """Needs of which cost, days, both or neither are known."""
    made = Wanting(tmp_path_factory.mktemp("reasons") / "acme")
    made.put(
        "needs",
        {"want": "all is known", "cost": 5, "staff_days": 5},
        {"want": "no days", "cost": 5},
        {"want": "no cost", "staff_days": 5},
        {"want": "nothing"},
    )
    return list(needs_of(made.store.record).standing)


LACKS: Final[tuple[dict[str, float], ...]] = (
    {},
    {"cost": 1234550},
    {"staff_days": 12.5},
    {"cost": 1234550, "staff_days": 1250},
)
REASONS: Final[tuple[Reason, ...]] = (
    "money", "staff", "unknown value", "unknown cost", "less value", "share",
)  # fmt: skip


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_every_reason_is_told_as_if_it_were_given_now(needs: list[Need], language: str) -> None:
    """Whatever the reason, with every amount; none is left in English."""
    seen = set()
    for need in needs:
        for reason in REASONS:
            for lacks in LACKS:
                one = NotDone(need_id=need.id, reason=reason, lacks=lacks)
                kept = why_later(need, one, LIMITED, lambda _: "")
                with speaking(language_of(language)):
                    now = why_later(need, one, LIMITED, lambda _: "")
                    assert reason_told(kept) == now != kept
                seen.add(kept)
    assert len(seen) > 10


@pytest.mark.parametrize("unit", ["£", "EUR"])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_money_that_is_missing_is_told_in_what_it_is_counted_in(
    needs: list[Need], language: str, unit: str
) -> None:
    """What is kept has no currency, as its column has none; what is told has that of the limit."""
    for lacks in LACKS[1:]:
        one = NotDone(need_id=needs[0].id, reason="money", lacks=lacks)
        kept = why_later(needs[0], one, LIMITED, lambda _: "")
        with speaking(language_of(language)):
            now = why_later(needs[0], one, LIMITED, lambda _: "", unit)
            assert reason_told(kept, unit) == now
        assert (unit in now) == ("cost" in lacks)
        assert "more money" not in now


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_what_is_planned_is_told_too_and_typed_words_stay(language: str) -> None:
    """The reason of a waiver is somebody's own; so is what only looks like one of ours."""
    with speaking(language_of(language)):
        for kept in (*PLANNED_BY.values(), EXCLUDED):
            assert reason_told(kept) != kept
        for form in WAIVED_BY.values():
            told = reason_told(form.format(reason="The night\ncomes first {x}."))
            assert told.endswith(" The night\ncomes first {x}.")
            assert "although" not in told
        assert reason_told("Too little money is left") == "Too little money is left"
    assert reason_told(EXCLUDED) == EXCLUDED


def test_a_reply_in_german_has_no_reason_in_english(tmp_path: Path) -> None:
    """From the choice to the letter."""
    made = Wanting(tmp_path / "acme")
    made.need("a ledger", "Finance", value=50, cost=500)
    made.need("a robot", "Finance", value=10, cost=90000)
    made.limits(cost=1000)
    made.do(SelectNeeds(way="value"))
    request = Request("reply", "shareable", department="Finance")
    text = document_in(made.store.record, request, "md", Look(language="de")).decode()
    assert "89.500" in text
    assert not any(word in text for word in ("limits", "chosen", "left for it", "take"))
