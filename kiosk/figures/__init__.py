"""What was recorded, counted: one set of figures, that every page, report and file shows alike.

visits.py     the log, gathered into visits
counts.py     visits, counted; each count is a part of one larger count only
shareable.py  the same counts, so rounded that nobody can be found in them
tables.py     the shape in which everything is shown
impact.py     what the practice's own figures say
"""
