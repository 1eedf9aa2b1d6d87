"""Starting a project by keys: the dialog that lists what it waits for, shown over any screen."""
