"""Every screen has its plain form.

Requirement: plain mode is a peer of the full screen: each screen, dialog and board is in one table
with the menu, the word or the command line that does the same; the manual shows that table.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module

from textual.screen import Screen

import screens
from screens.cli.arguments import parser
from screens.cli.arguments.parser import Parser
from screens.plain.commands import PLAIN_WORDS
from screens.plain.menus.peers import PEERS
from tests import ROOT

BASES = {
    "base.WorkshopScreen",
    "base.RecordScreen",
    "dialogs.Dialog",
    "dialogs.PathDialog",
    "session.KeyDialog",
}
"""What others are made of; nobody sees these by themselves."""


def every_screen() -> set[str]:
    """The classes of screens in the package, as `room.Class`."""
    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        if not module.name.endswith("__main__"):
            import_module(module.name)

    def below(kind: type[object]) -> Iterator[type[object]]:
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    kinds: Iterator[type[object]] = below(Screen)
    found = {each for each in kinds if each.__module__.startswith("screens.")}
    return {f"{each.__module__.split('.')[1]}.{each.__name__}" for each in found}


def commands(of: Parser, before: str = "workshop") -> Iterator[str]:
    """Every command line without its options."""
    for action in of._actions:
        choices = action.choices if isinstance(action.choices, Mapping) else {}
        for name, inner in choices.items():
            if isinstance(inner, Parser):
                yield f"{before} {name}"
                yield from commands(inner, f"{before} {name}")


def test_every_screen_and_dialog_has_a_plain_form() -> None:
    told = [name for peer in PEERS for name in peer.screens]
    assert len(told) == len(set(told)), "one place for each"
    assert set(told) == every_screen() - BASES


def test_every_plain_form_is_there() -> None:
    """A function, a word of the table, or a command line: nothing that is named is missing."""
    words = {f"/{word.word}" for word in PLAIN_WORDS}
    lines = set(commands(parser()))
    for peer in PEERS:
        if peer.by.startswith("/"):
            assert peer.by in words, peer
        elif peer.by.startswith("workshop "):
            assert peer.by in lines, peer
        else:
            module, _, name = peer.by.partition(":")
            assert callable(getattr(import_module(f"screens.plain.{module}"), name)), peer


def test_the_words_of_the_table_are_words() -> None:
    """What the table names between backquotes can be given as it stands there."""
    words = {f"/{word.word}" for word in PLAIN_WORDS}
    lines = set(commands(parser())) | {"workshop"}
    for peer in PEERS:
        for said in peer.how.split("`")[1::2]:
            if said.startswith("/"):
                assert said.split()[0] in words, peer
            else:
                assert said.removesuffix(" NAME") in lines, peer


def test_the_manual_shows_the_table() -> None:
    page = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
    for peer in PEERS:
        assert f"\n| {peer.shows} | {peer.how} |\n" in page
