"""The command that notes what stood out in a session, and tells what was noted."""

from __future__ import annotations

import json
from argparse import Namespace
from itertools import chain

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, say
from screens.cli.commands.lookup import opened
from workshop.errors import Refused
from workshop.record.within import RemarkTopic
from workshop.running.senders import Sender
from workshop.running.talk_rules import RecordDebrief, SaidRemark
from workshop.running.words.as_said import session_named
from workshop.talks.debrief import about_step, debrief_lines


def debrief(arguments: Namespace) -> int:
    """Note remarks where any are given; else tell those that stand, of one session or of all."""
    given = {
        RemarkTopic.STOOD_OUT: arguments.stood_out,
        RemarkTopic.WORDS: arguments.words_used,
        RemarkTopic.SURPRISE: arguments.surprise,
        RemarkTopic.GUIDE: arguments.guide,
    }
    notes = any(chain.from_iterable(given.values()))
    if notes and arguments.session is None:
        raise NotDone("Say of which session: --session N.")
    with opened(arguments, read_only=not notes) as store:
        record = store.record
        try:
            sessions = record.sessions()
            if arguments.session is not None:
                sessions = [session_named(record, as_text(arguments.session))]
            if notes:
                guide = record.guide_of(sessions[0])
                remarks = tuple(
                    SaidRemark(topic=topic, text=about.text, step_id=about.step_id)
                    for topic, texts in given.items()
                    for about in (about_step(guide, as_text(text)) for text in texts)
                )
                command = RecordDebrief(session_id=sessions[0].id, remarks=remarks)
                say(f"{store.do(command, Sender.APPLICATION).sentence}.")
                return 0
        except Refused as refused:
            raise NotDone(str(refused)) from refused
        places = {each.id: place for place, each in enumerate(record.sessions(), 1)}
        if arguments.json:
            data = [
                {
                    "session": places[session.id],
                    "topic": remark.topic.value,
                    "step": remark.step_id or None,
                    "text": remark.text,
                    "at": remark.at.isoformat(),
                }
                for session in sessions
                for remark in session.debrief
            ]
            say(json.dumps(data, ensure_ascii=False, indent=1))
            return 0
        for session in sessions:
            for line in debrief_lines(record, session):
                say(f"{places[session.id]} {session.title}, {line}")
    return 0
