"""What work begins with: the application, and lists of what is at hand.

Nothing here loads what opens an engagement or reads a guide, for people wait for each of them.
"""
