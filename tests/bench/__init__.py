"""The benchmark: `make bench`. It prints a table and judges nothing else: times are no tests.

The machines it runs on are busy with other things, so starting is told as a ratio to an empty
window that was started in turn with us, and the rest as processor time.
"""
