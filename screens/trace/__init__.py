"""On what something rests, and what was made of it: step by step, down to the words."""
