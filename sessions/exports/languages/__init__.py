"""The languages of documents: one text file each, and their reader."""
