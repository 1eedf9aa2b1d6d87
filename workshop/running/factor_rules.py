"""The rules for factors: wording, merging what says the same, and taking it apart again."""

from __future__ import annotations

import msgspec

from workshop.errors import Refused
from workshop.record.change import Change, Moment
from workshop.record.documents import Apart, EntryKind, Factor
from workshop.record.record import Record
from workshop.record.within import Merge
from workshop.running.capture import statement
from workshop.running.commands import EditFactor, KeepApart, MergeFactors, SplitFactor
from workshop.running.registry import rule
from workshop.text import listing, shorten


@rule(EditFactor)
def edit_factor(record: Record, command: EditFactor, _: Moment) -> Change:
    """Put a factor in other words or another field of the scan."""
    old = record.get(Factor, command.factor_id)
    text = statement(command.text, EntryKind.NOTE)
    if not text:
        raise Refused(f"{old.code} needs a statement.")
    if command.pestle and old.letter.internal:
        raise Refused(f"{old.code} is internal; only external factors have a field of the scan.")
    factor = msgspec.structs.replace(old, text=text, pestle=command.pestle)
    return Change(sentence=f"Edited {old.code} “{shorten(text, 60)}”", puts=(factor,))


@rule(MergeFactors)
def merge_factors(record: Record, command: MergeFactors, moment: Moment) -> Change:
    """Put factors into one, which keeps its number and remembers what it took in."""
    whole = record.get(Factor, command.into)
    others = [record.get(Factor, other) for other in dict.fromkeys(command.others)]
    if not others or whole in others:
        raise Refused("Choose two factors or more to merge.")
    for factor in (whole, *others):
        if factor.into:
            raise Refused(f"{factor.code} was merged already; split it off first.")
        if factor.letter is not whole.letter:
            raise Refused(
                f"{whole.code} and {factor.code} have different letters; retag the entry first."
            )
    parts = [msgspec.structs.replace(factor, into=whole.id) for factor in others]
    taken = tuple(Merge(factor_id=f.id, text=f.text, at=moment.now) for f in others)
    pestle = whole.pestle or next((f.pestle for f in others if f.pestle), None)
    text = statement(command.text, EntryKind.NOTE) or whole.text
    merged = msgspec.structs.replace(
        whole, text=text, merged=(*whole.merged, *taken), pestle=pestle
    )
    codes = listing([factor.code for factor in others])
    return Change(sentence=f"Merged {codes} into {whole.code}", puts=(merged, *parts))


@rule(SplitFactor)
def split_factor(record: Record, command: SplitFactor, _: Moment) -> Change:
    """Put a factor on its own again."""
    part = record.get(Factor, command.factor_id)
    if part.into is None:
        raise Refused(f"{part.code} is not merged into another factor.")
    whole = record.get(Factor, part.into)
    merged = tuple(merge for merge in whole.merged if merge.factor_id != part.id)
    left = msgspec.structs.replace(whole, merged=merged)
    free = msgspec.structs.replace(part, into=None)
    return Change(sentence=f"Split {part.code} off {whole.code}", puts=(left, free))


@rule(KeepApart)
def keep_apart(record: Record, command: KeepApart, moment: Moment) -> Change:
    """Put on record that two factors are not the same."""
    first = record.get(Factor, command.first)
    second = record.get(Factor, command.second)
    if frozenset((first.id, second.id)) in record.judged_apart():
        raise Refused(f"{first.code} and {second.code} were judged to be different already.")
    apart = Apart(id=moment.new_id(), first=first.id, second=second.id)
    return Change(sentence=f"Kept {first.code} and {second.code} apart", puts=(apart,))
