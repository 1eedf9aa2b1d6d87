"""Statements that look alike while nobody judged whether they are: what support may be missing.

A pair is judged once its two factors were merged, were said to be different, or both were themed or
said to stand alone. Until then nobody can say that one of them rests on a single source.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

import msgspec

from workshop.analysis.evidence import SINGLE_SOURCE, Support, is_single_source
from workshop.language import say
from workshop.methods.environment.near_duplicates import alike
from workshop.record.codebook import Codebook
from workshop.record.documents import Factor
from workshop.record.record import Record
from workshop.text import plural


def not_judged(
    record: Record, texts: Mapping[str, str], codebook: Codebook | None = None
) -> dict[str, int]:
    """How many others look like a factor and were not judged, by its id, where any do.

    Args:
        record: the documents.
        texts: the statements of the factors that are looked at, by their ids.
        codebook: that of the record, where it was read already.
    """
    apart = record.judged_apart()
    by_letter: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for factor_id, text in texts.items():
        by_letter[record.get(Factor, factor_id).letter.value][factor_id] = text
    pairs = [pair for letter in by_letter.values() for pair in alike(letter, apart)]
    if not pairs:
        return {}
    codebook = codebook or Codebook(record)
    # A factor may stand in dozens of pairs, and each question reads all that it rests on.
    looked_at = {each for pair in pairs for each in (pair.first, pair.second)}
    judged = {each for each in looked_at if codebook.is_judged(record.get(Factor, each))}
    found: Counter[str] = Counter()
    for pair in pairs:
        both = {pair.first, pair.second}
        if not both <= judged:
            found.update(both)
    return dict(found)


def with_look_alikes(support: Support, count: int) -> Support:
    """The support of a factor that others look like: never called a single source.

    Args:
        support: who stands behind it.
        count: how many look like it and were not judged.
    """
    if not count or not is_single_source(support):
        return support
    sentence = support.sentence.removesuffix(say(SINGLE_SOURCE)) + _look_alikes(count)
    return msgspec.structs.replace(support, sentence=sentence)


def has_look_alikes(support: Support) -> bool:
    """Whether a support would be a single source, were it not for what looks alike."""
    last = support.sentence.rpartition(" · ")[2]
    digits = "".join(letter for letter in last if letter.isdigit())
    return bool(digits) and last == _look_alikes(int(digits))


def _look_alikes(count: int) -> str:
    """How many look alike, as the end of a support."""
    return plural(
        count, "other looks alike and was not judged", "others look alike and were not judged"
    )
