"""Recognize captions and credits of pictures that were copied along with a text.

Only what is beyond doubt: any other line keeps the role that front_matter.py or headings.py gives it.
"""

import re

# Only what can be nothing else: the credit of a picture at the line's end, or the word "photo" with its colon.
_CREDIT = re.compile(
    r"(?:\((?:AP|AFP|EPA|Reuters|REUTERS|Getty|Xinhua|TASS)?\s?(?:Photo|Image|Picture)[/:][^()\n]{2,80}\)"
    r"|\(?(?:Photo|Image|Picture)(?: credit)?: ?[^()\n]{2,80}\)?|(?:REUTERS|AFP|EPA|AP Photo)/[^()\n]{2,60}"
    r"|/ ?Getty Images\)?)\Z"
)
_LABEL = re.compile(r"(?:File )?(?:Photo|Image|Picture|Caption|Photograph)(?: credit)?s?(?: by)?:\s", re.I)
_LONGEST_CREDIT_CHARS = 140
_LONGEST_CAPTION_CHARS = 600


def is_caption(text: str) -> bool:
    """Say whether a paragraph is a picture's caption or credit beyond doubt."""
    if len(text) > _LONGEST_CAPTION_CHARS:
        return False
    return bool(_LABEL.match(text) or _CREDIT.search(text, max(0, len(text) - _LONGEST_CREDIT_CHARS)))
