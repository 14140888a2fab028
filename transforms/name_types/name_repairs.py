"""Mend names by the words around them: a word of the sentence before one, a given name in brackets, addresses, letters.

It moves or drops what `name_finder.py` found; what a name names is decided in `name_types.py` and `grouping.py`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from transforms.document import EntityType, Span
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import (
    look_up_organization_descriptor,
    look_up_organization_noun,
    look_up_role_noun,
    look_up_title,
)
from transforms.knowledge.name_forms import fold_name
from transforms.knowledge.name_words import NameWord, is_name_word
from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.language.grammar import DASHES
from transforms.language.words import Word, text_of_words
from transforms.names.name_spans import NameSpan, is_attributive, part_of_name_span

# Tags of what may open a sentence before a name: "While", "Make", "Following", "Recent"; a name is tagged otherwise.
_TAGS_BEFORE_NAME = frozenset(("IN", "VB", "VBG", "VBN", "VBP", "JJ", "RB", "CC", "WRB"))
# Of these, what no brand is: a name of the gazetteer behind one is enough.
_SURE_TAGS = frozenset(("IN", "VB", "VBG"))
# Adjectives that open a sentence before a name and are tagged like one: "New Quist Capital employees".
_QUALIFIERS = frozenset(("New", "More", "Other", "Several", "Many"))
# Streets by their short forms, beside the nouns of the lexicon.
_SHORT_STREETS = frozenset(("St.", "Ave.", "Blvd.", "Rd.", "Ln.", "Pl.", "Ct."))
_STREETS = frozenset(("Street", "Avenue", "Place", "Drive", "Road", "Lane", "Court", "Terrace", "Square", "Boulevard"))
_BOXES = frozenset(("P.O.", "PO", "P.O"))
# Longer ones are names: "Calif" is none, "Texas" is.
_MAX_ABBREVIATION_CHARS = 5
_RANKS_AND_ADJECTIVES = frozenset(("Major", "General", "Private", "Chief"))
_SALUTATION = "dear"
_ADDRESSED_OFFICES = frozenset((
    "chairman", "chairwoman", "chairperson", "chair", "speaker", "president", "secretary", "ambassador", "minister",
    "vice president", "prime minister", "chancellor", "governor", "commissioner", "senator",
))  # fmt: skip
# Shorter words for firms begin names as well.
_MIN_KIND_CHARS = 7
# Words of the longest label before an item, the colon included.
_MAX_LABEL_WORDS = 7
# The bracket that closes what an editor put in, and the one that opens it.
_CLOSING_BRACKETS = {")": "(", "]": "["}
# Words of the longest office before a given name in brackets.
_MAX_WORDS_IN_BRACKETS = 4


def mend_names(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> list[NameSpan]:
    """Give the names of a document, by offset, without words of the sentence, of an address or of a letter."""
    full_names = [name_span.name.split() for name_span in name_spans]
    full_names = [words for words in full_names if len(words) > 1 and look_up_given_name(words[0])]
    surnames = [words[-1] for words in full_names]
    bearers = frozenset(map(fold_name, chain(surnames, map(" ".join, full_names))))
    names = frozenset(map(fold_name, chain((name_span.name for name_span in name_spans), surnames)))
    last_words = Counter(name_span.name.split()[-1].casefold() for name_span in name_spans)
    mended: list[NameSpan] = []
    for name_span in name_spans:
        words = texts[name_span.parse]
        if _is_no_name_here(name_span, words) or _is_office_addressed(name_span):
            continue
        if last_words[name_span.name.split()[-1].casefold()] == 1 and _is_in_label_of_item(name_span, words):
            continue
        cut = _cut_before_of(_drop_adjective_title(name_span, words), words, bearers)
        cut = _cut_trade(cut, words, names, bearers)
        cut = _cut_sentence_word(cut, words, names)
        given = _find_given_name_in_brackets(cut, words)
        if given is not None:
            named = [other for other in mended if (other.parse, other.last) == (cut.parse, given)]
            mended = [other for other in mended if other not in named]
            cut = _join_given_name(cut, words, given, named)
        mended.append(cut)
    return mended


def is_street(name_span: NameSpan, words: Sequence[Word]) -> bool:
    """Say whether a name is a street's, behind the number of a house: "2134 Caldwell Place", "1119 Eighth St."."""
    is_numbered = name_span.first > 0 and words[name_span.first - 1].text[:1].isdecimal()
    last_word = name_span.name.split()[-1]
    return is_numbered and " " in name_span.name and (last_word in _STREETS or last_word in _SHORT_STREETS)


def _is_no_name_here(name_span: NameSpan, words: list[Word]) -> bool:
    first_word = name_span.name.split()[0]
    before = words[name_span.first - 1].text if name_span.first else ""
    if first_word in _BOXES or (first_word == "Box" and before in _BOXES):
        return True
    is_alone = name_span.name == first_word
    if is_alone and (first_word in _STREETS or first_word in _SHORT_STREETS):
        return before[:1].isdecimal()  # "17th Street"
    is_to_writer = _SALUTATION in (before.lower(), first_word.lower())
    is_in_letter = is_to_writer or (
        before in DASHES and text_of_words(words, name_span.first, len(words) - 1).isupper()
    )
    return (is_in_letter and name_span.name.isupper()) or _is_state_without_stop(name_span, words)


def _is_office_addressed(name_span: NameSpan) -> bool:
    """Say whether somebody is addressed by an office: "Thank you, Mr. Chairman"."""
    title = look_up_title(name_span.title)
    return title is not None and title.is_honorific and name_span.name.lower() in _ADDRESSED_OFFICES


def _is_in_label_of_item(name_span: NameSpan, words: Sequence[Word]) -> bool:
    """Say whether a name is of the words in capitals that an item of a newsletter opens with: "BUDGET BLUES: Talks"."""
    colon = next((at for at, word in enumerate(words[:_MAX_LABEL_WORDS]) if word.text == ":"), 0)
    if colon <= name_span.last:
        return False
    label = [word.text for word in words[:colon] if word.text.isalpha()]
    if is_page_word(text_of_words(list(words), 0, colon - 1), PageWord.HEADWORD):
        return True
    is_shouted = len(label) > 1 and all(map(str.isupper, label))
    is_person = name_span.title or any(look_up_given_name(word.title()) for word in label)
    return is_shouted and not is_person and look_up_known_name(name_span.name) is None


def _is_state_without_stop(name_span: NameSpan, words: Sequence[Word]) -> bool:
    """Say whether a word is a state's abbreviation without its full stop, where no town is before: "Kan reported"."""
    name = name_span.name.rstrip(".")
    known = look_up_known_name(name) if len(name) <= _MAX_ABBREVIATION_CHARS else None
    if known is None or known.name == name or not name.istitle() or not name.isalpha():
        return False
    is_of_state = known.entity_type == EntityType.PLACE and known.country_code == "US"
    letters = iter(known.name.lower())
    is_abbreviation = all(letter in letters for letter in name.lower())
    town = words[name_span.first - 2].text if name_span.first > 1 else ""
    is_town = town[:1].isupper() and not is_name_word(town, NameWord.NEVER)
    is_behind_town = words[name_span.first - 1].text == "," and is_town
    has_stop = name != name_span.name and name_span.last + 1 < len(words)
    return is_of_state and is_abbreviation and not is_behind_town and not has_stop


def _cut_sentence_word(name_span: NameSpan, words: list[Word], names: frozenset[str]) -> NameSpan:
    """Cut the word that opens a sentence from a name that the text has without it: "While Silva", "Make Silva go"."""
    first, last = name_span.first, name_span.last
    is_cut = name_span.is_initial and name_span.is_cased and not name_span.title and first < last
    if is_cut and not look_up_known_name(name_span.name):
        label = _label_behind_opening(name_span, words)
        if label is not None:
            return part_of_name_span(name_span, words, first + 1, last, label)
    is_new = words[first].text in _QUALIFIERS and last > first + 1
    may_open = words[first].tag in _TAGS_BEFORE_NAME or is_new
    if not is_cut or not may_open or not words[first].text.istitle():
        return name_span
    if look_up_given_name(words[first].text) or look_up_title(words[first].text) or look_up_known_name(name_span.name):
        return name_span
    rest = part_of_name_span(name_span, words, _end_of_opening(words, first, last), last, name_span.label)
    is_known = words[first].tag in _SURE_TAGS and look_up_known_name(rest.name) is not None
    is_named = is_known or fold_name(rest.name) in names
    has_noun = look_up_organization_noun(words[last].text) is not None and first + 1 == last
    return rest if is_named and not has_noun else name_span


def _end_of_opening(words: list[Word], first: int, last: int) -> int:
    """Give where a name begins behind the word that opens the sentence, or behind two: "Sadly for Silva"."""
    is_joined = words[first].tag == "RB" and first + 2 == last and words[first + 1].tag == "IN"
    return last if is_joined else first + 1


def _cut_trade(name_span: NameSpan, words: list[Word], names: frozenset[str], bearers: frozenset[str]) -> NameSpan:
    """Cut a trade or office with a capital from a surname that somebody bears: "Realtor Silva" beside "Ana Silva".

    Of an office it has to be the surname of a full name: "General Assembly". So of its letters: "AG Silva".
    """
    trade, last = words[name_span.first].text, name_span.last
    surname = fold_name(words[last].text)
    if name_span.first + 1 != last or surname not in names or look_up_known_name(name_span.name) is not None:
        return name_span
    role = look_up_role_noun(trade) if trade.istitle() and look_up_given_name(trade) is None else None
    is_office = role is not None or is_name_word(trade, NameWord.OFFICE)
    is_titled = (role is not None and role.is_trade) or (is_office and surname in bearers)
    return part_of_name_span(name_span, words, last, last, "PERSON") if is_titled else name_span


def _cut_before_of(name_span: NameSpan, words: list[Word], names: frozenset[str]) -> NameSpan:
    """Cut what is told of somebody whom the text names from the name: "News of Silva", "told Congress of Silva"."""
    first, last = name_span.first, name_span.last
    if first + 2 > last or words[first + 1].text != "of" or look_up_known_name(name_span.name) is not None:
        return name_span
    is_told = name_span.is_initial and is_name_word(words[first].text, NameWord.TIDINGS)
    is_object = first > 0 and words[first - 1].tag.startswith("VB")
    is_apart = is_told or (is_object and look_up_known_name(words[first].text) is not None)
    is_person = is_apart and fold_name(text_of_words(words, first + 2, last)) in names
    return part_of_name_span(name_span, words, first + 2, last, "PERSON") if is_person else name_span


def _label_behind_opening(name_span: NameSpan, words: list[Word]) -> str | None:
    """Give the label of what is behind a kind of firm or an order that opens a sentence; None behind other words."""
    if _is_kind_of_firm(words[name_span.first].text):
        return name_span.label or "ORG"
    is_order = _is_order_before_name(words, name_span.first, name_span.last)
    return words[name_span.last].label if is_order else None


def _is_order_before_name(words: list[Word], first: int, last: int) -> bool:
    """Say whether a sentence begins with what a reader should do, before a known or given name: `Visit Oslo`.

    So does a longer name that begins with a known one: `Follow CNN Bergen`.
    """
    if not is_name_word(words[first].text, NameWord.ORDER):
        return False
    is_given = look_up_given_name(words[first + 1].text) is not None
    ends = (last, first + 1) if words[first].tag[:2] == "VB" or last > first + 1 else (last,)
    return is_given or any(look_up_known_name(text_of_words(words, first + 1, end)) is not None for end in ends)


def _is_kind_of_firm(word: str) -> bool:
    """Say whether a word is what firms are called and no name begins with: "Consultancy Quist said"."""
    is_firm = look_up_organization_descriptor(word.lower()) is not None
    return word.istitle() and is_firm and look_up_organization_noun(word) is None and len(word) >= _MIN_KIND_CHARS


def _drop_adjective_title(name_span: NameSpan, words: list[Word]) -> NameSpan:
    """Drop the rank before a name that is an adjective of the noun behind it: "Major Quist layoffs begin"."""
    is_adjective = name_span.title in _RANKS_AND_ADJECTIVES and name_span.title_first == 0
    if is_adjective and is_attributive(words[name_span.last], name_span.last):
        return replace(name_span, title="", title_first=-1)
    return name_span


def _join_given_name(name_span: NameSpan, words: Sequence[Word], given: int, named: list[NameSpan]) -> NameSpan:
    """Join a surname with the given name in brackets before it, and with the title that was read before that."""
    whole = replace(
        name_span,
        span=Span(words[given].start, name_span.span.end_char),
        name=f"{words[given].text} {name_span.name}",
        first=given,
        label="PERSON",
    )
    return replace(whole, title=named[0].title, title_first=named[0].title_first) if named else whole


def _find_given_name_in_brackets(name_span: NameSpan, words: Sequence[Word]) -> int | None:
    """Find the given name that an editor put before a surname, "Coach (Ana) Silva"; gives its word, or None."""
    at = name_span.first - 3
    if at < 0 or " " in name_span.name or not name_span.is_cased:
        return None
    given, closing = words[at + 1 : at + 3]
    if closing.text not in _CLOSING_BRACKETS or not given.text.istitle() or not look_up_given_name(given.text):
        return None
    # an office may be before it: "[special counsel Ana] Silva"
    opening = words[max(at - _MAX_WORDS_IN_BRACKETS, 0) : at + 1]
    marks = [word.text for word in opening if word.text in (*_CLOSING_BRACKETS, *_CLOSING_BRACKETS.values())]
    return at + 1 if marks and marks[-1] == _CLOSING_BRACKETS[closing.text] else None
