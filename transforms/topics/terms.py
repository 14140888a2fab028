"""The words that speak for a topic, and where a parse has them: one pass over the tokens, whatever the number of terms.

`lexicon/topic_terms` (topic_id, term, weight) is written by hand: 3 speaks for the topic by itself, 2 with others,
1 only adds to what others say. Terms are in lower case, nouns mostly singular and verbs in the base form.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.attrs import ENT_TYPE, LEMMA, LOWER
from spacy.strings import get_string_id
from spacy.symbols import PERSON

from transforms.document import Parse
from transforms.knowledge.media_topics import ancestors, media_topics
from transforms.knowledge.tables import read_records

_FILE = "lexicon/topic_terms"
# What a topic hands up to its parent: children that are found together make the parent, one alone never outdoes itself.
_HANDED_UP = 0.3
# As spaCy's tokenizer has it: hyphens between letters and the possessive are tokens of their own.
_TOKEN = re.compile(r"(?<=[a-zà-ÿ])-(?=[a-zà-ÿ])|'s\b|'(?=\s|$)|(?:(?!'s\b|'(?:\s|$)|(?<=[a-zà-ÿ])-(?=[a-zà-ÿ]))\S)+")


@dataclass(frozen=True, slots=True, eq=False)  # there is one Term for each term: identity is quicker than its value
class TopicTerm:
    """A word or phrase with the topics it speaks for, and how much for each (parents' shares included)."""

    term: str
    weights: tuple[tuple[str, float], ...]  # topic_id, weight; by topic_id


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in the text; offset of its first character in the document."""

    start_char: int
    term: TopicTerm


@dataclass(frozen=True, slots=True)
class _Index:
    exact: dict[int, int]  # spaCy's hash of a word -> the word's number
    plural: dict[int, int]  # the hash of its regular plural -> the word's number
    starting: dict[
        int, tuple[tuple[tuple[int, ...], TopicTerm], ...]
    ]  # number of a first word -> phrases, longest first


def hits(parse: Parse) -> Iterator[Hit]:
    """Give the terms of a parse in order of the text: the longest at each place, none inside another.

    A single word inside a person's name is none ("Judge" may be a surname).
    """
    index = _index()
    rows = parse.tokens.to_array([LOWER, LEMMA, ENT_TYPE]).tolist()
    words = [(index.exact.get(low), index.exact.get(lemma, index.plural.get(low))) for low, lemma, _ in rows]
    at = 0
    while at < len(words):
        found = None if words[at] == (None, None) else _longest(index, words, at)
        if found and (found[0] > 1 or rows[at][2] != PERSON):
            yield Hit(parse.start_char + parse.tokens[at].idx, found[1])
        at += found[0] if found else 1


def _longest(index: _Index, words: list[tuple[int | None, int | None]], at: int) -> tuple[int, TopicTerm] | None:
    best: tuple[int, TopicTerm] | None = None
    for word in dict.fromkeys(words[at]):
        for phrase, term in index.starting.get(word, ()) if word is not None else ():
            if (best is None or len(phrase) > best[0]) and _stands(phrase, words, at):
                best = len(phrase), term
                break
    return best


def _stands(phrase: tuple[int, ...], words: list[tuple[int | None, int | None]], at: int) -> bool:
    if at + len(phrase) > len(words):
        return False
    return all(word in words[at + further] for further, word in enumerate(phrase))


@cache
def _index() -> _Index:
    numbers: dict[str, int] = {}
    starting: dict[int, list[tuple[tuple[int, ...], TopicTerm]]] = defaultdict(list)
    for term in terms():
        phrase = tuple(numbers.setdefault(word, len(numbers)) for word in _TOKEN.findall(term.term))
        starting[phrase[0]].append((phrase, term))
    return _Index(
        exact={get_string_id(word): number for word, number in numbers.items()},
        plural={get_string_id(_plural(word)): number for word, number in numbers.items()},
        starting={first: tuple(sorted(those, key=lambda one: -len(one[0]))) for first, those in starting.items()},
    )


def _plural(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(?:s|x|z|ch|sh)$", word) else f"{word}s"


@cache
def terms() -> tuple[TopicTerm, ...]:
    """Give all terms, sorted.

    Raises:
        ValueError: the file names a topic that is not in the tree, or a retired one.
    """
    given: dict[str, dict[str, float]] = defaultdict(dict)
    for row in read_records(_FILE):
        topic = media_topics().get(row["topic_id"])
        if topic is None or topic.is_retired:
            raise ValueError(f"{_FILE}: {row['topic_id']} ({row['term']}) is no topic in use")
        given[row["term"]][topic.topic_id] = float(row["weight"])
    owners = {topic_id for topics in given.values() for topic_id in topics}
    return tuple(TopicTerm(term, _weights(topics, owners)) for term, topics in sorted(given.items()))


def _weights(topics: dict[str, float], owners: set[str]) -> tuple[tuple[str, float], ...]:
    """What a term says for each topic, its parents too; the more topics a term is for, the less it says for each.

    A topic without terms of its own only holds others together ("competition discipline") and gets nothing.
    """
    shared = 1 / math.sqrt(len(topics))
    out: dict[str, float] = defaultdict(float)
    for topic_id, weight in sorted(topics.items()):
        out[topic_id] += weight * shared
        for up, above in enumerate(ancestors(topic_id), start=1):
            if above in owners:
                out[above] += weight * shared * _HANDED_UP**up
    return tuple(sorted(out.items()))
