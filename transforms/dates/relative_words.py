"""Say whether words that may be a date seen from another day are one: no name, no duration, no open count.

The forms themselves: relative_patterns.py. Years and months: year_words.py.
"""

import re

from transforms.document import TokenSpan
from transforms.language.grammar import TIME_LABELS

# Newspapers, programmes and feasts have days in their names.
_NAME_LABELS = frozenset(("ORG", "WORK_OF_ART", "PERSON", "EVENT", "FAC", "PRODUCT", "GPE"))
_DAYS_WITH_NAMES = frozenset((
    *("black", "good", "bloody", "super", "fat", "ash", "palm", "easter", "cyber", "red", "giving", "shrove", "holy"),
    *("every", "each", "that", "any", "some", "most", "one", "alternate", "another"),
))
# Up to which words of a headline in capitals may be small: "Talks Begin in Port Today".
_LONGEST_SMALL_WORD = 4
# Before "two years ago" these make the time too open to count it.
_OPEN_COUNT = frozenset(("than", "over", "nearly", "almost", "least", "under"))


def is_weekday_word(words: TokenSpan, match: re.Match[str]) -> bool:
    """Say whether a weekday is a day and no name; with a date behind it the date decides."""
    at = words.start - 1
    before = words.doc[at].lower_ if at >= 0 else ""
    token = next((token for token in words if token.lower_ == match["weekday"].lower()), words.root)
    is_name = token.ent_type_ in _NAME_LABELS and words.root.ent_type_ in _NAME_LABELS
    return match["weekday"][0].isupper() and before not in _DAYS_WITH_NAMES and not is_name


def is_no_duration(words: TokenSpan, _match: re.Match[str]) -> bool:
    """Say whether "last week" is a week and no length of time: "the last week", "the next year"."""
    at = words.start - 1
    return at < 0 or words.doc[at].lower_ not in ("the", "a", "these", "those")


def is_counted(words: TokenSpan, _match: re.Match[str]) -> bool:
    """Say whether a count is a whole one: not "more than two years ago"."""
    at = words.start - 1
    return at < 0 or words.doc[at].lower_ not in _OPEN_COUNT


def is_capital_month(_words: TokenSpan, match: re.Match[str]) -> bool:
    """Say whether a month begins with a capital: not "this august body"."""
    return match["month"][0].isupper()


def is_no_name(words: TokenSpan, _match: re.Match[str]) -> bool:
    """Say whether words are no name of a programme: "This Morning"."""
    return not words[-1].text[:1].isupper() or words[-1].text.isupper() or words[-1].ent_type_ in TIME_LABELS


def is_today(words: TokenSpan, _match: re.Match[str]) -> bool:
    """Say whether "tomorrow" is the day after today: not "a better tomorrow", not a programme: "told Today"."""
    if _is_name_within_sentence(words):
        return False
    before = words.doc[words.start - 1].pos_ if words.start else ""
    if before in ("DET", "ADJ") and words.root.ent_type_ != "DATE":
        return False
    return words.root.ent_type_ not in ("ORG", "WORK_OF_ART", "PRODUCT")


def _is_name_within_sentence(words: TokenSpan) -> bool:
    """Say whether a word has a capital that neither its sentence, a mark nor a headline in capitals gives it."""
    if not words[-1].text.istitle() or not words.start:
        return False
    before = words.doc[words.start - 1]
    is_first = words.root.sent.start == words.start or not before.text[-1:].isalnum()
    others = [token for token in words.root.sent if token.is_alpha and len(token.text) > _LONGEST_SMALL_WORD]
    is_in_capitals = all(token.text[:1].isupper() for token in others)
    return not is_first and not is_in_capitals


def ends_clause(words: TokenSpan, match: re.Match[str]) -> bool:
    """Say whether nothing that "before" or "after" would join follows: "the day before."."""
    return match.end() >= len(match.string) or match.string[match.end() :].lstrip()[:1] in (
        "",
        ".",
        ",",
        ";",
        ")",
        '"',
        "”",
    )
