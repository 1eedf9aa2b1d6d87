"""Screens that are opened in place of each other, each class loaded when it is asked for first."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from screens.base.navigation import (
    OpenCarrying,
    OpenFindings,
    OpenMemberCheck,
    OpenNeeds,
    OpenStrategy,
    OpenSynthesis,
    OpenTranscript,
)


def beside_session(where: OpenTranscript | OpenMemberCheck) -> Screen[Any]:
    """The screen of a recording of a session, or of what those who spoke say of it."""
    if isinstance(where, OpenMemberCheck):
        from screens.member_check.member_check import (  # noqa: PLC0415 - seldom opened
            MemberCheckScreen,
        )

        return MemberCheckScreen(where.session_id, where.person_id)
    from screens.transcript.transcript import TranscriptScreen  # noqa: PLC0415 - 30 ms more

    return TranscriptScreen(where.session_id, where.entry_id)


def of_all_sessions(
    where: OpenFindings | OpenSynthesis | OpenNeeds | OpenStrategy | OpenCarrying,
) -> Screen[Any]:
    """A screen of what all sessions come to."""
    if isinstance(where, OpenFindings):
        from screens.summary.findings.findings import FindingsScreen  # noqa: PLC0415 - 30 ms more

        return FindingsScreen()
    if isinstance(where, OpenNeeds):
        from screens.needs.needs import NeedsScreen  # noqa: PLC0415 - 40 ms more

        return NeedsScreen(where.view, where.need_id)
    if isinstance(where, OpenStrategy):
        from screens.strategy.strategy import StrategyScreen  # noqa: PLC0415 - 40 ms more

        return StrategyScreen(where.view, where.board, where.mark_id)
    if isinstance(where, OpenCarrying):
        from screens.carrying.carrying import CarryingScreen  # noqa: PLC0415 - 40 ms more

        return CarryingScreen(where.view, where.row_id)
    from screens.synthesis.synthesis import SynthesisScreen  # noqa: PLC0415 - 30 ms more

    return SynthesisScreen()
