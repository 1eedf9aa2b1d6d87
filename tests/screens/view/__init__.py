"""The room view."""
