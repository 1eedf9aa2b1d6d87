"""The factors of all sessions: their evidence, merged and split, worded and filed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from screens.plain.entries import entry_words
from screens.plain.menus.documents import read_document
from screens.plain.menus.menu import Choice, Engaged, offer, one_of
from workshop.analysis.duplicates import Pair, proposals
from workshop.analysis.evidence import Hearing
from workshop.record.change import trial
from workshop.record.documents import Factor, Letter, Pestle, Session
from workshop.record.record import Record
from workshop.running.commands import (
    EditFactor,
    KeepApart,
    MergeFactors,
    SplitFactor,
)
from workshop.running.score_rules import score_effects
from workshop.text import plural

_Act = Callable[[Engaged, Factor], None]


def factors_menu(engaged: Engaged) -> None:
    """Offer the letters, the documents of factors, and those that look alike."""

    def choices() -> Iterator[Choice]:
        with engaged.reading() as store:
            factors = store.record.live_factors()
        for letter in Letter:
            count = sum(factor.letter is letter for factor in factors)
            words = f"{letter.plural.capitalize()}, {count}"
            yield Choice(words, partial(_letter_menu, engaged, letter))
        yield Choice("Judge factors that look alike", lambda: _look_alikes(engaged))
        yield Choice("Read the SWOT and the position", partial(read_document, engaged, "swot"))
        yield Choice("Read the environmental scan", partial(read_document, engaged, "scan"))

    offer(engaged.ask, lambda: "Summary. What?", choices)


def _letter_menu(engaged: Engaged, letter: Letter) -> None:
    """Offer the factors of a letter, each with who stands behind it."""

    def choices() -> Iterator[Choice]:
        with engaged.reading() as store:
            hearing = Hearing(store.record)
            for factor in store.record.live_factors():
                if factor.letter is letter:
                    yield Choice(_told(hearing, factor), partial(_factor_menu, engaged, factor.id))

    offer(engaged.ask, lambda: f"{letter.plural.capitalize()}. Which one?", choices)


def _told(hearing: Hearing, factor: Factor) -> str:
    """A factor with its support and its field of the scan."""
    support = hearing.support(hearing.record.evidence_of(factor.id)).sentence
    field = f", {factor.pestle.word}" if factor.pestle else ""
    return f"{factor.code}: {factor.text} ({support.replace(' · ', ', ')}{field})"


def _factor_menu(engaged: Engaged, factor_id: str) -> None:
    """Offer what can be done with a factor, until it is part of another one."""
    while factor := _standing(engaged, factor_id):
        with engaged.reading() as store:
            told = _told(Hearing(store.record), factor)
            parts = store.record.parts_of(factor_id)
        act = one_of(engaged.ask, f"{told}. What?", _acts(factor, merged=bool(parts)))
        if act is None:
            return
        act(engaged, factor)


def _standing(engaged: Engaged, factor_id: str) -> Factor | None:
    """The factor as it is now; none where it is part of another one."""
    with engaged.reading() as store:
        factor = store.record.find(Factor, factor_id)
    return None if factor is None or factor.into else factor


def _acts(factor: Factor, *, merged: bool) -> list[tuple[str, _Act]]:
    """What can be done with a factor."""
    return [
        ("Evidence: who said it, where and when", _evidence),
        ("Word it differently", _word),
        ("Merge another one into it", _merge),
        *([("Split off what was merged into it", _split)] if merged else []),
        *([] if factor.letter.internal else [("File it in the scan", _file)]),
        ("What is most like it", _alike),
    ]


def _alike(engaged: Engaged, factor: Factor) -> None:
    engaged.do("similar", rest=(factor.code,))


def _evidence(engaged: Engaged, factor: Factor) -> None:
    """Every entry behind a factor, with its session."""
    with engaged.reading() as store:
        record = store.record
        for entry in record.evidence_of(factor.id):
            title = record.get(Session, entry.session_id).title
            engaged.ask.tell(f"{title}, {entry_words(record, entry)}")


def _word(engaged: Engaged, factor: Factor) -> None:
    text = engaged.line("Its wording; what was said stays:", factor.text)
    if text != factor.text:
        engaged.send(EditFactor(factor_id=factor.id, text=text, pestle=factor.pestle))


def _file(engaged: Engaged, factor: Factor) -> None:
    fields = [(field.word.capitalize(), field) for field in Pestle]
    none = "leave it"
    choices = [*fields, ("No field", None)]
    picked = one_of(engaged.ask, "Which field?", [(w, (f,)) for w, f in choices], none)
    if picked is not None:
        engaged.send(EditFactor(factor_id=factor.id, text=factor.text, pestle=picked[0]))


def _split(engaged: Engaged, factor: Factor) -> None:
    with engaged.reading() as store:
        parts = [(f"{p.code}: {p.text}", p.id) for p in store.record.parts_of(factor.id)]
    if (part := one_of(engaged.ask, "Which part stands alone again?", parts)) is not None:
        engaged.send(SplitFactor(factor_id=part))


def _merge(engaged: Engaged, factor: Factor) -> None:
    """Another factor of the letter goes into this one."""
    with engaged.reading() as store:
        others = [
            (f"{other.code}: {other.text}", other)
            for other in store.record.live_factors()
            if other.letter is factor.letter and other.id != factor.id
        ]
    other = one_of(engaged.ask, f"Which one is part of {factor.code}?", others)
    if other is not None:
        _merged(engaged, factor, other)


def _merged(engaged: Engaged, into: Factor, other: Factor) -> None:
    """Merge, once what becomes of scores was told where anything does."""
    command = MergeFactors(into=into.id, others=(other.id,))
    with engaged.reading() as store:
        words = score_effects(store.record, command, trial(store.moment().now)).words
    for sentence in words:
        engaged.ask.tell(sentence)
    if not words or engaged.ask.confirm("Merge them all the same?", default=False):
        engaged.send(command)


def _look_alikes(engaged: Engaged) -> None:
    """Pair after pair that may be the same, until all are judged or an empty line comes."""
    later: set[frozenset[str]] = set()
    while pair := _next(engaged, later):
        first, second = pair.first, pair.second
        with engaged.reading() as store:
            hearing = Hearing(store.record)
            told = [_told(hearing, each) for each in (first, second)]
        engaged.ask.tell(f"{told[0]}\n{told[1]}\nThey look alike: {pair.reason}.")
        judged = one_of(
            engaged.ask,
            "Are they one?",
            [
                (f"Yes, and {first.code} stands", "first"),
                (f"Yes, and {second.code} stands", "second"),
                ("No, keep them apart", "apart"),
                ("Later", "later"),
            ],
        )
        if judged is None:
            return
        later |= {frozenset((first.id, second.id))}
        if judged == "apart":
            engaged.send(KeepApart(first=first.id, second=second.id))
        elif judged == "first":
            _merged(engaged, first, second)
        elif judged == "second":
            _merged(engaged, second, first)
    engaged.ask.tell("No factors that look alike are left to be judged.")


def _next(engaged: Engaged, later: set[frozenset[str]]) -> Pair | None:
    """The next pair that nobody judged."""
    with engaged.reading() as store:
        record: Record = store.record
        closed = later | record.judged_apart()
        pairs = [pair for cluster in proposals(record) for pair in cluster.pairs]
    left = [p for p in pairs if frozenset((p.first.id, p.second.id)) not in closed]
    if left:
        engaged.ask.tell(f"{plural(len(left), 'proposal')} left.")
    return left[0] if left else None
