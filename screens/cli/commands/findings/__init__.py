"""The commands that tell findings, make them and hand the documents out."""
