"""Registers: declared tables of an engagement, one mechanism and one short file each.

A file in `workshop.registers.kinds` declares one. Its documents, commands, grid, prompts, notes,
files, report, history, merging and erasure follow from the declaration.
"""

from __future__ import annotations
