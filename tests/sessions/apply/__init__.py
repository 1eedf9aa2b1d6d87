"""Lines of commands, carried out one by one."""
