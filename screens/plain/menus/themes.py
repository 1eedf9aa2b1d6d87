"""Statements judged one by one: which theme is each about; and the themes themselves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

from screens.plain.entries import entry_words
from screens.plain.menus.menu import BACK, Choice, Engaged, offer, one_of
from workshop.analysis.coders import ALONE, coders, seen_apart, themes_by_either
from workshop.analysis.theming import StatementOffer, ThemeOffer, Theming, name_of_both
from workshop.record.codebook import Codebook, CodedTheme
from workshop.record.documents import Factor
from workshop.record.record import Record
from workshop.record.same_words import stated_alike
from workshop.record.themes import Rest, Stance
from workshop.running.commands import Command, MergeFactors
from workshop.running.theming import (
    DropTheme,
    EditTheme,
    LeaveStatements,
    MergeThemes,
    MoveTheme,
    PutUnderTheme,
    SettleStatements,
    TakeOutOfTheme,
)
from workshop.text import listing, plural

_ANOTHER: Final = "another"
_ALONE: Final = "alone"
_LATER: Final = "later"
_OPPOSITE: Final = "opposite"


def themes_menu(engaged: Engaged) -> None:
    """Offer to judge statements, alone or with a second coder, and every theme."""

    def title() -> str:
        with engaged.reading() as store:
            theming = Theming(store.record)
        left = plural(len(theming.waiting()), "statement")
        return f"Themes, {left} of {theming.total:,} left to judge. What?"

    def choices() -> Iterator[Choice]:
        with engaged.reading() as store:
            record = store.record
        yield Choice("Judge statement by statement", lambda: _judge(engaged))
        yield Choice("Judge as a second coder, alone", lambda: _as_coder(engaged))
        for coder in coders(record):
            yield Choice(f"Settle what {coder} saw apart", partial(_judge, engaged, settle=coder))
        if coders(record):
            yield Choice("How far coders agree", lambda: engaged.do("agreement"))
        yield Choice("Join statements in the same words", lambda: _join(engaged))
        for theme in Codebook(record).themes:
            held = len(Theming(record).under(theme.id)) if theme.document else 0
            words = f"Theme {theme.code}: {theme.name}" + (f", {held} under it" if held else "")
            yield Choice(words, partial(_theme_menu, engaged, theme.id))

    offer(engaged.ask, title, choices)


def _as_coder(engaged: Engaged) -> None:
    """A second coder is told nothing of what others judged."""
    if name := engaged.line("Your name (empty: back):"):
        _judge(engaged, coder=name)


class _Answer(NamedTuple):
    """What was chosen for a statement: a theme with all that is put under it, or another word."""

    theme: str = ""
    statements: tuple[str, ...] = ()
    word: str = ""


def _judge(engaged: Engaged, coder: str = "", settle: str = "") -> None:
    """Statement after statement that waits, until an empty line comes.

    Args:
        engaged: the engagement.
        coder: whose judgements these are, who works alone; empty for what holds.
        settle: the second coder whose other judgements are gone through; empty for none.
    """
    passed: set[str] = set()
    while True:
        with engaged.reading() as store:
            theming = Theming(store.record, coder)
        waiting = seen_apart(theming.record, settle) if settle else theming.waiting()
        left = [factor for factor in waiting if factor.id not in passed]
        if not left:
            engaged.ask.tell("No statement is left to judge here.")
            return
        engaged.ask.tell(f"{plural(len(left), 'statement')} left.")
        if not _judged(engaged, theming, left[0], coder, settle):
            return
        passed.add(left[0].id)


def _judged(engaged: Engaged, theming: Theming, factor: Factor, coder: str, settle: str) -> bool:
    """Ask about one statement and record the answer; whether to go on."""
    _tell(engaged, theming, factor, settle)
    stance = Stance.FOR
    while True:
        answer = one_of(
            engaged.ask,
            "It says the opposite of which theme?" if stance is Stance.AGAINST else "Which theme?",
            list(_answers(theming, factor, coder, settle, stance)),
            BACK,
        )
        if answer is None:
            return False
        if answer.word == _OPPOSITE:
            stance = Stance.AGAINST if stance is Stance.FOR else Stance.FOR
            continue
        if command := _command(engaged, factor, answer, stance, coder, settle):
            engaged.send(command)
            return True


def _tell(engaged: Engaged, theming: Theming, factor: Factor, settle: str) -> None:
    """A statement with everything that was said of it."""
    record = theming.record
    engaged.ask.tell(f"{factor.code}, {factor.letter.name.lower()}: {factor.text}")
    for entry in record.evidence_of(factor.id):
        engaged.ask.tell(f"  {entry_words(record, entry)}")
    if settle:
        second = Codebook(record, settle)
        for whose, codebook in (("Holds now", theming.codebook), (settle, second)):
            names = [codebook.theme(key) for key in codebook.of_factor(factor)]
            said = listing([theme.name for theme in names if theme]) or ALONE
            engaged.ask.tell(f"  {whose}: {said}")


def _answers(
    theming: Theming, factor: Factor, coder: str, settle: str, stance: Stance
) -> Iterator[tuple[str, _Answer]]:
    """What may be said of a statement: themes, statements, and the other words."""
    first = themes_by_either(theming.record, factor, coder, settle)
    offers = theming.offers(factor, first=first)
    for theme in offers.themes:
        yield _theme_words(theme), _Answer(theme.theme.id, (factor.id,))
    for other in offers.statements:
        if other.theme is not None:
            yield _same_words(other), _Answer(other.theme.id, (factor.id,))
        elif stance is Stance.FOR:  # the opposite of a theme that there is not cannot be said
            both = name_of_both(factor, other.factor).lstrip("#")
            yield _same_words(other), _Answer(both, (factor.id, other.factor.id))
    yield "Another theme, or a new one, by its name", _Answer(word=_ANOTHER)
    turn = "It says the opposite of a theme" if stance is Stance.FOR else "It says so, after all"
    yield turn, _Answer(word=_OPPOSITE)
    if not settle:
        yield "It stands alone", _Answer(word=_ALONE)
        yield "Later", _Answer(word=_LATER)


def _theme_words(offer_: ThemeOffer) -> str:
    """A theme with what speaks for it."""
    words = f", shares {listing(list(offer_.words))}" if offer_.words else ""
    departments = plural(offer_.departments, "department")
    return f"Theme {offer_.theme.name}{words}; {offer_.said} under it, {departments}"


def _same_words(offer_: StatementOffer) -> str:
    """A statement that this one may be the same as, with its theme."""
    words = f", shares {listing(list(offer_.words))}" if offer_.words else ""
    theme = f"; theme {offer_.theme.name}" if offer_.theme else "; not judged"
    return f"The same as {offer_.factor.code}: {offer_.factor.text}{words}{theme}"


def _command(
    engaged: Engaged, factor: Factor, answer: _Answer, stance: Stance, coder: str, settle: str
) -> Command | None:
    """What an answer sends; none where a name was to be typed and none was."""
    if answer.word in (_ALONE, _LATER):
        rest = Rest.ALONE if answer.word == _ALONE else Rest.LATER
        return LeaveStatements(statements=(factor.id,), rest=rest, coder=coder)
    theme, statements = answer.theme, answer.statements or (factor.id,)
    if answer.word == _ANOTHER:
        typed = engaged.line("Its name or code (empty: back):")
        if not typed:
            return None
        with engaged.reading() as store:
            known = Codebook(store.record, coder).named(typed)
        theme = known.id if known else typed
    if settle:
        return SettleStatements(statements=statements, theme=theme, stance=stance)
    return PutUnderTheme(statements=statements, theme=theme, stance=stance, coder=coder)


def _join(engaged: Engaged) -> None:
    """Make one factor of statements that are word for word the same."""
    with engaged.reading() as store:
        found = stated_alike(store.record)
    for whole, others in found:
        engaged.send(MergeFactors(into=whole.id, others=tuple(each.id for each in others)))
    if not found:
        engaged.ask.tell("No two statements of a letter are in the same words.")


def _theme(record: Record, theme_id: str) -> CodedTheme | None:
    return Codebook(record).theme(theme_id)


def _theme_menu(engaged: Engaged, theme_id: str) -> None:
    """Offer what can be done with a theme as a whole."""
    with engaged.reading() as store:
        theming = Theming(store.record)
        theme = _theme(store.record, theme_id)
        if theme is None:
            return
        held = theming.under(theme.id)
    engaged.ask.tell(f"Theme {theme.code}: {theme.name}. {theme.definition}".rstrip())
    for factor, stance in held:
        against = ", the opposite" if stance is Stance.AGAINST else ""
        engaged.ask.tell(f"  {factor.code}{against}: {factor.text}")
    choices = [
        ("Rename it", _rename),
        ("Say what it means", _define),
        ("Merge another theme into it", _merge),
        ("Take a statement out of it", _take_out),
        ("Put it at another place", _move),
        ("Drop it; its statements wait again", _drop),
    ]
    act = one_of(engaged.ask, f"{theme.name}. What?", choices)
    if act is not None and (command := act(engaged, theme, held)):
        engaged.send(command)


_Held = list[tuple[Factor, Stance]]


def _rename(engaged: Engaged, theme: CodedTheme, _: _Held) -> Command | None:
    name = engaged.line("Its name:", theme.name)
    return EditTheme(theme_id=theme.id, name=name) if name != theme.name else None


def _define(engaged: Engaged, theme: CodedTheme, _: _Held) -> Command | None:
    said = engaged.line("What it means:", theme.definition)
    return EditTheme(theme_id=theme.id, definition=said) if said != theme.definition else None


def _merge(engaged: Engaged, theme: CodedTheme, _: _Held) -> Command | None:
    with engaged.reading() as store:
        others = [
            (f"{each.code}: {each.name}", each.id)
            for each in Codebook(store.record).themes
            if each.id != theme.id
        ]
    other = one_of(engaged.ask, f"Which one becomes part of {theme.name}?", others)
    return MergeThemes(into=theme.id, others=(other,)) if other else None


def _take_out(engaged: Engaged, theme: CodedTheme, held: _Held) -> Command | None:
    statements = [(f"{factor.code}: {factor.text}", factor.id) for factor, _ in held]
    one = one_of(engaged.ask, "Which statement?", statements)
    return TakeOutOfTheme(statements=(one,), theme_id=theme.id) if one else None


def _move(engaged: Engaged, theme: CodedTheme, _: _Held) -> Command | None:
    typed = engaged.line("At which place, from 1? (empty: back)")
    return MoveTheme(theme_id=theme.id, place=int(typed)) if typed.isdecimal() else None


def _drop(engaged: Engaged, theme: CodedTheme, held: _Held) -> Command | None:
    count = plural(len(held), "statement")
    if engaged.ask.confirm(f"Drop {theme.name}, with {count} under it?", default=False):
        return DropTheme(theme_id=theme.id)
    return None
