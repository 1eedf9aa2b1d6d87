"""The sample engagement.

Requirement: a rich, realistic sample (at least six departments, eight interviews, two workshops,
several hundred entries with agreement, contradiction and duplicates, many languages' characters)
comes from text files that ship, and is the same every time apart from ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from sessions.demo.build import make_demo, sample_in
from sessions.exports.json_file import render
from sessions.store.store import Store
from tests.builders.documents import built
from tests.sessions.demo.pages import FOLDER, NAMES, SamplePages
from workshop.analysis.evidence import Hearing
from workshop.needs.agreed import framework_of
from workshop.needs.answers import answers_of
from workshop.needs.clear import clarity_of
from workshop.needs.liaisons import at_the_table
from workshop.needs.selecting import selections_of
from workshop.needs.standing import needs_of
from workshop.needs.ties import ties_of
from workshop.notes import write_notes
from workshop.privacy.editions import Edition
from workshop.record.codebook import Codebook
from workshop.record.documents import Consent, Department, Entry, Factor
from workshop.record.record import Record
from workshop.record.themes import Stance
from workshop.record.within import Merge
from workshop.registers.kinds import REGISTERS
from workshop.report.document_names import EDITIONS
from workshop.report.findings.listed import listed
from workshop.report.view import Gathered
from workshop.running.commands import BeginEngagement
from workshop.strategy.awareness import awareness_of
from workshop.strategy.elements import elements_of
from workshop.strategy.money import money_of, viability_of
from workshop.strategy.risks import risks_of
from workshop.trace.tracing import Tracing


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The record of the sample."""
    with make_demo(tmp_path_factory.mktemp("demo") / "Sample") as store:
        return store.record


def told(record: Record) -> list[str]:
    """Everything that the sample says, without ids."""
    codebook = Codebook(record)
    factors = [(f.code, f.text, [m.text for m in f.merged]) for f in record.live_factors()]
    themes = [(t.code, t.name, len(codebook.under(t.id))) for t in codebook.themes]
    rows = [
        (row.code, row.subject, row.typed, len(row.evidence))
        for name in REGISTERS
        for row in record.rows(name)
    ]
    return [write_notes(record, session.id) for session in record.sessions()] + [
        str(factors),
        str(themes),
        str(rows),
    ]


@pytest.fixture(scope="module")
def sample_pages(record: Record) -> SamplePages:
    """Its documents."""
    return SamplePages(record)


@pytest.mark.parametrize("name", NAMES)
def test_its_documents_say_what_they_said(sample_pages: SamplePages, name: str) -> None:
    """Each word, order, width and number; `python -m tests.sessions.demo.pages` writes them anew.

    So whatever a change does to a document is looked at, where nobody thought of it too.
    """
    assert sample_pages.page(name) == (FOLDER / f"{name}.txt").read_text("utf-8")


def test_every_page_is_of_a_document() -> None:
    """None is left of what is no more."""
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(NAMES)


@pytest.mark.slow
def test_it_is_rich(record: Record) -> None:
    """It has what a real engagement has."""
    settings = [record.guide_of(session).setting for session in record.sessions()]
    assert settings.count("interview") >= 8
    assert settings.count("workshop") >= 2
    assert len(list(record.all(Department))) >= 6
    assert len(list(record.all(Entry))) >= 300
    assert any(entry.retracted for entry in record.all(Entry))
    assert any(entry.private for entry in record.all(Entry))
    assert len({consent.attribution for consent in record.all(Consent)}) >= 4
    scripts = "".join(entry.text for entry in record.all(Entry))
    assert any("\u0370" <= c <= "\u03ff" for c in scripts)
    assert any("\u0600" <= c <= "\u06ff" for c in scripts)


@pytest.mark.slow
def test_what_says_the_same_is_merged(record: Record) -> None:
    """The merges have their lineage, and the sessions are over."""
    merges: list[Merge] = [merge for factor in record.all(Factor) for merge in factor.merged]
    assert len(merges) >= 10
    assert all(session.closed for session in record.sessions())


@pytest.mark.slow
def test_it_is_themed_to_the_end(record: Record) -> None:
    """What was said stands under themes, and most of them were heard from several departments.

    What says the same in other words is one factor; what says the opposite stands with it.
    """
    codebook, hearing = Codebook(record), Hearing(record)
    factors = record.live_factors()
    assert len(factors) <= 80
    assert list(codebook.waiting()) == []
    wide = opposed = 0
    for theme in codebook.themes:
        under = codebook.under(theme.id)
        heard = {name for entry, _ in under for name in hearing.departments(entry)}
        wide += len(heard) >= 2
        opposed += any(stance is Stance.AGAINST for _, stance in under)
        assert theme.definition
        assert under
    assert wide > len(codebook.themes) / 2
    assert opposed >= 5


@pytest.mark.slow
def test_it_is_the_same_every_time(record: Record, tmp_path: Path) -> None:
    """Two samples differ in nothing but ids, and open again as they were made."""
    with make_demo(tmp_path / "Sample") as store:
        assert told(store.record) == told(record)
        assert store.writable
    with Store.open(tmp_path / "Sample", read_only=True) as again:
        assert told(again.record) == told(record)


def test_it_is_made_once_among_the_engagements(tmp_path: Path) -> None:
    """Whoever looks at the sample again finds it with what was tried on it."""
    folder = sample_in(tmp_path / "home")
    assert folder.name == "Sample Merrowdale Health"
    assert sample_in(tmp_path / "home") == folder
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_somebodys_own_engagement_is_not_taken_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that is called Sample."""
    monkeypatch.setattr("sessions.demo.build.make_demo", partial(make_demo, themed=False))
    own = BeginEngagement(name="Sample Foods", facilitator="Ines Kaya")
    Store.begin(tmp_path / "Sample Foods", own).close()
    folder = sample_in(tmp_path)
    assert folder.name == "Sample Merrowdale Health"
    assert sample_in(tmp_path) == folder


def test_it_has_the_needs_of_seven_departments(record: Record) -> None:
    """Each rests on what was said, and some are one with another.

    Limits, criteria and rule are signed, one head dissents in words; the two ways to choose differ.
    """
    needs, framework = needs_of(record), framework_of(record)
    rows = record.rows("needs")
    assert (len(rows), len(needs.standing)) == (40, 37)
    assert len({row.cell("department") for row in rows}) == 7
    assert all(row.evidence for row in rows)
    assert len(needs.departments) == 7
    assert framework.is_signed
    assert [bool(each.row.cell("words")) for each in framework.signed].count(True) == 1
    chosen = selections_of(needs, framework)
    assert chosen is not None
    assert (chosen.value.value, chosen.equal_shares.value) == (330, 300)
    assert chosen.value.proven
    ties = {tie.kind for tie in ties_of(needs)}
    assert ties == {"excludes", "competes", "helps"}
    clear = [clarity_of(record, need) for need in needs.standing]
    assert sum(not each.is_clear for each in clear) >= 5
    assert any(each.challenge for each in clear)
    table = at_the_table(record, record.sessions()[-1].started.date())
    assert sum(bool(each.liaisons) for each in table) == 4
    assert {row.cell("state") for row in record.rows("promises")} == {"open", "kept", "broken"}


def test_every_request_is_answered(record: Record) -> None:
    """Once, by whoever chose; those that were answered before keep their answer."""
    needs, framework = needs_of(record), framework_of(record)
    found = answers_of(record, needs, selections_of(needs, framework))
    assert [each.row.code for each in found] == [f"N{number}" for number in range(1, 41)]
    assert all(each.is_decided and each.why for each in found)
    words = {each.row.code: each.answer for each in found}
    assert (words["N1"], words["N17"], words["N20"]) == ("planned", "not", "partly")
    assert words["N26"] == words["N12"] == "later"


CLAIMS = ("swot", "pestle", "ife", "efe")
"""Where the JSON of a document has lines that claim something."""


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.slow
def test_every_line_of_every_document_leads_to_what_was_said(
    record: Record, edition: Edition
) -> None:
    """Evidence is never empty, and each id of it is traced to an entry that the edition tells.

    So are the ids and keys of the lines themselves, of sessions and steps, and of what was said.
    """
    tracing = Tracing(record, edition)
    evidence, others = set(), set()
    for each in built(record, edition):
        whole = json.loads(render(each.report))
        assert whole["left_out"] == 0 or edition == "shareable"
        for line in (row for claim in CLAIMS for row in _lines(whole[claim])):
            assert line["evidence"], line
        for line in _lines(whole):
            others |= {line[key] for key in ("id", "key") if line.get(key)}
            evidence |= {_entry(one) for one in line.get("evidence", ())}
    assert len(evidence) > 150
    for name in evidence:
        found = tracing.trace(name)
        assert (found.id, found.kind, found.told) == (name, "entry", True)
    assert all(tracing.trace(name).told for name in others)


def _entry(evidence: Any) -> str:
    """The id in a piece of evidence, which has it alone or with what was said."""
    return str(evidence["entry"] if isinstance(evidence, dict) else evidence)


NEVER_RECORDED: Final = ("purposes", "missing")
"""Of the strategy, what is told by words of the program: seven purposes, and what is missing."""


def _lines(part: Any) -> Iterator[dict[str, Any]]:
    """Every object with an id in a part of a document."""
    if isinstance(part, dict):
        if "id" in part:
            yield part
        part = [each for name, each in part.items() if name not in NEVER_RECORDED]
    if isinstance(part, list):
        for one in part:
            yield from _lines(one)


def test_it_has_an_answer(record: Record) -> None:
    """Five findings that recommend and ask something, a headline with lines, a draft handed out.

    Both editions tell all of it, with the quotes that were chosen; nothing is left to be judged.
    """
    for edition in EDITIONS:
        found = listed(record, "shareable" if edition == "shareable" else "restricted")
        assert (found.headline != "", len(found.lines), found.left_out) == (True, 3, 0)
        assert len(found.findings) == 5
        for each in found.findings:
            assert each.recommendation
            assert each.ask is not None
            assert each.ask.by is not None
            assert sum(said.chosen for said in each.said) >= 2
            assert each.departments >= 4
        assert found.version.sentence == "Draft 1 of 24 November 2026"
    assert Gathered(record, "restricted").look_alikes == {}


def test_it_is_carried_to_a_strategy(record: Record) -> None:
    """All six elements are there but for the values; one year is not covered by the money in hand.

    A strategy cites each letter of its cell and none of the others; each that is shortlisted became
    a goal or a project.
    """
    missing = [part.id for each in elements_of(record) for part in each.missing]
    assert missing == ["values"]
    viability = viability_of(money_of(record))
    assert viability is not None
    assert viability.likely == 2028
    codes = {factor.id: factor.code for factor in record.live_factors()}
    for row in record.rows("strategies"):
        cited = {codes[each.id][0] for each in row.cell("cites")}
        assert cited == set(row.cell("quadrant")), row.code
        assert (row.cell("shortlisted") == "yes") == bool(row.cell("becomes")), row.code


def test_what_is_not_done_yet_shows(record: Record) -> None:
    """A started project of which a department was not told, a risk that nothing is done about."""
    started = {row.id for row in record.rows("projects") if row.cell("state") == "started"}
    changes = {
        row.id
        for row in record.rows("changes")
        if {each.id for each in row.cell("project")} & started
    }
    told = awareness_of(record).told
    assert {each.state for each in told if each.change_id in changes} >= {"untold", "acknowledged"}
    bare = [each.row.code for each in risks_of(record) if each.best is None]
    assert bare == ["R8", "R6"]
    goals = {row.code for row in record.rows("goals") if not row.cell("measure")}
    assert goals == {"G11"}
