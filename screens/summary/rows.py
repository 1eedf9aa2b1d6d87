"""The rows of the summary screen: factors, the register of the scan, evidence, position."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from textual.content import Content

from screens.widgets.ink import MUTED, muted, sign
from screens.widgets.letter_signs import LETTER_WORDS, letter_sign
from screens.widgets.row_list import Item, Row
from screens.widgets.row_words import day, note
from workshop.analysis.evidence import Support, is_single_source, of_departments
from workshop.analysis.look_alikes import has_look_alikes
from workshop.record.documents import EntryKind, Factor, Pestle
from workshop.report.facts import FactorFact, MatrixFact
from workshop.text import plural
from workshop.trace.nodes import Node, Trace

_BAR: Final = 31
"""Cells of the bar from 1.0 to 4.0: ten for each point and one for the end."""


def support_words(support: Support) -> str:
    """The support in the width of a pane: `4 of 6 departments · 9 entries`."""
    parts = [of_departments(support), plural(support.entries, "entry", "entries")]
    if is_single_source(support):
        parts.append("single source")
    if has_look_alikes(support):
        parts.append("others look alike")
    return " · ".join(parts)


def support_narrow(support: Support) -> str:
    """The same for a narrow pane: `4 of 6 dept. · 9 entries`."""
    if is_single_source(support):
        entries = "single source"
    else:
        entries = plural(support.entries, "entry", "entries")
    return f"{of_departments(support).replace('departments', 'dept.')} · {entries}"


def factor_item(fact: FactorFact, marked: Collection[str]) -> Item:
    """A factor in its quarter: code, statement, support."""
    parts = [support_words(fact.support)]
    if fact.letter in ("O", "T"):
        parts.append(_field_word(fact))
    if fact.significance is not None:
        parts.append(f"{fact.significance:g} of 25")
    tick = Content.styled("✓", "bold $accent") if fact.key in marked else Content(" ")
    return Item(
        Row(
            Content(fact.text),
            lead=tick + Content.styled(fact.id, "bold"),
            small=muted(" · ".join(parts)),
            brief=muted(support_narrow(fact.support)),
            indent=5,
        ),
        fact.key,
    )


def _field_word(fact: FactorFact) -> str:
    return Pestle(fact.pestle).word if fact.pestle else "no field yet"


_LEFT_OUT: Final = "Nothing is told: something was left out at somebody's wish."


def quarter_items(
    facts: Sequence[FactorFact], marked: Collection[str], *, withheld: bool = False
) -> Iterator[Item]:
    """The rows of a quarter.

    Args:
        facts: its factors, in the one order.
        marked: the ids of those that are marked.
        withheld: whether something of it is left out at somebody's wish.
    """
    if not facts:
        yield note(f"  {_LEFT_OUT}" if withheld else "  Nothing recorded yet.")
    yield from (factor_item(fact, marked) for fact in facts)


def register_items(
    register: Mapping[str, Sequence[FactorFact]],
    marked: Collection[str],
    threshold: float,
    withheld: Collection[str] = (),
) -> Iterator[Item]:
    """The register of the scan: every field, also the empty ones, then what has none.

    Args:
        register: the factors by the letters of the fields.
        marked: the ids of those that are marked.
        threshold: the significance that counts as significant.
        withheld: the letters of which something is left out at somebody's wish.
    """
    yield note(f"significance = impact × likelihood, 1 to 25; ▲ marks what reaches {threshold:g}")
    for letter, word in _fields():
        facts = register.get(letter, ())
        title = Content.assemble(
            (f"{letter:<3}", "bold"), (word.capitalize(), "bold"), (f"  {len(facts) or ''}", MUTED)
        )
        yield Item(Row(title, above=1))
        if not facts and letter in withheld:
            yield note(f"   {_LEFT_OUT}")
        elif not facts:
            yield note("   Nothing recorded. Not looked at, or nothing there? Say which.")
        yield from (register_item(fact, marked, threshold) for fact in facts)
    if loose := register.get("none", ()):
        words = "No field yet: press f to file one"
        yield Item(Row(Content.assemble((words, "bold $warning"), f"  {len(loose)}"), above=1))
        yield from (register_item(fact, marked, threshold) for fact in loose)


def _fields() -> list[tuple[str, str]]:
    """The letters of the scan with their words, in order."""
    return [(field.value, field.word) for field in Pestle]


def register_item(fact: FactorFact, marked: Collection[str], threshold: float) -> Item:
    """An external factor: direction, statement, impact × likelihood, support."""
    tick = Content.styled("✓", "bold $accent") if fact.key in marked else Content(" ")
    lead = tick + letter_sign(fact.letter) + Content.styled(f" {fact.id}", "bold")
    words = f"{LETTER_WORDS[fact.letter]} · {support_words(fact.support)}"
    return Item(
        Row(
            Content(fact.text),
            lead=lead,
            right=significance(fact, threshold),
            small=muted(words),
            indent=8,
        ),
        fact.key,
    )


def significance(fact: FactorFact, threshold: float) -> Content:
    """Impact × likelihood = significance, and whether that reaches the threshold."""
    if fact.significance is None or fact.impact is None or fact.likelihood is None:
        return Content.styled("not scored", MUTED)
    product = Content.styled(f"{fact.impact:g} × {fact.likelihood:g} = ", MUTED)
    reached = fact.significance >= threshold
    total = Content.styled(f"{fact.significance:g}", "bold" if reached else "")
    return product + total + Content.styled(" ▲" if reached else "  ", "bold $warning")


def evidence_items(
    fact: FactorFact | None, trace: Trace | None, parts: Iterable[Factor]
) -> Iterator[Item]:
    """A factor with what was said for it, what was merged into it, and what was made of it.

    Args:
        fact: the factor; none where none is chosen.
        trace: what it rests on and what was made of it.
        parts: what was merged into it directly, which can be split off.
    """
    if fact is None or trace is None:
        yield note("Choose a factor to see who said it.")
        return
    head = Row(
        Content.styled(fact.text, "bold"),
        lead=letter_sign(fact.letter) + Content.styled(f" {fact.id}", "bold"),
        small=_relied_on(fact),
        indent=7,
    )
    yield Item(head)
    by_code = {part.code: part for part in parts}
    for place, node in enumerate(_in_one(trace.rests_on)):
        if node.kind == "factor":
            yield _part_item(node, by_code.get(node.id or ""))
        else:
            yield _evidence_item(node, place)
    for place, node in enumerate(trace.made_of_it):
        yield _made_item(node, place)


def _relied_on(fact: FactorFact) -> Content:
    """Who stands behind a factor, and how far it can be relied on."""
    support = muted(fact.support.sentence)
    if fact.strength is None:
        return support
    strength = Content.assemble(
        ("Strength ", MUTED), (fact.strength.word, "bold"), (f": {fact.strength.why}", MUTED)
    )
    return Content("\n").join([support, strength])


def _in_one(nodes: Iterable[Node]) -> Iterator[Node]:
    """Everything below a factor in one list, each part before what was said for it."""
    for node in nodes:
        yield node
        yield from _in_one(node.rests_on)


def _part_item(node: Node, part: Factor | None) -> Item:
    """What was merged into a factor; only what was merged into it directly can be split off."""
    words = "merged into it; p splits it off again" if part else "merged into that before"
    return Item(
        Row(
            Content(node.text or ""),
            lead=muted(node.id or ""),
            small=muted(words),
            indent=7,
            above=1,
        ),
        part.id if part else f"part-{node.id}",
        part,
    )


def _evidence_item(said: Node, place: int) -> Item:
    """One thing that was said: who, in which session, when."""
    meta = " · ".join(
        part
        for part in (said.speaker, said.session_title, day(said.at, clock=True) if said.at else "")
        if part
    )
    return Item(
        Row(
            Content(said.text or ""),
            lead=Content("   ") + sign(EntryKind(said.sort)),
            small=muted(meta),
            indent=7,
        ),
        f"said-{place}",
        said,
    )


def _made_item(made: Node, place: int) -> Item:
    """Something that was made of a factor: where it was scored, what names it."""
    what = "scored" if made.kind == "step" else f"named by {made.kind} {made.id}"
    meta = " · ".join(part for part in (what, made.session_title) if part)
    return Item(
        Row(
            Content(made.text or ""),
            lead=muted("    →"),
            small=muted(meta),
            indent=7,
            above=int(place == 0),
        ),
        f"made-{place}",
        made,
    )


def position(matrices: Sequence[tuple[str, str, MatrixFact | None]], *, rows: bool) -> Content:
    """The matrices with their bars: name, what it looks at, the matrix; factors where asked."""
    blocks = [_matrix(name, about, fact, rows=rows) for name, about, fact in matrices]
    return Content("\n\n").join(blocks)


def _matrix(name: str, about: str, fact: MatrixFact | None, *, rows: bool) -> Content:
    """One matrix."""
    if fact is None or fact.total is None:
        reason = fact.reason if fact and fact.reason else "Nothing was weighted and rated yet."
        reason = reason if rows else reason.split(". ")[0].rstrip(".") + "."
        return Content("\n").join(
            [
                Content.assemble((name, "bold"), (f"  {about}", MUTED)),
                Content.assemble(("not defined  ", "bold"), (reason, MUTED)),
            ]
        )
    lines = [
        Content.assemble(
            (name, "bold"), " ", (f"{fact.total:.2f}", "bold $accent"), (f"  {about}", MUTED)
        ),
        Content.assemble(("1 ", MUTED), bar(fact.total, fact.midpoint), (" 4", MUTED)),
    ]
    lines += [Content(fact.sentence)] if fact.sentence else []
    if rows:
        lines += [Content.styled(warning, MUTED) for warning in fact.warnings]
        lines += [Content(""), *_matrix_rows(fact)]
    elif fact.warnings:
        lines += [Content.styled(f"{plural(len(fact.warnings), 'note')}: press 4", MUTED)]
    return Content("\n").join(lines)


def bar(value: float, midpoint: float) -> Content:
    """A number from 1 to 4 on a line, with the midpoint marked."""
    cells = ["─"] * _BAR
    cells[_cell(midpoint)] = "┼"
    at = _cell(value)
    before, behind = "".join(cells[:at]).replace("─", "━"), "".join(cells[at + 1 :])
    return Content.assemble((before, "$accent"), ("◆", "bold $accent"), (behind, MUTED))


def _cell(value: float) -> int:
    return min(_BAR - 1, max(0, round((value - 1) / 3 * (_BAR - 1))))


def _matrix_rows(fact: MatrixFact) -> list[Content]:
    """The factors of a matrix: weight × rating = score."""
    return [
        Content.assemble(
            (f"{row.id:<5}", "bold"),
            (f"{row.weight:.2f} × {row.rating:g} = {row.score:.2f}", MUTED),
            f"  {row.text}",
        )
        for row in fact.rows
    ]
