"""Groups before they are made, and how they stand: what every door tells alike."""
