"""The tables of the strategy come in as their files have them.

Requirement: every register of the strategy takes a CSV with its own headings; the ids of the file
stay; amounts are kept to the cent; links by ids of other files lead there; the second time nothing
is new.
"""

from __future__ import annotations

from pathlib import Path

from tests.builders.record import Building
from tests.sessions.imports.test_needs_tables import department_of, prepared, taken
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.field_base import Target
from workshop.registers.kinds import REGISTERS
from workshop.report.build import build

TABLES: dict[str, str] = {
    "direction": "id,statement,kind\nD-1,Care first,mission\nD-2,Open books,value\n",
    "goals": "id,goal,measure,today,wanted,by when,objective,purposes,perspective,leads to\n"
    "Z1,Close fast,days,9,5,31.12.2028,Grow abroad,optimise; improve,internal,Z2\n"
    "Z2,Less cost,EUR,10,8,,,,financial,\n",
    "projects": "id,project,state,goals,needs,begins,ends,depends_on,expected\n"
    "P1,Ledger,started,Z1,One list,2027-01-01,2027-12-31,,5 days\n"
    "P2,Portal,idea,Z1; Z2,,,,P1,\n",
    "deliverables": "id,deliverable,project,acceptance,due,state\n"
    "V1,A ledger,P1,It adds up,2027-12-01,open\n",
    "benchmarks": "id,measure,project,approach,today,expected\n"
    "M1,days,P1,buy,9,5\nM2,days,P1,,9,\n",
    "budget": "id,line,year,part,use,project,low,likely,high,ends\n"
    "L1,Licences,2027,present,run,,900.10,1000.55,1200,2029\n"
    'L2,Ledger,2027,new,change,P1,"1,000",2000,5000.01,\n',
    "funding": "id,source,year,amount\nF1,Board,2027,2500.99\n",
    "assumptions": "id,assumption,low,likely,high,why\nH1,discount rate,5,7.5,9,The bank\n"
    "H2,last year,,2030,,\n",
    "resources": "id,resource,kind,above,department,have,needed\n"
    "R1,IT,unit,,IT,,\nR2,Java,skill,R1,IT,2,3.5\n",
    "risks": "id,event,likelihood,impact\nK1,It stops,4,5\n",
    "mitigations": "id,mitigation,risk,likelihood after,impact after,cost\nA1,Spare,K1,2,5,12.34\n",
    "benefits": "id,benefit,project,measure,yearly,a year at most,from year\n"
    "B-1,Time,P1,days,1234.56,2000,2028\n",
    "rules": "id,rule,type,applies to,due,state\n"
    "X1,GDPR,law,P1; Z1; the old mill,2027-05-25,open\n",
    "changes": "id,change,project,begins,was,will be\nC1,New ledger,P1,2027-06-01,Paper,Screen\n",
    "notices": "id,message,change,department,told on\nN-1,You get it,C1,Sales,2027-05-01\n",
    "business_model": "id,block,was,will be,calls for\nB-2,channels,Shops,Online,A new law\n",
}  # fmt: skip
"""A table of each, in an order in which what is linked to is there before."""


def imported(folder: Path) -> Record:
    """A record into which all of them were taken."""
    record = Building().record
    for name, text in TABLES.items():
        path = folder / f"{name}.csv"
        path.write_text(text, "utf-8")
        rows = text.count("\n") - 1
        assert taken(record, path, name) == {"new": rows, "same": 0, "changed": 0}, name
    return record


def row(record: Record, code: str) -> Row:
    """The row of a code."""
    return next(each for name in REGISTERS for each in record.rows(name) if each.code == code)


def test_every_register_of_the_strategy_has_a_table() -> None:
    """A new one is tried here too; that of attractiveness has pairs, and a file of its own."""
    here = {n for n, r in REGISTERS.items() if r.fields and n in _declared()}
    assert here - {"attractiveness"} <= set(TABLES)


def _declared() -> set[str]:
    """The registers of the package of the strategy."""
    folder = Path(__file__).parents[3] / "workshop" / "registers" / "kinds" / "strategy"
    return {path.stem for path in folder.glob("[a-z]*.py")}


def test_they_come_in_whole_and_only_once(tmp_path: Path) -> None:
    """Ids stay, nothing is near or guessed, and the same file again changes nothing."""
    record = imported(tmp_path)
    for name, text in TABLES.items():
        codes = [line.split(",")[0] for line in text.splitlines()[1:]]
        assert [each.code for each in record.rows(name)] == codes
        again = prepared(record, tmp_path / f"{name}.csv", name)
        assert dict(again.counts) == {"new": 0, "same": len(codes), "changed": 0}
        filled = set(text.splitlines()[0].split(",")) - {"id"}
        assert len(filled) <= sum(
            any(each.cells[field.id] != field.empty for each in record.rows(name))
            for field in REGISTERS[name].fields
        )


def test_amounts_and_links_are_kept(tmp_path: Path) -> None:
    """Cents, links by ids of files, words where nothing of the record is meant, new departments."""
    record = imported(tmp_path)
    money = [row(record, "L1").cells[each] for each in ("low", "likely", "high", "ends")]
    assert money == [90010, 100055, 120000, 2029]
    assert row(record, "L2").cell("part") == "new and alternative"
    assert [row(record, "L2").cells[each] for each in ("low", "high")] == [100000, 500001]
    assert row(record, "F1").cell("amount") == 250099
    assert row(record, "B-1").cell("yearly") == 123456
    assert row(record, "A1").cell("cost") == 1234
    ledger = Target(table="projects", id=row(record, "P1").id)
    for code in ("V1", "M1", "L2", "B-1", "C1"):
        assert row(record, code).cell("project") == (ledger,)
    assert row(record, "P2").cell("depends_on") == (ledger,)
    goal = Target(table="goals", id=row(record, "Z1").id)
    assert row(record, "X1").cell("applies_to") == (ledger, goal, Target(text="the old mill"))
    assert row(record, "A1").cell("risk") == (Target(table="risks", id=row(record, "K1").id),)
    assert row(record, "R2").cell("above") == (Target(table="resources", id=row(record, "R1").id),)
    assert row(record, "Z1").cell("purposes") == ("improve", "optimise")
    assert department_of(record, row(record, "N-1")) == "Sales"


def test_they_are_told_as_data_in_their_unit(tmp_path: Path) -> None:
    """The document of a table has amounts with their cents, and says that hands entered them."""
    facts = build(imported(tmp_path), "budget", "restricted").facts.registers["budget"]
    assert [each["likely"] for each in facts.rows] == [1000.55, 2000]
    assert {each["entered_by"] for each in facts.rows} == {"hand"}
