"""Tests of `sessions.exports.word`."""
