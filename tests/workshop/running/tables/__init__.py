"""Tables of files, as rows of registers, people and notes are read from them."""
