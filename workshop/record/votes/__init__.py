"""What a vote of the room leaves: how it was held, who was there, and what they gave."""
