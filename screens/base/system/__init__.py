"""What differs from one system to another: windows that close, files that are shown, terminals."""
