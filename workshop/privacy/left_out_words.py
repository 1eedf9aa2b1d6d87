"""The documents of a record without some entries, and without their words in what rests on them.

What somebody wants left out is no more to be read in the wording of a factor or a theme, nor in the
cells of a row that was made of it alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from workshop.privacy.factor_wording import ThemeUnwording, Unwording
from workshop.record.documents import Document, Entry, Factor
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.record.themes import Placement, Theme


def without_words(record: Record, wished: Collection[str]) -> Iterator[Document]:
    """The documents of a record without the entries of these ids.

    Args:
        record: all that was recorded, or what is left of it.
        wished: the ids of the entries that are left out; without any, all documents as they are.
    """
    if not wished:
        yield from record.documents()
        return
    gone = [entry for entry in record.all(Entry) if entry.id in wished]
    left = [entry for entry in record.all(Entry) if entry.id not in wished]
    left.sort(key=lambda entry: (entry.retracted, entry.at))
    factors = Unwording([[each] for each in record.all(Factor)], gone, left)
    placements = [[each] for each in record.all(Placement)]
    themes = ThemeUnwording([[each] for each in record.all(Theme)], placements, gone, left)
    for document in record.documents():
        if wished and {document.id, getattr(document, "entry_id", "")}.intersection(wished):
            continue
        if isinstance(document, Factor):
            yield _factor(document, factors)
        elif isinstance(document, Theme):
            yield _theme(document, themes)
        elif isinstance(document, Row) and document.evidence and wished:
            yield from _row(document, wished)
        else:
            yield document


def _factor(factor: Factor, words: Unwording) -> Factor:
    """A factor without the words that it owes to what is left out."""
    merged = tuple(
        msgspec.structs.replace(one, text=words.of(one.factor_id, one.text) or one.text)
        for one in factor.merged
    )
    text = words.of(factor.id, factor.text) or factor.text
    return msgspec.structs.replace(factor, text=text, merged=merged)


def _theme(theme: Theme, words: ThemeUnwording) -> Theme:
    """A theme without the words that it owes to what is left out."""
    merged = tuple(
        msgspec.structs.replace(one, name=words.of(one.theme_id, one.name)) for one in theme.merged
    )
    return msgspec.structs.replace(
        theme,
        name=words.of(theme.id, theme.name),
        definition=words.of(theme.id, theme.definition),
        merged=merged,
    )


def _row(row: Row, wished: Collection[str]) -> Iterator[Row]:
    """A row without what is left out among its evidence; nothing where it rested on that alone."""
    evidence = tuple(each for each in row.evidence if each not in wished)
    if evidence:
        yield msgspec.structs.replace(row, evidence=evidence)
