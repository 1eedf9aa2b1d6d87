"""The running session: its screen, the bodies of its steps, its panes and dialogs."""
