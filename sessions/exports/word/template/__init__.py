"""A client's Word file as the source of styles, page, head and foot, and of nothing else.

A new file is made as always, and what is wanted is put into it part by part. So nothing that is
not asked for gets there: no text, comment, tracked change, property, macro, address or embedded
document of the client's file.
"""
