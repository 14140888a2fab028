"""What the caller did wrong: one line that says what, and what to do; exit code 2, never a traceback."""


class WrongCall(Exception):
    """A path, flag or setting that cannot work; its message is one line with the remedy."""
