"""The documents of what departments want from IT: reconciliation, replies, liaison digests."""
