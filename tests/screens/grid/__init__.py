"""Tests of the grid over the rows of a register."""
