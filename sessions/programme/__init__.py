"""The programme of interviews on its way out: calendars, letters as mail, own texts of letters."""
