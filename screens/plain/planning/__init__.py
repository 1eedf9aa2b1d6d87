"""The programme of interviews at plain prompts."""
