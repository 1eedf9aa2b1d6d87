"""What a document says, as lines for whoever reads them here, or as data for other programs."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable

from screens.base.terminal_output import give, say
from screens.cli.commands.lookup import opened
from screens.cli.commands.personal import personal
from sessions.exports.documents import Request, document_in
from workshop.privacy.told_record import told_record
from workshop.report.view import Gathered


def tell(arguments: Namespace, document: str, lines_of: Callable[[Gathered], Iterable[str]]) -> int:
    """Tell it in the edition that was asked for; with `--json` as `workshop summary` gives it.

    Args:
        arguments: with `edition` and `json`, beside what names the engagement.
        document: by its name.
        lines_of: what it says, in a few lines.
    """
    fewest, edition = personal().settings.documents.fewest_voters, arguments.edition
    with opened(arguments, read_only=True) as store:
        if arguments.json:
            request = Request(document, edition, at=store.at, fewest_voters=fewest)
            give(document_in(store.record, request, "json"))
        else:
            gathered = Gathered(told_record(store.record), edition, fewest_voters=fewest)
            for line in lines_of(gathered):
                say(line)
    sys.stdout.flush()
    return 0
