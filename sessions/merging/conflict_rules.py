"""What two laptops that wrote apart both gave, each without the other: found and decided by rule.

Each rule looks at documents that were put together field by field and yields resolutions: what it
changes, and a sentence that says so. All rules depend on the documents alone, older ids win, and
where nothing is to be resolved they yield nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from sessions.journal.branches import Lineage
from sessions.journal.overlay import Raw, Tables
from sessions.merging.check_conflicts import one_check
from sessions.merging.conflict_words import document_label, value_label
from sessions.merging.field_merge import Merged, narrowness
from sessions.merging.finding_conflicts import (
    finding_numbers_once,
    one_headline,
    version_numbers_once,
)
from sessions.merging.resolver import (
    Changes,
    Resolution,
    Resolver,
    Rows,
    as_compared,
    grouped,
    out_of_circles,
    texts_in,
)
from sessions.merging.row_conflicts import factor_codes_once, row_codes_once
from sessions.merging.same_words import one_statement
from sessions.merging.theme_conflicts import one_placement, one_theme, theme_codes_once
from sessions.merging.vote_conflicts import one_ballot, one_hand_count, one_vote
from workshop.running.same_person import name_key
from workshop.text import listing


def resolve_conflicts(merged: Merged, lineage: Lineage) -> tuple[Tables, list[Resolution]]:
    """Settle documents that were put together.

    Returns:
        The documents in the end, and what was resolved, in its order.
    """
    resolver = Resolver(merged, lineage)
    found = [resolved for rule in _RULES for resolved in rule(resolver)]
    return resolver.tables, found


def _still_used(resolver: Resolver) -> Iterator[Resolution]:
    """What one side removed and the other goes on using stays."""
    while True:
        used = set(texts_in(resolver.tables))
        back = [at for at, raw in resolver.merged.gone.items() if raw.get("id") in used]
        back = [at for at in sorted(back) if at[1] not in resolver.tables.get(at[0], {})]
        if not back:
            return
        for table, key in back:
            raw = resolver.merged.gone[table, key]
            what = document_label(table, raw, resolver.tables)
            sentence = f"{what} was removed on one side and is used on the other: it stays"
            yield resolver.resolve(sentence, {(table, key): raw})


def _one_engagement(resolver: Resolver) -> Iterator[Resolution]:
    """There is one engagement in a folder: the one that was begun first."""

    def age(row: tuple[str, Raw]) -> tuple[int, int]:
        began = resolver.merged.began.get(("engagement", row[0]))
        return (began.number if began else 0, int(row[0]))

    kept, *others = sorted(resolver.rows("engagement"), key=age) or [("", {})]
    for key, raw in others:
        name, other = value_label(kept[1].get("name")), value_label(raw.get("name"))
        sentence = f"The engagement {other}, begun apart, is part of {name} now"
        yield resolver.resolve(sentence, {("engagement", key): None})


def _one_department(resolver: Resolver) -> Iterator[Resolution]:
    """Two departments of one name are one."""
    for same in grouped(resolver.rows("departments"), lambda raw: as_compared(raw.get("name"))):
        (_, kept), *others = same
        for _, raw in others:
            changes = resolver.folded("departments", kept["id"], raw["id"])
            sentence = (
                f"The department {value_label(kept['name'])} was added on both sides; it is one now"
            )
            yield resolver.resolve(sentence, changes)


def _one_person(resolver: Resolver) -> Iterator[Resolution]:
    """A person whom both sides entered is one, unless something speaks against it."""
    for same in grouped(resolver.rows("people"), lambda raw: _as_named(raw.get("name"))):
        kept: Rows = []
        for key, raw in same:
            match = next((each for each in kept if _alike(resolver, each, (key, raw))), None)
            if match is None:
                kept.append((key, raw))
                continue
            place = kept.index(match)
            whole = raw | match[1]
            changes = resolver.folded("people", whole["id"], raw["id"])
            changes["people", match[0]] = whole
            kept[place] = (match[0], whole)
            sentence = f"{value_label(raw['name'])} was entered on both sides; it is one person now"
            yield resolver.resolve(sentence, changes)


def _alike(resolver: Resolver, one: tuple[str, Raw], other: tuple[str, Raw]) -> bool:
    """Whether two people of one name are one: entered apart, and nothing else differs."""
    for field in ("role", "department_id"):
        values = {_as_named(raw.get(field)) for _, raw in (one, other)} - {""}
        if len(values) > 1:
            return False
    return resolver.concurrent(("people", one[0]), ("people", other[0]))


def _one_consent(resolver: Resolver) -> Iterator[Resolution]:
    """A person has said one thing in a session: of two, what tells less, until they decide."""
    fields = ("session_id", "person_id")
    for same in grouped(resolver.rows("consents"), lambda raw: tuple(map(raw.get, fields))):
        least = max(narrowness(raw.get("attribution")) for _, raw in same)
        narrow = [row for row in same if narrowness(row[1].get("attribution")) == least]
        stands = resolver.last("consents", narrow)[1]
        changes: Changes = {("consents", key): None for key, raw in same if raw is not stands}
        what = document_label("consents", stands, resolver.tables)
        level = value_label(stands.get("attribution"))
        sentence = f"{what} was recorded on both sides; {level} stands, which tells less"
        yield resolver.resolve(sentence, changes)


def _one_part(resolver: Resolver) -> Iterator[Resolution]:
    """Who takes part on one side takes part: another part that the other side gave goes."""
    for key, raw in resolver.rows("sessions"):
        parts = raw.get("parts", {})
        both = [each for each in parts if each in raw.get("people", [])]
        if both:
            left = {each: part for each, part in parts.items() if each not in both}
            whole = {field: value for field, value in raw.items() if field != "parts"}
            whole |= {"parts": left} if left else {}
            names = listing([_name_of(resolver, each) for each in both])
            title = value_label(raw.get("title"))
            sentence = f"{names} had another part in {title} on one side; they take part in it"
            yield resolver.resolve(sentence, {("sessions", key): whole})


def _name_of(resolver: Resolver, person_id: str) -> str:
    """The name of a person, as text in a sentence."""
    people = resolver.tables.get("people", {}).values()
    return next((value_label(p["name"]) for p in people if p.get("id") == person_id), "Somebody")


def _one_withdrawal(resolver: Resolver) -> Iterator[Resolution]:
    """A person has withdrawn once: what leaves out more holds."""
    for same in grouped(resolver.rows("withdrawals"), lambda raw: raw.get("person_id")):
        kept = next((row for row in same if row[1].get("level") != "kept"), same[0])
        changes: Changes = {("withdrawals", key): None for key, _ in same if key != kept[0]}
        what = document_label("withdrawals", kept[1], resolver.tables)
        stands = value_label(kept[1].get("level"))
        yield resolver.resolve(f"{what} was recorded on both sides; {stands} holds", changes)


def _one_transcript(resolver: Resolver) -> Iterator[Resolution]:
    """A file is a transcript of a session once; who speaks in it is known from both sides."""
    told = [row for row in resolver.rows("transcripts") if row[1].get("sha256")]
    for same in grouped(told, lambda raw: (raw.get("session_id"), raw.get("sha256"))):
        speakers: dict[str, str] = {}
        for _, raw in reversed(same):
            speakers |= raw.get("speakers", {})
        changes: Changes = {("transcripts", key): None for key, _ in same[1:]}
        key, kept = same[0]
        changes["transcripts", key] = kept | ({"speakers": speakers} if speakers else {})
        what = document_label("transcripts", kept, resolver.tables)
        yield resolver.resolve(f"{what} was brought in on both sides; it is one now", changes)


def _no_circles(resolver: Resolver) -> Iterator[Resolution]:
    """A factor is not part of itself by a roundabout way, nor of one that is not there."""
    yield from out_of_circles(resolver, "factors")


_RULES: Final[tuple[Callable[[Resolver], Iterator[Resolution]], ...]] = (
    _still_used,
    _one_engagement,
    one_headline,
    _one_department,
    _one_person,
    one_vote,
    one_ballot,
    one_hand_count,
    _one_consent,
    _one_part,
    _one_withdrawal,
    _one_transcript,
    _no_circles,
    factor_codes_once,
    one_statement,
    row_codes_once,
    one_theme,
    one_placement,
    theme_codes_once,
    finding_numbers_once,
    version_numbers_once,
    one_check,
)


def _as_named(text: Any) -> str:
    """A name or a role as it is compared wherever it is asked who is the same person."""
    return name_key(str(text or ""))
