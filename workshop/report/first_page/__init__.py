"""What stands first in a document of the engagement: the answer, and what it rests on."""
