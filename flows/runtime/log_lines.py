"""Clean what is logged: no secret, and one line a record, whatever a path or a server's answer had in it.

Which secrets there are: flows/secrets.py. Who logs, and where it goes: prefect_server.py.
"""

from __future__ import annotations

import logging

from flows.printable import make_one_line, make_printable
from flows.secrets import hide_secrets


class LineCleaner(logging.Filter):
    """Lets every record pass, cleaned: its message on one line, its traceback, if any, below."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite a record; it is always kept."""
        record.msg, record.args = make_one_line(hide_secrets(record.getMessage())), None
        if record.exc_info:
            traceback = logging.Formatter().formatException(record.exc_info)
            record.exc_text = make_printable(hide_secrets(traceback))
        return True


def clean_all_logs() -> None:
    """Clean what any logger hands to any handler that there is by now."""
    loggers = [logging.getLogger(), *(logging.getLogger(name) for name in list(logging.root.manager.loggerDict))]
    for handler in {handler for logger in loggers for handler in logger.handlers}:
        if not any(isinstance(known, LineCleaner) for known in handler.filters):
            handler.addFilter(LineCleaner())
