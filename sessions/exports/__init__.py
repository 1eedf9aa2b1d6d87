"""Writing out: one thin writer a format, each with one row in `sessions.exports.registry`."""
