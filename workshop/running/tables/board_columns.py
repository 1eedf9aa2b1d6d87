"""The columns that tables of notes have, under the titles that programs give them."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import TextField
from workshop.registers.register import Register

BOARD: Final = Register(
    name="board",
    title="Board",
    one="note",
    prefix="N",
    means="Notes that people wrote elsewhere.",
    evidence=False,
    fields=(
        TextField(
            id="text",
            title="Text",
            means="What the note says.",
            required=True,
            also=(
                "note", "note text", "sticky note", "sticky note text", "sticky", "card", "content",
                "idea", "reflection", "highlight", "quote", "excerpt", "body", "message", "comment",
                "card text", "item",
            ),
        ),
        TextField(
            id="column",
            title="Column",
            means="The column or area it stands in.",
            also=(
                "list", "category", "section", "prompt", "quadrant", "area", "lane", "kind", "type",
                "letter", "topic", "column name", "list name",
            ),
        ),
        TextField(
            id="author",
            title="Author",
            means="Who wrote or said it.",
            also=(
                "created by", "author name", "participant", "speaker", "user", "user name",
                "username", "added by", "who", "by", "person", "owner", "creator", "writer",
            ),
        ),
        TextField(
            id="stack",
            title="Stack",
            means="The stack or group it lies in.",
            also=(
                "group", "cluster", "parent", "parent id", "grouped with", "reflection group",
                "group name", "theme", "stack id", "cluster name", "group title",
            ),
        ),
        TextField(
            id="votes",
            title="Votes",
            means="How many votes it had.",
            also=(
                "vote", "vote count", "votes count", "likes", "dots", "points", "number of votes",
                "total votes", "reactions", "upvotes", "vote total",
            ),
        ),
        TextField(
            id="tags",
            title="Tags",
            means="Its tags or codes.",
            also=("tag", "labels", "label", "codes", "tag names", "keywords", "hashtags"),
        ),
        TextField(
            id="document",
            title="Document",
            means="The document it was marked in.",
            also=("source", "note title", "document name", "interview", "file", "data title"),
        ),
        TextField(
            id="cites",
            title="Cites",
            means="The document that says it.",
            also=("cited document", "document cited", "reference", "evidence document"),
        ),
        TextField(id="page", title="Page", means="The page of it.", also=("pages", "page number")),
        TextField(
            id="dated",
            title="Document date",
            means="When that document is of.",
            also=("date of document", "document dated"),
        ),
        TextField(
            id="figure",
            title="Figure",
            means="The number that it states, with its unit.",
            also=("figure with unit", "stated figure"),
        ),
    ),
)  # fmt: skip
"""What a table of notes may have, for reading its titles; a board is no register."""

FIELDS: Final = tuple(field.id for field in BOARD.fields)
"""What columns can be."""
