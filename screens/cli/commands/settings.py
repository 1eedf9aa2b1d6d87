"""The command for what a person sets once: shown, checked, begun, changed."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Any

from screens.app.settings_checks import settings_checks
from screens.base.fault_report import tell
from screens.base.terminal_output import as_text, say, table, warn
from sessions.library.places import settings_path
from sessions.personal.settings_file import Loaded, change, load, write
from workshop.errors import Problems, Refused
from workshop.settings.file_text import new_text, place_of
from workshop.settings.reader import as_data
from workshop.settings.table import every_setting, rows_of, told, value_of
from workshop.text import listing

WRONG = 2
"""The exit status for a file or words that are not right."""


def settings(arguments: Namespace) -> int:
    """Do what is asked with the settings; wrong words and a wrong file have status 2."""
    path = settings_path()
    try:
        if arguments.path:
            _answer(arguments, str(path), {"path": str(path)})
            return 0
        if arguments.commands:
            return _commands(arguments)
        if arguments.init:
            return _init(arguments)
        if arguments.check:
            return _check(arguments, load(path, settings_checks()))
        return _show_or_set(arguments)
    except (Problems, Refused) as refusal:
        tell(refusal)
        return WRONG


def _answer(arguments: Namespace, words: str, data: Any) -> None:
    """Say something, as words or as data."""
    say(json.dumps(data, ensure_ascii=False, indent=1) if arguments.json else as_text(words))


def _init(arguments: Namespace) -> int:
    """Write a file that tells every setting and sets none; one that is there stays."""
    path = settings_path()
    if path.exists() and not arguments.force:
        raise Refused(f"{path} is there already. --force replaces it, with all that it says.")
    write(path, new_text())
    _answer(arguments, f"Written: {path}", {"path": str(path)})
    return 0


def _check(arguments: Namespace, loaded: Loaded) -> int:
    """Tell everything that is wrong."""
    found = [as_data(problem) for problem in loaded.problems]
    if arguments.json:
        _answer(arguments, "", {"path": str(loaded.path), "problems": found})
    elif loaded.problems:
        raise Problems(str(loaded.path), loaded.problems)
    else:
        there = "is right" if loaded.there else "is not there, which is right: nothing is set"
        say(as_text(f"{loaded.path} {there}. {loaded.remark}".rstrip()))
    return WRONG if found else 0


def _commands(arguments: Namespace) -> int:
    """List the commands that can have other keys."""
    from screens.app.key_map import every_command  # noqa: PLC0415 - 250 ms, with Textual

    given = [command for command in every_command().values() if command.key]
    if arguments.json:
        rows = [{"id": one.id, "key": one.key, "label": one.label} for one in given]
        _answer(arguments, "", rows)
    else:
        table(("Command", "Key", "What it does"), [(one.id, one.key, one.help) for one in given])
    return 0


def _show_or_set(arguments: Namespace) -> int:
    """Set what is given with a value, show what is given without one; all where none is named."""
    asked = [words.partition("=")[0].strip() for words in arguments.names]
    shown = [words for words in arguments.names if "=" not in words]
    for name in asked:
        place_of(name)
    loaded = load(settings_path(), settings_checks())
    given = dict(words.split("=", 1) for words in arguments.names if "=" in words)
    if given:
        words = {name.strip(): as_text(value) for name, value in given.items()}
        try:
            loaded = change(loaded, words, settings_checks())
        except Problems:
            warn("Nothing was set.")
            raise
        if not arguments.json:
            say(as_text(f"{listing(list(words))} set in {loaded.path}"))
    if loaded.problems:
        warn(loaded.sentence)
    if arguments.json:
        names = asked or [row.name for row in every_setting()]
        _answer(arguments, "", {name: _value(loaded, name) for name in names})
    elif shown:
        for name in shown:
            say(told(_value(loaded, name)))
    elif not arguments.names:
        _list(loaded)
    return 0


def _value(loaded: Loaded, name: str) -> Any:
    """The value of a setting, or of one line of a table of words."""
    setting, path = place_of(name)
    value = value_of(loaded.settings, setting.name)
    return value.get(path[1]) if setting.of_words and path != setting.path else value


def _list(loaded: Loaded) -> None:
    """Every setting with its value and where that comes from."""
    rows = [
        (name, value, "settings file" if chosen else "usual")
        for name, value, chosen in rows_of(loaded.settings)
    ]
    table(("Setting", "Value", "From"), rows)
    there = "" if loaded.there else ", which is not there yet; `workshop settings --init` makes it"
    warn(f"The settings file is {loaded.path}{there}")
