"""Tests of `sessions.exports.follow_up`."""
