"""Writing a document to a file, from any screen."""
