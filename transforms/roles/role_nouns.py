"""Find the noun that heads the words of an office or trade: `former spokeswoman for Y` spokeswoman.

Which words those are is decided in `roles.py`; which nouns there are stands in `knowledge/lexicon.py`.
"""

from transforms.knowledge.lexicon import RoleNoun, look_up_role_noun, look_up_title
from transforms.language.words import Word, text_of_words

# Marks and relatives at which a description ends; a hyphen is inside of words.
STOPS = frozenset((
    ",", ".", ";", ":", "(", ")", "--", "\u2013", "\u2014", '"', "\u201c", "\u201d", "who", "whose", "which", "that",
))  # fmt: skip
_LINKS = frozenset(("of", "for", "at", "in", "from", "with", "to", "on"))
# These go on inside a description ("the head of the bank"); others join two things ("left with his wife").
INNER_LINKS = frozenset(("of", "for", "at", "in"))
# They lead from an office to its time, or from one time to another's: "hours after her husband".
_TIME_LINKS = frozenset(("until", "till", "since", "between", "during", "under", "through", "after", "before"))
# Longest role noun ("chief of staff" has three); most adjectives, nouns and names before a name.
MAX_NOUN_WORDS = 4
# Words at the end of a phrase that the role noun may be before ("the foreign minister himself").
_MAX_WORDS_AFTER_NOUN = 2


def initials_of_role(role: str) -> tuple[str, str]:
    """Give the initials of an office without its field, in capitals, with small words and without: OIC and OC."""
    words = [word for word in role.partition(" of ")[0].replace("-", " ").split() if word[0].isalpha()]
    large = [word for word in words if word not in INNER_LINKS]
    return "".join(word[0] for word in words).upper(), "".join(word[0] for word in large).upper()


def find_head_noun_of_role(role: str) -> RoleNoun | None:
    """Find the role noun that heads a role's words: `former spokeswoman for Y` spokeswoman; None without one."""
    words = [_office_of_title_or_word(word) for word in role.split()]
    end = next((at for at, word in enumerate(words) if at and word in _LINKS), len(words))
    if words[end - 1 : end] == ["secretary"]:
        end = min(end + 2, len(words))  # "secretary of state"
    for last in range(end, max(0, end - _MAX_WORDS_AFTER_NOUN - 1), -1):
        for first in range(max(0, last - MAX_NOUN_WORDS), last):
            if noun := look_up_role_noun(" ".join(words[first:last])):
                return noun
    return None


def _office_of_title_or_word(word: str) -> str:
    title = look_up_title(word)
    return (title.office if title else None) or word.lower()


def find_role_noun_within(words: list[Word], first: int, last: int) -> tuple[int, int] | None:
    """Find the role noun that heads a noun phrase: the last one before `of`, `for` and the like; None without one."""
    end = first
    while end <= last and not _ends_role_noun(words[end], is_first=end == first):
        end += 1
    if end <= last and "secretary of" in text_of_words(words, first, last).lower():
        end = min(end + 2, last + 1)  # "secretary of state"
    for noun_last in range(end - 1, max(first, end - 1 - _MAX_WORDS_AFTER_NOUN) - 1, -1):
        for noun_first in range(max(first, noun_last - MAX_NOUN_WORDS + 1), noun_last + 1):
            if look_up_role_noun(text_of_words(words, noun_first, noun_last)):
                return noun_first, noun_last
    return None


def _ends_role_noun(word: Word, *, is_first: bool) -> bool:
    is_link = (word.text.lower() in _LINKS or word.text.lower() in _TIME_LINKS) and word.tag != "RB"
    return is_link or (not is_first and word.text in STOPS)
