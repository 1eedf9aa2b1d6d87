"""The settings of a person: one declaration, from which everything else about them comes.

What the reader checks, what `workshop settings` lists, the file that `--init` writes and the page
of the manual are all made of these structs. A setting more is a field more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from workshop.guide.parts import Line, Part

Name = Annotated[
    str,
    Meta(
        max_length=80,
        extra={"one_line": True, "allowed": "one line of text, at most 80 characters"},
    ),
]
Colour = Annotated[
    str,
    Meta(
        pattern=r"^#[0-9a-fA-F]{6}$",
        extra={"one_line": True, "allowed": "a colour of six hexadecimal digits, as in #0e5a66"},
    ),
]
Short = Annotated[
    str,
    Meta(
        pattern=r"^[^\W_][\w&./-]{0,19}$",
        extra={
            "one_line": True,
            "allowed": "a short form of at most 20 characters without blanks, which begins with a "
            "letter or digit",
        },
    ),
]
CommandId = Annotated[
    str, Meta(pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$", extra={"allowed": "the id of a command"})
]
Keys = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=80,
        extra={"one_line": True, "allowed": "a key, as in f6 or ctrl+n; several with commas"},
    ),
]

ACCENT: Final = "#0e5a66"
"""The colour of documents where no other is set."""
SECOND: Final = "#8a5a00"
"""The second colour where no other is set."""


class Firm(Part, frozen=True, kw_only=True):
    """Who does the work."""

    name: Annotated[
        Name,
        Meta(description="The firm that documents name at their end and, in Word, on every page."),
    ] = ""
    logo: Annotated[
        str,
        Meta(
            max_length=500,
            description="Its logo at the head of web pages and Word files: a PNG or SVG file, by "
            "its path from the settings file. Word takes a PNG alone.",
            extra={"one_line": True, "allowed": "the path of a PNG or SVG file of at most 500 kB"},
        ),
    ] = ""


class Colours(Part, frozen=True, kw_only=True):
    """How things look."""

    theme: Annotated[
        Literal["dark", "light"],
        Meta(description="The application's colours. The command Light or dark changes it here."),
    ] = "dark"
    accent: Annotated[
        Colour,
        Meta(description="The colour of documents. It must stand out from white paper."),
    ] = ACCENT
    second: Annotated[
        Colour,
        Meta(
            description="The second colour of documents: what stands beside the accent in charts, "
            "and headings within chapters once it is set. It must stand out likewise."
        ),
    ] = SECOND


class Documents(Part, frozen=True, kw_only=True):
    """Documents that are handed on."""

    paper: Annotated[
        Literal["a4", "letter"], Meta(description="The paper of Word files and printed web pages.")
    ] = "a4"
    language: Annotated[
        Literal["en", "en-GB", "de", "fr", "es"],
        Meta(
            description="The language of the documents' own words: English, German, French or "
            "Spanish. What people said stays as they said it."
        ),
    ] = "en"
    word_template: Annotated[
        str,
        Meta(
            max_length=500,
            description="A Word file whose styles, page, head and foot Word documents take, as a "
            "client's: by its path from the settings file. Nothing that is written in it is kept.",
            extra={
                "one_line": True,
                "allowed": "the path of a .docx or .dotx file of at most 10 MB",
            },
        ),
    ] = ""
    fewest_voters: Annotated[
        int,
        Meta(
            ge=3,
            le=20,
            description="Scores of fewer voters are left out of the shareable edition, where they "
            "would tell who gave which.",
            extra={"unit": "voters", "example": "fewest_voters = 4"},
        ),
    ] = 4  # as `workshop.privacy.numbers.small_groups` has it


class Sessions(Part, frozen=True, kw_only=True):
    """Sessions that begin."""

    place: Annotated[
        Name, Meta(description="Where sessions usually are; proposed for a new one.")
    ] = ""


class Accessibility(Part, frozen=True, kw_only=True):
    """How the program speaks to people who do not read screens."""

    plain: Annotated[
        bool,
        Meta(
            description="Everything at plain prompts, line after line, as a screen reader reads "
            "it, in place of the full screen. The environment variable `ACCESSIBLE` goes before "
            "it: `ACCESSIBLE=1` asks for the same once, `ACCESSIBLE=0` for the full screen.",
        ),
    ] = False


class Settings(Part, frozen=True, kw_only=True):
    """Everything that a person sets once."""

    firm: Annotated[Firm, Meta(description="Who does the work")] = msgspec.field(
        default_factory=Firm
    )
    colours: Annotated[Colours, Meta(description="How things look")] = msgspec.field(
        default_factory=Colours
    )
    documents: Annotated[Documents, Meta(description="Documents that are handed on")] = (
        msgspec.field(default_factory=Documents)
    )
    sessions: Annotated[Sessions, Meta(description="Sessions that begin")] = msgspec.field(
        default_factory=Sessions
    )
    accessibility: Annotated[Accessibility, Meta(description="For screen readers")] = msgspec.field(
        default_factory=Accessibility
    )
    keys: Annotated[
        Mapping[CommandId, Keys],
        Meta(
            description="Other keys for commands of the full screen, each by the command's id as "
            "`workshop settings --commands` lists them.",
            extra={
                "allowed": "a table of commands, each with its keys",
                "example": '"session.next" = "f6"',
            },
        ),
    ] = msgspec.field(default_factory=dict)
    abbreviations: Annotated[
        Mapping[Short, Line],
        Meta(
            description="Short forms and what they stand for, put in their place while a line is "
            "typed in a session. Those of an engagement stand in its table of abbreviations.",
            extra={
                "allowed": "a table of short forms, each with what it stands for",
                "example": 'kpi = "key performance indicator"',
            },
        ),
    ] = msgspec.field(default_factory=dict)
