"""The two answers that every text field knows besides its own."""

WRONG = "wrong"  # something else was typed
MALFORMED = "malformed"  # it has not even the shape, such as an email address without @
