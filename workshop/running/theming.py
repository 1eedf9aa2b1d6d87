"""What can be done to the codebook: its commands, and the rules for each.

A theme is found by what people call it (`Codebook.named`); one that is only a tag becomes a
document as soon as something is done with it. Statements are entries; a factor stands for those
behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import msgspec

from workshop.errors import Refused
from workshop.record.change import Change, Moment
from workshop.record.codebook import Codebook, CodedTheme, theme_key
from workshop.record.documents import Document, Entry, Factor
from workshop.record.meanings import (
    Meaning,
    SessionId,
    StatementId,
    StepId,
    ThemeId,
    ThemeName,
)
from workshop.record.record import Record
from workshop.record.theme_names import Naming, short_words, statements_meant, theme_name
from workshop.record.themes import FIRST_CODER, Placement, Rest, Stance, Theme, ThemeMerge
from workshop.running.base.registry import rule, rule_in_session
from workshop.running.base.sorting import need_sorting
from workshop.running.commands import Command
from workshop.text import clean_block, clean_line, listing, plural


class MakeTheme(Command, frozen=True, kw_only=True):
    """Put a theme in the codebook: by hand, of a tag, or as a group of a step of a session."""

    name: str
    """What it is called; `#passwords` for the tag of that name."""
    definition: str = ""
    statements: tuple[StatementId, ...] = ()
    """What is put under it at once."""
    session_id: SessionId | None = None
    """The session in which it is made, where it is a group of one of its steps."""
    step_id: StepId = ""


class EditTheme(Command, frozen=True, kw_only=True):
    """Call a theme something else, or define it; what is not given stays."""

    theme_id: ThemeId
    name: str | None = None
    definition: str | None = None
    session_id: SessionId | None = None
    """The session in whose step it is done, where it is in one: its undo takes it back."""


class MoveTheme(Command, frozen=True, kw_only=True):
    """Put a theme at a place in the order of the codebook."""

    theme_id: ThemeId
    place: int
    """From 1 on."""


class MergeThemes(Command, frozen=True, kw_only=True):
    """Take themes that are about the same into one, which keeps its number."""

    into: ThemeId
    others: tuple[ThemeId, ...]
    name: str = ""
    """Another name for the whole."""
    session_id: SessionId | None = None
    """The session in whose step it is done, where it is in one: its undo takes it back."""


class SplitTheme(Command, frozen=True, kw_only=True):
    """Take a theme out again of the one that it was merged into."""

    theme_id: Annotated[str, Meaning.THEME_PART]
    session_id: SessionId | None = None
    """The session in whose step it is done, where it is in one: its undo takes it back."""


class DropTheme(Command, frozen=True, kw_only=True):
    """Take a theme out of the codebook: what was under it is not themed by it any more."""

    theme_id: ThemeId
    session_id: SessionId | None = None
    """The session in whose step it is done, where it is in one: its undo takes it back."""


class PutUnderTheme(Command, frozen=True, kw_only=True):
    """Say that statements say something of a theme, or the opposite of it."""

    statements: tuple[StatementId, ...]
    theme: ThemeName
    """The theme; a name that no theme has makes one."""
    stance: Stance = Stance.FOR
    coder: str = ""
    """Who sees it so, where that is a second coder; empty for what holds."""
    session_id: SessionId | None = None
    """The session in whose step it is done, where it is in one: its undo takes it back."""


class TakeOutOfTheme(Command, frozen=True, kw_only=True):
    """Say that statements do not belong to a theme, whatever their tags say."""

    statements: tuple[StatementId, ...]
    theme_id: ThemeId
    coder: str = ""
    """Who sees it so, where that is a second coder."""
    session_id: SessionId | None = None
    """The session in whose step it is done, where it is in one: its undo takes it back."""


class LeaveStatements(Command, frozen=True, kw_only=True):
    """Leave statements for later, or say that they stand alone; with neither, take that back."""

    statements: tuple[StatementId, ...]
    rest: Rest | None
    coder: str = ""
    """Who sees it so, where that is a second coder."""


class SettleStatements(Command, frozen=True, kw_only=True):
    """Decide together where statements stand that coders saw apart; what each saw is kept."""

    statements: tuple[StatementId, ...]
    theme: ThemeName
    """The theme; empty where they stand alone."""
    stance: Stance = Stance.FOR


def _placed(
    record: Record, entries: Iterable[Entry], coder: str, moment: Moment
) -> list[Placement]:
    """Where statements stand as a coder sees it; a new placement for those of which nobody said."""
    return [
        record.placement_of(entry.id, coder)
        or Placement(id=moment.new_id(), entry_id=entry.id, coder=coder)
        for entry in entries
    ]


def _told(record: Record, ids: Iterable[str]) -> str:
    """Statements in a sentence: the codes of factors, the words of an entry."""
    words = []
    for each in dict.fromkeys(ids):
        factor = record.find(Factor, each)
        words.append(factor.code if factor else f"“{short_words(record.get(Entry, each))}”")
    return listing(words) if len(words) < 6 else plural(len(words), "statement")


def _by(coder: str) -> str:
    """Whose view it is, behind a sentence."""
    return f", as {coder} sees it" if coder else ""


@rule(MakeTheme)
def make_theme(record: Record, command: MakeTheme, moment: Moment) -> Change:
    """Put a theme, with what is put under it at once."""
    naming = Naming(record, moment)
    if not command.name.startswith("#"):
        naming.refuse_twin(theme_name(command.name))
    if command.session_id and command.step_id:
        need_sorting(record, command.session_id, command.step_id)
    theme = naming.found_or_made(command.name, command.session_id, command.step_id)
    if not naming.puts:
        raise Refused(f"There is a theme “{theme.name}” already, {theme.code}.")
    defined = msgspec.structs.replace(theme, definition=clean_block(command.definition))
    placed: list[Placement] = []
    if command.statements:
        entries = statements_meant(record, command.statements)
        placed = [
            _under(each, theme.id, Stance.FOR) for each in _placed(record, entries, "", moment)
        ]
    held = f" of {_told(record, command.statements)}" if command.statements else ""
    return Change(
        sentence=f"Made the theme {theme.code} “{theme.name}”{held}",
        puts=(defined, *placed),
        session_id=command.session_id,
    )


def _under(placement: Placement, theme_id: str, stance: Stance) -> Placement:
    """A placement with what it says of one more theme."""
    themes = placement.themes | {theme_id: stance}
    return msgspec.structs.replace(placement, themes=themes, rest=None)


@rule_in_session(EditTheme)
def edit_theme(record: Record, command: EditTheme, moment: Moment) -> Change:
    """Put a theme with another name or definition."""
    naming = Naming(record, moment)
    old = naming.known(command.theme_id)
    name = old.name if command.name is None else theme_name(command.name)
    naming.refuse_twin(name, but=old)
    definition = old.definition if command.definition is None else clean_block(command.definition)
    theme = msgspec.structs.replace(old, name=name, definition=definition)
    if theme == record.find(Theme, old.id):
        raise Refused(f"“{old.name}” is called and defined so already.")
    renamed = name != old.name
    sentence = f"Renamed the theme “{old.name}” to “{name}”" if renamed else f"Defined “{name}”"
    return Change(sentence=sentence, puts=(theme,))


@rule(MoveTheme)
def move_theme(record: Record, command: MoveTheme, moment: Moment) -> Change:
    """Put a theme at its place; every theme that stands before it keeps its order."""
    naming = Naming(record, moment)
    moved = naming.known(command.theme_id)
    themes = Codebook(record).themes
    if not 1 <= command.place <= len(themes):
        raise Refused(f"There are {plural(len(themes), 'theme')}: give a place from 1 on.")
    others = [t for t in themes if t.id not in (moved.id, f"#{moved.tag}")]
    first = others[: command.place - 1]
    if [t.id for t in themes].index(_listed_as(moved, themes)) == command.place - 1:
        raise Refused(f"“{moved.name}” is at place {command.place} already.")
    # Tags stand behind all that has a place, so those before it become documents too.
    before = [naming.known(theme.id) for theme in first]
    behind = [t.document for t in others[command.place - 1 :] if t.document]
    ordered = [*before, moved, *behind]
    puts = (
        msgspec.structs.replace(theme, order=float(place))
        for place, theme in enumerate(ordered, 1)
        if theme.order != float(place) or theme in naming.puts
    )
    sentence = f"Put “{moved.name}” at place {command.place} of the codebook"
    return Change(sentence=sentence, puts=tuple(puts))


def _listed_as(theme: Theme, themes: Iterable[CodedTheme]) -> str:
    """The id under which a theme that may have been a tag stands in the codebook."""
    return theme.id if any(t.id == theme.id for t in themes) else f"#{theme.tag}"


@rule_in_session(MergeThemes)
def merge_themes(record: Record, command: MergeThemes, moment: Moment) -> Change:
    """Put themes into one, which keeps its number and remembers what it took in."""
    naming = Naming(record, moment)
    whole = naming.known(command.into)
    named = [naming.known(each) for each in command.others]
    others = {theme.id: theme for theme in named}
    if not others or whole.id in others:
        raise Refused("Choose two themes or more to merge.")
    name = theme_name(command.name) if command.name else whole.name
    if not any(theme_key(name) == theme_key(other.name) for other in others.values()):
        naming.refuse_twin(name, but=whole)
    taken = tuple(ThemeMerge(theme_id=t.id, name=t.name, at=moment.now) for t in others.values())
    merged = msgspec.structs.replace(whole, name=name, merged=(*whole.merged, *taken))
    parts = [msgspec.structs.replace(theme, into=whole.id) for theme in others.values()]
    names = listing([f"“{theme.name}”" for theme in others.values()])
    return Change(sentence=f"Merged the theme {names} into “{name}”", puts=(merged, *parts))


@rule_in_session(SplitTheme)
def split_theme(record: Record, command: SplitTheme, _: Moment) -> Change:
    """Put a theme on its own again."""
    part = record.get(Theme, command.theme_id)
    if part.into is None:
        raise Refused(f"“{part.name}” is not merged into another theme.")
    whole = record.get(Theme, part.into)
    merged = tuple(merge for merge in whole.merged if merge.theme_id != part.id)
    twin = next(
        (t for t in Codebook(record).themes if theme_key(t.name) == theme_key(part.name)), None
    )
    if twin is not None:
        raise Refused(f"“{part.name}” is what {twin.code} is called now; rename that theme first.")
    left = msgspec.structs.replace(whole, merged=merged)
    free = msgspec.structs.replace(part, into=None)
    return Change(sentence=f"Split the theme “{part.name}” off “{whole.name}”", puts=(left, free))


@rule_in_session(DropTheme)
def drop_theme(record: Record, command: DropTheme, moment: Moment) -> Change:
    """Put a theme as none any more; undo, or the name given again, brings it back as it was."""
    theme = Naming(record, moment).known(command.theme_id)
    dropped = msgspec.structs.replace(theme, removed=True)
    return Change(sentence=f"Took the theme “{theme.name}” out of the codebook", puts=(dropped,))


@rule_in_session(PutUnderTheme)
def put_under_theme(record: Record, command: PutUnderTheme, moment: Moment) -> Change:
    """Put statements under a theme, for it or against it."""
    if command.stance is Stance.OUT:
        raise Refused("A statement is taken out of a theme by `TakeOutOfTheme`.")
    coder = clean_line(command.coder)
    entries = statements_meant(record, command.statements)
    naming = Naming(record, moment)
    theme = naming.found_or_made(command.theme)
    held = Codebook(record, coder)
    if all(held.own(entry).get(theme.id) is command.stance for entry in entries):
        raise Refused(f"{_told(record, command.statements)} stands under “{theme.name}” already.")
    placed = [_under(p, theme.id, command.stance) for p in _placed(record, entries, coder, moment)]
    against = " as the opposite" if command.stance is Stance.AGAINST else ""
    new = "the new theme " if naming.made else ""
    what = _told(record, command.statements)
    return Change(
        sentence=f"Put {what} under {new}“{theme.name}”{against}{_by(coder)}",
        puts=(*naming.puts, *placed),
    )


@rule_in_session(TakeOutOfTheme)
def take_out_of_theme(record: Record, command: TakeOutOfTheme, moment: Moment) -> Change:
    """Put statements as not belonging to a theme."""
    coder = clean_line(command.coder)
    entries = statements_meant(record, command.statements)
    naming = Naming(record, moment)
    theme = naming.found_or_made(command.theme_id)
    held = Codebook(record, coder)
    names, family = {theme.id, f"#{theme.tag}"}, _family(record, theme)
    what = _told(record, command.statements)
    before = _placed(record, entries, coder, moment)
    if all(family & placement.themes.keys() and _is_out(placement, family) for placement in before):
        raise Refused(f"{what} is not under “{theme.name}”.")
    puts: list[Document] = [*naming.puts]
    for entry, placement in zip(entries, before, strict=True):
        left = {key: said for key, said in placement.themes.items() if key not in family}
        # By its tag, or by what supports the same factor, it would be there still.
        if names & held.by_tag(entry).keys() or not names & held.own(entry).keys():
            left[theme.id] = Stance.OUT
        puts.append(msgspec.structs.replace(placement, themes=left))
    return Change(sentence=f"Took {what} out of “{theme.name}”{_by(coder)}", puts=tuple(puts))


def _is_out(placement: Placement, family: set[str]) -> bool:
    """Whether a statement was taken out of a theme and all that was merged into it."""
    return all(placement.themes.get(each, Stance.OUT) is Stance.OUT for each in family)


def _family(record: Record, theme: Theme) -> set[str]:
    """The ids of a theme and of all that was merged into it."""
    found = {theme.id}
    while more := {one.id for one in record.all(Theme) if one.into in found} - found:
        found |= more
    return found


@rule(LeaveStatements)
def leave_statements(record: Record, command: LeaveStatements, moment: Moment) -> Change:
    """Put statements as left for later or standing alone, or as neither."""
    coder = clean_line(command.coder)
    entries = statements_meant(record, command.statements)
    placed = _placed(record, entries, coder, moment)
    what = _told(record, command.statements)
    if all(each.rest is command.rest for each in placed):
        raise Refused(f"That was said of {what} already.")
    held = Codebook(record, coder)
    if command.rest is not None and any(held.own(entry) for entry in entries):
        raise Refused(f"{what} is under a theme; take it out of that first.")
    puts = tuple(msgspec.structs.replace(each, rest=command.rest) for each in placed)
    words = {
        Rest.LATER: f"Left {what} for later",
        Rest.ALONE: f"{what} stands alone",
        None: f"Took up {what} again",
    }[command.rest]
    return Change(sentence=f"{words}{_by(coder)}", puts=puts)


@rule(SettleStatements)
def settle_statements(record: Record, command: SettleStatements, moment: Moment) -> Change:
    """Put statements where coders agree that they stand; how it was seen first is kept."""
    entries = statements_meant(record, command.statements)
    naming = Naming(record, moment)
    theme = naming.found_or_made(command.theme) if command.theme else None
    held = Codebook(record)
    puts: list[Document] = [*naming.puts]
    for entry, placement in zip(entries, _placed(record, entries, "", moment), strict=True):
        if record.placement_of(entry.id, FIRST_CODER) is None:
            first = Placement(
                id=moment.new_id(),
                entry_id=entry.id,
                coder=FIRST_CODER,
                themes=held.stances.get(entry.id, {}),
                rest=placement.rest,
            )
            puts.append(_of_documents(first, naming))
        kept = dict.fromkeys(held.by_tag(entry), Stance.OUT)
        themes = kept | ({theme.id: command.stance} if theme else {})
        rest = None if theme else Rest.ALONE
        settled = msgspec.structs.replace(placement, themes=themes, rest=rest)
        puts.append(_of_documents(settled, naming))
    puts = [*naming.puts, *(put for put in puts if isinstance(put, Placement))]
    where = f"under “{theme.name}”" if theme else "as standing alone"
    sentence = f"Settled {_told(record, command.statements)} {where}"
    return Change(sentence=sentence, puts=tuple(puts))


def _of_documents(placement: Placement, naming: Naming) -> Placement:
    """A placement that names documents alone: tags in it become some."""
    themes = {
        naming.known(key).id if key.startswith("#") else key: stance
        for key, stance in placement.themes.items()
    }
    return msgspec.structs.replace(placement, themes=themes)
