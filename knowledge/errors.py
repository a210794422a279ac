"""The root of our error classes: what a person can mend, told in one line."""


class PainGuideError(Exception):
    """Something a person can mend; its message says where, what, and the cure.

    A command prints it and ends. Any other exception is a fault of ours.
    """
