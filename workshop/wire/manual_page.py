"""The manual's page of commands for other programs, made of the tables that read them.

Run ``python -m workshop.wire.manual_page > docs/apply.md`` to write the page anew.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any, Final, Literal, get_args, get_origin

import msgspec

from workshop.guide.shape import Guide
from workshop.record.findings.documents import Ask
from workshop.record.meanings import Meaning
from workshop.running.capture import Captured
from workshop.running.senders import Sender
from workshop.text import table_row
from workshop.wire.names import WireField, fields_of, meaning_of, sent_by
from workshop.wire.words import choices_of, is_choice, words_of

_OPENING: Final = """\
# Commands of other programs

`workshop apply ENGAGEMENT FILE.jsonl` carries out commands, one JSON object a line; `-` reads what
comes in, for a program that stays and waits for each answer. They are the very commands that the
screens and the plain prompts send, and they go to the same record by the same rules.

```sh
$ workshop apply "Acme Ltd" - <<'LINES'
{"do": "StartSession", "guide": "stakeholder-interview", "people": ["Dana Ortiz | CFO | Finance"]}
{"do": "RecordEntries", "session": 1, "step": "what-works", "lines": ["+ Fast close @Dana #ledger"]}
{"do": "RetagEntry", "session": 1, "entry": 7, "kind": "threat"}
LINES
{"line": 1, "said": "Started Stakeholder interview"}
{"line": 2, "said": "Recorded strength S1 “Fast close”"}
{"line": 3, "refused": "entry: There is no entry “7”: Stakeholder interview has 1."}
```

- **Each line is answered by one line**: what was done (`said`), or why not (`refused`), with the
  number of the line. The answer is written when the change is on the disk, and before the next line
  is read. Empty lines are passed over.
- **It stops at the first line that is refused**, and the lines before it stand; with `--keep-going`
  it goes on. The exit status is 0 where all was done, 1 where a line was refused or the engagement
  cannot be opened for writing, 2 where nothing was read: a wrong call, no such engagement or file.
- **A refusal names the field, what was found in it, and what is allowed**; everything that is wrong
  with a line is told at once, and nothing of it is done.
- **Names stay**: a command and its fields are called tomorrow as they are today.
- Lines are UTF-8 of at most 4,000,000 bytes, ended by LF or CRLF; so are the answers.

What a program sends is recorded as if it had been typed: with the time at which it arrives, in the
history, and taken back by undo. One window at a time records; while `apply` runs it is that window.

Not everything may be sent by every door. Another program may send what stands here; what a file of
notes tells beside it, [notes](notes.md) say.

## How things are named

| what | how it is given |
|---|---|
"""

_NAMED: Final = {
    Meaning.SESSION: "session",
    Meaning.STEP: "step",
    Meaning.PERSON: "person",
    Meaning.PARTICIPANT: "somebody who takes part",
    Meaning.DEPARTMENT: "department",
    Meaning.DEPARTMENT_NAME: "department that may be new",
    Meaning.ENTRY: "entry",
    Meaning.FACTOR: "factor",
    Meaning.SUBJECT: "subject",
    Meaning.ABOUT: "thing spoken of",
    Meaning.SCALE: "scale",
    Meaning.VOTER: "voter",
    Meaning.REGISTER: "register",
    Meaning.ROW: "row",
    Meaning.DECISION: "decision",
    Meaning.NEED: "need",
    Meaning.PROJECT: "project",
    Meaning.GATE: "thing a project waits for",
    Meaning.STRATEGY: "strategy",
    Meaning.STATEMENT: "statement",
    Meaning.THEME: "theme",
    Meaning.THEME_NAME: "theme that may be new",
    Meaning.THEME_PART: "theme inside another",
    Meaning.FINDING: "finding",
    Meaning.CITED: "factor or theme",
    Meaning.QUOTED: "something said",
    Meaning.VOTES: "ballot",
}
"""What each meaning is called on the page."""

_LINES: Final = """
A **line** is typed as at the capture line, `"+ Fast close @Dana #ledger"`, and read in the same
way: one without a sign becomes what the step makes of it. In place of it stands an object with its
parts where a program has them: `{"kind": "strength", "text": "Fast close", "handles": ["Dana"],
"tags": ["ledger"]}`, and `pestle`, `due`, `private`, `attribution`, `meets`, and of a note from a
board `votes` and `stack`, what it is marked as (`marks`: `key`, `surprise`, `revisit`) and when its
first key was pressed (`begun`), as needed; `cited` is the document that says it, as typed between
the brackets of `doc:[...]`. Who is named in a line and not known takes part from then on; in an
action, or as somebody to meet, they are listed as that. A name that may mean several is recorded
as it is, and said to be not clear.

A **ballot** (`votes`) gives a number for each item: dots or points (`{"T18": 3, "S2": 2}`), the
place in a ranking (1 is the best), the level of agreement (1 endorses, 8 vetoes, or its words), 1
for what is approved. Of ranks and approvals a list will do, `["T18", "S2"]`, from the best on. In a
vote on scores each item has an object, `{"T18": {"impact": 5, "likelihood": 4}}`. Best–worst takes
`[{"of": ["1", "2", "3", "4"], "best": "2", "worst": "4"}]`. All that is wrong with a ballot is
told at once, and nothing of it is taken.

## The commands
"""

_EXAMPLES: Final[dict[Any, Any]] = {
    Meaning.SESSION: 2,
    Meaning.STEP: "what-works",
    Meaning.PERSON: "@Dana",
    Meaning.PARTICIPANT: "Dana Ortiz | CFO | Finance",
    Meaning.DEPARTMENT: "Finance",
    Meaning.DEPARTMENT_NAME: "Finance",
    Meaning.ENTRY: 14,
    Meaning.FACTOR: "S3",
    Meaning.SUBJECT: "S3",
    Meaning.ABOUT: "S3",
    Meaning.SCALE: "weight",
    Meaning.VOTER: "room",
    Meaning.REGISTER: "objectives",
    Meaning.ROW: "B1",
    Meaning.DECISION: "DC2",
    Meaning.NEED: "N7",
    Meaning.PROJECT: "PJ2",
    Meaning.GATE: "AP2",
    Meaning.STRATEGY: "SG2",
    Meaning.STATEMENT: "S3",
    Meaning.THEME: "Too many passwords",
    Meaning.THEME_NAME: "Too many passwords",
    Meaning.THEME_PART: "TH4",
    Meaning.FINDING: "F2",
    Meaning.CITED: "W4",
    Meaning.QUOTED: "Month-end close is fast",
    Meaning.VOTES: {"S3": {"weight": 4}},
    Captured: "+ Fast close @Dana #ledger",
    Guide: "stakeholder-interview",
    Ask: {"text": "Decide on one sign-on", "who": "Board", "by": "2026-12-15"},
    str: "…",
    int: 3,
    bool: True,
    date: "2026-10-30",
    float: 4,
}
"""What is given for a field in the example of a command, by its type."""

_BY_NAME: Final[dict[str, Any]] = {
    "EditEngagement.name": "Acme Ltd",
    "AddDepartment.name": "Legal",
    "RenameDepartment.name": "Legal",
    "name": "Ana López",
    "purpose": "One strategy for all clinics.",
    "facilitator": "Ines Kaya",
    "role": "CFO",
    "place": "Room 4",
    "title": "Second talk",
    "reason": "no time left",
    "text": "Month-end close is fast",
    "kind": "weakness",
    "attribution": "role",
    "pestle": "legal",
    "others": ["S5"],
    "MergeDepartments.others": ["Sales"],
    "MakeTheme.name": "Slow accounts",
    "EditTheme.name": "Passwords everywhere",
    "MoveTheme.place": 1,
    "MakeFinding.text": "Nobody has the time to sign on five times a shift",
    "EditFinding.text": "Signing on costs a nurse half an hour a shift",
    "MakeFinding.recommendation": "Give everybody one sign-on",
    "EditFinding.recommendation": "Give everybody one sign-on",
    "MoveFinding.place": 1,
    "WriteHeadline.text": "First one sign-on, then the new ledger",
    "WriteHeadline.lines": ["Two clinics may begin in March"],
    "author": "Ines Kaya",
    "MergeThemes.into": "Too many passwords",
    "MergeThemes.others": ["New starters wait"],
    "MergeThemes.name": "Signing on",
    "definition": "More than one password for the work of a shift.",
    "coder": "Ben",
    "ResolveName.name": "Tom",
    "date": "2026-10-06T10:00:00+02:00",
    "short": "HR",
    "PutPeople.people": [
        {"name": "Ana López", "role": "Head of Sales", "department": "Sales"},
        {"person": "@Dana", "name": "Dana Ortiz", "role": "CFO"},
    ],
    "PutPeople.departments": ["Legal"],
    "CheckWords.answers": [
        {"entry": 3, "verdict": "right"},
        {"entry": 4, "verdict": "wrong", "correction": "Two days, not three"},
        {"entry": 5, "verdict": "leave out"},
    ],
    "PutRows.rows": [
        {"values": {"objective": "Two clinics more", "aim": "revenue", "year": 2028}},
        {"row": "B1", "values": {"figure": "+8 %"}, "evidence": [14]},
    ],
    "second": "S5",
    "AddTranscript.cues": [
        {"at": 3.12, "end": 8.5, "speaker": "Dana", "text": "Month-end close is fast."}
    ],
    "AddTranscript.speakers": [{"name": "Dana", "person": "Dana Ortiz | CFO | Finance"}],
    "source": "finance.vtt",
    "SendBack.file": "dana.txt",
    "form": "vtt",
    "sha256": "",
    "kept": "",
    "MapSpeaker.speaker": "Speaker 1",
    "TakePassage.text": "",
    "TakePassage.transcript": 1,
    "TakePassage.first": 3,
    "TakePassage.last": 4,
    "RemoveTranscript.transcript": 1,
    "RecordDebrief.remarks": [
        {"topic": "surprise", "text": "Nobody mentioned the new ledger"},
        {"topic": "guide", "text": "Ask for a figure where they say much"},
    ],
    "DropRemark.remark": 1,
    "JoinTalks.other": 1,
    "JoinTalks.offset": -190,
    "TakeAsOne.second": 13,
    "Replan.minutes": {"what-works": 22, "actions": 8},
    "Replan.left_out": ["read-back"],
    "Replan.more": 10,
    "Replan.spare": 2,
    "SplitUp.groups": [
        {"guide": "stakeholder-interview", "people": ["@Dana"], "title": "Blue table"},
        {"guide": "stakeholder-interview", "people": []},
    ],
    "ScoreStrategies.scores": [
        {"strategy": "SG2", "factor": "S3", "score": 4, "why": "It sells what we do best"},
        {"strategy": "SG2", "factor": "S4", "score": "-"},
    ],
    "ShortlistStrategies.strategies": [],
    "SetLimits.of": "needs",
    "SetLimits.limits": {"cost": 700000, "staff_days": 400},
    "SetLimits.reason": "The budget was cut",
    "SetFramework.criteria": [
        {"name": "performance", "weight": 60},
        {"name": "accessibility", "weight": 40, "meaning": "For everybody who works here"},
    ],
    "SetFramework.rule": "priority and need alike",
    "SetFramework.preset": False,
    "SetFramework.reason": "Agreed again with all heads",
    "SignFramework.dissent": "Too little for the wards",
    "SelectNeeds.day": "2027-03-31",
    "SelectNeeds.waived": [{"need": "N7", "reason": "A trial first"}],
    "StartProject.waived": [
        {"waives": "AP2", "waived_by": "@Dana", "why": "The board said so by telephone"}
    ],
    "CastBallot.voter": "@Dana",
    "CastBallot.channel": "paper",
    "CountHands.counts": {"5": 5, "4": 1, "1": 6},
}
"""The same, where the name of the field, or of command and field, tells more than its type."""


def manual_page() -> str:
    """The manual's page, as Markdown."""
    rows = [table_row(name, _how(meaning)) for meaning, name in _NAMED.items()]
    parts = [_OPENING + "\n".join(rows), _LINES]
    for name, kind in sent_by(Sender.APPLY).items():
        parts += [*_section(name, kind), ""]
    return "\n".join(parts).rstrip("\n") + "\n"


def _how(meaning: Meaning) -> str:
    """How something is named: what stands behind what it is."""
    return re.split(r"[:,] ", meaning.value, maxsplit=1)[-1]


def _section(name: str, kind: type[msgspec.Struct]) -> Iterator[str]:
    """One command, as Markdown."""
    yield f"### {name}\n"
    yield f"{inspect.cleandoc(kind.__doc__ or '')}\n"
    yield f"```json\n{json.dumps(example(name, kind), ensure_ascii=False)}\n```\n"
    yield "| field | takes |\n|---|---|"
    for field in fields_of(kind):
        yield table_row(f"`{field.name}`", _takes(kind, field))


def _takes(kind: type[msgspec.Struct], field: WireField) -> str:
    """What a field takes, and what it has where it is left out."""
    words = _short(field.type)
    if field.attribute is None:
        words = words.removesuffix(", or null")
        return f"{words}; needed where the entry is given by its number"
    if field.required:
        return words
    defaults = {each.name: each.default for each in msgspec.structs.fields(kind)}
    default = defaults[field.attribute]
    default = default.value if isinstance(default, Enum) else default
    left_out = "" if default in (None, "", ()) else f": then {json.dumps(default)}"
    return f"{words.removesuffix(', or null')}; may be left out{left_out}"


def _short(annotation: Any) -> str:
    """What is given for a field of a type, in the words of the page."""
    if is_choice(annotation):
        return f"{_short(choices_of(annotation)[0])}, or null"
    if (meaning := meaning_of(annotation)) is not None:
        return _NAMED[meaning]
    if get_origin(annotation) is tuple:
        return f"a list, each item: {_short(get_args(annotation)[0])}"
    return "a line" if annotation is Captured else words_of(annotation)


def example(name: str, kind: type[msgspec.Struct]) -> dict[str, Any]:
    """A line that sends a command, as an object."""
    given = {"do": name}
    for field in fields_of(kind):
        known = [_BY_NAME[key] for key in (f"{name}.{field.name}", field.name) if key in _BY_NAME]
        given[field.name] = known[0] if known else _example(field.type)
    return given


def _example(annotation: Any) -> Any:
    """What is given for a field of a type."""
    if is_choice(annotation):
        return _example(choices_of(annotation)[0])
    if (meaning := meaning_of(annotation)) is not None:
        return _EXAMPLES[meaning]
    if get_origin(annotation) is tuple:
        return [_example(get_args(annotation)[0])]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation)).value
    if get_origin(annotation) is Literal:
        return get_args(annotation)[0]
    return _EXAMPLES[annotation]


if __name__ == "__main__":
    sys.stdout.write(manual_page())
