"""What is damaged in the folder of an engagement, and what was brought back."""
