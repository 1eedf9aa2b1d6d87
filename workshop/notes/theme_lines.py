"""Where entries stand in the codebook, in a notes file: one line below the entry for each theme.

    % theme: Too many passwords
    % theme: Too many passwords | against
    % theme: #passwords | out                its tag leads there, and it does not belong
    % theme: | later                         left for later; `| alone` where it stands alone
    % theme: New starters wait | for | Ines  as a second coder sees it

Groups that were made in a step stand under its heading, in their order:

    % groups: Too many passwords | New starters wait

A theme that the engagement has not is made. Names, definitions, order and merging of themes belong
to the whole engagement, so a file does not carry them; nor what follows from tags, which it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workshop.errors import Refused
from workshop.notes.grammar.fields import join_fields, split_fields
from workshop.notes.grammar.lines import near, quoted
from workshop.notes.model import NotedTheme, Notes
from workshop.record.codebook import Codebook, is_statement
from workshop.record.documents import Entry
from workshop.record.record import Record
from workshop.record.themes import Placement, Rest, Stance
from workshop.running.commands import Command
from workshop.running.theming import LeaveStatements, MakeTheme, PutUnderTheme, TakeOutOfTheme

_STANCES: Final = {stance.value: stance for stance in Stance}
_RESTS: Final = {rest.value: rest for rest in Rest}


def read_theme(line: int, value: str) -> NotedTheme:
    """What stands behind `% theme:`.

    Raises:
        Refused: it is not as it must be.
    """
    name, word, coder, *more = [*split_fields(value), "", "", ""]
    key = word.casefold()
    if any(more) or not (name or key in _RESTS):
        raise Refused("a theme is written as `% theme: Name` or `% theme: Name | against`")
    if name and key and key not in _STANCES:
        raise Refused(
            f"{quoted(word)} is nothing that is said of a theme; {near(key, [*_STANCES])}"
        )
    stance = _STANCES.get(key, Stance.FOR)
    rest = None if name else _RESTS[key]
    return NotedTheme(line=line, name=name, stance=stance, rest=rest, coder=coder)


def theme_commands(notes: Notes, entries: Mapping[int, Entry]) -> Iterator[tuple[int, Command]]:
    """What puts the entries of a file where it says, with the line that does.

    What is taken out of a theme must be under it first.

    Args:
        notes: the file.
        entries: those that could be taken, by their places in it.
    """
    noted = [(t, entry) for place, entry in entries.items() for t in notes.entries[place].themes]
    for theme, entry in sorted(noted, key=lambda one: one[0].stance is Stance.OUT):
        yield theme.line, _command(theme, entry.id)


def group_commands(notes: Notes, record: Record, session_id: str) -> Iterator[Command]:
    """What makes the groups of the steps of a file.

    One whose name a theme of the engagement has already is that theme, and is made by nobody; the
    theme of a tag becomes the group.

    Args:
        notes: the file.
        record: the engagement as it is by then.
        session_id: the session that the file became.
    """
    for step_id, step in notes.steps.items():
        for name in step.groups:
            known = Codebook(record).named(name)
            if known is None or known.document is None:
                called = known.code if known else name
                yield MakeTheme(name=called, session_id=session_id, step_id=step_id)


def _command(noted: NotedTheme, entry_id: str) -> Command:
    """What puts an entry where its line says."""
    this = (entry_id,)
    if noted.rest:
        return LeaveStatements(statements=this, rest=noted.rest, coder=noted.coder)
    if noted.stance is Stance.OUT:
        return TakeOutOfTheme(statements=this, theme_id=noted.name, coder=noted.coder)
    return PutUnderTheme(statements=this, theme=noted.name, stance=noted.stance, coder=noted.coder)


class ThemeWriter:
    """Writes where the entries of a record stand."""

    def __init__(self, record: Record) -> None:
        self._codebook = Codebook(record)
        self._placements: dict[str, list[Placement]] = {}
        for placement in sorted(record.all(Placement), key=lambda one: (one.coder, one.id)):
            self._placements.setdefault(placement.entry_id, []).append(placement)

    def lines(self, entry: Entry) -> Iterator[str]:
        """The lines below an entry; none where it says nothing (more) that can have a theme."""
        if not is_statement(entry):
            return
        for placement in self._placements.get(entry.id, ()):
            for name, stance in self._named(entry, placement).items():
                word = "" if stance is Stance.FOR and not placement.coder else stance.value
                fields = [each for each in (name, word, placement.coder) if each]
                yield f"% theme: {join_fields(fields)}"
            if placement.rest:
                ends = [each for each in (placement.rest.value, placement.coder) if each]
                yield f"% theme: | {join_fields(ends)}"

    def groups(self, session_id: str, step_id: str) -> Iterator[str]:
        """The line under a step in which groups were made."""
        names = [
            theme.name
            for theme in self._codebook.made_in(session_id)
            if theme.document and theme.document.step_id == step_id
        ]
        if names:
            yield f"% groups: {join_fields(names)}"

    def _named(self, entry: Entry, placement: Placement) -> dict[str, Stance]:
        """What a placement says, by the names of themes that there are still.

        What an entry was taken out of is named by its tag, for what else the theme took in stays
        with the engagement.
        """
        found: dict[str, Stance] = {}
        for theme_id, stance in placement.themes.items():
            if (theme := self._codebook.theme(theme_id)) is None:
                continue
            out = stance is Stance.OUT
            tags = [f"#{tag}" for tag in entry.tags if out and tag in theme.tags]
            for name in tags or [theme.name]:
                found.setdefault(name, stance)
        # What is taken out of a theme must be under it first, so these lines are read last.
        return dict(sorted(found.items(), key=lambda said: said[1] is Stance.OUT))
