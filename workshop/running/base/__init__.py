"""What every rule and every command of a session is made of."""
