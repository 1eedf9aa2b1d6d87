"""Every kind of step has everything that a kind has, and nothing asks for its type elsewhere."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec
import pytest

import screens
import sessions
import workshop
from screens.plain.steps import PROMPTS
from screens.session.steps import BODIES
from workshop.guide.shape import STEP_KINDS, Guide
from workshop.notes.step_forms import FORMS
from workshop.report.session.step_sections import SECTIONS

TABLES: Final[dict[str, Collection[str]]] = {
    "type": STEP_KINDS,
    "body on the session screen": BODIES,
    "plain prompt": PROMPTS,
    "notes form": [word for word, kind in STEP_KINDS.items() if kind.RECORDS in FORMS],
    "section in the summary": SECTIONS,
}
"""What a kind of step has, and for which kinds there is one."""

ASKED: Final = {kind.__name__ for kind in STEP_KINDS.values()} | {
    body.__name__ for body in BODIES.values()
}
"""The types that only the tables tell apart."""


def kinds_of_the_schema() -> set[str]:
    """The words for kinds of step that a guide may have."""
    schema = msgspec.json.schema(Guide)
    steps = schema["$defs"]["Guide"]["properties"]["steps"]["items"]
    return set(steps["discriminator"]["mapping"])


def gaps(kinds: Collection[str], tables: Mapping[str, Collection[str]]) -> list[str]:
    """What is missing for a kind, and what is there for a kind that no guide can have."""
    missing, stray = [], []
    for what, has in tables.items():
        missing += [f"{kind}: no {what}" for kind in {*kinds} - {*has}]
        stray += [f"{kind}: a {what}, and no such kind" for kind in {*has} - {*kinds}]
    return sorted([*missing, *stray])


READS_A_TYPE: Final = {
    "screens/plain/row_prompts.py": "the register of a form",
    "screens/plain/scoring.py": "its own prompts for scores",
    "workshop/running/cells/completing.py": "whether a form asks more of rows that are there",
    "workshop/ballots/effects.py": "where a factor was scored that is merged or taken back",
    "workshop/ballots/scored.py": "the scores of a session, wherever they were taken",
    "workshop/ballots/subjects.py": "what a ballot scores",
    "workshop/report/boards/scored/worlds.py": "which worlds were described",
    "workshop/running/strategy/follows.py": "whether a strategy was made of a pair in a session",
    "workshop/programme/overview/known.py": "whether a room has scored factors",
    "workshop/needs/hangs.py": "which ballots were given in secret",
    "workshop/running/words/as_said.py": "which thing that is scored is meant",
    "workshop/ballots/standing.py": "which steps have values in no result",
    "workshop/running/splitting/draft.py": "how many groups a step has, and their guides",
    "workshop/report/room/groups.py": "the groups of the steps of a session",
    "workshop/privacy/told_record.py": "which scores count in the whole record",
    "workshop/notes/score_lines.py": "the form of scores",
    "workshop/running/asking/fitting.py": "a break goes before a question, where time is short",
    "workshop/talks/step_runs.py": "a step that was read back by one of two records",
    "sessions/programme/desk.py": "how people may be quoted, for the letter",
    "workshop/analysis/differences.py": "the scores of the steps before",
    "workshop/analysis/discussing/discussion.py": "scores or a vote, of a step that is discussed",
    "workshop/ballots/rounds.py": "which step is discussed, and by what rule it is rated again",
    "workshop/ballots/votes/again.py": "whether a step that is discussed has come to anything",
    "workshop/analysis/standing.py": "the scores that put factors in order",
    "workshop/report/on_paper/room_paper.py": "the scores that will be on paper",
    "workshop/privacy/consents.py": "the levels that the guide offers",
    "workshop/record/read_back.py": "whether a session was read back",
    "workshop/running/session_rules.py": "what of a read-back was shown",
    "screens/plain/commands.py": "a read-back is confirmed page by page; who was not asked",
    "screens/session/people.py": "whether who comes later is asked at once",
    "screens/session/read_back/view.py": "the step that is confirmed",
    "workshop/notes/row_lines.py": "the register of a form",
    "workshop/report/session/form_section.py": "which rows were asked for",
    "workshop/running/score_rules.py": "what may be scored",
    "workshop/running/words/of_clusters.py": "whether other sessions are sorted too",
    "screens/plain/clustering/sort.py": "its own board",
    "workshop/analysis/clustering/board.py": "which entries are options of a vote",
    "workshop/report/clusters/told_groups.py": "what was sorted",
    "workshop/trace/told.py": "how many ballots a step holds",
    "workshop/ballots/votes/counting.py": "the scales of a step that scores",
    "workshop/ballots/votes/items.py": "what is on the list of a vote",
    "workshop/report/actions/follow_up.py": "whether earlier sessions are gone through",
    "workshop/ballots/votes/rules.py": "by which rule, and by which channels, is voted",
    "workshop/running/voting/opening.py": "whether a vote can be opened, and on what",
    "workshop/report/wall/projection.py": "whether the room has its break",
    "workshop/analysis/strategy/pairing.py": "by which votes factors are weighed",
    "workshop/ballots/votes/decided_on.py": "on which scores is decided",
    "workshop/running/base/sorting.py": "whether a step sorts",
    "workshop/running/row_rules.py": "whether a row is a decision of a step",
    "screens/plain/choosing/decide.py": "on which vote is decided, and by what rule",
    "screens/plain/choosing/strategy.py": "how many factors stand beside a cell",
    "workshop/analysis/evidence.py": "which registers a session fills in",
    "workshop/report/choices/decisions.py": "by which rule was decided",
    "workshop/report/room/feedback.py": "whether the room is asked about its meeting",
    "workshop/report/told_votes.py": "whether a vote was to be held",
    "workshop/report/session/weighed.py": "the scores that come out on top",
}
"""Where a step is read by the type of its kind (`as_kind`, `steps_of`), each with the reason.

Whoever adds a kind that records in the manner of another one reads these.
"""


def reads_a_type(source: str) -> bool:
    """Whether a file takes a step by the type of a kind."""
    if not any(name in source for name in ("as_kind", "steps_of")):
        return False
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return any(
        (isinstance(call, ast.Name) and call.id == "as_kind")
        or (isinstance(call, ast.Attribute) and call.attr == "steps_of")
        for call in calls
    )


def types_asked(source: str) -> Iterator[int]:
    """The lines of a file in which the type of a step or of a body is asked for."""
    if not any(name in source for name in ("isinstance", "issubclass")):
        return
    tree = ast.parse(source)
    asked = ASKED - documents_in(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
            if node.func.id in ("isinstance", "issubclass") and names & asked:
                yield node.lineno


def documents_in(tree: ast.Module) -> set[str]:
    """The names that a file has from the record: a vote is a kind of step, and a document too."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("workshop.record.")
        for alias in node.names
    }


def test_every_kind_has_all_its_slots() -> None:
    """A kind that a guide may use can be shown, asked at prompts, noted and told."""
    assert gaps(kinds_of_the_schema(), TABLES) == []


@pytest.mark.parametrize("what", TABLES)
def test_a_kind_without_a_slot_is_found(what: str) -> None:
    """A new kind that one table lacks is named with that table, and so is a row too many."""
    kinds = kinds_of_the_schema()
    with_one = {name: [*has, "unheard-of"] for name, has in TABLES.items()}
    assert gaps({*kinds, "unheard-of"}, with_one) == []
    assert gaps({*kinds, "unheard-of"}, {**with_one, what: TABLES[what]}) == [
        f"unheard-of: no {what}"
    ]
    assert gaps(kinds, {**TABLES, what: with_one[what]}) == [
        f"unheard-of: a {what}, and no such kind"
    ]


@pytest.mark.slow
def test_no_type_of_a_step_is_asked_for_outside_the_tables() -> None:
    """Whoever adds a kind finds all places by the tables."""
    found = []
    for package in (workshop, sessions, screens):
        root = Path(str(package.__file__)).parent
        for path in root.rglob("*.py"):
            place = path.relative_to(root.parent).as_posix()
            found += [f"{place}:{line}" for line in types_asked(path.read_text(encoding="utf-8"))]
    assert found == []


def test_where_a_type_is_read_is_known() -> None:
    """Few places, each with a reason; the seam itself stands with the kinds."""
    found = set()
    for package in (workshop, sessions, screens):
        root = Path(str(package.__file__)).parent
        found |= {
            path.relative_to(root.parent).as_posix()
            for path in root.rglob("*.py")
            if reads_a_type(path.read_text(encoding="utf-8"))
        }
    assert found - {"workshop/guide/shape.py"} == set(READS_A_TYPE)


def test_a_type_that_is_asked_for_is_found() -> None:
    """Also among others; the type of all steps is no kind."""
    assert list(types_asked("ok = 1\nisinstance(step, (Readback, Score))")) == [2]
    assert list(types_asked("isinstance(body, ScoreBody) and body.turn(1)")) == [1]
    assert list(types_asked("isinstance(step, Step)")) == []
    ours = "from workshop.record.votes.documents import Vote\nisinstance(document, Vote)"
    assert list(types_asked(ours)) == []
    assert list(types_asked("isinstance(step, Vote)")) == [1]
    assert reads_a_type("scored = as_kind(step, Score)")
    assert reads_a_type("guide.steps_of(Score)")
    assert not reads_a_type("kind_of(step)")
