"""Notes: a session as a text file that a person can write in any editor, and back.

    guide: stakeholder-interview
    person: Dana Ortiz | Chief Financial Officer | Finance
    date: 2026-10-06 10:00
    facilitator: Ines Kaya
    place: Room 4

    ## what-works
    % minutes: 6.5
    [10:06] + Month-end close is down to four days #people @Dana
    | a second line of the same entry
    % retracted [10:22] - an entry that was taken back

**Header**, up to the first step: `guide:` and `date:` must be there. `person:` once for each who
takes part, as `Name | Role | Department` or `Name, Role`; without a third field the department of
`department:` counts. `departments:` names further ones, with bars between them, that entries refer
to. Who is on the list and no participant stands behind their part: `interviewer:`, `scribe:`,
`observer:`, `owner:` of an action, `mentioned:` as somebody to meet, written as a person is.
`facilitator:`, `place:`, `title:` as needed. `closed:` says when the session ended; without it
the session stands open at `step:`, or at the last step of the file, with its time standing
unless `running:` says since when it runs. `part of:` names the session of which it is a group, as
`2026-10-06 10:00 | What works | groups`, and `rejoined:` when the groups came together again.
Times may carry an offset (`+02:00`, `Z`).

**Steps** begin with `##` and the id of a step of the guide. A step that has a heading was reached,
and done unless it says otherwise:

    % minutes: 6.5                 how long it took
    % skipped: no time left        left out, with the reason
    % open                         left and not finished; `% done` the contrary
    % not reached                  only entries stand here that were moved to it
    % confirmed: 10:55             the room confirmed it, now or at that time
    % consent: Dana.Ortiz role     how a person agreed to be quoted, `[10:03]` behind it if known
    % presence: Tom.Vos left [10:40]
                                   who came `late`, `left`, is `away` or `present` again
    % sent back: Dana.Ortiz | 2026-10-07 09:00
                                   what they said was sent to them (`workshop.notes.check_lines`)
    % score: room | strengths/2 | weight=20, rating=4
    % scores in                    scoring is over
    % row: [10:12] B1 | objective: Grow | year: 2027
    % row of objectives: B2 | objective: Grow

Rows of registers are described in `workshop.notes.row_lines`; whom they name and who does not take
part stands behind `named:` in the header.

A score names its voter (`room`, a person, `Seat 3` or another seat in quotation marks), then what
is scored: `strengths/2` is the second entry under `strengths`, retracted ones counted; a factor
that no entry of the file supports is named by letter and statement, `W: No single sign-on`.

**Every other line is an entry** in the grammar of quick capture (`workshop.running.capture`).
Before it may stand the time in brackets: `[10:06]`, `[10:06:30]` on the first day, or a date with a
time; without one the time of the line before counts. Lines that begin with a bar continue the
entry. A backslash before a first `%`, `|` or `[` makes it plain text. What an entry cannot say in
its line follows it:

    % tags: context | follow-up    exactly these tags, where the step would give others
    % factor: legal | Statement    its factor is worded or filed otherwise
    % not clear: Tom               names as typed that may mean several
    % raised by: Dana.Ortiz        who said what was made an action later
    % theme: Passwords | against   where it stands in the codebook (`workshop.notes.theme_lines`)
    % checked: Dana.Ortiz | right | 2026-10-09 08:15
                                   what whoever said it says of it (`workshop.notes.check_lines`)
    % spoken: 3.12                 when it was said, in seconds from the start of a recording
    % votes: 4                     how many votes it had on the board that it comes from
    % stack: Mail is down          what the stack of notes is called in which it lay there
    % marked: key, come back       what the scribe marked it as

**What a file does not carry**: what belongs to the whole engagement, such as the merging of factors
and their numbers, and the definitions, the order and the merging of themes; scores of factors that
the step no longer scores; the guide itself; what a recording of the session says: the file of it is
its own form (`workshop import transcript`).
"""

from __future__ import annotations

from workshop.notes.importer import replay
from workshop.notes.model import (
    NotedConsent,
    NotedEntry,
    NotedPerson,
    NotedRow,
    NotedScore,
    NotedStep,
    NotedTheme,
    Notes,
    Replayed,
    Wording,
)
from workshop.notes.reader import Reading, examine_notes, read_notes
from workshop.notes.writer import write_notes

__all__ = [
    "NotedConsent",
    "NotedEntry",
    "NotedPerson",
    "NotedRow",
    "NotedScore",
    "NotedStep",
    "NotedTheme",
    "Notes",
    "Reading",
    "Replayed",
    "Wording",
    "examine_notes",
    "read_notes",
    "replay",
    "write_notes",
]
