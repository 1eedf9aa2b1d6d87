"""What two laptops both did to findings, the headline and versions, each without the other."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.merging.conflict_words import document_label, value_label
from sessions.merging.resolver import Changes, Resolution, Resolver, grouped
from workshop.record.ids import id_number


def one_headline(resolver: Resolver) -> Iterator[Resolution]:
    """There is one headline: that of the engagement, or else of one begun apart."""
    engagement = next((raw for _, raw in resolver.rows("engagement")), None)
    if engagement is None:
        return
    own = str(id_number(str(engagement["id"])))
    for key, raw in resolver.rows("headlines"):
        if key == own:
            continue
        changes: Changes = {("headlines", key): None}
        what = document_label("headlines", raw, resolver.tables)
        if (kept := resolver.tables["headlines"].get(own)) and kept.get("text"):
            sentence = f"{what} gave way: {value_label(kept['text'])} stands"
        else:
            changes["headlines", own] = raw | {"id": engagement["id"]}
            sentence = f"{what} is that of the whole engagement now"
        yield resolver.resolve(sentence, changes)


def finding_numbers_once(resolver: Resolver) -> Iterator[Resolution]:
    """A number names one finding: the older one keeps it, the other gets the next one."""
    rows = resolver.rows("findings")
    last = max((raw.get("number", 0) for _, raw in rows), default=0)
    for same in grouped(rows, lambda raw: raw.get("number")):
        for key, raw in same[1:]:
            last += 1
            sentence = (
                f"F{raw.get('number')} was given on both sides: "
                f"{value_label(same[0][1].get('text'))} keeps it, "
                f"{value_label(raw.get('text'))} is F{last} now"
            )
            yield resolver.resolve(sentence, {("findings", key): raw | {"number": last}})


def version_numbers_once(resolver: Resolver) -> Iterator[Resolution]:
    """A number names one version: what was issued later on the other side is counted on."""
    rows = resolver.rows("versions")
    last = max((raw.get("number", 0) for _, raw in rows), default=0)
    for same in grouped(rows, lambda raw: raw.get("number")):
        for key, raw in sorted(same, key=lambda row: (str(row[1].get("at")), int(row[0])))[1:]:
            last += 1
            what = document_label("versions", raw, resolver.tables)
            new = raw | {"number": last}
            now = document_label("versions", new, resolver.tables)
            sentence = f"{what} was issued on both sides: the later one is {now.lower()} now"
            yield resolver.resolve(sentence, {("versions", key): new})
