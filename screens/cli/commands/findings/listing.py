"""The command that tells the findings, as lines, as data, or as a text that is read again."""

from __future__ import annotations

import sys
from argparse import Namespace

from screens.base.errors import NotDone
from screens.base.terminal_output import give, give_data, say
from screens.cli.commands.lookup import opened
from workshop.notes.findings.writer import findings_text
from workshop.privacy.told_record import told_record
from workshop.report.findings.listed import listed, material_words
from workshop.report.findings.material import material_of
from workshop.report.view import Gathered


def findings(arguments: Namespace) -> int:
    """Tell the headline, the findings with what follows from what they rest on, and the version."""
    if arguments.text and arguments.edition != "restricted":
        raise NotDone(
            "The text holds all that findings say, so it goes with the restricted edition alone: "
            "leave out --text, or --edition."
        )
    with opened(arguments, read_only=True) as store:
        record = told_record(store.record)
        if arguments.text:
            give(findings_text(record).encode())
            return 0
        if arguments.material:
            for one in material_of(Gathered(record, arguments.edition)):
                say(material_words(one))
            return 0
        found = listed(record, arguments.edition)
    if arguments.json:
        give_data(found)
    else:
        for line in found.told:
            say(line)
    sys.stdout.flush()
    return 0
