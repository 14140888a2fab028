"""Know the lines of a page by their words: calls to readers, credits, days. General English phrases, no site's own.

Where such a line stands, and whether it is dropped for it, is decided in body.py.
"""

import re

from transforms.structure.line_edges import ends_sentence

# How lines begin that are no part of an article.
_OPENINGS = (
    # to other articles
    r"(?:also )?read(?: more| next| also|:)",
    r"more:",
    r"see (?:also|more)\b",
    r"related(?: (?:articles?|stor(?:y|ies)|content|links?|posts?))?\s*(?::|\Z)",
    r"recommended\b",
    r"more (?:from|on|stories)\b",
    r"more (?:about|(?:\w+ )?news)(?: this)?:?\Z",
    r"most (?:read|popular)\b",
    r"(?:watch|listen)(?: more| now| to)?:",
    r"don['’]t miss\b",
    r"you (?:may|might) also (?:like|be interested)\b",
    # to the reader
    r"(?:click|tap|swipe) (?:here|left|right|to)\b",
    r"(?:sign up|subscribe|follow (?:us|along|our)|download our|join our|share this)\b",
    r"(?:leave a comment|tell us|let us know)\b",
    r"get (?:daily|breaking|the latest|our)\b",
    r"(?:do you )?have (?:a|you) (?:tip|story)\b",
    r"what do you think\b",
    r"thanks for (?:signing up|subscribing)\b",
    r"for (?:more|(?:all )?the latest)\b.{0,80}\b(?:sign up|subscribe|follow|click|newsletters?|visit)\b",
    r"report (?:a|this) (?:typo|error)\b",
    # of the page
    r"advertisements?\Z",
    r"story continues\b",
    r"continue reading\b",
    r"(?:loading|show more)\b",
    r"\d+ comments?\Z",
    r"(?:published|updated|posted)(?: at| on)?:?\s+\d",
    # of pictures and rights
    r"(?:(?:file )?photos?|images?|pictures?|video|credit)(?: credit)?s?:",
    r"\((?:photo|image|pic|picture|credit)s?\b",
    r"(?:copyright\b|©|all rights reserved)",
    r"this (?:article|story) (?:was )?(?:originally|first) (?:appeared|published|ran)\b",
    r"(?:first|originally) published\b",
)
_OPENING = re.compile("|".join(_OPENINGS), re.IGNORECASE)
# What may stand before such words.
_BEFORE_WORDS = " [*•»>–—-\"“'‘"
# A longer line is a paragraph, however it begins.
_LONGEST_OPENING_CHARS = 220

_ROLES = r"(?:reporter|correspondent|editor|columnist|writer|journalist|contributor|professor|lecturer|researcher)"
# Who helped with the report, or what its author is.
_CREDITS = (
    r"\A\W*with (?:files|reporting|additional reporting|contributions?|input)\b",
    r"\A\W*(?:additional reporting|reporting by|reported from)\b",
    r"\A\W*(?:edited|written|compiled) by\b",
    r"\A\W*contact (?:the )?(?:author|writer|reporter)",
    r"\A\W*e-?mail\b.{0,60}@",
    r"\bcontributed (?:to (?:this|the) (?:report|story|article)|reporting)\b",
    r"\breported from\b.{0,60}\.\Z",
    r"\b(?:can be reached|follow (?:him|her|them)|on twitter)\b.{0,40}@",
    rf"\A(?:\w+[\s.]+){{1,6}}(?:is|are) (?:an? |the )?(?:\w+[\s-]+){{0,4}}{_ROLES}\b",
    r"\A(?:\w+[\s.]+){1,4}covers\b",
)
_CREDIT = re.compile("|".join(_CREDITS), re.IGNORECASE)
_LONGEST_CREDIT_CHARS = 420

# Calls that stand anywhere in the last lines of an article.
_CALL = re.compile(
    r"\b(?:sign(?:ing)? up (?:for|to)|subscrib(?:e|ing) to|bookmark|newsletters?|download (?:the|our)"
    r"|follow us|join us on)\b",
    re.IGNORECASE,
)
_LONGEST_CALL_CHARS = 300

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_DATE_CHARS = 60


def has_stock_phrase(text: str) -> bool:
    """Say whether a line begins as lines do that call to the reader or belong to the page: "Read more", "Sign up"."""
    line = text.lstrip(_BEFORE_WORDS)
    return len(line) <= _LONGEST_OPENING_CHARS and _OPENING.match(line) is not None


def is_credit_line(text: str) -> bool:
    """Say whether a line tells who else reported, or what its author is: "With files from ..."."""
    return len(text) <= _LONGEST_CREDIT_CHARS and _CREDIT.search(text) is not None


def is_closing_call(text: str) -> bool:
    """Say whether a last line calls the reader to subscribe, follow or download something."""
    return len(text) <= _LONGEST_CALL_CHARS and _CALL.search(text) is not None


def is_date_line(text: str) -> bool:
    """Say whether a line may be the day of publication: short, with a year, no sentence."""
    return len(text) <= _LONGEST_DATE_CHARS and _YEAR.search(text) is not None and not ends_sentence(text)
