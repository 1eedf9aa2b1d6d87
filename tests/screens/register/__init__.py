"""Tests of the screen of a register."""
