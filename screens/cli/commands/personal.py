"""What a person set, for the commands that use it; a wrong file is told and holds up nothing."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Final

from screens.base.errors import NotDone
from screens.base.terminal_output import warn
from sessions.disk.disk import Disk
from sessions.library.given_paths import given_path
from sessions.personal.settings_file import Loaded, load
from workshop.text import clean_line

if TYPE_CHECKING:
    from sessions.exports.look import Look
    from workshop.settings.word_template import WordTemplate

_TAKES: Final = "Name a Word file (.docx or .dotx) without macros, of at most 10 MB."


def personal() -> Loaded:
    """The settings as they are now. Keys are looked at by the application alone, which has them."""
    loaded = load()
    if loaded.problems:
        warn(loaded.sentence)
    return loaded


def asked_look(arguments: Namespace, mine: Loaded, form: str) -> Look:
    """The look that a person set, with the file and the language that were named in its place.

    Raises:
        NotDone: the file cannot be read or used, or the document is no Word file.
    """
    from sessions.exports.look import in_language, look_of  # noqa: PLC0415 - where one is written

    template = _named_template(arguments, form) or mine.template
    return in_language(look_of(mine.settings, mine.logo, template), arguments.language)


def _named_template(arguments: Namespace, form: str) -> WordTemplate | None:
    """The file that was named; none where none was.

    Raises:
        NotDone: it cannot be read or used, or the document is no Word file.
    """
    if arguments.template is None:
        return None
    from workshop.settings.word_template import (  # noqa: PLC0415 - where one is named alone
        GREATEST_TEMPLATE,
        NoTemplate,
        read_template,
    )

    if form != "docx":
        raise NotDone("--template goes with Word alone: `--format docx`, or a file that ends so.")
    path = given_path(arguments.template)
    name = clean_line(str(path))
    if path.is_dir():
        raise NotDone(f"{name} is a folder. {_TAKES}")
    if not path.is_file():
        raise NotDone(f"There is no file {name}. {_TAKES}")
    try:
        size = path.stat().st_size
        template = read_template(Disk().read(path)) if size <= GREATEST_TEMPLATE else None
    except (NoTemplate, OSError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else problem
        raise NotDone(f"{name} cannot be used as a template: {why}. {_TAKES}") from problem
    if template is None:
        raise NotDone(f"{name} is too large for a template. {_TAKES}")
    if template.stencil:
        short = clean_line(path.name)
        warn(f"{short} is a template file of Word; its styles are taken as from any other.")
    return template
