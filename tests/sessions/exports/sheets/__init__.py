"""Tests of `sessions.exports.sheets`."""
