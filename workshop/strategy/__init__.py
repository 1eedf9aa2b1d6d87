"""What is read from the registers of the strategy: money, risks, purposes, who is told of what.

Pure reads of a whole record, as `workshop.needs` are: who may see what is told where it is told.
"""
