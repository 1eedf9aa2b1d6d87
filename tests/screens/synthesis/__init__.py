"""Tests of the synthesis screen."""
