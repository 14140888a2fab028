"""Find the terms of topics in a parse: one pass over the tokens, whatever the number of terms.

Which topics a text gets is decided in scoring.py.

`lexicon/topic_terms` (topic_id, term, weight) is written by hand: 3 speaks for the topic by itself, 2 with others,
1 only adds to what others say. Terms are in lower case, nouns mostly singular and verbs in the base form.
`lexicon/figurative_terms` lists those that may be meant figuratively, and what then vouches for them.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from operator import contains

from transforms.document import EntityType, Parse, Token
from transforms.knowledge.lexicon import look_up_organization_noun
from transforms.knowledge.media_topics import ancestors_of_media_topic, media_topics
from transforms.knowledge.tables import read_records

_FILE = "lexicon/topic_terms"
_FIGURATIVE_FILE = "lexicon/figurative_terms"
# What a topic hands up to its parent: children that are found together make the parent, one alone never outdoes itself.
_HANDED_UP = 0.3
# The weight from which a term speaks for a topic; one below it only adds to what others say.
_WITH_OTHERS = 2.0
# As spaCy's tokenizer has it: hyphens between letters and the possessive are tokens of their own.
_TOKEN = re.compile(r"(?<=[a-zà-ÿ])-(?=[a-zà-ÿ])|'s\b|'(?=\s|$)|(?:(?!'s\b|'(?:\s|$)|(?<=[a-zà-ÿ])-(?=[a-zà-ÿ]))\S)+")

# Longer words in capitals may be the plurals of a headline that shouts ("CARS").
_LONGEST_ACRONYM = 3

# Numbers of the words of a term.
_Phrase = tuple[int, ...]
# Numbers that a token may stand for: as it is spelled, and by lemma or plural.
_Word = tuple[int | None, int | None]
_IN_NO_TERM: _Word = (None, None)
# A word of these is no term by itself: "over" in "run over by volunteers" is no six balls of cricket, and what works
# "better" is no oil well. Nor is a verb's form that a preposition is made of: "according to" signs no accord.
_FUNCTION_WORDS = frozenset(("ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "SCONJ"))


@dataclass(frozen=True, slots=True, eq=False)  # one object for each term: identity is quicker than its value
class TopicTerm:
    """A word or phrase with the topics it speaks for, and how much for each (parents' shares included).

    `listed` are the topics that it stands for in the file, with the weight there (1 to 3). `anchored` are those of them
    that it can make a topic of, if others speak for it too; elsewhere it only adds. A term that may be meant
    figuratively counts only where one of its `vouchers` is anchored by a term that has none, and for topics below that
    one alone where it has others for the rest.
    """

    term: str
    weights: tuple[tuple[str, float], ...]  # topic_id, weight; by topic_id
    anchored: frozenset[str]  # topic_id
    vouchers: frozenset[str] = frozenset()  # topic_id
    listed: tuple[tuple[str, float], ...] = ()  # topic_id, weight; by topic_id


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term found in the text, with the offset of its first character in the document.

    `is_title`: it stands right before a person's name, and so only says who that is ("ambassador Ana Silva").
    """

    start_char: int
    term: TopicTerm
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class _TermIndex:
    """The words of all terms by number, and the terms by the number of their first word."""

    exact: dict[str, int]  # a word -> its number
    plural: dict[str, int]  # its regular plural -> its number
    # The number of a first word -> phrases, longest first; none where a word has no number.
    starting: dict[int | None, tuple[tuple[_Phrase, TopicTerm], ...]]


def find_topic_terms(parse: Parse) -> Iterator[TermHit]:
    """Yield the terms of a parse in order of the text: the longest at each place, without those inside another.

    A single word inside a person's name is left out ("Judge" may be a surname) or inside that of a body (a firm called
    "Harbour Cafe Ltd" says nothing of cafes; an event's does), and so is a preposition or the like.
    """
    index = _term_index()
    words = [_number_word(index, token) for token in parse.tokens]
    entities = [token.ent_type_ for token in parse.tokens]
    at = 0
    while at < len(words):
        longest = _find_longest_term(index, words, at) if words[at] != _IN_NO_TERM else None
        if longest is None:
            at += 1
            continue
        length, term = longest
        if length > 1 or not (_is_function_word(parse.tokens[at]) or _is_inside_name(parse.tokens, entities, at)):
            is_title = entities[at] != "PERSON" and entities[at + length : at + length + 1] == ["PERSON"]
            yield TermHit(parse.start_char + parse.tokens[at].idx, term, is_title)
        at += length


def keep_vouched_topics(term: TopicTerm, literal: Set[str]) -> TopicTerm | None:
    """Keep the topics of a term that a literal one vouches for; None where none vouches for the term.

    `literal` are the topics that terms without vouchers anchor. A topic below none of the vouchers is kept with them:
    "rocket" is a weapon beside an air raid and a launcher beside a satellite.
    """
    if not term.vouchers:
        return term
    vouching = term.vouchers & literal
    if not vouching:
        return None
    kept = tuple(pair for pair in term.listed if _is_vouched_for(pair[0], term.vouchers, vouching))
    return _narrow_term(term, kept) if kept and kept != term.listed else term


def _is_vouched_for(topic_id: str, vouchers: Set[str], vouching: Set[str]) -> bool:
    own = vouchers & {topic_id, *ancestors_of_media_topic(topic_id)}
    return not own or not own.isdisjoint(vouching)


@cache
def _narrow_term(term: TopicTerm, kept: tuple[tuple[str, float], ...]) -> TopicTerm:
    """Make the term that speaks for some of its topics alone; the same one each time, as terms are told by identity."""
    return _make_term(term.term, dict(kept), term.vouchers, _topics_with_terms())


def _is_function_word(token: Token) -> bool:
    return token.pos_ in _FUNCTION_WORDS or token.dep_ == "prep"


def _number_word(index: _TermIndex, token: Token) -> _Word:
    """Number a token as it is spelled and by its lemma, or as a plural; short names in capitals are none ("PCS")."""
    by_form = index.exact.get(token.lower_)
    is_acronym = token.is_upper and len(token.text) <= _LONGEST_ACRONYM
    of_plural = None if is_acronym else index.plural.get(token.lower_)
    return by_form, index.exact.get(token.lemma_, of_plural)


def _is_inside_name(tokens: Sequence[Token], entities: Sequence[str], at: int) -> bool:
    """Say whether a word stands in a person's name, or in a body's name of several words.

    Names of events say by their words what is held: "World Rowing Championships". Behind a colon begins another name.
    """
    beside = (one for one in (at - 1, at + 1) if 0 <= one < len(tokens))
    if entities[at] != "ORG" or not any(entities[one] == "ORG" and not tokens[one].is_punct for one in beside):
        return entities[at] == "PERSON"
    last = at
    while entities[last + 1 : last + 2] == ["ORG"]:
        last += 1
    return look_up_organization_noun(tokens[last].text) is not EntityType.EVENT


def _find_longest_term(index: _TermIndex, words: list[_Word], at: int) -> tuple[int, TopicTerm] | None:
    """Find the longest term that begins at a word, with its length in words; None where no term does."""
    best: tuple[int, TopicTerm] | None = None
    for number in dict.fromkeys(words[at]):
        for phrase, term in index.starting.get(number, ()):
            is_longer = best is None or len(phrase) > best[0]
            if is_longer and _is_term_at(phrase, words, at):
                best = len(phrase), term
                break
    return best


def _is_term_at(phrase: _Phrase, words: list[_Word], at: int) -> bool:
    if at + len(phrase) > len(words):
        return False
    return all(map(contains, words[at : at + len(phrase)], phrase))


@cache
def _term_index() -> _TermIndex:
    numbers: dict[str, int] = {}
    starting: dict[int, list[tuple[_Phrase, TopicTerm]]] = defaultdict(list)
    for term in load_topic_terms():
        phrase = tuple(numbers.setdefault(word, len(numbers)) for word in _TOKEN.findall(term.term))
        starting[phrase[0]].append((phrase, term))
    return _TermIndex(
        exact=numbers,
        plural={_plural_of_term(word): number for word, number in numbers.items()},
        starting={first: _sort_terms_longest_first(phrases) for first, phrases in starting.items()},
    )


def _sort_terms_longest_first(phrases: list[tuple[_Phrase, TopicTerm]]) -> tuple[tuple[_Phrase, TopicTerm], ...]:
    return tuple(sorted(phrases, key=lambda phrase_and_term: -len(phrase_and_term[0])))


def _plural_of_term(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return f"{word}es"
    return f"{word}s"


@cache
def load_topic_terms() -> tuple[TopicTerm, ...]:
    """Load all terms, sorted.

    Raises:
        ValueError: the file names a topic that is not in the tree, or a retired one.
    """
    weights_by_term = _load_weights()
    vouchers = _load_vouchers()
    owners = _topics_with_terms()
    return tuple(_make_term(term, weights, vouchers[term], owners) for term, weights in sorted(weights_by_term.items()))


@cache
def _load_weights() -> dict[str, dict[str, float]]:
    """Load the weights of each term, by topic.

    Raises:
        ValueError: the file names a topic that is not in the tree, or a retired one.
    """
    weights_by_term: dict[str, dict[str, float]] = defaultdict(dict)
    for row in read_records(_FILE):
        topic = media_topics().get(row["topic_id"])
        if topic is None or topic.is_retired:
            raise ValueError(f"{_FILE}: {row['topic_id']} ({row['term']}) is no topic in use")
        weights_by_term[row["term"]][topic.topic_id] = float(row["weight"])
    return weights_by_term


@cache
def _topics_with_terms() -> frozenset[str]:
    return frozenset(topic_id for weights in _load_weights().values() for topic_id in weights)


def _make_term(term: str, weights: Mapping[str, float], vouchers: frozenset[str], owners: Set[str]) -> TopicTerm:
    return TopicTerm(
        term,
        _share_term_weights(weights, owners),
        frozenset(_list_anchored_topics(weights)),
        vouchers,
        tuple(sorted(weights.items())),
    )


def _load_vouchers() -> dict[str, frozenset[str]]:
    """Load the topics that vouch for terms which may be meant figuratively; none for all others."""
    vouchers: dict[str, set[str]] = defaultdict(set)
    for row in read_records(_FIGURATIVE_FILE):
        vouchers[row["term"]].add(row["topic_id"])
    return defaultdict(frozenset, {term: frozenset(topics) for term, topics in vouchers.items()})


def _list_anchored_topics(weights: Mapping[str, float]) -> Iterator[str]:
    """Yield the topics that a term speaks for with others or by itself, and those above them."""
    for topic_id, weight in weights.items():
        if weight >= _WITH_OTHERS:
            yield topic_id
            yield from ancestors_of_media_topic(topic_id)


def _share_term_weights(weights: Mapping[str, float], owners: Set[str]) -> tuple[tuple[str, float], ...]:
    """Weigh a term for each of its topics and their parents; the more topics a term is for, the less for each.

    A topic without terms of its own (not in `owners`) only holds others together ("competition discipline") and gets
    nothing.
    """
    share = 1 / math.sqrt(len(weights))
    shared: dict[str, float] = defaultdict(float)
    for topic_id, weight in sorted(weights.items()):
        shared[topic_id] += weight * share
        for levels_up, ancestor in enumerate(ancestors_of_media_topic(topic_id), start=1):
            if ancestor in owners:
                shared[ancestor] += weight * share * _HANDED_UP**levels_up
    return tuple(sorted(shared.items()))
