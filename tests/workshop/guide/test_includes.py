"""Steps that guides share: taken in whole or in part, and everything wrong with it told."""

from __future__ import annotations

import re
from collections.abc import Mapping

import jsonschema
import pytest

from tests import ROOT
from workshop.errors import Problem, Problems
from workshop.guide.includes import DEEPEST, CommonSteps, Includable, Resolver
from workshop.guide.reader import guide_digest, guide_schema, read_guide
from workshop.guide.shape import Guide

HEAD = """\
format = 1
name = "talk"
title = "Talk"
setting = "interview"
purpose = "To be read."
audience = "Tests."
stage = "environmental scanning"
programme_step = "collect information"
"""
MINUTES = "minutes = { least = 1, planned = 2, greatest = 3 }"


def step(step_id: str, more: str = "") -> str:
    """A step of a file."""
    title = step_id.capitalize()
    return f'[[steps]]\nid = "{step_id}"\nkind = "ask"\ntitle = "{title}"\n{MINUTES}\n{more}\n'


def include(name: str, *ids: str) -> str:
    """An entry that takes steps in."""
    chosen = f"steps = {list(ids)}\n" if ids else ""
    return f'[[steps]]\ninclude = "{name}"\n{chosen}'.replace("'", '"')


class File:
    """A file in memory."""

    def __init__(self, name: str, body: str, shape: type[Guide | CommonSteps]) -> None:
        self.label = f"{name}{'.steps' if shape is CommonSteps else ''}.toml"
        self.shape = shape
        self._body = body

    def text(self) -> str:
        """The whole text."""
        if self.shape is Guide:
            return HEAD + self._body
        return f'format = 1\nname = "x"\npurpose = "Shared."\n{self._body}'


def files(**bodies: str) -> Mapping[str, Includable]:
    """What is at hand: guides where the name begins with `guide`, else common steps."""
    return {
        name: File(name, body, Guide if name.startswith("guide") else CommonSteps)
        for name, body in bodies.items()
    }


def ids(body: str, **bodies: str) -> list[str]:
    """The ids of the steps of a guide with what it includes."""
    guide = read_guide(HEAD + body, "talk.toml", lambda: files(**bodies))
    return [each.id for each in guide.steps]


def problems(body: str, **bodies: str) -> tuple[Problem, ...]:
    """What is wrong with a guide and what it includes."""
    with pytest.raises(Problems) as caught:
        read_guide(HEAD + body, "talk.toml", lambda: files(**bodies))
    return caught.value.problems


CORE = step("opening") + step("consent") + step("thanks")


def test_steps_are_taken_in_where_they_are_asked_for() -> None:
    """All or some, in the order that is named, from common steps, from guides, and through both."""
    assert ids(step("a") + include("core"), core=CORE) == ["a", "opening", "consent", "thanks"]
    body = include("core", "consent", "opening") + step("a") + include("core", "thanks")
    assert ids(body, core=CORE) == ["consent", "opening", "a", "thanks"]
    assert ids(include("guide", "b"), guide=step("a") + step("b")) == ["b"]
    deeper = step("x") + include("core", "thanks")
    assert ids(include("outer"), outer=deeper, core=CORE) == ["x", "thanks"]


def test_an_included_guide_is_the_same_as_one_that_says_it_all() -> None:
    """What a session keeps, and its digest, are those of the whole agenda."""
    whole = read_guide(HEAD + CORE + step("a"), "talk.toml")
    taken = read_guide(HEAD + include("core") + step("a"), "talk.toml", lambda: files(core=CORE))
    assert taken == whole
    assert guide_digest(taken) == guide_digest(whole)


@pytest.mark.parametrize(
    ("body", "bodies", "line", "where", "what"),
    [
        (include("cor"), {"core": CORE}, 10, "step number 1, include", "did you mean “core”?"),
        (include("zzz"), {}, 10, "step number 1, include", "there are none"),
        (
            include("core", "thnks"),
            {"core": CORE},
            11,
            "step number 1, steps, item 1",
            "“core” has no step “thnks”; did you mean “thanks”?",
        ),
        (include("core", "thanks", "thanks"), {"core": CORE}, 11, "step number 1, steps", "twice"),
        (
            include("core") + 'title = "x"\n',
            {"core": CORE},
            11,
            "step number 1, title",
            "allowed: include, steps",
        ),
        (
            step("thanks") + include("core"),
            {"core": CORE},
            16,
            "step thanks, id",
            "“thanks” stands already on line 10",
        ),
        (
            include("core"),
            {"core": include("core")},
            10,
            "step number 1, include",
            "core.steps.toml: line 5, step number 1, include: the inclusion goes round in a circle",
        ),
        (
            include("one"),
            {"one": include("two"), "two": include("one")},
            10,
            "step number 1, include",
            "one includes two includes one",
        ),
        (
            include("core"),
            {"core": step("a", "lense = 1")},
            10,
            "step number 1, include",
            "core.steps.toml: line 9, step a, lense: there is no such field",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    body: str, bodies: dict[str, str], line: int, where: str, what: str
) -> None:
    """Names, ids, circles, and what is wrong inside, with the lines of both files."""
    (problem,) = problems(body, **bodies)
    assert (problem.line, problem.where) == (line, where)
    assert what in problem.what


def test_all_problems_come_at_once() -> None:
    """Those of the entries and those of the guide's own steps, in the order of the file."""
    body = include("zzz") + step("a", "probs = 1") + include("core", "nothing")
    assert [each.line for each in problems(body, core=CORE)] == [10, 16, 19]


def test_lines_of_own_steps_are_those_of_the_file() -> None:
    """However many steps were taken in before them."""
    (problem,) = problems(include("core") + step("a", "lens = 3"), core=CORE)
    assert (problem.line, problem.where) == (16, "step a, lens")


def test_common_steps_cannot_be_a_guide() -> None:
    """Nor a guide common steps: each is told what it lacks or should not have."""
    with pytest.raises(Problems, match="audience: there is no such field"):
        Resolver(dict).table(CommonSteps, HEAD + step("a"), "x.steps.toml")
    common = f'format = 1\nname = "x"\npurpose = "y"\n{CORE}'
    with pytest.raises(Problems, match="setting: missing"):
        read_guide(common, "x.toml")


CONDITION = "ask_if = {{ {0} }}"


@pytest.mark.parametrize(
    ("condition", "where", "what"),
    [
        ("", "step b, ask_if", "it takes group, recorded or both"),
        ('grp = ["Board"]', "step b, ask_if.grp", "Did you mean “group”?"),
        ("group = []", "step b, ask_if.group", "at least 1"),
        ('group = "Board"', "step b, ask_if.group", "a list in square brackets"),
        ('group = ["–"]', "step b, ask_if.group", "no word by which a department could be told"),
        ('recorded = "#x"', "step b, ask_if.recorded", "without its sign: “x”"),
        ('recorded = "Private"', "step b, ask_if.recorded", "it never holds"),
        ('recorded = "two words"', "step b, ask_if.recorded", "nobody can type"),
    ],
)
def test_a_condition_that_can_never_hold_is_refused(condition: str, where: str, what: str) -> None:
    """What is misspelt, says nothing, or waits for what no line and no step can give."""
    told = problems(step("a") + step("b", CONDITION.format(condition)))
    assert any(each.where == where and what in each.what for each in told), told


def test_who_must_always_be_asked_has_no_condition() -> None:
    """The step at which sessions begin, and that in which people are asked for consent."""
    condition = CONDITION.format('group = ["Board"]')
    (problem,) = problems(step("a", condition) + step("b"))
    assert problem.where == "step a, ask_if"
    consent = step("b", condition).replace('"ask"\n', '"consent"\n')
    (problem,) = problems(step("a") + consent)
    assert "everybody is asked" in problem.what


def test_planned_minutes_without_and_with_what_has_a_condition() -> None:
    """The agenda of everybody is what is planned; what only typing gives is told."""
    tag = CONDITION.format('recorded = "two words"')
    body = step("a", 'tags = ["two words"]') + step("b", tag)
    body += step("c", CONDITION.format('group = ["Board"], recorded = "Outage"'))
    guide = read_guide(HEAD + body, "talk.toml")
    assert (guide.planned, guide.planned_with_all) == (2, 6)
    assert guide.typed_alone == ["outage"]
    assert [each.ask_if.words for each in guide.steps if each.ask_if] == [
        "once #two words is recorded",
        "where Board takes part, once #Outage is recorded",
    ]


def section(heading: str) -> str:
    """The part of the manual under a heading."""
    text = (ROOT / "docs" / "guides.md").read_text("utf-8")
    return re.split(r"\n##+ ", text.partition(f"\n{heading}\n")[2], maxsplit=1)[0]


def test_the_manual_has_right_examples() -> None:
    """Its common steps and the guide that takes them in, and both conditions, are right."""
    common, taking = re.findall(
        r"```toml\n(.*?)```", section("## Common steps: `include`"), re.DOTALL
    )
    file = File("frame-of-a-talk", "", CommonSteps)
    file.text = lambda: common  # type: ignore[method-assign]
    guide = read_guide(HEAD + taking, "talk.toml", lambda: {"frame-of-a-talk": file})
    assert [each.id for each in guide.steps] == ["opening", "goals", "thanks"]
    (conditions,) = re.findall(
        r"```toml\n(.*?)```", section("### `ask_if`: one condition"), re.DOTALL
    )
    for condition in conditions.splitlines():
        assert read_guide(HEAD + step("a") + step("b", condition), "talk.toml").steps[1].ask_if


def test_the_schema_takes_what_includes() -> None:
    """Editors that know the schema let an entry with `include` stand, and refuse a wrong one."""
    validator = jsonschema.Draft202012Validator(guide_schema())
    plain = {
        "format": 1, "name": "x", "title": "X", "setting": "interview", "purpose": "p",
        "audience": "a", "stage": "environmental scanning",
        "programme_step": "collect information",
    }  # fmt: skip
    assert validator.is_valid({**plain, "steps": [{"include": "core", "steps": ["a"]}]})
    assert not validator.is_valid({**plain, "steps": [{"include": "core", "step": ["a"]}]})


@pytest.mark.parametrize(
    ("more", "where", "what"),
    [
        ('after = ["c"]', "step b, after, item 1", "does not stand before the step"),
        ('after = ["b"]', "step b, after, item 1", "does not stand before the step"),
        ('after = ["aa"]', "step b, after, item 1", "there is no step “aa”; did you mean “a”?"),
        ("cut = 2\nmust_ask = true", "step b, cut", "a must-ask never goes"),
        ('cut = "always"', "step b, cut", 'it takes a number from 0 to 1,000, or "never"'),
    ],
)
def test_what_says_how_steps_go_is_checked(more: str, where: str, what: str) -> None:
    """A step stands on steps before it; what must be asked has no place among those that go."""
    (problem,) = problems(step("a") + step("b", more) + step("c"))
    assert problem.where == where
    assert what in problem.what


def test_files_that_include_a_wrong_one_again_and_again_come_to_an_end() -> None:
    """Each is read once, and what is wrong is told once: not once for every way to it."""
    chain = {f"f{n}": include(f"f{n + 1}") * 30 for n in range(8)}
    told = problems(include("f0"), **chain, f8=step("a").replace('"a"', '"A b"'))
    assert sum("f8.steps.toml" in str(each) for each in told) == 1
    assert len(told) < 8 * 30 + 1


def test_hundreds_of_files_in_one_another_are_refused() -> None:
    """With the number that is read, not with a fault of the stack."""
    chain = {f"f{n}": include(f"f{n + 1}") for n in range(600)}
    (told,) = problems(include("f0"), **chain, f600=CORE)
    assert f"more than {DEEPEST} files are included in one another" in str(told)
