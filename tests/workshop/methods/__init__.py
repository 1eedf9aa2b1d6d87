"""Tests of the methods, one file a method: published examples, oracles and laws."""
