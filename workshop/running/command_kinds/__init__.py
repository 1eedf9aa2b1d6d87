"""Commands by what they are about, each subject in a file of its own."""
