"""One talk beside what is said in it: its debrief, and what two records of it come to."""
