"""The index of a pack as Markdown, in which no text can become markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from sessions.exports.markdown import one_line
from sessions.pack import words
from sessions.pack.pack import Pack
from workshop.language import say


def render(pack: Pack) -> bytes:
    """The index in UTF-8; the same pack gives the same bytes."""
    return ("\n\n".join(_parts(pack)) + "\n").encode()


def _parts(pack: Pack) -> Iterator[str]:
    yield f"# {one_line(pack.engagement)}: {one_line(say(pack.profile.title))}"
    yield one_line(say(pack.profile.means))
    yield f"*{one_line(' · '.join([words.edition(pack), *words.signed(pack)]))}*"
    yield f"## {say('Documents')}"
    for document in pack.documents:
        yield f"### {one_line(document.title)}"
        status = f" ({one_line(document.status)})" if document.status else ""
        yield f"{one_line(document.about)}{status}"
        yield _items(
            f"[{one_line(file.format_title)}]({quote(file.file)}), {words.size(file.bytes)}"
            for file in document.files
        )
    yield f"## {say('What was left out, and why')}"
    yield _items(one_line(say(sentence)) for sentence in pack.profile.without)
    if pack.general:
        yield _items(one_line(one.sentence) for one in pack.general)
    for group in words.withheld(pack):
        yield f"{one_line(group.titles)}:"
        yield _items(map(one_line, group.sentences))
    yield f"## {say('What is still open')}"
    yield _items(one_line(one.sentence) for one in pack.open) or say("Nothing is open.")
    if pack.left_out or pack.without:
        yield f"## {say('Not in this pack')}"
        yield _items(
            [
                *(f"{one_line(one.titles)}: {one_line(one.sentences[0])}"
                  for one in words.left_out(pack)),
                *(f"{one_line(one.title)}: {say(words.NOT_HERE)}" for one in pack.without),
            ]
        )  # fmt: skip
    yield one_line(words.colophon(pack))


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
