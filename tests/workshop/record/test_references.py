"""Which documents name which: what may be removed, undone or erased hangs on it.

Requirement: no id in a document is overlooked, whatever the type and the field.
"""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.builders.record import START, Building, interview
from workshop.record.documents import Factor
from workshop.record.record import Record
from workshop.record.references import cited_as, named_by, refers, supports, users_of, voted_on
from workshop.record.tables import TABLES
from workshop.record.themes import Theme
from workshop.running.theming import DropTheme, MakeTheme, MergeThemes

AT = START.isoformat()
NAMED: dict[str, tuple[dict[str, Any], str, str]] = {
    "sessions": (
        {
            "title": "T", "guide_id": "g", "department_id": "sales", "part_of": "all",
            "people": ["ana"], "parts": {"bo": "scribe"}, "presence": {"cy": []},
            "steps": {"s": {"aired": {"e": {"by_id": "dee"}}}}, "started": AT,
        },
        "guides g, departments sales, sessions all, people ana, people bo, people cy, people dee",
        "",
    ),
    "people": ({"name": "Ana", "department_id": "sales"}, "departments sales", ""),
    "entries": (
        {
            "session_id": "talk", "step_id": "s", "kind": "note", "text": "x", "at": AT,
            "factor_id": "w1", "people": ["ana"], "raised_by": ["bo"], "mentions": ["cy"],
            "departments": ["sales"], "about_id": "s1",
        },
        "sessions talk, factors w1, people ana, people bo, people cy, departments sales",
        "s1",
    ),
    "consents": (
        {"session_id": "talk", "person_id": "ana", "attribution": "role", "at": AT},
        "people ana, sessions talk", "",
    ),
    "transcripts": (
        {"session_id": "talk", "at": AT, "sha256": "x", "cues": [], "speakers": {"A": "ana"}},
        "sessions talk, people ana", "",
    ),
    "ballots": (
        {
            "session_id": "talk", "step_id": "s", "voter": "ana", "vote_id": "vote",
            "scores": {"w1": {"weight": 1}},
        },
        "sessions talk, votes vote, people ana", "w1",
    ),
    "votes": (
        {
            "session_id": "talk", "step_id": "s", "rule": {"method": "dots"}, "subjects": ["w1"],
            "roster": ["ana"], "away": ["bo"], "voters": ["cy"], "opened": AT,
        },
        "sessions talk, people ana, people bo, people cy", "w1",
    ),
    "hand_counts": (
        {
            "session_id": "talk", "step_id": "s", "vote_id": "vote", "subject_id": "w1",
            "scale_id": "votes", "counts": {},
        },
        "sessions talk, votes vote", "w1",
    ),
    "factors": ({"letter": "W", "number": 1, "text": "x", "into": "w2"}, "factors w2", ""),
    "apart": ({"first": "w1", "second": "w2"}, "factors w1, factors w2", ""),
    "themes": (
        {"name": "Pace", "number": 1, "into": "th2", "session_id": "talk"},
        "sessions talk, themes th2", "",
    ),
    "placements": (
        {"entry_id": "e", "themes": {"th1": "for"}}, "entries e, themes th1", "",
    ),
    "member_checks": (
        {
            "session_id": "talk", "person_id": "ana",
            "answers": {"e": {"verdict": "right", "at": AT}},
        },
        "sessions talk, people ana, entries e", "",
    ),
    "findings": (
        {"number": 1, "text": "x", "cites": ["w1"], "quotes": ["e"], "session_id": "talk",
         "made": AT, "order": 1},
        "sessions talk, entries e", "w1",
    ),
}  # fmt: skip
"""By table: a document with every id that it can have, what it names, and what it is about."""


@pytest.mark.parametrize("table", NAMED)
def test_every_id_in_a_document_is_a_name(table: str) -> None:
    """With the type of what it names; nothing that it is about is overlooked either."""
    cells, names, about = NAMED[table]
    document = msgspec.convert({"id": "own", **cells}, TABLES[table])
    found = [f"{kind.TABLE} {each}" for kind, each in named_by(document) if each]
    assert ", ".join(found) == names
    assert " ".join(voted_on(document)) == about
    for each in (*(name.split()[1] for name in names.split(", ")), *about.split()):
        assert refers(document, each)
    assert not refers(document, "own")


@pytest.mark.parametrize(
    ("table", "below"),
    [("entries", "factors w1"), ("factors", "factors w2"), ("themes", "themes th2")],
)
def test_what_supports_is_below(table: str, below: str) -> None:
    """An entry supports its factor; what was merged supports what took it in."""
    document = msgspec.convert({"id": "own", **NAMED[table][0]}, TABLES[table])
    assert [f"{kind.TABLE} {each}" for kind, each in supports(document)] == [below]


OTHERS = NAMED | {"departments": ({"name": "Sales"}, "", "")}


@pytest.mark.parametrize("table", NAMED)
def test_whatever_is_named_is_known_to_be_used(table: str) -> None:
    """So it is not removed, and no change is undone that made it; nothing names itself."""
    cells, names, about = NAMED[table]
    document = msgspec.convert({"id": "own", **cells}, TABLES[table])
    named = [name.split() for name in names.split(", ") if not name.startswith("guides")]
    named += [["factors", each] for each in about.split()]
    for kind, each in named:
        other = msgspec.convert({"id": each, **OTHERS[kind][0]}, TABLES[kind])
        record = Record([document, other])
        assert document in users_of(record, other, {}), kind
        assert document not in users_of(record, other, {(type(document), "own"): None})


def test_a_finding_cites_what_stands_for_what_was_merged() -> None:
    """A factor or theme that took it in, however often; nothing where it is out of the codebook."""
    room = Building()
    talk = room.start(interview(), room.person("Dana Ortiz"))
    entries = [room.say(talk, "talk", line) for line in ("- Slow", "- Slower", "- Slowest")]
    factors = [room.factor(entry).id for entry in entries]
    room.merge(entries[1], entries[2])
    room.merge(entries[0], entries[1])
    for each in factors:
        assert cited_as(room.record, each) == room.record.get(Factor, factors[0])
    for name in ("Pace", "Tempo", "Speed"):
        room.do(MakeTheme(name=name))
    themes = {theme.name: theme.id for theme in room.record.all(Theme)}
    room.do(MergeThemes(into=themes["Tempo"], others=(themes["Speed"],)))
    room.do(MergeThemes(into=themes["Pace"], others=(themes["Tempo"],)))
    for each in themes.values():
        assert cited_as(room.record, each) == room.record.get(Theme, themes["Pace"])
    room.do(DropTheme(theme_id=themes["Pace"]))
    assert [cited_as(room.record, each) for each in (*themes.values(), "none")] == [None] * 4
