"""The programme of interviews: how far each is, who is not heard yet, when they are, letters."""
