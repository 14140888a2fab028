"""Find the person whom the text names right after a source without a name: "An expert said ... Ana Silva spoke".

Reads one sentence ahead, and takes only persons that are named there for the first time. What was named before:
description_sources.py.
"""

import re

from transforms.coreference.index import DocumentIndex
from transforms.document import Entity, Mention, Quote, Role, Sentence
from transforms.knowledge.lexicon import RoleNoun, look_up_title
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.roles.role_nouns import find_head_noun_of_role

# Behind a name that is told nothing of but where its bearer works: "Silva came", "Silva, of the Harbour Trust, came".
_BARE_OR_OF_BODY = re.compile(r"\s[^\W\d]|\s?, (?:of|at|from) (?:the )?[A-Z]")
_TITLES = (Role.HEADLINE, Role.DEK)


def find_person_named_next(index: DocumentIndex, quote: Quote, noun: RoleNoun | None, lemma: str) -> Entity | None:
    """Find the person whom the sentence after a quote begins with and brings in, and whom the quote's source fits.

    The noun fits who is called by it; it fits also who is called nothing, as the text has just said what that one is,
    and whoever the sentence says is meant: "her boss said ... The boss, a man called Rui Silva, laughed".
    Returns None without such a person.
    """
    after = _find_sentence_after(index, quote)
    if after is None:
        return None
    same = _find_name_beside_noun(index, after, lemma)
    mention = same or _find_first_name(index, after)
    if mention is None or _is_named_before(index, mention):
        return None
    person = index.entities[mention.entity_id]
    is_of_gender = noun is None or noun.gender is None or person.gender in (None, noun.gender)
    if not is_of_gender or person.wikidata_id is not None:
        return None
    if same is not None:
        return person
    if not person.roles:
        if _has_office_before(index, after, mention):
            return None
        is_bare = _BARE_OR_OF_BODY.match(index.doc.text, mention.span.end_char) is not None
        return person if is_bare and not is_office_word(lemma, OfficeWord.FUNCTION) else None
    is_qualified = _is_qualified(index, quote, lemma)
    return person if any(_has_noun(held.role, lemma, is_qualified=is_qualified) for held in person.roles) else None


def _find_sentence_after(index: DocumentIndex, quote: Quote) -> Sentence | None:
    """Find the sentence after the one in which a quote's words and its source end."""
    end_char = max(span.end_char for span in (*quote.spans, *quote.sources, *quote.cue))
    position = index.sentence_at(end_char - 1).position
    sentences = index.doc.sentences
    return sentences[position] if position < len(sentences) else None


def _find_first_name(index: DocumentIndex, sentence: Sentence) -> Mention | None:
    """Find the person whose name, with the words that say what the person is, is the subject of a sentence."""
    for mention in index.mentions_within(sentence.span):
        if not index.is_person(mention):
            continue
        features = index.features_of(mention.span, mention.entity_id)
        is_first = features.is_first or _begins_sentence_with_office(index, sentence, mention)
        return mention if features.is_in_main_clause and is_first else None
    return None


def _begins_sentence_with_office(index: DocumentIndex, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a body's name and an office are all that a sentence has before a name: "Harbour Bank head Silva"."""
    first, *_ = index.mentions_within(sentence.span)
    head = index.head_of_span(mention.span)
    start = first.span.start_char
    is_of_body = start == sentence.span.start_char and not index.is_person(first)
    return is_of_body and head is not None and index.char_of_token(head.left_edge, mention.span) == start


def _has_office_before(index: DocumentIndex, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a title of an office is all that a sentence has before a name: "Rep. Ana Silva" is no adviser."""
    title = look_up_title(index.doc.text[sentence.span.start_char : mention.span.start_char].strip())
    own = look_up_title(mention.span.of(index.doc.text).partition(" ")[0])
    return any(one is not None and one.office is not None for one in (title, own))


def _find_name_beside_noun(index: DocumentIndex, sentence: Sentence, lemma: str) -> Mention | None:
    """Find the person in apposition to a noun with "the" that begins a sentence: "The boss, one Rui Silva, laughed"."""
    text = index.doc.text
    opening = re.match(rf"the {re.escape(lemma)}\s?, ", sentence.span.of(text), re.IGNORECASE)
    mention = next(iter(index.mentions_within(sentence.span)), None)
    if opening is None or mention is None or not index.is_person(mention):
        return None
    before = text[sentence.span.start_char + opening.end() : mention.span.start_char]
    is_all = "," not in before and text[mention.span.end_char : mention.span.end_char + 2].lstrip().startswith(",")
    return mention if is_all else None


def _is_named_before(index: DocumentIndex, mention: Mention) -> bool:
    return any(
        other.entity_id == mention.entity_id
        and other.span.start_char < mention.span.start_char
        and index.sentence_at(other.span.start_char).role not in _TITLES
        for other in index.doc.named_mentions
    )


def _is_qualified(index: DocumentIndex, quote: Quote, lemma: str) -> bool:
    """Say whether a source says more than its noun: "a defence official", not "an official"."""
    words = quote.sources[0].of(index.doc.text).lower().split() if quote.sources else []
    return lemma in words and words.index(lemma) > 1


def _has_noun(role: str, lemma: str, *, is_qualified: bool) -> bool:
    """Say whether a role is called by a noun, or by a narrower one that a source with more words would have told."""
    noun = find_head_noun_of_role(role)
    words = (noun.noun, *(() if is_qualified else noun.broader)) if noun is not None else ()
    return lemma in role.lower().split() or lemma in words
