"""The report as JSON: everything in it, with the findings at the top level.

Reading the file back gives an equal report; `docs/summary.schema.json` describes it.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from sessions.exports.clean_text import cleaned
from sessions.exports.look import PLAIN, Look
from workshop.report import facts as facts_module
from workshop.report.blocks import Report
from workshop.report.facts import Facts

SCHEMA_ID: Final = "summary.schema.json"
"""The name of the schema, beside the guide in `docs/`."""

_LAST: Final = "blocks"  # The findings stand before the prose: they are what programs look for.

_LEFT_OUT: Final = frozenset(
    {
        "firm", "actions", "themes", "matrix", "saturation", "coding", "coverage", "hear_next",
        "priorities", "goals", "sheets", "votes", "voided_votes", "clusters", "discussions",
        "feedback", "groups",
        "open_actions", "needs", "framework", "joint", "by_department", "conflicts", "synergies",
        "sufficiency", "selections", "fairness", "hangs", "collaboration", "at_the_table",
        "answers", "liaisons", "without_liaison", "elements", "purposes", "it_goals", "projects",
        "money", "awareness", "map", "around", "boards", "decided", "letters",
        "impact", "untold", "tows", "gaps", "rounds", "predictions", "gates", "programme",
    }
)  # fmt: skip
"""What stands in the file only where it has a value."""

_GOALS: Final = "goals"
_IT_GOALS: Final = "it_goals"
"""What the strategy document has under the name `goals`, where the synthesis has what was told."""


def _field(info: msgspec.structs.FieldInfo) -> tuple[str, Any, Any]:
    """A field as `msgspec.defstruct` takes it."""
    if info.default_factory is not msgspec.NODEFAULT:
        return info.name, info.type, msgspec.field(default_factory=info.default_factory)
    return info.name, info.type, msgspec.field(default=info.default)


def _flat_fields() -> list[tuple[str, Any, Any]]:
    """The fields of a report with those of its facts among them."""
    own = {info.name: _field(info) for info in msgspec.structs.fields(Report)}
    findings = [_field(info) for info in msgspec.structs.fields(Facts)]
    del own["facts"]
    last = own.pop(_LAST)
    return [*own.values(), *findings, last]


Summary: Final = msgspec.defstruct(
    "Summary",
    _flat_fields(),
    kw_only=True,
    frozen=True,
    module=__name__,
    namespace={"__doc__": "A workshop summary: what was found, and the document as it is printed."},
)
"""The shape of the file."""


def render(report: Report, look: Look = PLAIN) -> bytes:
    """The report as JSON: UTF-8, two blanks a level, a line feed at the end."""
    del look  # data has none
    report = cleaned(report)
    parts = msgspec.structs.asdict(report) | msgspec.structs.asdict(report.facts)
    wanted = (
        name
        for name in Summary.__struct_fields__
        if name not in _LEFT_OUT or parts[name] not in (None, "")
    )
    flat = {_GOALS if name == _IT_GOALS else name: parts[name] for name in wanted}
    return msgspec.json.format(msgspec.json.encode(flat), indent=2) + b"\n"


def read(data: bytes) -> Report:
    """The report that `render` wrote.

    Raises:
        msgspec.ValidationError: it is no such file; the message names the place in it.
    """
    parts = msgspec.structs.asdict(_summary(data))
    findings = Facts(**{name: parts.pop(name) for name in Facts.__struct_fields__})
    return Report(facts=findings, **parts)


def _summary(data: bytes) -> Any:
    """The file as it stands, with the goals of IT under a name of their own.

    Raises:
        msgspec.ValidationError: it is no such file.
    """
    kind = msgspec.json.decode(data, type=_Kind)
    if not kind.elements:
        return msgspec.json.decode(data, type=Summary)
    raw = msgspec.json.decode(data)
    raw[_IT_GOALS] = raw.pop(_GOALS, None)
    return msgspec.convert(raw, Summary, str_keys=True)


class _Kind(msgspec.Struct):
    """What tells a strategy from other documents."""

    elements: msgspec.Raw = msgspec.Raw()


def schema() -> bytes:
    """The JSON Schema of the file, as it stands in `docs/`."""
    (top,), parts = msgspec.json.schema_components([Summary], ref_template="#/$defs/{name}")
    name = str(top["$ref"]).rpartition("/")[2]
    for part_name, part in parts.items():
        if part_name == name or _is_always_whole(part_name):
            part["required"] = [one for one in part["properties"] if one not in _LEFT_OUT]
    both = parts[name]["properties"]
    goals = (both[_GOALS], both.pop(_IT_GOALS))
    both[_GOALS] = {"anyOf": [*goals[0]["anyOf"], goals[1]["anyOf"][0]], "default": None}
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Workshop summary",
    }
    document = head | {key: value for key, value in parts.pop(name).items() if key != "title"}
    whole = document | {"$defs": dict(sorted(parts.items()))}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def _is_always_whole(name: str) -> bool:
    """Whether objects of this name are written with every field, also the empty ones."""
    known = getattr(facts_module, name, None)
    if not (isinstance(known, type) and issubclass(known, msgspec.Struct)):
        return False
    return not known.__struct_config__.omit_defaults
