"""The heads of the columns of departments: short, each another one."""

from __future__ import annotations

from collections.abc import Sequence


def heads(names: Sequence[str]) -> tuple[str, ...]:
    """Three letters for each name, no two alike as far as three letters can tell.

    Args:
        names: the names of the departments, in their order.
    """
    found: list[str] = []
    for name in names:
        head = next((one for one in _ways(name) if one and one not in found), _ways(name)[0])
        found.append(head)
    return tuple(found)


def _ways(name: str) -> list[str]:
    """What a name may be shortened to, the plainest first."""
    words = [word for word in name.split() if word[:1].isalnum()] or [name]
    joined = [word for word in words if word.casefold() not in ("and", "of", "the")] or words
    initials = "".join(word[0] for word in joined).upper()
    ways = [words[0][:3]]
    if len(joined) > 1:
        ways += [initials[:3], joined[0][:1] + joined[1][:2], joined[0][:2] + joined[-1][:1]]
    return [*ways, *(f"{words[0][:2]}{digit}" for digit in range(2, 10))]
