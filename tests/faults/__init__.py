"""Breaks the tablet and the hub again and again, and counts what is lost: nothing may be.

`make faults` does it the number of times that we promise, `make faults ARGS=--short` a tenth of that.
"""
