"""The commands for what a room sees, and for programs that look on."""
