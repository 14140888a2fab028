"""Give tokens their part of speech by the model's own rules, asked once for each class of words.

The model's attribute ruler holds some 180 patterns against each token, a tenth of the whole pass. Nearly all of them
read one token alone: its tag, its dependency, and whether it is one of a few words. Tokens that are alike in these are
of one class, and the ruler is asked about one of them. It reads whole a text that has a pair of words it knows.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, cast

import numpy as np
from spacy.attrs import DEP, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token

Pattern = dict[str, Any]  # of one token: what an attribute has to be
_Key = tuple[int, int, int]  # of a class: word, tag and dependency, the first and last 0 where no pattern names them
_NAME = "rules_by_class"
_RULER = "attribute_ruler"
_WHITE_SPACE = 1  # in place of a word; a hash is larger
_READ = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
_RARELY_SET = ("tag", "dep", "lemma")
# More different words than a long run reads anew in a while.
_WORDS_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class _WordClass:
    """What the ruler makes of a class, and the pairs that it may begin or end, by number."""

    part_and_morphology: tuple[int, ...]
    others: tuple[tuple[str, int], ...]  # those of _RARELY_SET that the ruler sets
    begins: frozenset[int]
    ends: frozenset[int]


def ask_rules_once(nlp: Language) -> None:
    """Have the model's attribute ruler read classes of words, not tokens, where its patterns allow that."""
    if _RULER not in nlp.pipe_names:
        return

    ruler = nlp.get_pipe(_RULER)
    if isinstance(ruler, AttributeRuler) and all(map(_is_told_by_class, _patterns_of_rules(ruler))):
        nlp.add_pipe(_NAME, before=_RULER)
        nlp.disable_pipe(_RULER)


def _patterns_of_rules(ruler: AttributeRuler) -> Iterator[list[Pattern]]:
    for rule in ruler.patterns:
        yield from rule["patterns"]  # type: ignore[misc]


def _is_told_by_class(pattern: list[Pattern]) -> bool:
    return len(pattern) <= 2 and all(set(token) <= _READ for token in pattern)


@Language.factory(_NAME)
class RulesByClass:
    """A pipe in place of the ruler, with the same results."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Read from the model's ruler what its patterns tell apart."""
        self._ruler = cast(AttributeRuler, nlp.get_pipe(_RULER))
        self._vocab = nlp.vocab
        patterns = list(_patterns_of_rules(self._ruler))
        words, self._expressions = _values_of_rules(patterns, "LOWER")
        dependencies, _ = _values_of_rules(patterns, "DEP")
        self._words, self._dependencies = (frozenset(map(nlp.vocab.strings.add, one)) for one in (words, dependencies))
        self._begins, self._ends = Matcher(nlp.vocab), Matcher(nlp.vocab)
        for number, pattern in enumerate(pattern for pattern in patterns if len(pattern) > 1):
            self._begins.add(str(number), [pattern[:1]])
            self._ends.add(str(number), [pattern[1:]])
        self._classes: dict[_Key, _WordClass] = {}
        self._word_of_rules = lru_cache(_WORDS_KEPT)(self._find_word_of_rules)

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of each token; the ruler reads the text itself where it may find a pair of words."""
        classes = [
            self._class_of(token, (self._word_of_rules(word), tag, dep if dep in self._dependencies else 0))
            for token, (word, tag, dep) in zip(doc, doc.to_array([LOWER, TAG, DEP]).tolist(), strict=True)
        ]
        if any(first.begins and first.begins & second.ends for first, second in pairwise(classes)):
            return self._ruler(doc)

        doc.from_array([POS, MORPH], np.array([one.part_and_morphology for one in classes], np.uint64).reshape(-1, 2))  # type: ignore[arg-type]
        for token, one in zip(doc, classes, strict=True):
            for name, value in one.others:
                setattr(token, name, value)
        return doc

    def _find_word_of_rules(self, word: int) -> int:
        """Give a word that patterns name as it is, all white space as one word, any other word as 0."""
        if word in self._words:
            return word
        text = self._vocab.strings[word]
        if text.isspace():
            return _WHITE_SPACE
        return word if any(expression.search(text) for expression in self._expressions) else 0

    def _class_of(self, token: Token, key: _Key) -> _WordClass:
        found = self._classes.get(key)
        if found is None:
            found = self._classes[key] = self._ask_ruler(token)
        return found

    def _ask_ruler(self, token: Token) -> _WordClass:
        """Have the ruler read a text of this one word."""
        doc = Doc(self._vocab, words=[token.text])
        alone = doc[0]
        alone.tag, alone.dep = token.tag, token.dep
        begins, ends = (
            frozenset(match for match, _, _ in halves(doc, allow_missing=True)) for halves in (self._begins, self._ends)
        )
        before = [getattr(alone, name) for name in _RARELY_SET]
        self._ruler(doc)
        after = [getattr(alone, name) for name in _RARELY_SET]
        others = tuple((name, new) for name, old, new in zip(_RARELY_SET, before, after, strict=True) if new != old)
        return _WordClass(tuple(doc.to_array([POS, MORPH])[0].tolist()), others, begins, ends)


def _values_of_rules(patterns: Iterable[list[Pattern]], name: str) -> tuple[set[str], list[re.Pattern[str]]]:
    """Give the values that patterns name for an attribute, and the expressions that they hold against it."""
    values: set[str] = set()
    expressions = []
    for wanted in (token[name] for pattern in patterns for token in pattern if name in token):
        if isinstance(wanted, str):
            values.add(wanted)
            continue
        for predicate, value in cast(dict[str, Any], wanted).items():
            if predicate == "REGEX":
                expressions.append(re.compile(value))
            else:  # IN and NOT_IN
                values.update(value)
    return values, expressions
