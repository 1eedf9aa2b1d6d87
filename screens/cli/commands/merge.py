"""The command that puts together what two laptops recorded apart from each other."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, say, warn
from screens.cli.commands.locations import home_of
from screens.cli.commands.lookup import folder_named, opened_at, remember
from sessions.library.given_paths import given_path
from sessions.merging.join import joined_before
from sessions.store.store import Store
from sessions.transfer.merge_folders import Comparison, compare, merge_into, merge_new
from workshop.talks.preview import likely_pairs
from workshop.text import plural

_SHOWN: Final = 12
"""The most lines of each list that are shown."""


def merge(arguments: Namespace) -> int:
    """Merge two engagements, or tell what was joined in one."""
    home = home_of(arguments)
    one = _meant(home, arguments.one)
    if arguments.other is None:
        return _say_joined(one, arguments)
    found = compare(*_sides(arguments, home, one))
    _say_comparison(found)
    for note in found.notes:
        warn(note)
    if arguments.dry_run:
        say("Nothing was changed. Without --dry-run this is what becomes of them.")
        return 0
    if arguments.into:
        folder = merge_into(found)
    else:
        folder = merge_new(found, home, name=as_text(arguments.name))
    with Store.open(folder, read_only=True) as store:
        remember(arguments, store)
        pairs = likely_pairs(store.record)
    say(f"{found.name} is kept in {folder}")
    for first, second in pairs[:_SHOWN]:
        say(f"Sessions {first} and {second} may be records of one talk: `workshop join-talks`.")
    return 0


def _sides(arguments: Namespace, home: Path, one: Path) -> tuple[Path, Path]:
    """The two, the one that the other is brought into first.

    Raises:
        NotDone: it is neither of the two, or no folder.
    """
    other = _meant(home, arguments.other)
    if not arguments.into:
        return one, other
    into = _meant(home, arguments.into)
    if into not in (one, other) or not into.is_dir():
        raise NotDone("--into takes one of the two folders that are named before it.")
    return (one, other) if into == one else (other, one)


def _meant(home: Path, named: str) -> Path:
    path = given_path(named)
    return path.absolute() if path.is_file() else folder_named(home, named)


def _say_joined(folder: Path, arguments: Namespace) -> int:
    """Join what is apart inside one folder, and tell what was joined in it ever."""
    with opened_at(folder, read_only=arguments.dry_run) as store:
        summary = joined_before(store.lines)
    say("\n".join(summary) if summary else "Nothing was written apart here.")
    return 0


def _say_comparison(found: Comparison) -> None:
    """Say what both had, what came from each, what was settled and what clashed."""
    say(found.in_common)
    for side in found.sides:
        say(f"{side.folder} has {side.summary}{':' if side.sentences else '.'}")
        _list(side.sentences)
    settled = [settlement.sentence for settlement in found.joint.resolved]
    if settled:
        say("Given on both sides, and settled:")
        _list(settled)
    if found.joint.clashes:
        say("Changed on both sides; the later change stands:")
        _list(found.joint.clashes, most=len(found.joint.clashes))


def _list(sentences: Sequence[str], most: int = _SHOWN) -> None:
    """Show sentences, the last ones where there are many."""
    if len(sentences) > most:
        say(f"  … {plural(len(sentences) - most, 'earlier one')}")
    for sentence in sentences[-most:]:
        say(f"  {sentence}")
