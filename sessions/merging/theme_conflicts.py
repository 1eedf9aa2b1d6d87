"""What two laptops both did to the codebook, each without the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sessions.merging.conflict_words import document_label, value_label
from sessions.merging.resolver import Changes, Resolution, Resolver, grouped, out_of_circles
from workshop.record.codebook import theme_key


def one_theme(resolver: Resolver) -> Iterator[Resolution]:
    """Two themes of one name are one; a theme is not part of itself by a roundabout way."""
    whole = [row for row in resolver.rows("themes") if not row[1].get("into")]
    for same in grouped(whole, lambda raw: theme_key(str(raw.get("name")))):
        (_, kept), *others = same
        for _, raw in others:
            changes = resolver.folded("themes", kept["id"], raw["id"])
            sentence = (
                f"The theme {value_label(kept['name'])} was made on both sides; it is one now"
            )
            yield resolver.resolve(sentence, changes)
    yield from out_of_circles(resolver, "themes")


def one_placement(resolver: Resolver) -> Iterator[Resolution]:
    """A coder says once where a statement stands: of two, what was said later holds."""
    fields = ("entry_id", "coder")
    for same in grouped(resolver.rows("placements"), lambda raw: tuple(map(raw.get, fields))):
        last = resolver.last("placements", same)
        themes: dict[str, Any] = {}
        for _, raw in (*(row for row in same if row != last), last):
            themes |= raw.get("themes", {})
        whole = {key: value for key, value in last[1].items() if key not in ("rest", "themes")}
        whole |= {"themes": themes} if themes else {"rest": last[1].get("rest")}
        changes: Changes = {("placements", key): None for key, _ in same}
        changes["placements", last[0]] = {k: v for k, v in whole.items() if v is not None}
        what = document_label("placements", last[1], resolver.tables)
        yield resolver.resolve(f"{what} were put on both sides; the later ones stand", changes)


def theme_codes_once(resolver: Resolver) -> Iterator[Resolution]:
    """A code names one theme: the older one keeps it, the other gets a new one."""
    rows = resolver.rows("themes")
    last = max((raw.get("number", 0) for _, raw in rows), default=0)
    for same in grouped(rows, lambda raw: raw.get("number")):
        for key, raw in same[1:]:
            last += 1
            name = value_label(raw.get("name"))
            sentence = f"TH{raw.get('number')} was given on both sides: {name} is TH{last} now"
            yield resolver.resolve(sentence, {("themes", key): raw | {"number": last}})
