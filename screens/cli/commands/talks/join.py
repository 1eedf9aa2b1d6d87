"""The command that says that two sessions are records of one talk."""

from __future__ import annotations

import json
from argparse import Namespace

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, say
from screens.cli.commands.lookup import opened
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.record.change import trial
from workshop.record.documents import Session
from workshop.running.senders import Sender
from workshop.running.talk_rules import JoinTalks
from workshop.running.words.as_said import session_named
from workshop.talks.preview import preview_lines, proposed_offset, record_words
from workshop.talks.two_records import may_be_of_one_talk


def join_talks(arguments: Namespace) -> int:
    """Tell which sessions may be another record of one, or join one that is named."""
    looks = arguments.second is None or arguments.dry_run
    with opened(arguments, read_only=looks) as store:
        try:
            first = session_named(store.record, as_text(arguments.first))
            if arguments.second is None:
                return _tell_likely(store, first, as_data=arguments.json)
            second = session_named(store.record, as_text(arguments.second))
            found = proposed_offset(store.record, first, second)
            offset = found.seconds if arguments.offset is None else arguments.offset
            moment = trial(store.moment().now)
            lines = preview_lines(store.record, first, second, offset, moment)
            said = "Nothing was changed."
            if not arguments.dry_run:
                command = JoinTalks(session_id=first.id, other=second.id, offset=offset)
                said = f"{store.do(command, Sender.APPLICATION).sentence}."
        except Refused as refused:
            raise NotDone(str(refused)) from refused
    if arguments.json:
        clock = {"proposed": found.seconds, "n": found.n, "sentence": found.sentence}
        data = {"offset": offset, "clock": clock, "preview": lines, "said": said}
        say(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        say("\n".join([*lines, said]))
    return 0


def _tell_likely(store: Store, first: Session, *, as_data: bool) -> int:
    """Tell which sessions may be another record of the same talk."""
    places = {each.id: place for place, each in enumerate(store.record.sessions(), 1)}
    likely = may_be_of_one_talk(store.record, first)
    if as_data:
        say(json.dumps({"likely": [places[each.id] for each in likely]}))
        return 0
    lines = [f"{places[each.id]}. {record_words(store.record, each)}" for each in likely]
    say("\n".join(lines) or "No other session looks like a record of this talk.")
    return 0
