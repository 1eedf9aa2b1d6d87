"""Tests of cells and blocks before they are recorded."""
