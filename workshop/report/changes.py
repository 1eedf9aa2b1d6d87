"""What changed since an earlier moment, as an edition tells it.

Both moments are seen as people agree today: what may not be told today is told of neither. What is
told no more because somebody wishes so is counted, and nothing of it is said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, Literal

import msgspec

from workshop.analysis.answer.facts import ChangeFact, ChangesFact, FindingFact
from workshop.analysis.answer.moved import moved
from workshop.language import marked, say
from workshop.privacy.editions import Telling
from workshop.privacy.told_record import ToldRecord, told_record
from workshop.record.documents import Entry, Factor
from workshop.record.findings.documents import Finding
from workshop.record.record import Background, Record
from workshop.report.known import Earlier, Known
from workshop.report.ordering import order_of
from workshop.report.view import Gathered
from workshop.report.wording.departments import names_told
from workshop.text import listing, plural


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What people made of a record, as an edition tells it."""

    headline: str
    findings: tuple[FindingFact, ...]


class _SeenToday(Background):
    """What is known beside an earlier moment: that today is today."""

    def __init__(self, today: Record) -> None:
        self._today = today

    def former_names(self) -> Mapping[str, Collection[str]]:
        """As known today."""
        return self._today.background.former_names()

    def today(self) -> Record | None:
        """The record as it is."""
        return self._today

    def shown_beside(self) -> Sequence[Record]:
        """As known today."""
        return self._today.background.shown_beside()


def seen_today(gathered: Gathered, earlier: Earlier, *, counts: bool = False) -> Gathered:
    """The record as it was, as the same edition tells it by what people agree to today.

    Args:
        gathered: the record as the edition tells it.
        earlier: the record as it was.
        counts: keep what the edition does not tell and counts all the same: who was heard.
    """
    record = earlier.record.copy()
    for entry in list(record.all(Entry)):
        if _hidden_now(gathered, entry, counts=counts):
            record.remove(entry)
    record.background = _SeenToday(gathered.record)
    return Gathered(
        told_record(record), gathered.telling.edition, fewest_voters=gathered.fewest_voters
    )


def _hidden_now(gathered: Gathered, entry: Entry, *, counts: bool) -> bool:
    """Whether what was told then is kept back today; what was taken back is another matter."""
    stands = all_recorded(gathered.record).find(Entry, entry.id)
    if stands is None or stands.retracted:
        return False
    now = gathered.record.find(Entry, entry.id)
    return now is None or not (counts or gathered.telling.tells(now))


def changes_between(gathered: Gathered, before: Gathered, now: Said, then: Said) -> ChangesFact:
    """What changed, in the order of a document: the headline, findings, factors.

    Args:
        gathered: the record as it is, with the moment that is asked for.
        before: the record as it was, as `seen_today` has it.
        now: what people make of it.
        then: what they made of it.
    """
    earlier = gathered.before
    assert earlier is not None  # noqa: S101 - whoever asks has it
    changes = (
        *_of_headline(now.headline, then.headline),
        *_of_findings(gathered.record, now.findings, then.findings),
        *_of_factors(gathered, before),
        *_withheld(gathered, earlier),
    )
    return ChangesFact(
        since=earlier.at,
        what=earlier.words,
        n=len(changes),
        sentence=changes_sentence(changes),
        changes=changes,
    )


Kind = Literal["new", "support", "reworded", "merged", "split", "moved", "gone", "withdrawn"]

_WORDS: Final[dict[Kind, str]] = {
    "new": marked("{n} new"),
    "support": marked("{n} with support of more departments"),
    "reworded": marked("{n} reworded"),
    "merged": marked("{n} found to say the same as another"),
    "split": marked("{n} standing by itself again"),
    "moved": marked("{n} moved"),
    "gone": marked("{n} taken back"),
    "withdrawn": marked("{n} no longer told"),
}


def changes_sentence(changes: Sequence[ChangeFact]) -> str:
    """How much changed, by kind."""
    if not changes:
        return say("Nothing changed.")
    counted = {kind: sum(each.kind == kind for each in changes) for kind in _WORDS}
    told = [say(_WORDS[kind], n=count) for kind, count in counted.items() if count]
    return say("{changes}: {kinds}.", changes=plural(len(changes), "change"), kinds=listing(told))


def _of_headline(now: str, then: str) -> Iterator[ChangeFact]:
    if now != then:
        kind: Kind = "new" if not then else "reworded" if now else "gone"
        sentence = say("The headline was taken away.")
        if kind == "new":
            sentence = say("The headline is new.")
        elif kind == "reworded":
            sentence = say("The headline says something else.")
        yield ChangeFact(kind=kind, id="", text=now, before=then, sentence=sentence)


# Findings


def _of_findings(
    record: Record, now: Sequence[FindingFact], then: Sequence[FindingFact]
) -> Iterator[ChangeFact]:
    """Findings by people; what a rule puts in a draft is none and changes by itself."""
    found = {each.id: each for each in now if not each.by_rule}
    known = {each.id: each for each in then if not each.by_rule}
    went = set(moved(list(known), list(found)))
    for code, each in found.items():
        old = known.get(code)
        if old is None:
            yield _change("new", code, each.text, say("{code} is new", code=code))
        elif each.text != old.text:
            words = say("{code} was reworded", code=code)
            yield _change("reworded", code, each.text, words, old.text)
        elif (each.recommendation, each.ask) != (old.recommendation, old.ask):
            words = say("{code} recommends or asks something else", code=code)
            yield _change("reworded", code, each.text, words)
        elif each.cites != old.cites and _cited(each) != _cited(old):
            words = say("{code} rests on other statements", code=code)
            yield _change("reworded", code, each.text, words)
        if code in went:
            words = say("{code} stands at place {place} now", code=code, place=each.place)
            yield _change("moved", code, each.text, words)
    dropped = {each.code for each in record.all(Finding) if each.dropped}
    for code in known:
        if code not in found and code in dropped:
            yield _change("gone", code, "", say("{code} was taken back", code=code))


def _cited(finding: FindingFact) -> set[str]:
    return {each.id for each in finding.cites}


def _change(kind: Kind, code: str, text: str, words: str, before: str = "") -> ChangeFact:
    told = say("{label}: {text}", label=words, text=text) if text else words
    end = "" if text.endswith((".", "!", "?", "…")) else "."
    return ChangeFact(kind=kind, id=code, text=text, before=before, sentence=f"{told}{end}")


# Factors


def _of_factors(gathered: Gathered, before: Gathered) -> Iterator[ChangeFact]:
    """Factors that are new, gained support, were reworded, merged, split off or taken back."""
    for known in order_of(gathered).sorted(gathered.factors):
        old = before.by_id.get(known.factor.id)
        if old is not None:
            yield from _of_one(gathered, before, known, old)
        elif (was := before.record.find(Factor, known.factor.id)) and was.into:
            words = say("{code} stands by itself again", code=known.code)
            yield _change("split", known.code, known.text, words)
        else:
            yield _change("new", known.code, known.text, say("{code} is new", code=known.code))
    for old in before.factors:
        if old.factor.id not in gathered.by_id:
            yield from _of_gone(gathered, old)


def _of_one(gathered: Gathered, before: Gathered, known: Known, old: Known) -> Iterator[ChangeFact]:
    """What changed of a factor that stood then and stands now."""
    # What is told may differ without anybody's act: where a wording borrows from somebody who is
    # kept back, others' words take its place.
    if known.factor.text != old.factor.text and known.text != old.text:
        told = "" if _is_touched(gathered, known.factor.id, known.entries) else old.text
        words = say("{code} was reworded", code=known.code)
        yield _change("reworded", known.code, known.text, words, told)
    count, was = known.support.departments, old.support.departments
    if count > was:
        names = names_told(gathered.telling, known.entries)
        had = names_told(before.telling, old.entries)
        gained = [name for name in names if name not in had]
        words = say(
            "{code} is said by {n} of {departments}, {was} before",
            code=known.code,
            n=count,
            departments=plural(known.support.departments_heard, "department"),
            was=was,
        )
        if gained:
            words = say("{words}, now {departments} too", words=words, departments=listing(gained))
        yield _change("support", known.code, known.text, words)


def _is_touched(gathered: Gathered, factor_id: str, told: Sequence[Entry]) -> bool:
    """Whether somebody behind a factor is told no more, so that its old wording may be theirs."""
    ids = {entry.id for entry in told}
    behind = all_recorded(gathered.record)
    factor = behind.find(Factor, factor_id)
    family = behind.evidence_of(behind.whole_of(factor).id) if factor else []
    return any(entry.id not in ids for entry in family if not entry.retracted)


def _of_gone(gathered: Gathered, old: Known) -> Iterator[ChangeFact]:
    """What became of a factor that stood then."""
    factor = gathered.record.find(Factor, old.factor.id)
    if factor is not None and factor.into:
        whole = gathered.by_id.get(gathered.record.whole_of(factor).id)
        if whole is not None:
            told = "" if _is_touched(gathered, whole.factor.id, whole.entries) else old.text
            words = say(
                "{code} says the same as {other} and is told with it",
                code=old.code,
                other=whole.code,
            )
            yield _change("merged", old.code, whole.text, words, told)
        return
    yield _change("gone", old.code, "", say("{code} was taken back", code=old.code))


# What is told no more


def _withheld(gathered: Gathered, earlier: Earlier) -> Iterator[ChangeFact]:
    """How many statements somebody wishes to be told no more; neither whose nor which."""
    record = earlier.record.copy()
    record.background = Background()  # by what people agreed to then
    telling = Telling(told_record(record), gathered.telling.edition)
    count = sum(
        telling.tells(entry) and _hidden_now(gathered, entry, counts=False)
        for entry in telling.record.all(Entry)
    )
    if count:
        told = plural(count, "statement is no longer told", "statements are no longer told")
        yield ChangeFact(
            kind="withdrawn", id="", sentence=say("{told}, at somebody’s wish.", told=told)
        )


def all_recorded(record: Record) -> Record:
    """All that was recorded: to be counted and guarded, never told."""
    return record.behind if isinstance(record, ToldRecord) else record
