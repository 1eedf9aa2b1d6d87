"""What can be there once was recorded on both laptops: one of it stands, and that is told.

Requirement: of two withdrawals the one that leaves out more holds, whichever side it is from; one
transcript of a file, with the speakers of both; one headline, that of the engagement.
"""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path
from typing import Any, cast

import pytest

from sessions.journal.branches import Lineage
from sessions.journal.overlay import Raw
from sessions.merging.conflict_rules import _one_transcript
from sessions.merging.field_merge import Merged
from sessions.merging.finding_conflicts import one_headline
from sessions.merging.resolver import Resolver
from sessions.store.store import Store
from sessions.transfer.merge_folders import compare, merge_into
from tests.builders.acme import Acme
from workshop.record.documents import Withdrawal, WithdrawalLevel
from workshop.record.ids import id_text
from workshop.running.commands import Withdraw
from workshop.running.senders import Sender

KEPT, WITHDRAWN = WithdrawalLevel.KEPT, WithdrawalLevel.WITHDRAWN


@pytest.mark.parametrize(("here", "there"), list(product((KEPT, WITHDRAWN), repeat=2)))
def test_the_withdrawal_that_leaves_out_more_holds(
    here: WithdrawalLevel, there: WithdrawalLevel, tmp_path: Path
) -> None:
    """From either side; nobody's words come back because a laptop knew less."""
    made = Acme(tmp_path / "one")
    made.say("- Slow mail @Dana")
    made.store.close()
    other = tmp_path / "two"
    shutil.copytree(made.folder, other)
    for folder, level in ((made.folder, here), (other, there)):
        with Store.open(folder) as store:
            store.do(Withdraw(person_id=made.dana.id, level=level), Sender.APPLICATION)
    with Store.open(merge_into(compare(made.folder, other)), read_only=True) as store:
        (found,) = store.record.all(Withdrawal)
        told = [change.sentence for change in store.history.changes]
    assert found.person_id == made.dana.id
    assert found.level is (KEPT if here is there is KEPT else WITHDRAWN)
    assert any(f"“{found.level.value}” holds" in sentence for sentence in told), told


def resolver(**tables: dict[str, Raw]) -> Resolver:
    """Documents of both sides, put together."""
    lineage = cast("Lineage", None)
    merged = Merged(lineage)
    merged.tables = dict(tables)
    return Resolver(merged, lineage)


def test_a_transcript_is_there_once_with_the_speakers_of_both() -> None:
    """Of one session and file; who was named on the older side is called so. Others stay."""

    def one(session: str, sha: str, **speakers: str) -> dict[str, Any]:
        made: dict[str, Any] = {"session_id": session, "sha256": sha, "name": "talk.vtt"}
        return made | ({"speakers": speakers} if speakers else {})

    both = resolver(
        transcripts={
            "1": one("a", "x", A="ada"),
            "2": one("a", "x", A="other", B="bo"),
            "3": one("a", "y"),
            "4": one("b", "x"),
            "5": one("a", ""),
            "6": one("a", ""),
            "7": one("c", "z"),
            "8": one("c", "z"),
        }
    )
    told = [each.sentence for each in _one_transcript(both)]
    left = both.tables["transcripts"]
    assert sorted(left) == ["1", "3", "4", "5", "6", "7"]
    assert left["1"]["speakers"] == {"A": "ada", "B": "bo"}
    assert "speakers" not in left["7"]
    assert len(told) == 2
    assert all("was brought in on both sides; it is one now" in each for each in told)


@pytest.mark.parametrize(
    ("own", "stands", "said"),
    [
        ("Ours", "Ours", "gave way: “Ours” stands"),
        ("", "Theirs", "is that of the whole engagement now"),
        (None, "Theirs", "is that of the whole engagement now"),
    ],
)
def test_there_is_one_headline(own: str | None, stands: str, said: str) -> None:
    """That of the engagement; one that was begun apart takes its place where it is empty."""
    engagement = id_text(1)
    headlines: dict[str, Raw] = {"2": {"id": id_text(2), "text": "Theirs"}}
    if own is not None:
        headlines["1"] = {"id": engagement, "text": own}
    both = resolver(engagement={"1": {"id": engagement}}, headlines=headlines)
    (told,) = one_headline(both)
    assert said in told.sentence
    assert both.tables["headlines"] == {"1": {"id": engagement, "text": stands}}
    assert list(one_headline(both)) == []
    assert list(one_headline(resolver(headlines=headlines))) == []
