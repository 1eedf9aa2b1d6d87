"""What a person sets once for all engagements: declared here, read elsewhere, given as values."""
