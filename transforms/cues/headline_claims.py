"""Tell whether words of a headline are somebody's claim, and whether what stands before them is a speaker's name.

Decides by the words alone, as capitals hide verbs and names from the parse. Forms of headlines that leave no doubt:
`layouts/headline_speakers.py`; labels that only tell what it is about: `attributions/headline_topics.py`.
"""

import re

from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.headline_words import HeadlineWord, is_headline_word
from transforms.knowledge.lexicon import look_up_role_noun, look_up_title, singularize
from transforms.language.grammar import POSSESSIVE_MARKS

# Fewer words say nothing.
_LEAST_WORDS = 3
_MOST_NAME_WORDS = 4  # "Mayor Ana Silva": longer labels tell more than a name
_MOST_OFFICE_WORDS = 4
# Shorter words are small in headlines in capitals as well.
_LEAST_CHARS = 4
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "our", "my", "his", "her", "their"))
_AND = " and "
_OWN_SPEAKER = re.compile(
    r",\s(?:say|says|said|warns?|claims?)\s[^,]+$|,\s[^,]+\s(?:say|says|said|warns?|claims?)$"
    r"|\s[-\u2013\u2014]\s[^-\u2013\u2014]{1,40}$"
)
_NEGATED = ("n't", "n\u2019t")
_MAX_OPENING_WORDS = 2
_MARKS = "\"'\u201c\u201d\u2018\u2019"
_SPEAKING = r"(?:said|says|told|tells|added|adds|saying|warned|insisted)"
# Words of a name and a description between a surname and its verb of speech.
_REACH = r"(?:[\s,]+[^\s.,]+){0,3}?"


def is_claim_of_label(label: str, words: str, body: str) -> bool:
    """Say whether words behind a colon claim something, and who stands before it says so in the text below.

    A full name before words about its bearer is what the headline tells of: "Ana Silva: Pilot to leave the port".
    """
    if has_own_speaker(words) or not is_claim(words, has_verb=False) or _AND in label:
        return False
    if opens_with_office_of_label(label, words):
        return False
    is_person = is_name_of_person(label)
    return speaks_in_text(label.split()[-1] if is_person or len(label.split()) == 1 else label, body)


def has_own_speaker(words: str) -> bool:
    """Say whether words of a headline end with who says them: "The port will be shut, mayor says", "... - minister"."""
    return _OWN_SPEAKER.search(words) is not None


def is_name_of_person(label: str) -> bool:
    """Say whether a label is a title or a given name and what goes with it: no place and no body that begins so."""
    words = label.split()
    is_name = 1 < len(words) <= _MOST_NAME_WORDS and all(word[:1].isupper() for word in words)
    before = [word for word in words[:-1] if not word.endswith(POSSESSIVE_MARKS)]
    is_known = look_up_known_name(label) is not None
    return is_name and not is_known and any(look_up_given_name(word) or look_up_title(word) for word in before)


def is_office(word: str) -> bool:
    """Say whether a word is an office, a trade or the like, of one or of several."""
    return look_up_role_noun(singularize(word.lower())) is not None


def opens_with_office_of_label(label: str, words: str) -> bool:
    """Say whether words open with the office of who a full name before them is: "Ana Silva: Former pilot to leave".

    It is one of one person and has no article; behind a surname alone, "Silva: Pilot has to go", it is another's. Words
    in capitals do not tell where it ends.
    """
    is_full_name = len(label.split()) > 1 and all(word[:1].isupper() for word in label.split())
    if not is_full_name or not any(word.islower() and len(word) >= _LEAST_CHARS for word in words.split()):
        return False
    opening = [word.removesuffix("'s").removesuffix("\u2019s").lower() for word in words.split()[:_MOST_OFFICE_WORDS]]
    return any(look_up_role_noun(word) is not None for word in opening) and opening[0] not in _ARTICLES


def is_claim(words: str, *, has_verb: bool) -> bool:
    """Say whether words may be somebody's: beside a verb of speech any that are enough, beside a colon with a verb."""
    plain = [word.strip(_MARKS + ",").lower() for word in words.split()]
    opens = any(is_headline_word(word, HeadlineWord.OPENING) for word in plain[:_MAX_OPENING_WORDS])
    if len(plain) < _LEAST_WORDS or ((opens or words.endswith("?")) and not has_verb):
        return False
    return has_verb or any(is_headline_word(word, HeadlineWord.CLAIMING) or word.endswith(_NEGATED) for word in plain)


def speaks_in_text(name: str, body: str) -> bool:
    """Say whether a text has a name beside a verb of speech; none without a capital is one."""
    own = f"(?:{re.escape(name)}|{re.escape(name.title())})" if name.isupper() else re.escape(name)
    behind, before = rf"\b{own}\b{_REACH}[\s,]+{_SPEAKING}\b", rf"\b{_SPEAKING}{_REACH}\s{own}\b"
    return name[:1].isupper() and re.search(rf"{behind}|{before}", body) is not None
