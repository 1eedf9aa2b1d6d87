"""What every document of the record is made of."""
