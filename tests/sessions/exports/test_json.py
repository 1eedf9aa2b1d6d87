"""The JSON export: lossless, described by its schema, with its findings at the top."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from sessions.exports.clean_text import cleaned
from sessions.exports.json_file import read, render, schema
from tests import ROOT
from tests.builders.reports import HOSTILE, hostile, sample
from tests.inputs import inputs
from workshop.report.blocks import Report
from workshop.report.facts import Facts, MatrixFact, Swot

_SCHEMA = ROOT / "docs" / "summary.schema.json"

_ZONES = st.sampled_from(
    [UTC, timezone(timedelta(hours=5, minutes=45)), timezone(-timedelta(hours=3))]
)
_SIMPLE: dict[object, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(exclude_categories=()), max_size=8),
    int: st.integers(-(2**31), 2**31),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=_ZONES),
    NoneType: st.none(),
}


def _any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that reports are made of."""
    origin, inside = get_origin(kind), get_args(kind)
    if kind in _SIMPLE or origin is Literal:
        return st.sampled_from(inside) if inside else _SIMPLE[kind]
    if origin in (Union, UnionType):
        return st.one_of([_any_of(one) for one in inside])
    if origin is dict:
        return st.dictionaries(_any_of(inside[0]), _any_of(inside[1]), max_size=2)
    if origin is tuple:
        many = st.lists(_any_of(inside[0]), max_size=2).map(tuple)
        return many if inside[-1] is Ellipsis else st.tuples(*map(_any_of, inside))
    fields = {field.name: _any_of(field.type) for field in msgspec.structs.fields(kind)}
    return st.builds(kind, **fields)


def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema()), format_checker=FormatChecker())


@pytest.mark.slow
@settings(max_examples=inputs(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(_any_of(Report))
def test_reading_it_back_gives_an_equal_report(report: Report) -> None:
    """Nothing but control characters is lost, whatever the report holds."""
    # The strategy alone has elements, and its goals in the place of those that were told.
    other = "it_goals" if report.facts.elements is None else "goals"
    facts = msgspec.structs.replace(report.facts, **{other: None})
    report = msgspec.structs.replace(report, facts=facts)
    written = render(report)
    assert read(written) == cleaned(report)
    assert render(read(written)) == written


def test_the_sample_comes_back_and_validates() -> None:
    """A whole summary is lossless and as its schema says."""
    assert read(render(sample())) == sample()
    _validator().validate(json.loads(render(sample())))


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_data(text: str) -> None:
    """It comes back as it went in, but for what a screen would obey."""
    written = render(hostile(text))
    assert read(written) == cleaned(hostile(text))
    _validator().validate(json.loads(written))


def test_the_schema_in_the_docs_is_of_today() -> None:
    """`docs/summary.schema.json` is what `sessions.exports.json_file.schema()` gives."""
    assert _SCHEMA.read_bytes() == schema(), (
        "write sessions.exports.json_file.schema() to docs/summary.schema.json"
    )
    Draft202012Validator.check_schema(json.loads(schema()))


def test_the_schema_refuses_what_is_no_summary() -> None:
    """A wrong letter, a missing key and a wrong type are each found."""
    data = json.loads(render(sample()))
    data["swot"]["strengths"][0]["letter"] = "X"
    data["blocks"][0]["text"] = 7
    del data["ife"]["total"]
    places = {tuple(error.absolute_path)[:2] for error in _validator().iter_errors(data)}
    assert places == {("swot",), ("blocks", 0), ("ife",)}


def test_the_keys_are_there_also_when_empty() -> None:
    """A program that reads the file needs no case for a workshop without findings."""
    empty = Facts(
        swot=Swot(),
        pestle=dict.fromkeys(("P", "E", "S", "T", "L", "En", "none"), ()),
        ife=MatrixFact(total=None),
        efe=MatrixFact(total=None),
    )
    data = json.loads(render(msgspec.structs.replace(sample(), facts=empty)))
    assert data["swot"] == {
        key: [] for key in ("strengths", "weaknesses", "opportunities", "threats")
    }
    assert list(data["pestle"]) == ["P", "E", "S", "T", "L", "En", "none"]
    assert data["ife"]["total"] is data["efe"]["total"] is None
    strength = json.loads(render(sample()))["swot"]["strengths"][0]
    assert {"id", "text", "support"} <= set(strength)


def test_a_report_without_findings_keeps_every_key() -> None:
    """What the document does not speak of is null, not missing."""
    data = json.loads(render(msgspec.structs.replace(sample(), facts=Facts())))
    assert [data[key] for key in ("swot", "pestle", "ife", "efe", "session")] == [None] * 5
    assert " ".join(data) == (
        "format document edition title subtitle engagement created program origin status author "
        "meta threshold swot answer order pestle ife efe own checked session sessions departments "
        "registers withheld left_out blocks"
    ), "what some documents have alone is left out, and the findings stand before the prose"
    _validator().validate(data)


def test_it_is_text_that_people_can_read() -> None:
    """UTF-8 without escapes, indented by two, a line feed at the end."""
    written = render(sample()).decode()
    assert "供給業者は無料のポータルを提供している" in written
    assert written.startswith('{\n  "format": 1,\n')
    assert written.endswith("}\n")
