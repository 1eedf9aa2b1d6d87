"""The actions of all sessions as an edition tells them, with what they serve and became."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from workshop.analysis.action_facts import (
    ActionRegisterFact,
    AgreedFact,
    DecidedFact,
    LaterFact,
    NoActionFact,
)
from workshop.analysis.follow_up import FollowedUp
from workshop.language import say
from workshop.privacy.told_themes import ToldThemes
from workshop.record.documents import Entry, EntryKind, Factor
from workshop.record.within import OutcomeState
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.decisions import DECISIONS
from workshop.report.answer import answer_of
from workshop.report.appendices.followed import of_all_sessions
from workshop.report.build import changed_of
from workshop.report.ordering import heard_themes_of
from workshop.report.synthesis.loose_entries import LooseEntries
from workshop.report.view import Gathered
from workshop.report.wording.around import around
from workshop.text import listing, plural

_KINDS = (EntryKind.ACTION, EntryKind.QUESTION, EntryKind.DECISION)


def actions_of(gathered: Gathered) -> ActionRegisterFact:
    """The register of actions of an edition, as of the day on which the record last changed."""
    return gathered.once(_Register).fact()


def agreed_of(gathered: Gathered, session_id: str | None = None) -> list[tuple[Entry, AgreedFact]]:
    """The actions that an edition tells, each with its entry, what is overdue first.

    Args:
        gathered: the record as the edition tells it.
        session_id: the session in which they were agreed; all sessions unless given.
    """
    register = gathered.once(_Register)
    return [
        (one.entry, register.agreed(one))
        for one in register.actions()
        if session_id in (None, one.session.id)
    ]


class _Register:
    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._telling = gathered.telling
        self._names = LooseEntries(gathered)
        self._as_of = changed_of(gathered).date()
        self._findings = list(_told_findings(gathered))

    def fact(self) -> ActionRegisterFact:
        """All of it as data."""
        actions = self.actions()
        asked = [o for o in self._told(EntryKind.QUESTION) if o.is_open]
        states = [one.state for one in actions]
        return ActionRegisterFact(
            as_of=self._as_of,
            n=len(actions),
            open=sum(one.is_open for one in actions),
            overdue=sum(one.overdue for one in actions),
            done=states.count(OutcomeState.DONE),
            dropped=states.count(OutcomeState.DROPPED),
            sentence=_sentence(actions),
            left_out=self._left_out(),
            items=tuple(map(self.agreed, actions)),
            no_action=tuple(self._no_action(actions)),
            decisions=tuple(self._decisions()),
            questions=tuple(map(self.agreed, asked)),
        )

    def actions(self) -> list[FollowedUp]:
        """The actions that are told: open before over, what is overdue first, then by day."""
        return sorted(
            self._told(EntryKind.ACTION),
            key=lambda one: (not one.is_open, not one.overdue, one.due or date.max),
        )

    def _told(self, kind: EntryKind) -> list[FollowedUp]:
        return [one for one in of_all_sessions(self._gathered) if one.entry.kind is kind]

    def _left_out(self) -> int:
        entries = (e for e in self._gathered.record.all(Entry) if e.kind in _KINDS)
        return sum(not e.retracted and not self._telling.tells(e) for e in entries)

    def agreed(self, one: FollowedUp) -> AgreedFact:
        """One of them as the edition tells it."""
        entry, telling = one.entry, self._telling
        tied = telling.tied(entry)
        name = self._names.id_of(entry)
        return AgreedFact(
            id=name,
            text=telling.words(entry),
            who=telling.who(entry),
            due=one.due,
            state=one.state.value,
            overdue=one.overdue,
            session_title=self._gathered.title(one.session) if tied else "",
            on=one.session.started.date() if tied else None,
            serves=tuple(self._serves(entry)),
            later=tuple(
                LaterFact(
                    on=each.at.date(),
                    state=each.state.value,
                    note=around(telling, one.session, each.note),
                )
                for each in entry.outcomes
            ),
            evidence=(name,),
        )

    def _serves(self, entry: Entry) -> Iterator[str]:
        """The factor that an action is for, and the findings that rest on that."""
        factor = self._gathered.record.find(Factor, entry.about_id)
        whole = self._gathered.record.whole_of(factor) if factor else None
        if whole is None or self._gathered.known_of(whole) is None:
            return
        yield whole.code
        yield from (code for code, behind, _ in self._findings if whole.code in behind)

    def _no_action(self, actions: Sequence[FollowedUp]) -> Iterator[NoActionFact]:
        """What findings recommend or ask for which nobody is to do anything."""
        served = {code for one in actions for code in self._serves(one.entry)}
        yield from (fact for code, _, facts in self._findings for fact in facts
                    if code not in served)  # fmt: skip

    def _decisions(self) -> Iterator[DecidedFact]:
        """What was decided in steps for it, then the decisions that were said."""
        for row in self._gathered.row_telling.rows(REGISTERS[DECISIONS]).rows:
            yield DecidedFact(
                id=row.code,
                text=row.cells["decision"],
                evidence=tuple(map(self._names.id_of, row.evidence)),
            )
        telling = self._telling
        for session in self._gathered.sessions:
            for entry in self._gathered.record.entries_of(session.id):
                if entry.kind is EntryKind.DECISION and telling.tells(entry):
                    tied, name = telling.tied(entry), self._names.id_of(entry)
                    yield DecidedFact(
                        id=name,
                        text=telling.words(entry),
                        who=telling.who(entry),
                        session_title=self._gathered.title(session) if tied else "",
                        on=session.started.date() if tied else None,
                        evidence=(name,),
                    )


def _told_findings(gathered: Gathered) -> Iterator[tuple[str, set[str], list[NoActionFact]]]:
    """The findings that people made, as told: code, codes of factors behind them, what they ask."""
    called = ToldThemes(gathered.telling)
    under = {
        called.coded(theme.coded)[0]: {factor.code for factor in theme.factors}
        for theme in heard_themes_of(gathered).themes
        if theme.coded
    }
    for finding in answer_of(gathered).findings:
        if finding.by_rule:
            continue
        factors = {each.id for each in finding.cites if each.kind == "factor"}
        themes = (under.get(each.id, set()) for each in finding.cites if each.kind == "theme")
        asked = []
        if finding.recommendation:
            asked.append(NoActionFact(finding=finding.id, text=finding.recommendation))
        if ask := finding.ask:
            asked.append(NoActionFact(finding=finding.id, text=ask.text, who=ask.who, by=ask.by))
        yield finding.id, factors.union(*themes), asked


def _sentence(actions: Sequence[FollowedUp]) -> str:
    """How many there are, and how far they are."""
    if not actions:
        return say("No action is told.")
    open_ones = [one for one in actions if one.is_open]
    late = sum(one.overdue for one in open_ones)
    states = [one.state for one in actions]
    done, dropped = states.count(OutcomeState.DONE), states.count(OutcomeState.DROPPED)
    parts = [
        say("{n} open ({late} overdue)", n=len(open_ones), late=late)
        if late
        else say("{n} open", n=len(open_ones)),
        *([say("{n} done", n=done)] if done else []),
        *([say("{n} dropped", n=dropped)] if dropped else []),
    ]
    count = plural(len(actions), "action")
    return f"{say('{label}: {text}', label=count, text=listing(parts))}."
