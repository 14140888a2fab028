"""Tell words between marks that are a name, of a work, a thing or a person, from words that somebody said.

What stands before the mark tells: "the film", "best known for", "goes by the name"; else the capitals of a title do,
where no verb of saying is near. Headlines write everything in capitals and are left alone.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from transforms.cues.cues import MIN_SAYING_SHARE, PlacedQuotation
from transforms.document import Token, Tokens
from transforms.knowledge.lexicon import (
    NamingWord,
    is_naming_word,
    is_small_title_word,
    is_word_before_title,
    look_up_speech_verb,
)
from transforms.language.alignment import TokenRange
from transforms.language.grammar import SENTENCE_ENDS

# What says before a mark that others call it so: nobody says the words here.
_SO_CALLED = re.compile(r"\b(?:so[- ]called|known as(?: the| an?)?)\s*$", re.IGNORECASE)
_WORD = re.compile(r"[\w'\u2019-]+")
# A person's name between marks has no more words than this: "Long John of Salt".
_MAX_NAME_WORDS = 4
# Tokens before the mark among which a word of a title may stand, and behind it a verb of saying.
_NEAR_TOKENS = 6
# No sentence has more: of a list without full stops each mark would read all that stands before it.
_MOST_SENTENCE_TOKENS = 300
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves", "themself", "myself", "ourselves"))
_LOOSE_MARKS = frozenset((",", ":"))
_CONJUNCTIONS = frozenset(("and", "or", "&"))
_OPENING_MARKS = frozenset(("\u201c", "\u201e", "\u00ab", "``", '"', "'", "\u2018"))


def is_name(quotation: PlacedQuotation, text: str, sentence: "MarkedSentence", *, follows_name: bool) -> bool:
    """Say whether the words of a quotation span are a name; `follows_name` says that those between marks before are.

    A person's nickname may stand between given name and surname.
    """
    content, (first, end) = quotation.span.content.of(text).strip(), quotation.tokens
    if first >= end or quotation.is_headline:
        return False
    before = sentence.words_before(first)
    if _SO_CALLED.search("".join(token.text_with_ws for token in before)):
        return True
    if not is_in_title_case(content):
        return False
    if not before or before[-1].lower_ in _CONJUNCTIONS or (follows_name and before[-1].text == ","):
        return follows_name
    if _is_inside_name(sentence.tokens, quotation.tokens, before[-1]) or _is_announced(before):
        return True
    if sentence.has_saying(sentence.words_behind_comma(end)):
        return False
    return _is_made(before) or (_has_capitals_of_title(content) and not sentence.has_saying(before))


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """The tokens of a parse, the indices of those between marks, and how often lemmas are cues, 0..1."""

    tokens: Tokens
    quoted: Container[int]
    cue_shares: Mapping[str, float]

    def words_before(self, first: int) -> list[Token]:
        """Give the words of the sentence before the opening mark, those between other marks left out."""
        index = first - 1
        while index >= 0 and index in self.quoted and not self.tokens[index].text.isalnum():
            if self.tokens[index].text in _OPENING_MARKS:
                index -= 1
                break
            index -= 1
        end = index + 1
        farthest = max(0, end - _MOST_SENTENCE_TOKENS)
        while index >= farthest and (index in self.quoted or self.tokens[index].text not in SENTENCE_ENDS):
            index -= 1
        words = self.tokens[index + 1 : end]
        return [token for token in words if token.i not in self.quoted and not token.is_space]

    def words_behind_comma(self, end: int) -> list[Token]:
        """Give the words behind the closing mark, where a comma or the end of a question stands before it."""
        tokens = self.tokens[end : end + _NEAR_TOKENS]
        if not len(tokens) or tokens[0].text not in (",", "?", "!"):
            return []
        return [token for token in tokens if token.i not in self.quoted]

    def has_saying(self, words: Sequence[Token]) -> bool:
        """Say whether one of the words is a verb of saying or calling, or mostly a cue."""
        return any(self._is_saying(word) for word in words)

    def _is_saying(self, word: Token) -> bool:
        if word.pos_ not in ("VERB", "AUX"):
            return False
        lemma = word.lemma_.lower()
        is_calling = is_naming_word(lemma, NamingWord.CALLING)
        is_known_verb = look_up_speech_verb(lemma) is not None or is_calling
        return is_known_verb or self.cue_shares.get(lemma, 0.0) >= MIN_SAYING_SHARE


def is_in_title_case(content: str) -> bool:
    """Say whether all words but the small ones have a capital, the first one too: "Salt on the Window"."""
    words = _WORD.findall(content)
    if not words or not words[0][:1].isupper():
        return False
    return all(word[:1].isupper() or word[:1].isdecimal() or is_small_title_word(word) for word in words)


def _is_inside_name(tokens: Tokens, words: TokenRange, before: Token) -> bool:
    """Say whether a nickname stands between the words of a name: Ana "Salty" Silva."""
    behind = words[1] + 1
    is_short = words[1] - words[0] <= _MAX_NAME_WORDS
    is_between = before.pos_ == "PROPN" and behind < len(tokens) and tokens[behind].pos_ == "PROPN"
    return is_short and is_between and tokens[behind - 1].text not in _LOOSE_MARKS


def _is_announced(before: Sequence[Token]) -> bool:
    """Say whether the words before a mark say that a title or a name follows."""
    words = [token for token in before if token.text not in _LOOSE_MARKS]
    if not words:
        return False
    last = words[-1]
    if is_naming_word(last.lemma_, NamingWord.NAME):
        return True
    if is_naming_word(last.lemma_, NamingWord.WORK) and last.pos_ in ("NOUN", "PROPN"):
        return True
    if is_naming_word(last.lemma_, NamingWord.CALLING) and last.tag_ == "VBN":
        return True
    if last.lower_ in _REFLEXIVE:  # "who calls himself"
        return len(words) > 1 and is_naming_word(words[-2].lemma_, NamingWord.CALLING)
    near = words[-_NEAR_TOKENS:-1]
    return any(is_word_before_title(token.lemma_, last.lower_) for token in near)


def _is_made(before: Sequence[Token]) -> bool:
    """Say whether a verb of those who make or perform works stands right before a mark: "wrote"."""
    return before[-1].pos_ == "VERB" and is_naming_word(before[-1].lemma_, NamingWord.MAKING)


def _has_capitals_of_title(content: str) -> bool:
    """Say whether words have so many capitals that they are a title whatever is near: two, and no question."""
    capitals = [word for word in _WORD.findall(content) if word[:1].isupper()]
    return len(capitals) > 1 and content[-1:] not in ("?", "!")
