"""The pack: every document that somebody gets, as one folder with an index."""
