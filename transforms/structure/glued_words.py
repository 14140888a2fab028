"""Put back the blanks that a text has lost around its links: "inLisbon", "the Harbour Officeto", "Silva'soffer".

A text has lost them where more than one word can be cut, such as "in" and "the" before a capital. Then a word is cut
where one reading is certain: both parts are words of the text or of the gazetteer, or small words. Two words in small
letters that are glued, "intentionof", stay: which they are takes a dictionary. Breaks that are lost between
paragraphs: glued_paragraphs.py.
"""

import re
from collections.abc import Iterator, Set

from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.glued_words import is_sure_ending, is_word_before_link, is_word_behind_link
from transforms.knowledge.lexicon import look_up_title
from transforms.structure.glued_marks import find_opening_marks
from transforms.structure.mojibake import MendedText
from transforms.structure.text_edits import apply_edits, insert_before

# The kind of repair, as stored.
_GLUED_WORDS = "glued_words"
# One such word may be a brand's, however often it comes.
_LEAST_CUT_WORDS = 2
# No address, handle or tag; an apostrophe ends it, "Silva'soffer" is read apart.
_WORD = re.compile(r"(?<![\w'\u2019@#./:&-])[A-Za-z]{3,40}(?![\w@&]|[./]\w)")
_SMALL_BEFORE_CAPITAL = re.compile(r"(?P<small>[a-z]+)(?P<rest>[A-Z][A-Za-z]+)")
_OPENING_WORD = re.compile(r"[A-Z][a-z]+(?=[A-Z][a-z]{2})")  # "TheCouncil"
_OWN_WORD = re.compile(r"(?<![\w'\u2019@#./-])[A-Za-z]+(?![\w@])")
_LEAST_NAME_CHARS = 4
# "Bernat" and "Nevis" are names though "at" and "is" are words.
_SURE_ENDING = re.compile(r"[a-z](?:and|announced|called|has|had|said|that|the|told|were|who|which|will|with|wrote)\Z")
_LEAST_WORD_CHARS = 4
# "Harrison" is no "Harris on".
_BEHIND_NO_S = "on"
# Nothing else has a letter behind: a possessive, a comma, a year, a word before a number.
_BLANK_LOST = re.compile(
    r"(?<=[a-rt-zA-Z]['\u2019]s)(?=[A-Za-z]{2})|(?<=s['\u2019])(?=[a-z]{3})|(?<=[a-z\d],)(?=[A-Za-z])|(?<=\b(?:19|20)\d\d)(?=[a-z]{4})"
)
_BEFORE_NUMBER = re.compile(r"(?<![\w'\u2019@#./-])(?P<small>[a-z]{2,12})(?=\d)")
_MARKS = re.compile(r"[\"\u201c\u201d]")
_ADDRESS = re.compile(r"\S*(?:@|//|www\.|\.(?:com|org|net)\b)\S*")


def part_glued_words(mended: MendedText) -> MendedText:
    """Put blanks back between words of a text that has lost them around its links; each repair has what stood there."""
    text = mended.text
    cuts = _find_cut_words(text)
    if len(set(filter(_is_sure, cuts.values()))) < _LEAST_CUT_WORDS:
        return mended
    taken = {at for match in _ADDRESS.finditer(text) for at in range(*match.span())}
    places = {at for at in (*cuts, *_find_lost_blanks(text)) if at not in taken}
    return apply_edits(mended, (insert_before(text, at, " ") for at in sorted(places)), _GLUED_WORDS)


def _find_cut_words(text: str) -> dict[int, str]:
    """Find where words are to be cut, each place with its word."""
    own_words = frozenset(_OWN_WORD.findall(text))
    words = _WORD.finditer(text)
    return {match.start() + at: match[0] for match in words for at in _find_cuts(match[0], own_words)}


def _is_sure(word: str) -> bool:
    """Say whether a word that can be cut is hardly a name: small letters before a capital, or a word of some length."""
    return _SMALL_BEFORE_CAPITAL.fullmatch(word) is not None or _SURE_ENDING.search(word) is not None


def _find_lost_blanks(text: str) -> Iterator[int]:
    """Yield where a blank is missing between a word and a mark, a number or the ending of a possessive."""
    yield from (match.start() for match in _BLANK_LOST.finditer(text))
    yield from (match.end() for match in _BEFORE_NUMBER.finditer(text) if is_word_before_link(match["small"]))
    opening = find_opening_marks(text)
    for match in _MARKS.finditer(text):
        at = match.start()
        if at in opening and text[at - 1 : at].isalnum():
            yield at
        elif at not in opening and text[match.end() : match.end() + 1].isalnum():
            yield match.end()


def _find_cuts(word: str, own_words: Set[str]) -> list[int]:
    """Find where a word is to be cut, none where it is one word as far as can be told."""
    singular = word.removesuffix("s")  # "Israelis" is no "Israel is"
    is_name = look_up_known_name(word) or look_up_known_name(singular) or look_up_given_name(word)
    if is_name or (singular != word and singular in own_words):
        return []
    if (match := _SMALL_BEFORE_CAPITAL.fullmatch(word)) is not None:
        small = match["small"]
        is_word = is_word_before_link(small) or (len(small) >= _LEAST_WORD_CHARS and small in own_words)
        return [len(small), *(len(small) + at for at in _find_cuts(match["rest"], own_words))] if is_word else []
    if word[0].isupper():
        return _cut_behind_name(word, own_words)
    return _cut_before_ending(word)


def _cut_behind_name(word: str, own_words: Set[str]) -> list[int]:
    """Find the end of a name that another word is glued to, one in small letters or another name."""
    opening = _OPENING_WORD.match(word)
    if opening is not None and (is_word_before_link(opening[0].lower()) or look_up_title(word[opening.end() :])):
        return [opening.end()]  # "TheCouncil", "EducationSecretary"
    for at in range(len(word) - 1, _LEAST_NAME_CHARS - 1, -1):
        name, rest = word[:at], word[at:]
        is_name = name in own_words or look_up_known_name(name)
        if not is_name or is_word_before_link(name.lower()):  # "Within"
            continue
        if is_word_behind_link(rest) and not (rest == _BEHIND_NO_S and name.endswith("s")):
            return [at]
        is_second_name = rest[0].isupper() and len(rest) >= _LEAST_NAME_CHARS and rest in own_words
        if is_second_name and name[-1].islower():
            return [at]
        later = _SMALL_BEFORE_CAPITAL.fullmatch(rest)  # "PolicyandTerms"
        if later is not None and is_word_behind_link(later["small"]):
            return [at, at + len(later["small"])]
    return []


def _cut_before_ending(word: str) -> list[int]:
    """Find the end of a word in small letters that a word is glued to which hardly any other one ends in."""
    cuts = range(_LEAST_WORD_CHARS, len(word) - _LEAST_WORD_CHARS + 1)
    return next(([at] for at in cuts if is_sure_ending(word[at:])), [])
