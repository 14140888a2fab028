"""Detect the language of a text: English by its function words, others by py3langid's model.

Most articles are English, and their function words say so at no cost; the model is loaded at the first text that they
leave open. py3langid: M. Lui and T. Baldwin, "langid.py: An Off-the-shelf Language Identification Tool", ACL 2012.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from transforms.document import DetectedLanguage, Document, Role, Span

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
# Characters that are read: a model's answer gets no better beyond, and takes time.
_READ_CHARS = 1_000
# Fewer letters than this are no evidence: a name, a number, a link.
_LEAST_LETTERS = 40
# Of words in English prose 18 % or more are among these, in other languages 6 % or fewer.
_ENGLISH_SHARE = 0.12
_LEAST_WORDS = 20
# Frequent in English; left out are those that are frequent words of other languages too: a, in, is, was, on, an.
_ENGLISH_WORDS = (
    "the of and to that it for with his at by not are but from or have they which you were she there would their been"
    " who when said what its about than them other this"
)
_FUNCTION_WORDS = frozenset(_ENGLISH_WORDS.split())
# Below this the model guesses: its answer is stored, and what the input declares decides.
SURE = 0.9
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> DetectedLanguage | None:
    """Detect the language of a text; None where it has too few letters to tell."""
    words = _WORD.findall(text[:_READ_CHARS].lower())
    if sum(map(len, words)) < _LEAST_LETTERS:
        return None
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    if len(words) >= _LEAST_WORDS and share >= _ENGLISH_SHARE:
        return DetectedLanguage(ENGLISH, 1.0)
    tag, probability = _load_identifier().classify(text[:_READ_CHARS])
    return DetectedLanguage(str(tag), round(float(probability), 2))


def detect_language_of(doc: Document) -> DetectedLanguage | None:
    """Detect the language of a document by its body, by all of its text where it has none."""
    body = [block.span for block in doc.blocks if block.role is Role.BODY]
    span = Span(body[0].start_char, body[-1].end_char) if body else Span(0, len(doc.text))
    return detect_language(span.of(doc.text))


def is_english(doc: Document) -> bool:
    """Say whether the English rules may read a document: they may unless it is known to be in another language.

    A detection that is sure goes before what the input declares, which is wrong often enough.
    """
    if doc.language is not None and doc.language.confidence >= SURE:
        return doc.language.tag == ENGLISH
    declared = doc.metadata.language
    return declared is None or primary_tag(declared) == ENGLISH


def primary_tag(language: str) -> str:
    """Give the primary tag of a BCP 47 language: "en" of "en-GB"."""
    return re.split("[-_]", language.strip().lower())[0]


@cache
def _load_identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # heavy: only where the words leave it open

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
