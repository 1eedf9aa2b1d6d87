"""What is to be done: what sessions left to be followed up, and the register of actions."""
