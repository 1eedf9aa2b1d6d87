"""Word files: blocks as XML, in a package of their own."""
