"""The words behind a slash in the line of keys, beside the keys."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode

_BEGIN: Final = ("/", "Commands", "")
"""How the list of all words is come by, for a line of keys: key, words, and what is typed."""
_ON_ENTRY: Final = (
    ("⏎", "Edit", "edit"),
    ("/k", "Kind", "kind "),
    ("/m", "Move", "move "),
    ("/v", "Private", "private"),
    ("/x", "Retract", "retract"),
)
"""The same for what is done most to a chosen entry."""
_STAY: Final = frozenset({"app.help", "session.escape", "session.undo"})
"""The commands that a line of keys goes on naming while an entry is chosen."""


def with_words(
    found: Mapping[str, ActiveBinding],
    node: DOMNode,
    hidden: Collection[str],
    *,
    chosen: bool,
    called: Mapping[str, str],
) -> dict[str, ActiveBinding]:
    """The keys that work now, with the words behind a slash.

    Args:
        found: the keys.
        node: what carries out the words.
        hidden: the commands that there is no room to name.
        chosen: whether an entry is chosen, which the words of the line of keys are about then.
        called: by the ids of commands, what they do now where that is another thing.
    """
    told = _ON_ENTRY if chosen else (_BEGIN,)
    words = {
        key: ActiveBinding(
            node,
            Binding(key, f"begin({typed!r})", label, key_display=key),
            enabled=True,
            tooltip="",
        )
        for key, label, typed in told
    }
    return {
        **words,
        **{
            key: _named(key, _as_called(each, called), hidden, chosen)
            for key, each in found.items()
        },
    }


def _as_called(active: ActiveBinding, called: Mapping[str, str]) -> ActiveBinding:
    binding = active.binding
    label = called.get(binding.id or "", binding.description)
    return active._replace(binding=replace(binding, description=label))


def _named(key: str, active: ActiveBinding, hidden: Collection[str], chosen: bool) -> ActiveBinding:  # noqa: FBT001 - private
    """A key, named or not; few are while an entry is chosen, and Escape leads to the newest."""
    binding = active.binding
    show = binding.show and binding.id not in hidden
    if chosen:
        show = (binding.show and binding.id in _STAY) or key == "escape"
    return active._replace(binding=replace(binding, show=show))
