"""What ends a run: a wrong call, which is one line and exit code 2 and never a traceback, and a damaged warehouse."""


class WrongCall(Exception):
    """A path, flag or setting that cannot work; its message is one line with the remedy."""


class DamagedWarehouse(Exception):
    """An audit found something wrong; its message is one line with the first of it and the remedy."""
