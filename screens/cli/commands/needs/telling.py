"""The command that tells the board of needs, as lines or as data."""

from __future__ import annotations

import sys
from argparse import Namespace

from screens.base.terminal_output import give, say
from screens.cli.commands.lookup import opened
from screens.cli.commands.personal import personal
from sessions.exports.documents import Request, document_in
from workshop.privacy.told_record import told_record
from workshop.report.needs.board_lines import board_lines
from workshop.report.needs.told_needs import ToldNeeds
from workshop.report.view import Gathered


def needs(arguments: Namespace) -> int:
    """Tell every need in the joint order, what both ways choose, and what is agreed.

    As data it is the document `needs`, which `workshop summary` gives too.
    """
    fewest, edition = personal().settings.documents.fewest_voters, arguments.edition
    with opened(arguments, read_only=True) as store:
        if arguments.json:
            request = Request("needs", edition, at=store.at, fewest_voters=fewest)
            give(document_in(store.record, request, "json"))
        else:
            gathered = Gathered(told_record(store.record), edition, fewest_voters=fewest)
            for line in board_lines(ToldNeeds(gathered)):
                say(line)
    sys.stdout.flush()
    return 0
