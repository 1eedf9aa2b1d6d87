"""Tests of the times that statements name."""
