"""The programme of interviews: who is to be heard, and what was asked and agreed so far."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import (
    ChoiceField,
    DateField,
    NumberField,
    PersonField,
    TextField,
    TimeField,
)
from workshop.registers.register import Register

AGREED: Final = "agreed"
DECLINED: Final = "declined"

REGISTER: Final = Register(
    name="interviews",
    title="Programme of interviews",
    one="interview",
    prefix="I",
    means="Who is to be heard, who named them, what was asked and agreed, and for when.",
    place=30,
    fields=(
        PersonField(
            id="person",
            title="Who",
            means="Who is to be heard.",
            required=True,
            weight=2,
            also=("name", "interviewee", "stakeholder", "participant"),
        ),
        PersonField(
            id="named_by",
            title="Named by",
            means="Who said that this person should be heard.",
            also=("referred by", "suggested by", "referral"),
        ),
        TextField(
            id="guide",
            title="Guide",
            means="The guide of the interview, by its name.",
            also=("interview guide",),
        ),
        TextField(
            id="led_by",
            title="Led by",
            means="Who invites and leads; else the facilitator of the engagement.",
            also=("interviewer", "facilitator"),
        ),
        DateField(
            id="invited",
            title="Invited",
            means="When the invitation was sent.",
            also=("invited on", "invitation"),
        ),
        DateField(
            id="reminded",
            title="Reminded",
            means="When the last reminder was sent.",
            also=("reminder", "reminded on"),
        ),
        ChoiceField(
            id="answer",
            title="Answer",
            means="What the person answered.",
            options=(AGREED, DECLINED),
            also=("reply", "response", "status"),
        ),
        DateField(
            id="answered",
            title="Answered",
            means="When the person answered.",
            also=("answered on", "replied"),
        ),
        DateField(
            id="day",
            title="Day",
            means="The day of the interview.",
            also=("date", "on", "interview date"),
        ),
        TimeField(
            id="time",
            title="Time",
            means="When it begins, as the clock of whoever leads it has it.",
            also=("hour", "start", "begins"),
        ),
        NumberField(
            id="minutes",
            title="Minutes",
            means="How long it takes; else as long as the guide.",
            least=5,
            greatest=480,
            whole=True,
            also=("duration", "length"),
        ),
        TextField(
            id="place",
            title="Place",
            means="Where it is: a room, a call.",
            also=("where", "room", "location"),
        ),
        TextField(
            id="sitting",
            title="Sitting",
            means="A word that those share who are heard together; empty for a talk of two.",
            also=("group", "together"),
        ),
        NumberField(
            id="conversation",
            title="Conversation",
            means="Which conversation with this person it is: 2 for the second; else the next.",
            least=1,
            greatest=99,
            whole=True,
        ),
        TextField(
            id="note",
            title="Note",
            means="What else is to be kept in mind.",
            weight=2,
            also=("notes", "comment", "remark"),
        ),
    ),
)
