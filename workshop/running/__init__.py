"""The session as a state machine: a command and the record give a change, or a refusal."""
