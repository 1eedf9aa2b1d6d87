"""Statements that are word for word the same under one letter: one factor with several entries.

The factor of a later one is merged into that of the first as it is recorded, with its own number
and its lineage, so that it can be split off again like any other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from workshop.record.change import Moment
from workshop.record.documents import Factor, Letter, Pestle
from workshop.record.record import Record, wording_key
from workshop.record.within import Merge


class Joining:
    """The factors that one change makes, joined with those that state the same.

    Args:
        record: the documents before the change.
        moment: when it is made.
    """

    def __init__(self, record: Record, moment: Moment) -> None:
        self._record = record
        self._moment = moment
        self._new: dict[tuple[str, str], str] = {}
        self.puts: dict[str, Factor] = {}
        """By their ids, the factors that are new or take one in."""
        self.joined: dict[str, str] = {}
        """By the code of a factor that was joined, that of the one that took it in."""

    def state(self, letter: Letter, number: int, text: str, pestle: Pestle | None) -> Factor:
        """A new factor that states what an entry says; outside, in the field that it has."""
        field = None if letter.internal else pestle
        new = Factor(
            id=self._moment.new_id(), letter=letter, number=number, text=text, pestle=field
        )
        return self.take(new)

    def take(self, factor: Factor) -> Factor:
        """A new factor; it is part of another where that states the same."""
        key = (factor.letter.value, wording_key(factor.text))
        whole_id = self._new.get(key)
        known = None if whole_id else self._record.stating(factor.letter, factor.text)
        whole = self.puts.get(whole_id or (known.id if known else ""), known)
        if whole is None:
            self._new[key] = factor.id
            self.puts[factor.id] = factor
            return factor
        self._new[key] = whole.id
        taken = Merge(factor_id=factor.id, text=factor.text, at=self._moment.now)
        self.puts[whole.id] = msgspec.structs.replace(
            whole, merged=(*whole.merged, taken), pestle=whole.pestle or factor.pestle
        )
        self.puts[factor.id] = part = msgspec.structs.replace(factor, into=whole.id)
        self.joined[part.code] = whole.code
        return part

    @property
    def sentence(self) -> str:
        """What was joined, behind the sentence of the change; empty where nothing was."""
        said = [f"{part} says the same as {whole}" for part, whole in self.joined.items()]
        return "; ".join(["", *said[:2]]) if said else ""


def _says_the_same(one: Factor, other: Factor) -> bool:
    """Whether two factors are one because they state the same, without anybody's act."""
    return wording_key(one.text) == wording_key(other.text)


def stated_alike(record: Record) -> list[tuple[Factor, list[Factor]]]:
    """The factors that state the same under one letter and are not one yet, such as edited ones.

    Args:
        record: the documents.

    Returns:
        The first of each group, and those that can be merged into it.
    """
    groups: dict[tuple[str, str], list[Factor]] = {}
    for factor in record.live_factors():
        groups.setdefault((factor.letter.value, wording_key(factor.text)), []).append(factor)
    return [(whole, others) for whole, *others in groups.values() if others]


def merged_by_people(record: Record, gone: Collection[str]) -> Iterator[str]:
    """What would lose a part or its whole with some factors, and was merged by people, in words.

    Args:
        record: the documents.
        gone: the ids of the factors that are to go.
    """
    for factor in (record.get(Factor, each) for each in gone):
        whole = record.find(Factor, factor.into)
        if whole and whole.id not in gone and not _says_the_same(factor, whole):
            yield f"{factor.code}, which was merged into {record.whole_of(factor).code}"
        for part in record.parts_of(factor.id):
            if part.id not in gone and not _says_the_same(part, factor):
                yield f"{part.code}, which was merged into {factor.code}"


def split_off(record: Record, gone: Collection[str]) -> dict[str, Factor]:
    """By their ids, the factors as they are once others are gone that stated the same.

    Args:
        record: the documents.
        gone: the ids of the factors that are to go.
    """
    puts: dict[str, Factor] = {}
    for factor in (record.get(Factor, each) for each in gone):
        if factor.into and factor.into not in gone:
            whole = puts.get(factor.into) or record.get(Factor, factor.into)
            left = tuple(merge for merge in whole.merged if merge.factor_id != factor.id)
            puts[whole.id] = msgspec.structs.replace(whole, merged=left)
        heirs = [part for part in record.parts_of(factor.id) if part.id not in gone]
        if heirs:
            first, *rest = heirs
            ids = {part.id for part in rest}
            taken = (merge for merge in factor.merged if merge.factor_id in ids)
            merged = (*first.merged, *taken)
            puts[first.id] = msgspec.structs.replace(first, into=factor.into, merged=merged)
            puts |= {part.id: msgspec.structs.replace(part, into=first.id) for part in rest}
    return puts
