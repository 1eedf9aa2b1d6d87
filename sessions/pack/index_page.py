"""The index of a pack as one web page that needs nothing else, with links to its files."""

from __future__ import annotations

from functools import cache
from importlib import resources
from urllib.parse import quote

from jinja2 import Template
from markupsafe import Markup

from sessions.exports.look import PLAIN, Look
from sessions.exports.web.page import logo_of, page_side, soft, style_of
from sessions.exports.web.page_template import environment
from sessions.pack import stamp, words
from sessions.pack.pack import Pack
from workshop.language import say


def render(pack: Pack, look: Look = PLAIN) -> bytes:
    """The page in UTF-8; the same pack and look give the same bytes."""
    mark = stamp.Stamp(
        program=pack.program,
        profile=pack.profile.name,
        edition=pack.profile.edition,
        files=tuple(file.file for _, file in pack.files),
    )
    page = _template().render(
        pack=pack,
        look=look,
        css=Markup(style_of(look) + _beside("index.css")),  # noqa: S704 - ours, no text from people
        logo=logo_of(look),
        page_side=page_side(look.language),
        stamp=stamp.written(mark),
        words=words,
        say=say,
    )
    return page.encode()


@cache
def _template() -> Template:
    """The page, ready to be filled."""
    around = environment()
    around.filters |= {"soft": soft, "address": quote}
    return around.from_string(_beside("index.html.jinja"))


def _beside(name: str) -> str:
    return resources.files("sessions.pack").joinpath(name).read_text(encoding="utf-8")
