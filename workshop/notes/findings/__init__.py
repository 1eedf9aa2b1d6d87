"""The findings of an engagement as a text: written and read again."""
