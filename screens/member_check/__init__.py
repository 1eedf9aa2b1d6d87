"""What somebody says of their own words: one thing after another, or from the form they sent."""
