"""Commands that list what is at hand, engagements and guides, and load nothing that opens one."""
