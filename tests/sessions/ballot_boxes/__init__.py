"""Tests of ballot boxes."""
