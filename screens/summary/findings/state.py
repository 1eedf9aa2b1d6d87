"""What the findings screen shows at one moment, and where in it one is: nothing is looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Final, cast

from workshop.analysis.answer.facts import AnswerFact, FindingFact, SaidFact
from workshop.privacy.editions import Edition
from workshop.privacy.numbers.small_groups import FEWEST_VOTERS
from workshop.privacy.told_record import told_record
from workshop.record.record import Record
from workshop.report.answer import answer_of
from workshop.report.findings.listed import hides_of
from workshop.report.findings.material import Material, material_of
from workshop.report.ordering import order_of
from workshop.report.view import Gathered
from workshop.text import plural

BOARD_READS: Final = 5
"""So many findings a reader takes in; the screen offers a place for each of them."""


class Side(IntEnum):
    """What has the keys; tab goes from one to the next."""

    FINDINGS = 0
    MATERIAL = 1
    QUOTES = 2


OF_A_RULE: Final = "What a rule proposes is in no record yet: a makes a finding of it."
"""Why nothing can be traced of a finding that nobody made."""


@dataclass(frozen=True)
class Picture:
    """What a record comes to in an edition, worked out at once."""

    answer: AnswerFact
    """The answer as the edition tells it."""
    shareable: AnswerFact
    """The same as it may be shared."""
    material: tuple[Material, ...]
    """What findings may rest on, in the one order."""
    order: str
    """By what that is ordered, in a sentence."""
    heard: str
    """How many departments were heard, in words."""


def picture_of(record: Record, edition: str, fewest_voters: int = FEWEST_VOTERS) -> Picture:
    """What a record comes to in an edition; it takes a while where the record is large."""
    told = told_record(record)

    def gathered(of: str) -> Gathered:
        return Gathered(told, cast("Edition", of), ids=True, fewest_voters=fewest_voters)

    own, other = gathered(edition), gathered("shareable")
    hearing = own.telling.hearing
    everybody = len(hearing.heard) + len(hearing.unheard)
    return Picture(
        answer=answer_of(own),
        shareable=answer_of(other),
        material=material_of(own),
        order=order_of(own).sentence,
        heard=f"{len(hearing.heard)} of {plural(everybody, 'department')} heard",
    )


@dataclass(frozen=True)
class Shown:
    """What is shown, and where one is."""

    picture: Picture
    side: Side = Side.FINDINGS
    at: int = 0
    """The place of the finding in front, from 0."""
    row: int = 0
    """The place of the factor or theme in front."""
    quote: int = 0
    """The place of the statement in front, among what the finding rests on."""
    marked: tuple[str, ...] = ()
    """The keys of what is marked, in the order of marking."""
    goal: str = ""
    """The key of a finding that was just made, to be put in front once it is told."""
    half: Mapping[str, str] = field(default_factory=dict)
    """What was typed and not recorded, by the key of its finding; empty for a new one."""

    @property
    def findings(self) -> tuple[FindingFact, ...]:
        """The findings as the edition tells them; without any by people, those of a rule."""
        return self.picture.answer.findings

    @property
    def by_people(self) -> bool:
        """Whether the findings are those of people."""
        return any(not each.by_rule for each in self.findings)

    @property
    def finding(self) -> FindingFact | None:
        """The finding in front."""
        found = self.findings
        return found[min(self.at, len(found) - 1)] if found else None

    @property
    def in_front(self) -> Material | None:
        """The factor or theme in front."""
        found = self.picture.material
        return found[min(self.row, len(found) - 1)] if found else None

    @property
    def said(self) -> tuple[SaidFact, ...]:
        """What the finding in front rests on, and what is against it."""
        return self.finding.said if self.finding else ()

    @property
    def statement(self) -> SaidFact | None:
        """The statement in front."""
        return self.said[min(self.quote, len(self.said) - 1)] if self.said else None

    @property
    def front_id(self) -> str:
        """By what the finding, the material or the statement in front is traced; empty for none."""
        if self.side is Side.QUOTES:
            return self.statement.entry if self.statement else ""
        if self.side is Side.MATERIAL:
            return self.in_front.id if self.in_front else ""
        return self.finding.id if self.finding and not self.finding.by_rule else ""

    @property
    def marked_material(self) -> list[Material]:
        """What is marked, in the order of marking."""
        by_key = {each.key: each for each in self.picture.material}
        return [by_key[key] for key in self.marked if key in by_key]

    def keys_of(self, codes: Sequence[str]) -> tuple[str, ...]:
        """By what a command cites factors and themes of some codes."""
        by_code = {each.id: each.key for each in self.picture.material}
        return tuple(by_code[code] for code in codes if code in by_code)

    # Keys

    def moved(self, by: int) -> Shown:
        """The same with another row of the side in front."""
        if self.side is Side.FINDINGS:
            return replace(self, at=_within(self.at + by, len(self.findings)), quote=0)
        if self.side is Side.MATERIAL:
            return replace(self, row=_within(self.row + by, len(self.picture.material)))
        return replace(self, quote=_within(self.quote + by, len(self.said)))

    def turned(self, by: int = 1) -> Shown:
        """The same with the next side in front."""
        return replace(self, side=Side((self.side + by) % len(Side)))

    def with_mark(self) -> Shown:
        """The same with the factor or theme in front marked, or its mark taken away."""
        here = self.in_front
        if here is None:
            return self
        if here.key in self.marked:
            return replace(self, marked=tuple(key for key in self.marked if key != here.key))
        return replace(self, marked=(*self.marked, here.key))

    def refreshed(self, picture: Picture) -> Shown:
        """The same over another picture, with the same things in front where they still stand."""
        here, row, said = self.finding, self.in_front, self.statement
        wanted = self.goal or (here.key if here else "")
        new = replace(self, picture=picture)
        kept = {each.key for each in picture.material}
        return replace(
            new,
            at=_same([each.key for each in new.findings], wanted, self.at),
            goal="",
            row=_same([each.key for each in picture.material], row.key if row else "", self.row),
            quote=_same([each.entry for each in new.said], said.entry if said else "", self.quote),
            marked=tuple(key for key in self.marked if key in kept),
        )


def _within(place: int, count: int) -> int:
    return max(0, min(count - 1, place))


def _same(keys: Sequence[str], key: str, before: int) -> int:
    """Where something stands now; where it is gone, the place it had."""
    return keys.index(key) if key and key in keys else _within(before, len(keys))


def shareable_words(shown: Shown) -> str:
    """What the shareable edition may show of the finding in front."""
    finding = shown.finding
    if finding is None or finding.by_rule:
        return ""
    other = next(
        (each for each in shown.picture.shareable.findings if each.key == finding.key), None
    )
    chosen = _chosen(finding)
    quotes = f"{_chosen(other) if other else 0} of {plural(chosen, 'quote')} · " if chosen else ""
    return quotes + hides_of(finding, other).sentence


def _chosen(finding: FindingFact) -> int:
    return sum(each.chosen for each in finding.said)
