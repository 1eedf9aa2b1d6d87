"""A strategy that is carried by commands, from what was said to the document.

Requirement: the sessions exist to build an IT strategy. Each session by a guide that ships takes
from what is missing just what the document said that it would; at the end each claim of the
document leads back to the words, in both editions, and sums are right to the cent.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from screens.cli.main import main
from sessions.demo.build import SAMPLE
from sessions.exports.documents import Request, document_in
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution, Consent, Entry, Person
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.strategy.element_parts import PARTS_OF_ELEMENTS, REGISTERS_OF
from workshop.trace.nodes import Node
from workshop.trace.tracing import Tracing

pytestmark = pytest.mark.slow

EDITIONS: Final[tuple[Edition, ...]] = ("shareable", "restricted")

NOTES: Final = Path(__file__).parent / "notes"

FILLS: Final = {
    "1-swot-workshop": {"strengths", "weaknesses", "opportunities", "threats"},
    "2-tows": set(),
    "3-direction-and-goals": {"mission", "values", "goals", "techniques", "tactics"},
    "4-resources-review": {"organisation", "people", "systems"},
    "5-tool-appraisal": {"tools"},
    "6-project-outlines": {"projects", "expected", "deliverables", "benchmarks", "benefits"},
    "7-budget-round": {"present", "integration", "new", "funding"},
    "8-risk-workshop": {"risks", "mitigations"},
}
"""By the notes of a session, in the order in which they are held, what is missing no more."""


class Acme:
    """An engagement at the command line."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.told("new", "Acme", "--facilitator", "Ines Kaya")

    def told(self, *words: str) -> str:
        """What a command prints, which was carried out."""
        self.capsys.readouterr()
        code = main(list(words))
        found = self.capsys.readouterr()
        assert code == 0, found.err
        return found.out

    def hold(self, name: str) -> None:
        """Bring in the notes of a session."""
        self.told("import", "notes", str(NOTES / f"{name}.txt"), "--engagement", "Acme")

    def strategy(self, edition: str = "restricted") -> dict[str, Any]:
        """The strategy as data."""
        words = ("summary", "Acme", "--document", "strategy", "--format", "json")
        found: dict[str, Any] = json.loads(self.told(*words, "--edition", edition))
        return found

    def rests_on(self, code: str, edition: str) -> dict[str, Any]:
        """What an id rests on, as data."""
        found: dict[str, Any] = json.loads(
            self.told("trace", "Acme", code, "--json", "--edition", edition)
        )
        return found


@pytest.fixture
def acme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Acme:
    """A new engagement, in a folder of its own."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path / "engagements"))
    return Acme(capsys)


def missing(strategy: dict[str, Any]) -> set[str]:
    """The parts that the document says are missing."""
    return {part["id"] for each in strategy["elements"].values() for part in each["missing"]}


def words_below(node: dict[str, Any]) -> Iterator[str]:
    """What was said below a claim."""
    if node["kind"] == "entry":
        yield node["text"]
    for each in node["from"]:
        yield from words_below(each)


def test_each_session_fills_what_it_said_and_each_claim_leads_to_words(acme: Acme) -> None:
    """From an empty document to one of which nothing is missing, session by session."""
    open_parts = {part.id for part in PARTS_OF_ELEMENTS}
    assert missing(acme.strategy()) == open_parts
    for name, fills in FILLS.items():
        acme.hold(name)
        open_parts -= fills
        assert missing(acme.strategy()) == open_parts, name
    assert not open_parts
    resting = {"DR1", "G1", "SG1", "RS2", "TL1", "PJ1", "BL1", "R1"}
    for edition in EDITIONS:
        strategy = acme.strategy(edition)
        for element in strategy["elements"].values():
            for row in element["rows"]:
                said = list(words_below(acme.rests_on(row["id"], edition)))
                assert bool(row["evidence"]) <= bool(said), row
                assert said or row["entered_by"] == "session", row
                if row["evidence"]:
                    resting.discard(row["id"])
        assert not resting
    _told_as_agreed(acme)
    _sums(acme)


def _told_as_agreed(acme: Acme) -> None:
    """What rests on words that may not be told stands in the restricted record alone."""
    codes = {
        edition: {each["id"] for each in acme.strategy(edition)["projects"]} for edition in EDITIONS
    }
    assert codes == {"restricted": {"PJ1", "PJ2"}, "shareable": {"PJ1"}}
    page = acme.told("summary", "Acme", "--document", "strategy", "--edition", "shareable")
    assert "commission" not in page.casefold()
    assert "Piet" not in page


def _sums(acme: Acme) -> None:
    """Sums are those of the lines to the cent, and the first year that is not covered follows."""
    lines = json.loads(acme.told("rows", "Acme", "budget", "--json"))
    money = acme.strategy()["money"]
    for year in money["years"]:
        for amount in ("low", "likely", "high"):
            wanted = sum(
                Decimal(str(row[amount])) for row in rows_of(lines) if row["year"] == year["year"]
            )
            assert Decimal(str(year[amount])) == wanted
    assert Decimal(str(money["likely"])) == Decimal("141000.75")
    assert money["first_year_not_covered"] == 2028
    assert "0.32 is lacking" in money["sentence"]


def rows_of(found: Any) -> list[dict[str, Any]]:
    """The rows of a table that was told as data."""
    rows: list[dict[str, Any]] = found["rows"] if isinstance(found, dict) else found
    return rows


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_claim_of_the_sample_leads_to_words(record: Record, edition: Edition) -> None:
    """Whoever looks up a row of its strategy comes to what was said, or is told that nothing was.

    A row that rests on no word was entered by hand, and the document says so; nothing else is told.
    """
    told = json.loads(document_in(record, Request("strategy", edition), "json"))
    tracing = Tracing(record, edition)
    found = set()
    for element in told["elements"].values():
        for row in element["rows"]:
            if row["evidence"]:
                found.add(row["id"])
                assert any(said_below(tracing.trace(row["id"]))), row
            else:
                assert row["entered_by"] or row["kind"] == "factors", row
    cited = set(cited_in_files())
    assert cited <= found if edition == "restricted" else len(cited - found) < 10


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_link_of_the_sample_leads_nowhere(record: Record, edition: Edition) -> None:
    """Each code in the document leads to a place of it."""
    page = document_in(record, Request("strategy", edition), "html").decode()
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert len(targets) > 100
    assert targets <= ids


@pytest.mark.parametrize(
    "document",
    ["strategy", "tows", "gaps", "decisions", "notices", "boards", "programme", "feedback"],
)
def test_what_is_private_stays_out(record: Record, document: str) -> None:
    """In the edition for others nobody finds private words, nor him who wants none of his told."""
    page = document_in(record, Request(document, "shareable"), "md").decode()
    private = [each.text for each in record.all(Entry) if each.private]
    withheld = {
        each.person_id for each in record.all(Consent) if each.attribution is Attribution.WITHHELD
    }
    named = [record.get(Person, each).name for each in withheld]
    assert private
    assert named
    assert [each for each in (*private, *named) if each in page] == []


def test_the_sums_of_the_sample_are_those_of_its_lines(
    record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By year, by part and by use, and what `workshop calc forecast` makes of the same lines."""
    lines = tomllib.loads((SAMPLE / "strategy.toml").read_text("utf-8"))["budget"]
    document = document_in(record, Request("strategy", "shareable"), "json")
    money = json.loads(document)["money"]
    for year in money["years"]:
        of_year = [line for line in lines if line["year"] == year["year"]]
        items = [{"name": str(at), "amount": each["likely"]} for at, each in enumerate(of_year)]
        file = tmp_path / "lines.json"
        file.write_text(json.dumps({"base_year": year["year"], "years": 1, "items": items}))
        assert main(["calc", "forecast", str(file), "--json"]) == 0
        cents = json.loads(capsys.readouterr().out)["totals_cents"][0]
        assert Decimal(str(year["likely"])) == Decimal(cents) / 100
        assert year["likely"] == sum(line["likely"] for line in of_year)
    for cells, field in ((money["by_part"], "part"), (money["by_use"], "use")):
        for name, amount in cells.items():
            assert amount == sum(line["likely"] for line in lines if line[field] == name)
    assert money["first_year_not_covered"] == 2028


def cited_in_files() -> Iterator[str]:
    """The codes of the rows that the files of the sample enter with what they rest on."""
    shown = {name for names in REGISTERS_OF.values() for name in names}
    for name in ("needs.toml", "strategy.toml"):
        for register, rows in tomllib.loads((SAMPLE / name).read_text("utf-8")).items():
            if register in shown:
                prefix = REGISTERS[register].prefix
                yield from (f"{prefix}{at}" for at, row in enumerate(rows, 1) if "evidence" in row)


def said_below(node: Node) -> Iterator[str]:
    """What was said below a claim, in an edition."""
    if node.kind == "entry" and node.text:
        yield node.text
    for each in node.rests_on:
        yield from said_below(each)
