"""The settings of the person: what holds, where it is from, what is wrong with the file."""
