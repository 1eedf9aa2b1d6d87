"""Guides as text: what is taken, what is refused, and how it is told."""

from __future__ import annotations

import copy
import json
import re
import string
import time
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import ROOT
from workshop.errors import Problem, Problems
from workshop.guide.part_reader import GREATEST_SIZE
from workshop.guide.parts import Scale, Timing
from workshop.guide.reader import guide_digest, guide_schema, read_guide
from workshop.guide.shape import STEP_KINDS, Guide, Score
from workshop.guide.step import Step
from workshop.guide.toml_lines import line_numbers

DOCS = ROOT / "docs"

SMALL = """\
format = 1
name = "small"
title = "Small"
setting = "workshop"
purpose = "To be read."
audience = "Tests."
stage = "environmental scanning"
programme_step = "collect information"

[[steps]]
id = "first"
kind = "ask"
title = "First"
minutes = { least = 1, planned = 2, greatest = 3 }
say = "What do you see?"
probes = [
    "When?",
    "Where?",
]

[[steps]]
id = "second"
kind = "score"
title = "Second"
[steps.minutes]
least = 1
planned = 2
greatest = 3
[[steps.scales]]
id = "impact"
title = "Impact"
least = 1
greatest = 5
least_means = "small"
greatest_means = "large"
"""


def problems_of(text: str) -> tuple[Problem, ...]:
    """What is wrong with the text."""
    with pytest.raises(Problems) as caught:
        read_guide(text, "small.toml")
    return caught.value.problems


def only_problem(old: str, new: str) -> Problem:
    """The one thing that is wrong once `old` is replaced in the small guide."""
    assert old in SMALL
    (problem,) = problems_of(SMALL.replace(old, new, 1))
    return problem


def line_of(text: str, piece: str) -> int:
    """The line on which the piece begins."""
    return text[: text.index(piece)].count("\n") + 1


def test_small_guide() -> None:
    """A right guide is taken whole, each step with the type of its kind."""
    guide = read_guide(SMALL, "small.toml")
    assert [type(step).__name__ for step in guide.steps] == ["Ask", "Score"]
    assert guide.steps[0].probes == ("When?", "Where?")
    assert guide.planned == 4


@pytest.mark.parametrize("change", ["\ufeff", "\r\n"])
def test_editors_of_windows(change: str) -> None:
    """A byte order mark and carriage returns change neither the guide nor the lines told."""
    for text in (SMALL, SMALL.replace('"Second"', "2")):
        other = text.replace("\n", change) if change == "\r\n" else change + text
        if text is SMALL:
            assert read_guide(other, "a") == read_guide(text, "a")
        else:
            assert problems_of(other) == problems_of(text)


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("format = 1", "format = 2", "format", "2 was found; it takes 1"),
        ('setting = "workshop"', 'setting = "workshp"', "setting", "Did you mean “workshop”?"),
        ('title = "Small"', 'title = "  "', "title", "empty text was found; it takes one line"),
        ('purpose = "To be read."', 'purpose = "\\n"', "purpose", "empty text was found"),
        ('audience = "Tests."', "audience = 3", "audience", "in quotation marks"),
        ('name = "small"', 'name = "Too Big"', "name", "lower-case letters, digits"),
        ('say = "What', 'sya = "What', "step first, sya", "Did you mean “say”?"),
        ('kind = "ask"', 'kind = "askk"', "step first, kind", "Did you mean “ask”?"),
        ('kind = "ask"', 'kind = ["ask"]', "step first, kind", "a list of 1 was found"),
        ('kind = "ask"', 'kind = "gauge"', "step first, kind", ", ".join(STEP_KINDS)),
        ('say = "What', 'mode = "open"\nsay = "What', "step first, mode", "capture has it"),
        ('say = "What', 'must_ask = "yes"\nsay = "What', "step first, must_ask", "true or false"),
        (
            'say = "What',
            'pattern = "generated"\nsay = "What',
            "step first, pattern",
            "Did you mean “generate”?",
        ),
        ('say = "What', 'gives = "budget"\nsay = "What', "step first, gives", "square brackets"),
        ('say = "What', 'gives = ["budgt"]\nsay = "W', "step first, gives, item 1", "“budget”?"),
        (
            'say = "What',
            'gives = ["budget", "budget"]\nsay = "W',
            "step first, gives, item 2",
            "stands already",
        ),
        (
            'kind = "ask"',
            'kind = "break"\npattern = "reduce"',
            "step first, pattern",
            "a break gives rest",
        ),
        ('"When?"', "7", "step first, probes, item 1", "7 was found"),
        ("planned = 2,", 'planned = "2",', "step first, minutes.planned", "without quotation"),
        ("planned = 2,", "planned = true,", "step first, minutes.planned", "true was found"),
        ("planned = 2,", "planned = 5,", "step first, minutes.greatest", "less than planned (5)"),
        ("greatest = 3 }", "greatest = 601 }", "step first, minutes.greatest", "from 0 to 600"),
        ("least = 1,", "least = nan,", "step first, minutes.least", "nan was found"),
        ("least = 1,", "", "step first, minutes.least", "missing; it takes a number of minutes"),
        ("greatest = 5", "greatest = inf", "step second, scale impact, greatest", "inf was found"),
        ("greatest = 5", "greatest = 1", "step second, scale impact, greatest", "above least (1)"),
        ("greatest = 5", "greatest = 5\nstep = 9", "step second, scale impact, step", "at most 4"),
        ("greatest = 5", "greatest = 5\ntotal = 0", "step second, scale impact, total", "above 0"),
        (
            "greatest = 5",
            "greatest = 4\nstep = 0.7",
            "step second, scale impact, step",
            "the greatest value 4 cannot be given, the last one is 3.8",
        ),
        (
            "greatest = 5",
            "greatest = 5\ntotal = 100000000",
            "step second, scale impact, total",
            "it takes 20,000,000 factors to give it, the most is 1,000",
        ),
        ('id = "second"', 'id = "first"', "step first, id", "on line 11"),
        ("[[steps.scales]]", "[steps.scales]", "step second, scales", "double square brackets"),
    ],
)
def test_one_problem(old: str, new: str, where: str, what: str) -> None:
    """A slip is told with its step, field and line, with what was found and what is allowed."""
    problem = only_problem(old, new)
    assert problem.where == where
    assert what in problem.what
    assert problem.line


FORM = SMALL.replace(
    'kind = "ask"', 'kind = "form"\nregister = "objectives"\nfields = ["objective"]'
)


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ('"objectives"', '"objectivs"', "step first, register", "Did you mean “objectives”?"),
        ('"objectives"', '"x"', "step first, register", "department_strategies"),
        ('["objective"]', '["objective", "yaer"]', "step first, fields", "Did you mean “year”?"),
        ('["objective"]', '["year"]', "step first, fields", "without objective no row"),
        ('["objective"]', '["objective", "objective"]', "step first, fields", "stands there twice"),
        ('register = "objectives"', "", "step first, register", "missing"),
    ],
)
def test_a_form_names_a_register_and_its_fields(old: str, new: str, where: str, what: str) -> None:
    """What no register has is told with the nearest; what every row must have has to be asked."""
    assert read_guide(FORM, "form").steps[0].particulars == (
        "Table: Business objectives (Objective)",
    )
    (problem,) = problems_of(FORM.replace(old, new, 1))
    assert (problem.where, bool(problem.line)) == (where, True)
    assert what in problem.what


def test_what_a_step_is_for() -> None:
    """A step tells its thinking pattern and its elements of the strategy; without them, nothing."""
    told = 'gives = ["factors", "risk_benefit"]\npattern = "evaluate"\nsay = "What'
    step, other = read_guide(SMALL.replace('say = "What', told, 1), "a").steps
    assert (step.pattern, step.gives) == ("evaluate", ("factors", "risk_benefit"))
    assert step.purpose_words == (
        "Thinking: evaluate; gives to the strategy: internal and external factors and risk and "
        "benefit"
    )
    assert (other.pattern, other.gives, other.purpose_words) == (None, (), "")


def test_line() -> None:
    """The line is that of the very field, also inside lists, tables and inline tables."""
    for old, new, piece in [
        ('"Where?",', "8,", "8,"),
        ("planned = 2\n", "planned = 900\n", "planned = 900"),
        ('greatest_means = "large"', "greatest_means = 1", "greatest_means = 1"),
        ('title = "Second"', "title = 2", "title = 2"),
    ]:
        text = SMALL.replace(old, new, 1)
        assert [problem.line for problem in problems_of(text)] == [line_of(text, piece)]


def test_step_without_id_is_told_by_its_number() -> None:
    """A step that has no id yet is found by its place."""
    (problem,) = problems_of(SMALL.replace('id = "second"\n', ""))
    assert (problem.where, problem.line) == ("step number 2, id", 21)


def test_all_planted_problems_together() -> None:
    """Every problem of a file is told at once, in the order of the file."""
    text = SMALL
    for old, new in [
        ("format = 1", "format = 9"),
        ('setting = "workshop"', 'xsetting = "workshop"'),
        ('kind = "ask"', 'kind = "task"'),
        ("planned = 2,", "planned = -2,"),
        ('"Where?"', '""'),
        ('id = "second"', 'id = "first"'),
        ('id = "impact"', 'id = "Im Pact"'),
        ("greatest = 5", "greatest = 0"),
        ('least_means = "small"\n', ""),
    ]:
        assert old in text
        text = text.replace(old, new, 1)
    found = problems_of(text)
    assert [(problem.line, problem.where) for problem in found] == [
        (1, "format"),
        (4, "xsetting"),
        (12, "step first, kind"),
        (14, "step first, minutes.planned"),
        (18, "step first, probes, item 2"),
        (22, "step first, id"),
        (29, "step first, scale Im Pact, id"),
        (29, "step first, scale Im Pact, least_means"),
        (32, "step first, scale Im Pact, greatest"),
        (None, "setting"),
    ] or {problem.where for problem in found} >= {"setting", "xsetting"}
    assert len(found) == 10


def test_syntax() -> None:
    """A text that is no TOML is refused with the line."""
    (problem,) = problems_of(SMALL.replace('title = "First"', "title = First"))
    assert (problem.line, "not TOML" in problem.what) == (13, True)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 50_000,
        "a = " + "9" * 5_000,
        "format = 0x" + "f" * 10_000,
        'a = "\ud800"',
        "a = 1979-13-40",
        "",
        "\x00",
        "steps = 1\nformat = 1979-01-01\nname = [[1], {a = 1}]",
        "[[steps]]\nid = {}\nkind = {}\nminutes = []\nscales = [[[]]]",
        '[[steps]]\n"" = 1\n"\\u001b[31m" = 2\n' + "x" * 10_000 + " = 3",
    ],
    ids=["deep", "digits", "hex", "surrogate", "date", "empty", "nul", "types", "nests", "names"],
)
def test_broken_texts(text: str) -> None:
    """Whatever a file holds, the answer is a list of problems in clean short lines."""
    for problem in problems_of(text):
        assert str(problem).isprintable()
        assert len(str(problem)) < 600


def test_size() -> None:
    """A file of more than a megabyte is refused unread."""
    (problem,) = problems_of(SMALL + "#" + "x" * GREATEST_SIZE)
    assert "larger" in problem.what


@pytest.mark.slow
def test_many_problems_come_at_once() -> None:
    """A file with thousands of wrong words does not keep anybody waiting."""
    text = SMALL + "".join(f"word{number} = 1\n" for number in range(10_000))
    assert len(problems_of(text)) == 10_000


def test_texts_are_cleaned() -> None:
    """Nothing that a terminal would obey gets in; lines stay lines, blocks stay blocks."""
    text = SMALL.replace("What do you see?", "\\u001b[31mSee\\u202e\\n\\tthis \\u0007")
    text = text.replace('"When?"', '"When\\u009b2J\\r\\n now"')
    guide = read_guide(text, "a")
    assert guide.steps[0].say == "See\n this"
    assert guide.steps[0].probes[0] == "When now"


def test_digest_is_of_the_content() -> None:
    """Comments, order, defaults and ways to write a number change no fingerprint; words do."""
    first = read_guide(SMALL, "a")
    same = SMALL.replace("planned = 2,", "planned = 2.0,  ").replace("format = 1\n", "")
    same = "# A comment\nformat = 1\n" + same.replace('kind = "ask"', 'must_ask=false\nkind="ask"')
    assert guide_digest(read_guide(same, "b")) == guide_digest(first)
    other = read_guide(SMALL.replace("When?", "When then?"), "a")
    assert guide_digest(other) != guide_digest(first)


def test_digest_survives_storing() -> None:
    """A guide built in Python, stored and read again keeps its fingerprint."""
    guide = read_guide(SMALL, "a")
    whole = msgspec.structs.replace(guide.steps[0].minutes, least=1, planned=2, greatest=3)
    built = msgspec.structs.replace(
        guide,
        steps=(msgspec.structs.replace(guide.steps[0], minutes=whole), *guide.steps[1:]),
    )
    stored = msgspec.json.decode(msgspec.json.encode(built), type=Guide)
    assert guide_digest(built) == guide_digest(guide) == guide_digest(stored)
    assert re.fullmatch(r"[0-9a-f]{64}", guide_digest(guide))


# Laws

VALID: dict[str, Any] = msgspec.to_builtins(read_guide(SMALL, "a"))
WORDS = st.sampled_from(
    ["", "a", "ask", "score", "open", "S", "small", "id", "steps", "note", "1", "a b", "é\u0301"]
) | st.text(string.printable, max_size=8)
LEAVES = (
    st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | WORDS
    | st.dates()
    | st.datetimes()
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3)
)


def toml(value: Any) -> str:
    """A value as TOML writes it, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(key)} = {toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(toml(each) for each in value) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=True)
    if isinstance(value, (bool, int, float)):
        return json.dumps(value).replace("NaN", "nan").replace("Infinity", "inf")
    return str(value.isoformat())


def document(data: dict[str, Any]) -> str:
    """Data as a TOML text."""
    return "".join(f"{toml(key)} = {toml(value)}\n" for key, value in data.items())


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place inside a value that can be changed."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, each in inner if not isinstance(value, str) else ():
        found.append((*path, key))
        if isinstance(each, (dict, list, tuple)):
            found += places(each, (*path, key))
    return found


@given(st.data())
@pytest.mark.slow
def test_any_mutation_loads_or_gives_problems(data: st.DataObject) -> None:
    """However a right guide is changed, it is taken whole or refused with problems."""
    guide = json.loads(json.dumps(VALID))
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(places(guide)))
        holder = guide
        for key in path[:-1]:
            holder = holder[key]
        match data.draw(st.sampled_from(["replace", "remove", "add"])):
            case "replace":
                holder[path[-1]] = data.draw(VALUES)
            case "remove":
                del holder[path[-1]]
            case "add" if isinstance(holder, dict):
                holder[data.draw(WORDS)] = data.draw(VALUES)
        if not places(guide):
            break
    taken = taken_or_refused(document(guide))
    assert taken is None or msgspec.convert(msgspec.to_builtins(taken), Guide) == taken


def taken_or_refused(text: str) -> Guide | None:
    """The guide, or none where it was refused with problems; nothing else is let pass."""
    try:
        return read_guide(text, "any")
    except Problems as refused:
        told = [problem.what for problem in refused.problems]
    assert told
    assert all(told)
    return None


@given(st.text(max_size=200), st.integers(0, len(SMALL)))
def test_any_text_loads_or_gives_problems(noise: str, place: int) -> None:
    """Whatever is typed into a file, the answer is a guide or problems."""
    taken_or_refused(SMALL[:place] + noise + SMALL[place:])


@pytest.mark.slow
@given(st.dictionaries(WORDS, VALUES, max_size=6))
def test_lines_of_any_toml(data: dict[str, Any]) -> None:
    """Each key of the top level is found on its own line, whatever its value is."""
    lines = line_numbers(document(data))
    assert [lines[(key,)] for key in data] == list(range(1, len(data) + 1))


ALL_WAYS = """\
a.b = \"""one
[x] = "two" \"""
'q r'.s = '''
k = 1'''
[t.u]  # a comment = 1
v = 2
[[t.w]]
z = [ # ]
  1, {y = 2},
]
[[t.w]]
[t.w.deep]
z = 3.5
"""


def test_lines_of_every_way_to_write() -> None:
    """Dotted and quoted keys, tables, lists of tables and long texts are all counted."""
    lines = line_numbers(ALL_WAYS)
    assert lines[("a", "b")] == 1
    assert lines[("q r", "s")] == 3
    assert lines[("t", "u", "v")] == 6
    assert lines[("t", "w", 0, "z", 1, "y")] == 9
    assert lines[("t", "w", 1)] == 11
    assert lines[("t", "w", 1, "deep", "z")] == 13


# What is published

SCHEMA = DOCS / "guide.schema.json"
MANUAL = DOCS / "guides.md"


def test_schema_is_current() -> None:
    """The schema in `docs/` is that of the guides that this version reads."""
    current = json.dumps(guide_schema(), indent=2, ensure_ascii=False) + "\n"
    assert SCHEMA.read_text("utf-8") == current, (
        f"write json.dumps(guide_schema(), indent=2, ensure_ascii=False) to {SCHEMA.name}"
    )


def test_schema_accepts_and_refuses() -> None:
    """The schema is a valid one, takes a right guide and refuses a wrong field."""
    jsonschema.Draft202012Validator.check_schema(guide_schema())
    validator = jsonschema.Draft202012Validator(guide_schema())
    right = json.loads(json.dumps(VALID))
    assert validator.is_valid(right)
    wrong = copy.deepcopy(right)
    wrong["steps"][0]["probs"] = []
    assert not validator.is_valid(wrong)


def test_every_field_says_what_it_is() -> None:
    """No field of a guide is without a description in the schema."""
    for name, kind in guide_schema()["$defs"].items():
        assert kind["description"], name
        for field, told in kind["properties"].items():
            assert field == "kind" or told.get("description"), f"{name}.{field}"


def section(heading: str) -> str:
    """The part of the manual under a heading."""
    _, found, start = MANUAL.read_text("utf-8").partition(f"\n{heading}\n")
    assert found, f"docs/guides.md has no section {heading!r}"
    return re.split(r"\n##+ ", start, maxsplit=1)[0]


def fields(struct: type[msgspec.Struct]) -> list[str]:
    """The names of a struct's fields."""
    return [field.encode_name for field in msgspec.structs.fields(struct)]


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("## The head of the file", fields(Guide)),
        ("## Every step", [*fields(Step), "kind"]),
        ("### `minutes`", fields(Timing)),
        ("### `score`", [*set(fields(Score)) - set(fields(Step)), *fields(Scale)]),
        *(
            (f"### `{word}`", [name for name in fields(kind) if name not in fields(Step)])
            for word, kind in STEP_KINDS.items()
        ),
    ],
)
def test_manual_has_every_kind_and_field(heading: str, names: list[str]) -> None:
    """Every kind of step and every field stands in the manual with what it takes."""
    rows = re.findall(r"^\| `(\w+)` \|", section(heading), re.MULTILINE)
    assert set(names) <= set(rows)


@pytest.mark.parametrize("word", STEP_KINDS)
def test_manual_has_an_example_of_every_kind(word: str) -> None:
    """The example of each kind in the manual is a right step of that kind."""
    (example,) = re.findall(r"```toml\n(.*?)```", section(f"### `{word}`"), re.DOTALL)
    head = SMALL.split("[[steps]]", 1)[0]
    (step,) = read_guide(head + example, word).steps
    assert isinstance(step, STEP_KINDS[word])


def test_manual_has_a_whole_guide() -> None:
    """The whole guide in the manual can be run as it stands."""
    (example,) = re.findall(r"```toml\n(.*?)```", section("## A small guide, whole"), re.DOTALL)
    assert read_guide(example, "guides.md").steps


@pytest.mark.parametrize(("count", "fits"), [(1, True), (200, True), (201, False), (0, False)])
def test_the_agenda_has_an_end(count: int, *, fits: bool) -> None:
    """As many steps as are allowed, and one more; none at all."""
    head, *_ = SMALL.split("[[steps]]")
    step = SMALL.split("[[steps]]")[1]
    steps = [step.replace('"first"', f'"step-{n}"') for n in range(count)]
    text = "[[steps]]".join([head, *steps]) if steps else f"{head}steps = []\n"
    if fits:
        assert len(read_guide(text, "many.toml").steps) == count
        return
    with pytest.raises(Problems) as refused:
        read_guide(text, "many.toml")
    words = "the list has 201; it takes at most 200" if count else "the list is too short"
    assert any(words in problem.what for problem in refused.value.problems)


def test_a_key_of_endless_parts_is_refused_at_once() -> None:
    """The parser would look at it for minutes, wherever keys may stand."""
    deep = "a" + ".a" * 90_000
    for text in (f"{deep} = 1", f"[{deep}]\nb = 1", f"x = {{ {deep} = 1 }}", f'"q" . {deep} = 1'):
        began = time.thread_time()
        with pytest.raises(Problems, match="parts between dots"):
            read_guide(text, "deep.toml")
        assert time.thread_time() - began < 5


@pytest.mark.parametrize("quoted", ["“Small”", "‘Small’", "„Small“", "»Small«"])
def test_curly_quotes_are_named(quoted: str) -> None:
    """What a word processor makes of a quote mark, as a value and in a list, with its line."""
    for place, text in (
        (3, SMALL.replace('title = "Small"', f"title = {quoted}")),
        (17, SMALL.replace('"When?",', f"{quoted},")),
    ):
        with pytest.raises(Problems) as found:
            read_guide(text, "small.toml")
        (problem,) = found.value.problems
        assert problem.line == place
        assert f"a curly quote mark ({quoted[0]}) stands where a text begins" in problem.what
    # Inside a text they are right.
    assert read_guide(SMALL.replace('"When?"', '"What is “well”?"'), "small.toml").steps
