"""The commands of the command line, a module for each group, loaded when asked for."""
