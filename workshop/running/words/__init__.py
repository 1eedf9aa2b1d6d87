"""What people say of a record while it is run, and what they are told: names, time, changes."""
