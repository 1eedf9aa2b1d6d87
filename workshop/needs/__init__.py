"""What departments want from IT, brought into one order: read from the record, without commands."""
