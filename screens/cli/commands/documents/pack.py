"""The command that makes a pack."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable

from screens.base.system.plain_wanted import plain_wanted
from screens.base.terminal_output import say, tell_written, warn, warn_of
from screens.cli.commands.documents.before_sending import warn_before_sending
from screens.cli.commands.lookup import harm_in, opened
from screens.cli.commands.personal import personal
from sessions.exports.look import look_of
from sessions.library.given_paths import given_path
from sessions.pack.making import before_sending, make_pack
from sessions.pack.order import Order, Progress
from sessions.pack.pack import Pack, as_data
from sessions.pack.profiles import profile_named
from sessions.pack.stamp import PAGE
from workshop.text import clean_line, plural, shorten

_WIDTH = 78


def pack(arguments: Namespace) -> int:
    """Write every document of a profile to one folder.

    Raises:
        NotPacked: it was not made; nothing is left of it.
        ExportError: a format is asked for that there is not.
    """
    mine = personal()
    profile = profile_named(arguments.profile)
    with opened(arguments, read_only=True) as store:
        order = Order(
            record=store.record,
            folder=store.folder,
            target=given_path(arguments.target).absolute(),
            profile=profile,
            formats=tuple(filter(None, arguments.formats.lower().replace(" ", "").split(","))),
            look=look_of(mine.settings, mine.logo, mine.template),
            fewest_voters=mine.settings.documents.fewest_voters,
            replace=arguments.force,
        )
        told, done = _teller()
        try:
            made = make_pack(order, told)
        finally:
            done()
        damaged = bool(harm_in(store))
        exposed = before_sending(order)
    if arguments.json:
        sys.stdout.write(json.dumps(as_data(made.pack), ensure_ascii=False, indent=2) + "\n")
    else:
        _tell(made.pack, show=arguments.show)
    warn_before_sending(profile.edition, exposed)
    warn_of(made.remarks)
    if damaged:
        warn("The record is damaged: this pack is of what could be read. See `workshop doctor`.")
    return int(damaged)


def _tell(made: Pack, *, show: bool) -> None:
    """Say what was made, what is not in it, and where it is."""
    for document in made.documents:
        forms = ", ".join(file.format_title for file in document.files)
        say(f"{document.title}: {forms}")
    for missing in made.without:
        warn(f"Without {missing.title}: {missing.sentence}")
    for one in made.open:
        say(f"Still open. {one.sentence}")
    files = plural(len(made.files), "file")
    tell_written(made.folder / PAGE, f" and {files} beside it", show=show)


def _teller() -> tuple[Callable[[Progress], None], Callable[[], None]]:
    """What says how far it is, in one line of a terminal, and what takes that line away again."""
    if not sys.stderr.isatty() or plain_wanted():
        return (lambda _: None), (lambda: None)

    def told(progress: Progress) -> None:
        words = clean_line(f"{progress.n} of {progress.of}: {progress.words}")
        sys.stderr.write(f"\r{shorten(words, _WIDTH):{_WIDTH}}")
        sys.stderr.flush()

    def done() -> None:
        sys.stderr.write(f"\r{'':{_WIDTH}}\r")
        sys.stderr.flush()

    return told, done
