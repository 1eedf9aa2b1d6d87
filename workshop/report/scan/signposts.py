"""What is done about a factor outside today, and who watches for its first sign.

Both come from what people recorded: findings and strategies that cite the factor, risks that come
of it, actions that are about it or name its code.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from workshop import times
from workshop.analysis.answer.facts import AnswerFact
from workshop.analysis.follow_up import FollowedUp
from workshop.language import marked, say
from workshop.record.documents import EntryKind, Factor
from workshop.registers.kinds import REGISTERS
from workshop.report.appendices.followed import factor_meant, of_all_sessions
from workshop.report.appendices.tables import without_idle_columns
from workshop.report.blocks import AnyBlock, Column, Heading, Paragraph, Table, plain
from workshop.report.factor_lists.lines import marked_code
from workshop.report.known import Known
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases

NONE: Final = marked("none recorded")
"""What stands where nobody recorded anything."""

_CODE: Final = re.compile(r"\b[OT][1-9][0-9]{0,4}\b", re.ASCII)


class Signpost(msgspec.Struct, frozen=True, kw_only=True):
    """By what a factor will be noticed."""

    sign: str
    who: str
    when: str


def actions_about(gathered: Gathered) -> Mapping[str, tuple[FollowedUp, ...]]:
    """The actions that are about each factor, by its id."""
    return gathered.once(_actions_about)


def _actions_about(gathered: Gathered) -> dict[str, tuple[FollowedUp, ...]]:
    codes = {known.code: known.factor.id for known in gathered.factors}
    parts = (factor for factor in gathered.record.all(Factor) if factor.into)
    codes |= {
        part.code: whole.id
        for part in parts
        if (whole := gathered.record.whole_of(part)).id in gathered.by_id
    }
    found: defaultdict[str, list[FollowedUp]] = defaultdict(list)
    for one in of_all_sessions(gathered):
        if one.entry.kind is not EntryKind.ACTION:
            continue
        named = [codes[code] for code in _CODE.findall(one.entry.text) if code in codes]
        for factor_id in dict.fromkeys((factor_meant(gathered, one.entry), *named)):
            if factor_id:
                found[factor_id].append(one)
    return {factor_id: tuple(actions) for factor_id, actions in found.items()}


def cited_in(gathered: Gathered, register: str, field: str) -> Mapping[str, list[dict[str, str]]]:
    """The rows of a register that lead to each factor, by its id, as an edition tells them."""
    found: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for told in gathered.row_telling.rows(REGISTERS[register]).rows:
        for target in told.row.cell(field):
            factor = gathered.record.find(Factor, target.id) if target.id else None
            if factor is not None:
                whole = gathered.record.whole_of(factor)
                found[whole.id].append({**told.cells, "code": told.code})
    return found


def answer_today(gathered: Gathered, answer: AnswerFact, known: Known) -> str:
    """What is done about a factor today: findings, strategies and actions that name it."""
    words = [
        f"{each.id} {each.recommendation or each.text}"
        for each in answer.findings
        if not each.by_rule and any(cite.id == known.code for cite in each.cites)
    ]
    strategies = gathered.once(_strategies).get(known.factor.id, ())
    words += [f"{row['code']} {row['strategy']}" for row in strategies]
    words += [_action(gathered, one) for one in actions_about(gathered).get(known.factor.id, ())]
    return "\n".join(words) or say(NONE)


def _strategies(gathered: Gathered) -> Mapping[str, list[dict[str, str]]]:
    return cited_in(gathered, "strategies", "cites")


def _risks(gathered: Gathered) -> Mapping[str, list[dict[str, str]]]:
    return cited_in(gathered, "risks", "driver")


def _action(gathered: Gathered, one: FollowedUp) -> str:
    """An action with who does it and until when."""
    due = times.short_day(one.due) if one.due else ""
    beside = ", ".join(part for part in (gathered.telling.who(one.entry), due) if part)
    words = gathered.telling.words(one.entry)
    return f"{words} ({beside})" if beside else words


def signposts(gathered: Gathered, factors: Sequence[Known]) -> Iterator[AnyBlock]:
    """By what each factor will be noticed, who watches, and when.

    Args:
        gathered: the record as an edition tells it.
        factors: those that matter, in the one order.
    """
    if not factors:
        return
    yield Heading(text=say("Signposts"))
    found = [(known, post) for known in factors for post in signposts_of(gathered, known)]
    if found:
        yield without_idle_columns(
            Table(
                caption=say("By what we notice that it comes"),
                columns=(
                    Column(title=say("Factor")),
                    Column(title=say("What may come"), weight=4),
                    Column(title=say("First sign"), weight=4),
                    Column(title=say("Who watches"), weight=2),
                    Column(title=say("When"), weight=2),
                ),
                rows=tuple(
                    (marked_code(gathered, known), known.text, post.sign, post.who, post.when)
                    for known, post in found
                ),
            )
        )
    has = {known.factor.id for known, _ in found}
    if without := [known.code for known in factors if known.factor.id not in has]:
        words = say(
            "No first sign and nobody who watches is recorded for {codes}.",
            codes=phrases.codes(without),
        )
        yield Paragraph(spans=plain(words))


def signposts_of(gathered: Gathered, known: Known) -> Iterator[Signpost]:
    """The signposts of a factor: from risks that come of it, then from actions about it."""
    for row in gathered.once(_risks).get(known.factor.id, ()):
        if row["trigger"] or row["owner"]:
            yield Signpost(
                sign=row["trigger"] or "–",
                who=row["owner"] or say("nobody yet"),
                when=row["due"] or "–",
            )
    for one in actions_about(gathered).get(known.factor.id, ()):
        if one.is_open:
            yield Signpost(
                sign=gathered.telling.words(one.entry),
                who=gathered.telling.who(one.entry) or say("nobody yet"),
                when=times.short_day(one.due) if one.due else "–",
            )


def agreed_in_scans(gathered: Gathered) -> Iterator[AnyBlock]:
    """What was agreed where a room looked outside, and names no factor."""
    scans = {
        each.id
        for each in gathered.sessions
        if (guide := gathered.record.guide_of(each)).setting == "workshop"
        and any(step.lens == "pestle" for step in guide.steps)
    }
    told = {one.entry.id for each in actions_about(gathered).values() for one in each}
    rows = tuple(
        (
            gathered.telling.words(one.entry),
            gathered.telling.who(one.entry) or "–",
            times.short_day(one.due) if one.due else "–",
        )
        for one in of_all_sessions(gathered)
        if one.entry.kind is EntryKind.ACTION
        and one.is_open
        and one.session.id in scans
        and one.entry.id not in told
        and gathered.telling.tied(one.entry)
    )
    if rows:
        yield without_idle_columns(
            Table(
                caption=say("Agreed where we looked outside, and tied to no single factor"),
                columns=(
                    Column(title=say("Action"), weight=6),
                    Column(title=say("Who"), weight=3),
                    Column(title=say("Due"), weight=2),
                ),
                rows=rows,
            )
        )
