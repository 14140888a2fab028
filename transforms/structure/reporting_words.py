"""Know a sentence that reports what somebody says: it is the article's own, however it begins and whoever signs it."""

import re

_SPEECH_MARK = re.compile(r"[\"\u201c\u201d]")
_REPORTING = re.compile(
    r"\b(?:said|says|say(?=,)|told|tells|ruled|according|urged|argued|apologi[sz]ed|added|asked)\b", re.IGNORECASE
)


def has_speech_mark(text: str) -> bool:
    """Say whether a text has a double quotation mark."""
    return _SPEECH_MARK.search(text) is not None


def has_reporting_word(text: str) -> bool:
    """Say whether a text has a word by which reports tell what somebody says: "said", "according"."""
    return _REPORTING.search(text) is not None


def tells_speech(text: str) -> bool:
    """Say whether a text reports who said what: the agency under such a report signs it, not a picture."""
    return has_speech_mark(text) or has_reporting_word(text)
