"""The answer as an edition tells it: headline, findings with what they rest on, what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from workshop.analysis.answer.draft import Candidate, drafted
from workshop.analysis.answer.facts import (
    AnswerFact,
    AskFact,
    ChangesFact,
    CiteFact,
    FindingFact,
    SaidFact,
)
from workshop.analysis.answer.version import version_of
from workshop.analysis.evidence import Support
from workshop.analysis.look_alikes import with_look_alikes
from workshop.analysis.order.one_order import best_key
from workshop.analysis.synthesis.heard_themes import HeardTheme
from workshop.language import say
from workshop.privacy.factor_wording import ERASED
from workshop.privacy.told_themes import ToldThemes
from workshop.privacy.whole_texts import WholeTexts
from workshop.record.documents import Entry, EntryKind, Factor, Session
from workshop.record.findings.documents import Finding
from workshop.record.themes import Theme
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.decisions import CARRIED, DECISIONS
from workshop.report.changes import Said, all_recorded, changes_between, seen_today
from workshop.report.contested import contests_of, disagreements_of
from workshop.report.known import Known
from workshop.report.listed import last_change
from workshop.report.ordering import heard_themes_of, order_of, strength_rule
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.report.wording.departments import departments_told, names_told
from workshop.running.findings.standing import cited_by, findings_of, headline_of
from workshop.text import plural


def answer_of(gathered: Gathered) -> AnswerFact:
    """The answer of the whole work, as the edition tells it."""
    return gathered.once(_answer)


def _answer(gathered: Gathered) -> AnswerFact:
    answers = _Answers(gathered)
    telling = gathered.telling
    findings, left_out = answers.findings()
    version = version_of(gathered.record, last_change(gathered.record))
    headline = headline_of(gathered.record)
    told = answers.told(headline.text) if headline else ""
    asked = [each.ask for each in findings if each.ask]
    return AnswerFact(
        headline=told,
        headline_left_out=headline is not None and not told,
        lines=tuple(line for each in headline.lines if (line := answers.told(each)))
        if headline
        else (),
        version=msgspec.structs.replace(version, author=telling.text(version.author)),
        findings=findings,
        findings_left_out=left_out,
        disagreements=disagreements_of(gathered),
        asked=tuple(sorted(asked, key=lambda ask: (ask.by is None, str(ask.by)))),
        not_heard=telling.departments_unheard or (),
        decided=tuple(dict.fromkeys(_decided(gathered))),
        changes=_changes(gathered, Said(headline=told, findings=findings)),
    )


def _changes(gathered: Gathered, now: Said) -> ChangesFact | None:
    """What changed since the moment that is asked for; none where none is."""
    if gathered.before is None:
        return None
    before = seen_today(gathered, gathered.before)
    was, today = answer_of(before), _Answers(gathered)
    findings = tuple(
        msgspec.structs.replace(each, text=today.told(each.text)) for each in was.findings
    )
    then = Said(headline=today.told(was.headline), findings=findings)
    return changes_between(gathered, before, now, then)


def _decided(gathered: Gathered) -> Iterator[str]:
    """What was decided already: what was carried, then what was noted as decided."""
    for row in gathered.row_telling.rows(REGISTERS[DECISIONS]).rows:
        if row.values.get("result") == CARRIED:
            yield row.cells["decision"]
    for session in gathered.sessions:
        for entry in gathered.record.entries_of(session.id):
            if entry.kind is EntryKind.DECISION and gathered.telling.tells(entry):
                yield gathered.telling.words(entry)


def _in_statements(support: Support) -> str:
    """Who stands behind something, in words for readers, who know of no entries."""
    entries = plural(support.entries, "entry", "entries")
    return support.sentence.replace(entries, plural(support.entries, "statement"), 1)


class _Behind(msgspec.Struct, frozen=True, kw_only=True):
    """What is told behind a finding."""

    cites: tuple[CiteFact, ...]
    left_out: int = 0
    said: tuple[Entry, ...]
    against: tuple[Entry, ...]
    look_alikes: int = 0


class _Answers:
    """The findings of one edition on their way to be told."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._record = gathered.record
        self._telling = gathered.telling
        self._heard = heard_themes_of(gathered)
        self._called = ToldThemes(gathered.telling)
        self._by_theme = {t.coded.id: t for t in self._heard.themes if t.coded}

    @cached_property
    def _hidden_texts(self) -> WholeTexts:
        """Statements that the edition does not tell and nobody else made."""
        shown: list[str] = []
        hidden: list[str] = []
        for entry in all_recorded(self._record).all(Entry):
            if not entry.retracted:
                now = self._record.find(Entry, entry.id)
                told = now is not None and self._telling.tells(now)
                (shown if told else hidden).append(entry.text)
        return WholeTexts(hidden, but=shown)

    def told(self, text: str) -> str:
        """A sentence of people's as the edition has it; empty where it holds what is not told."""
        if text == ERASED or self._hidden_texts.held_in(text):
            return ""
        return self._telling.text(text)

    def findings(self) -> tuple[tuple[FindingFact, ...], int]:
        """The findings that are told, in their order, and how many are not.

        A finding is not told where nothing that it rests on is, or where its words are those of
        somebody who is not quoted. Where people made none, a draft by rule stands there.
        """
        made = findings_of(self._record)
        if not made:
            return tuple(self._drafted()), 0
        told = [(finding, behind) for finding in made if (behind := self._told_behind(finding))]
        facts = tuple(
            self._finding(finding, behind, place) for place, (finding, behind) in enumerate(told, 1)
        )
        return facts, len(made) - len(told)

    # What a finding rests on

    def _told_behind(self, finding: Finding) -> _Behind | None:
        """What is told behind a finding; none where the finding itself is not told."""
        behind = self._behind(list(cited_by(self._record, finding)))
        if not behind.said or not self.told(finding.text):
            return None
        return behind

    def _behind(self, cited: Sequence[Factor | Theme]) -> _Behind:
        """What is told behind factors and themes, each statement once."""
        cites: list[CiteFact] = []
        said: dict[str, Entry] = {}
        against: dict[str, Entry] = {}
        alike = 0
        for each in cited:
            if isinstance(each, Factor):
                known = self._gathered.by_id.get(each.id)
                if known is None:
                    continue
                cites.append(self._factor(known))
                said |= {entry.id: entry for entry in known.entries}
                against |= {entry.id: entry for entry in self._heard.against(each)}
                alike += self._gathered.look_alikes.get(each.id, 0)
            elif theme := self._by_theme.get(each.id):
                cites.append(self._theme(theme))
                said |= {entry.id: entry for entry in theme.said}
                against |= {entry.id: entry for entry in theme.against}
                alike += sum(self._gathered.look_alikes.get(f.id, 0) for f in theme.factors)
        return _Behind(
            cites=tuple(cites),
            left_out=len(cited) - len(cites),
            said=tuple(said.values()),
            against=tuple(entry for key, entry in against.items() if key not in said),
            look_alikes=alike,
        )

    def _factor(self, known: Known) -> CiteFact:
        contested = known.factor.id in contests_of(self._gathered)
        return CiteFact(id=known.code, kind="factor", text=known.text, contested=contested)

    def _theme(self, theme: HeardTheme) -> CiteFact:
        code, name = self._called.coded(theme.coded) if theme.coded else (theme.code, "")
        contested = bool(theme.said and theme.against)
        return CiteFact(id=code, kind="theme", text=name, contested=contested)

    # As data

    def _finding(self, finding: Finding, behind: _Behind, place: int) -> FindingFact:
        """A finding that people made."""
        ask = finding.ask
        asked = self.told(ask.text) if ask else ""
        fact = self._fact(behind, place, finding.code, self.told(finding.text), finding.quotes)
        return msgspec.structs.replace(
            fact,
            key=finding.id if self._gathered.gives_ids else "",
            recommendation=self.told(finding.recommendation),
            ask=AskFact(
                finding=finding.code,
                text=asked,
                who=self._telling.text(ask.who),
                by=ask.by,
            )
            if ask and asked
            else None,
            by_room=finding.session_id is not None,
        )

    def _fact(
        self, behind: _Behind, place: int, code: str, text: str, quotes: Iterable[str] = ()
    ) -> FindingFact:
        """What follows from what stands behind something."""
        support = self._telling.hearing.support(behind.said)
        counted = with_look_alikes(support, behind.look_alikes)
        parts = [_in_statements(counted)]
        if behind.against:
            parts.append(say("{n} the opposite", n=len(behind.against)))
        sessions = {entry.session_id for entry in behind.said}
        settings = {self._record.guide_of(self._record.get(Session, s)).setting for s in sessions}
        said = tuple(self._said(behind, quotes))
        return FindingFact(
            id=code,
            place=place,
            text=text,
            cites=behind.cites,
            cites_left_out=behind.left_out,
            n=len(behind.said) + len(behind.against),
            sentence=" · ".join(parts),
            departments=support.departments,
            departments_heard=support.departments_heard,
            said_by=names_told(self._telling, behind.said),
            against_by=names_told(self._telling, behind.against),
            sessions=support.sessions,
            settings=tuple(sorted(settings)),
            against=len(behind.against),
            strength=strength_rule(self._gathered).of(
                behind.said, behind.against, look_alikes=behind.look_alikes
            ),
            said=said,
            evidence=tuple(each.entry for each in said if each.entry),
        )

    def _said(self, behind: _Behind, quotes: Iterable[str]) -> Iterator[SaidFact]:
        """What was said: what was chosen, then one department after the other, then against."""
        against = {entry.id for entry in behind.against}
        found = (self._record.find(Entry, each) for each in quotes)
        chosen = [entry for entry in found if entry and self._telling.tells(entry)]
        first = {entry.id for entry in chosen}
        rest = [*self._spread(behind.said), *self._spread(behind.against)]
        for entry in (*chosen, *(each for each in rest if each.id not in first)):
            yield self._said_fact(entry, against=entry.id in against, chosen=entry.id in first)

    def _spread(self, entries: Sequence[Entry]) -> list[Entry]:
        """Entries so that each department comes once before any comes again; quotes first."""
        ranked = sorted(
            entries, key=lambda e: (e.kind is not EntryKind.QUOTE, e.kind.letter is None, e.text)
        )
        rounds: dict[str, int] = {}
        turns = []
        for place, entry in enumerate(ranked):
            name = " ".join(sorted(self._telling.hearing.departments(entry))) or entry.session_id
            rounds[name] = rounds.get(name, -1) + 1
            turns.append((rounds[name], place, entry))
        return [entry for *_, entry in sorted(turns, key=lambda turn: turn[:2])]

    def _said_fact(self, entry: Entry, *, against: bool, chosen: bool) -> SaidFact:
        tied = self._telling.tied(entry)
        session = self._record.get(Session, entry.session_id)
        named = departments_told(self._telling, entry)
        return SaidFact(
            entry=self._gathered.entry_id(entry),
            text=self._telling.words(entry),
            stance="against" if against else "for",
            kind=entry.kind.value,
            who=self._telling.who(entry),
            departments=tuple(self._telling.called(each) for each in named),
            session_title=self._gathered.title(session) if tied else "",
            at=entry.at if tied else None,
            chosen=chosen,
        )

    # The draft by rule

    def _drafted(self) -> Iterator[FindingFact]:
        """What a rule puts where nobody has made a finding."""
        heard = len(self._telling.hearing.heard)
        found = list(self._candidates())
        behind = {id(one): told for one, told in found}
        for place, one in enumerate(drafted([one for one, _ in found], heard), 1):
            told = behind[id(one)]
            fact = self._fact(told, place, one.code, "")
            spoken = phrases.some_of(fact.departments, fact.departments_heard, "department")
            if told.cites and told.cites[0].kind == "factor":
                words = say("{departments} say: {words}", departments=spoken, words=one.words)
            else:
                words = say("{departments} speak of: {words}", departments=spoken, words=one.words)
            yield msgspec.structs.replace(fact, text=words, by_rule=True)

    def _candidates(self) -> Iterator[tuple[Candidate, _Behind]]:
        """Themes, and factors that were joined of several, with what is told behind them."""
        for theme in self._heard.themes:
            if theme.coded is not None and theme.said:
                code, name = self._called.coded(theme.coded)
                behind = _Behind(
                    cites=(self._theme(theme),), said=theme.said, against=theme.against,
                    look_alikes=sum(
                        self._gathered.look_alikes.get(f.id, 0) for f in theme.factors
                    ),
                )  # fmt: skip
                ids = frozenset(factor.id for factor in theme.factors)
                yield self._candidate(code, name, behind, ids), behind
        for known in self._gathered.factors:
            if known.merged:
                behind = self._behind([known.factor])
                ids = frozenset((known.factor.id,))
                yield self._candidate(known.code, known.text, behind, ids), behind

    def _candidate(
        self, code: str, words: str, behind: _Behind, factors: frozenset[str]
    ) -> Candidate:
        """Something that may stand in the draft, at the best place that its factors have."""
        departments = self._telling.hearing.support(behind.said).departments
        own = strength_rule(self._gathered).of(
            behind.said, behind.against, look_alikes=behind.look_alikes
        )
        known = order_of(self._gathered).grounds
        grounds = [known[each] for each in factors if each in known]
        return Candidate(
            code=code,
            words=words,
            departments=departments,
            key=best_key(grounds, own, departments),
            factors=factors,
        )
