"""Tests of what belongs to a talk beside what is said in it."""
