"""One engagement: its sessions, people and departments."""
