"""Commands that are ready made: rows of registers that one key or one prompt enters."""
