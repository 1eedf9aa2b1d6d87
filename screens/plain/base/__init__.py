"""What everything at plain prompts rests on: who asks and tells, and the session in front."""
