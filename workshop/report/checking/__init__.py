"""What a person is sent to check their own words, and what comes back."""
