"""Capital letters that are read from a metre away: three rows of half blocks."""

from __future__ import annotations

from typing import Final

_DRAWN: Final = """
A .##. #..# #### #..# #..#
B ###. #..# ###. #..# ###.
C .### #... #... #... .###
D ###. #..# #..# #..# ###.
E #### #... ###. #... ####
F #### #... ###. #... #...
G .### #... #.## #..# .###
H #..# #..# #### #..# #..#
I ### .#. .#. .#. ###
J ..## ...# ...# #..# .##.
K #..# #.#. ##.. #.#. #..#
L #... #... #... #... ####
M #...# ##.## #.#.# #...# #...#
N #...# ##..# #.#.# #..## #...#
O .##. #..# #..# #..# .##.
P ###. #..# ###. #... #...
Q .##. #..# #..# #.#. .#.#
R ###. #..# ###. #.#. #..#
S .### #... .##. ...# ###.
T ##### ..#.. ..#.. ..#.. ..#..
U #..# #..# #..# #..# .##.
V #...# #...# .#.#. .#.#. ..#..
W #...# #...# #.#.# ##.## #...#
X #...# .#.#. ..#.. .#.#. #...#
Y #...# .#.#. ..#.. ..#.. ..#..
Z #### ..#. .#.. #... ####
0 .##. #.## ##.# #..# .##.
1 .#. ##. .#. .#. ###
2 ###. ...# .##. #... ####
3 ###. ...# .##. ...# ###.
4 #..# #..# #### ...# ...#
5 #### #... ###. ...# ###.
6 .##. #... ###. #..# .##.
7 #### ...# ..#. .#.. .#..
8 .##. #..# .##. #..# .##.
9 .##. #..# .### ...# .##.
? ###. ...# .##. .... .#..
! # # # . #
. . . . . #
, .. .. .. .# #.
: . # . # .
; .. .# .. .# #.
- ... ... ### ... ...
' # # . . .
/ ...# ..#. ..#. .#.. #...
( .# #. #. #. .#
) #. .# .# .# #.
& .#.. #.#. .#.# #.#. .#.#
% #..# ...# .##. #... #..#
"""
"""Each sign and its five rows of points."""

_SIGNS: Final = {
    words[0]: tuple(words[1:]) for line in _DRAWN.strip().split("\n") if (words := line.split())
}
_AS: Final = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "“": "'", "”": "'"})
_BLANK: Final = 3
"""Cells between two words."""
_HALVES: Final = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def large_lines(words: str, width: int) -> list[str] | None:
    """Words in large letters, as lines of the terminal with a blank one between two of letters.

    Args:
        words: what is written.
        width: cells in a line.

    Returns:
        The lines; none where a sign has no large form, for to leave it out would misspell it, or
        where a word is wider than a line.
    """
    drawn = [_word(word) for word in words.translate(_AS).upper().split()]
    if not drawn:
        return None
    lines: list[list[str]] = []
    for word in drawn:
        if word is None or len(word[0]) > width:
            return None
        if lines and len(lines[-1][0]) + _BLANK + len(word[0]) <= width:
            lines[-1] = [
                f"{old}{' ' * _BLANK}{new}" for old, new in zip(lines[-1], word, strict=True)
            ]
        else:
            lines.append(word)
    found: list[str] = []
    for line in lines:
        found += ([""] if found else []) + [row.rstrip() for row in line]
    return found


def _word(word: str) -> list[str] | None:
    """A word as three rows; none where a sign of it has no large form."""
    if any(sign not in _SIGNS for sign in word):
        return None
    points = [".".join(_SIGNS[sign][at] for sign in word) for at in range(5)]
    points.append("." * len(points[0]))
    return [
        "".join(
            _HALVES[above == "#", below == "#"]
            for above, below in zip(points[row], points[row + 1], strict=True)
        )
        for row in (0, 2, 4)
    ]
