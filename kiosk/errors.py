"""The one root of everything that we raise on purpose."""


class KioskError(Exception):
    """Something went wrong in a way we can explain.

    The message is written for the person who reads it: an author for a lesson,
    a coordinator for a database, an IT volunteer for a folder.
    """
