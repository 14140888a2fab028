"""Tell where a sentence ends that the parser reads on, and where it goes on though a mark seems to end it.

A single capital letter before a full stop is an initial where a name goes on, else the sentence's last word. Behind
the closing mark of a question, a name with a verb of saying goes on with its sentence. The boundaries themselves are
put together in `sentences.py`.
"""

import re
from collections.abc import Iterator, Sequence

from transforms.document import Span, Token, Tokens
from transforms.knowledge.calendar import MONTHS, WEEKDAYS
from transforms.knowledge.lexicon import SpeechVerb, is_lettered_noun, look_up_speech_verb
from transforms.knowledge.name_words import NameWord, is_name_word
from transforms.language.grammar import FINITE_TAGS, OPENING_MARKS

# A capital letter that stands alone before a full stop, and the word behind it, which is no initial itself.
_LETTER = re.compile(r"(?<![\w.&'\u2019-])(?P<letter>[A-Z])\.(?=\s+[\"\u201c(]?(?P<next>[A-Z]\w+|[A-Z](?![\w.])))")
# Characters before the letter in which the words are looked for that say what it is.
_LETTER_CHARS = 40
# A full stop behind a number of two digits or more, with no blank before the next sentence; "the 2.Bundesliga" is none.
# Behind a question or a shout the word before has to be more than a brand's: "at noon!Nobody came".
_GLUED_END = re.compile(
    rf"(?:\d\d[%)\]]?|\b(?:{'|'.join(map(str.title, MONTHS))}) \d)\.(?=[A-Z][a-z])|\b[a-z]{{2,}}[?!](?=[A-Z][a-z])"
)
# "at 8 p.m. Police came": behind a clock a sentence ends before a capital, unless a day or a zone goes on with it.
_CLOCK_END = re.compile(r"\d\s?[ap]\.m\.(?=\s+[\"\u201c]?(?P<next>[A-Z][a-z]+)\b)")
# "wrote on X. The mayor": the network is a letter that ends its sentence, before whatever word. The parser does not
# know it, and reads an initial.
NETWORK_END = re.compile(r"(?:(?<=\bon X)|(?<=\bvia X))\.(?=\s+[\"\u201c]?[^\W\d_a-z])")
_BEHIND_CLOCK = frozenset(("Eastern", "Central", "Pacific", "Mountain", "Greenwich", "British", "Moscow", "Beijing"))
_JOINS = frozenset(("and", "or", "to", "than", "as"))
_QUESTION_CLOSED = re.compile(r"[?!][\"\u201d\u2019'\u00bb]+$")
_PARTICLES = frozenset((
    "de", "da", "di", "del", "der", "van", "von", "bin", "al", "el", "la", "le", "of", "for", "and", "the",
))  # fmt: skip
# Tokens of a name with its titles: "Deputy Prime Minister Ana Lucia van der Silva".
_MAX_NAME_TOKENS = 9
# Tokens of what a name is told to be, between commas.
_MAX_APPOSITION_TOKENS = 14
# What goes on behind a tag's verb: "asked in court", "shouted when the rain came"; not "asked for", "spoke of".
_ADJUNCTS = frozenset((
    "after", "again", "against", "aloud", "as", "at", "back", "before", "behind", "by", "during", "from", "in",
    "into", "later", "on", "once", "out", "outside", "over", "through", "today", "tonight", "tomorrow",
    "yesterday", "when", "while", "with", "without", "inside", "across", "beside", "and", "afterward",
    "afterwards",
))  # fmt: skip
_STOPS = frozenset((",", ".", ";", "\u2014", "\u2013", "-", "("))
_CALENDAR_STARTS = frozenset(name[:3].lower() for name in (*MONTHS, *WEEKDAYS))
_CALENDAR = frozenset(name.lower() for name in (*MONTHS, *WEEKDAYS))


def find_unmarked_ends(text: str, block: Span) -> Iterator[int]:
    """Yield where sentences of a block end whatever the parser says: behind a letter, or where the blank is missing."""
    for match in _LETTER.finditer(text, block.start_char, block.end_char):
        before = text[max(block.start_char, match.start() - _LETTER_CHARS) : match.start()].split()
        if ends_in_letter(before, match["letter"], match["next"]):
            yield match.end()
    for match in _CLOCK_END.finditer(text, block.start_char, block.end_char):
        is_abbreviated = match["next"].lower()[:3] in _CALENDAR_STARTS
        if not is_abbreviated and match["next"] not in _BEHIND_CLOCK:
            yield match.end()
    for match in NETWORK_END.finditer(text, block.start_char, block.end_char):
        yield match.end()
    for match in _GLUED_END.finditer(text, block.start_char, block.end_char):
        yield match.end()


def ends_in_letter(before: Sequence[str], letter: str, next_word: str) -> bool:
    """Say whether a sentence ends in a single letter: `before` are the words before it, `next_word` follows.

    It does behind a noun that takes letters, in a list of letters, as "I" behind a join, and where no surname follows.
    """
    if is_name_word(next_word, NameWord.NO_SURNAME):
        return True
    last = before[-1].rstrip(",") if before else ""
    if last in _JOINS:
        return letter == "I" or _has_lettered_noun(before[:-1])
    return _has_lettered_noun(before)


def _has_lettered_noun(before: Sequence[str]) -> bool:
    """Say whether a noun that takes letters stands right before, "Plan", or before other letters, "vitamins A, B"."""
    words = [word.rstrip(",") for word in before]
    while words and (len(words[-1]) == 1 and words[-1].isupper()):
        words.pop()
    return bool(words) and is_lettered_noun(words[-1])


def goes_on_with_tag(first: Token, before: str) -> bool:
    """Say whether a sentence `before`, a question or a shout between marks, goes on at a token with who says it.

    The tag is a capitalized name with its titles and appositions, a verb of saying, and no clause of that verb.
    """
    return bool(_QUESTION_CLOSED.search(before)) and find_verb_of_tag(first) is not None


def find_verb_of_tag(first: Token) -> Token | None:
    """Find the verb of a tag that starts at a token: a name, a verb of saying without a clause. None if it is none."""
    verb = _find_word_behind_name(first.doc, first.i)
    return verb if verb is not None and is_verb_of_tag(verb) else None


def is_verb_of_tag(verb: Token, *, may_be_before_source: bool = False) -> bool:
    """Say whether a finite verb of saying has no clause of its own, or its speaker behind it: "said Ana Silva"."""
    return _is_verb_of_saying(verb) and (may_be_before_source or _is_verb_without_clause(verb))


def _find_word_behind_name(tokens: Tokens, start: int) -> Token | None:
    """Find the word right behind a name, adverbs left out, or behind what the name is told to be between commas."""
    end = start
    while end < min(start + _MAX_NAME_TOKENS, len(tokens)) and _may_be_in_name(tokens[end]):
        end += 1
    if end == start or not _is_name(list(tokens[start:end])) or end >= len(tokens):
        return None
    if tokens[end].text == ",":
        rest = range(end + 1, min(end + _MAX_APPOSITION_TOKENS, len(tokens)))
        closing = next((index for index in rest if tokens[index].text in (",", ".")), None)
        end = closing + 1 if closing is not None and tokens[closing].text == "," else end
    while end < len(tokens) and tokens[end].tag_ in ("RB", "MD") and tokens[end].lower_ != "not":
        end += 1
    return tokens[end] if end < len(tokens) else None


def _may_be_in_name(token: Token) -> bool:
    return token.text[:1].isupper() or token.lower_ in _PARTICLES or token.text in (".", "-", "'s")


def _is_name(tokens: Sequence[Token]) -> bool:
    """Say whether capitalized words are a name: more than one, or one that the parser takes for no common noun."""
    if is_name_word(tokens[0].text, NameWord.NO_SURNAME) or not tokens[-1].text[:1].isupper():
        return False
    return len(tokens) > 1 or tokens[0].pos_ == "PROPN"


def _is_verb_of_saying(verb: Token) -> bool:
    kind = look_up_speech_verb(verb.lemma_)
    return verb.tag_ in FINITE_TAGS and kind in (SpeechVerb.SAYING, SpeechVerb.ASKING, SpeechVerb.TELLING)


def _is_verb_without_clause(verb: Token) -> bool:
    """Say whether nothing that was said follows the verb: its end, time, place and manner, or who is asked or told."""
    if verb.i + 1 >= len(verb.doc):
        return True
    after = verb.nbor()
    if _opens_quoted_sentence(after):
        return False
    if after.text in _STOPS or after.lower_ in _ADJUNCTS or after.lower_ in _CALENDAR or after.tag_ == "RB":
        return True
    takes_addressee = look_up_speech_verb(verb.lemma_) in (SpeechVerb.ASKING, SpeechVerb.TELLING)
    return takes_addressee and after.pos_ in ("DET", "PRON", "PROPN", "NOUN") and _is_phrase_alone(after)


def _opens_quoted_sentence(comma: Token) -> bool:
    """Say whether a sentence between marks follows a comma: "Silva replied, "Never."."""
    if comma.text != "," or comma.i + 2 >= len(comma.doc):
        return False
    return comma.nbor().text in OPENING_MARKS and comma.nbor(2).text[:1].isupper()


def _is_phrase_alone(first: Token) -> bool:
    """Say whether the sentence ends, or pauses, right behind the noun phrase that starts here."""
    index = first.i
    while index < len(first.doc) and first.doc[index].pos_ in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"):
        index += 1
    behind = first.doc[index] if index < len(first.doc) else None
    return behind is None or behind.text in _STOPS or behind.lower_ in _ADJUNCTS
