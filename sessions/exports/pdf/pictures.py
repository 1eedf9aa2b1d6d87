"""Blocks that are drawn, as the template takes them: matrices, planes, gauges, dates."""

from __future__ import annotations

from typing import Final

from sessions.exports import labels as words
from sessions.exports.column_widths import shares
from sessions.exports.figures.date_line import date_line
from sessions.exports.figures.plane import plane
from sessions.exports.figures.scales import gauge
from sessions.exports.pdf.blocks import (
    ROOM,
    Part,
    Setting,
    auto,
    item_part,
    part_of,
    repeated,
    tall,
    together,
)
from sessions.exports.pdf.figures import drawn
from sessions.exports.pdf.texts import MOST_SPOKEN, cell_sign, told
from sessions.exports.text_layout import em_width
from workshop.language import say
from workshop.report.blocks import Column, DateLine, Gauge, Matrix, Plane

_LEAST: Final = 24.0
"""What the texts of a matrix and what stands behind its signs need at least, in em."""

_SIGN: Final = 1.9
"""The width of a column of signs, in em; less where there are very many."""

_WORDED: Final = 2.6
"""The same where there are numbers or words in it."""

_OF_HEAD: Final = 0.86
"""The type of heads, as a part of that of cells."""

_BETWEEN: Final = 0.6
"""What parts two heads, in em."""

_MARGIN: Final = 1.0
"""What each other cell needs beside its text, in em."""


@part_of.register
def _(block: Gauge, setting: Setting) -> Part:
    return {
        "label": told(block.label),
        "shown": told(block.shown),
        "figure": drawn(gauge(block), setting.lead),
        "sentence": auto(block.sentence),
    }


@part_of.register
def _(block: Plane, setting: Setting) -> Part:
    points = [
        item_part(point, item, setting) | {"place": told(words.place_of(block, point))}
        for item, point in enumerate(block.points)
    ]
    return {
        "figure": drawn(plane(block), setting.lead),
        "sentence": auto(block.sentence),
        "points": points,
    }


@part_of.register
def _(block: DateLine, setting: Setting) -> Part:
    figure = date_line(block)
    spoken = "; ".join(
        f"{one.when}: {one.code} {one.text}{words.mark(one.contested)}" for one in block.items
    )
    whole = figure.whole and len(spoken) <= MOST_SPOKEN
    items = [
        item_part(one, item, setting) | {"when": told(one.when)}
        for item, one in enumerate(block.items)
    ]
    return {
        "figure": drawn(figure, setting.lead, spoken if whole else ""),
        "whole": whole,
        "items": items,
        "heads": [say("When"), say("Code"), say("What")],
    }


@part_of.register
def _(block: Matrix, setting: Setting) -> Part:
    block = words.as_written(block)
    texts, at = setting.texts, setting.at
    rows = [
        item_part(line, item, setting)
        | {
            "cells": [cell_sign(cell) for cell in line.cells],
            "lengths": [round(one, 3) for one in words.bar_lengths(line, block.greatest)]
            if block.pattern == "bars"
            else [],
            "ends": [texts.cell(text, at, item) for text in line.ends],
            "tall": tall([line.text, *line.ends]),
        }
        for item, line in enumerate(block.rows)
    ]
    widths = _widths(block)
    # A bar is as high as two lines.
    cells = [["\n" if block.pattern == "bars" else ""] * len(line.cells) for line in block.rows]
    lines = [(line.text, *own, *line.ends) for line, own in zip(block.rows, cells, strict=True)]
    return {
        "head": auto(block.head),
        "columns": [auto(name) for name in block.columns],
        "repeat": repeated([block.head, *block.columns, *(end.title for end in block.ends)]),
        "bars": block.pattern == "bars",
        "legend": auto(block.legend) if block.legend else "",
        "ends": [auto(column.title) for column in block.ends],
        "numeric": [column.numeric for column in block.ends],
        "rows": rows,
        "widths": widths,
        "together": together(lines, widths),
    }


def _widths(block: Matrix) -> list[float]:
    """The shares of the width: the texts, each column of signs, each column behind them."""
    many = max(1, len(block.columns))
    worded = any(cell.text for row in block.rows for cell in row.cells)
    sign = _WORDED if worded else _SIGN
    if block.pattern == "bars":  # their heads lie, and are broken at blanks alone
        names = [em_width(word) for name in block.columns for word in name.split()]
        sign = max(sign, _OF_HEAD * max(names, default=0.0) + _BETWEEN)
    sign = min(sign, (ROOM - _LEAST) / many)
    room = ROOM - sign * many
    rows = [(f"{row.code} {row.text}", *row.ends) for row in block.rows]
    found = shares([Column(title=block.head), *block.ends], rows, room, _MARGIN)
    first, *ends = [share * room for share in found]
    return [round(one, 2) for one in (first, *[sign] * len(block.columns), *ends)]
