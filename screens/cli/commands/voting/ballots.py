"""The command that prints ballots."""

from __future__ import annotations

import sys
from argparse import Namespace

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, give, tell_written, warn, warn_of
from screens.cli.commands.lookup import new_file, opened, session_of
from screens.cli.commands.personal import personal
from sessions.disk.export_ledger import Written, note_export
from sessions.exports.files import save
from sessions.exports.languages.catalogue import language_of
from sessions.exports.look import look_of
from sessions.exports.registry import REPORTS
from sessions.exports.remarks import remarks
from sessions.library.given_paths import given_path
from workshop.errors import Refused
from workshop.language import speaking
from workshop.report.build import PROGRAM
from workshop.report.on_paper.ballot_paper import BallotPaper, ballot_paper
from workshop.text import listing


def ballots(arguments: Namespace) -> int:
    """Write the ballots of a step, for all alike or one for each."""
    path = None
    if arguments.output != "-":
        path = new_file(given_path(arguments.output), force=arguments.force)
    suffixes = {REPORTS[name].suffix: name for name in arguments.formats}
    form = arguments.format
    if form is None:
        form = "md" if path is None or not path.suffix else suffixes.get(path.suffix.lower())
    if form is None:
        raise NotDone(f"Ballots are written as {listing(list(arguments.formats), 'or')}.")
    if path is None and sys.stdout.isatty() and not REPORTS[form].text:
        raise NotDone(
            f"That cannot be shown here. Give a file: `-o ballots{REPORTS[form].suffix}`."
        )
    mine = personal()
    look = look_of(mine.settings, mine.logo, mine.template)
    with opened(arguments, read_only=True) as store:
        record, folder = store.record, store.folder
        session = session_of(record, arguments.session)
        try:
            step = record.step_of(session, as_text(arguments.step))
            paper = BallotPaper(record, session, step)
            with speaking(language_of(look.language)), remarks() as lacking:
                report = ballot_paper(paper, PROGRAM, each=arguments.each)
                content = REPORTS[form].render(report, look)
        except Refused as refused:
            raise NotDone(str(refused)) from refused
    if path is None:
        give(content)
    else:
        save(content, path, replace=arguments.force)
        tell_written(path, show=arguments.show)
        what = Written(document="ballots", edition="ballot", format=form, session=session.id)
        if not_noted := note_export(folder, content, path, what):
            warn(not_noted)
    warn_of(lacking)
    if paper.vote is None:
        warn("The vote is not open yet, so its list may still change: open it, then print.")
    elif not paper.vote.is_open:
        warn("The vote is closed; no more ballots are taken.")
    return 0
