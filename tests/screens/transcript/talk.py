"""An interview whose recording lies beside it, for the tests of its screen."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.builders.acme import Acme
from workshop.record.transcripts import Cue
from workshop.running.command_kinds.transcripts import AddTranscript, SpeakerIs

CUES: Final = (
    Cue(at=2.0, end=6.0, speaker="Q", text="What works so well that you would defend it?"),
    Cue(at=7.0, end=12.0, speaker="Dana", text="The month-end close, honestly. It took nine days,"),
    Cue(at=12.2, end=16.0, speaker="Dana", text="and now it is four."),
    Cue(at=17.0, end=20.0, speaker="Q", text="And what [red]stops[/red] you?"),
    Cue(
        at=21.0,
        end=28.0,
        speaker="Dana",
        text="Mail and calendar are down on Mondays, every single Monday of the year, and we type "
        "the orders twice, once into the shop and once into the ledger, as nobody owns the part in "
        "between.",
    ),
    Cue(at=29.0, end=33.0, speaker="Dana", text="日本語 is fine, résumé too."),
)
TYPED: Final = (
    '" It took nine days, and now it is four. @Dana',
    '" We type orders twice, into the shop and the ledger @Dana',
    '" The lift is slow @Dana',
)


def recorded(home: Path) -> Path:
    """The engagement, closed; its folder."""
    made = Acme(home / "Acme")
    for line in TYPED:
        made.say(line)
    speakers = (SpeakerIs(name="Dana", person=made.dana.id),)
    add = AddTranscript(session_id=made.session_id, cues=CUES, speakers=speakers, source="talk.vtt")
    made.store.do(add)
    made.store.close()
    return made.folder
