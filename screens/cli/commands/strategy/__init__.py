"""Commands that tell the strategy and its boards."""
