"""Resolve sources that are relative pronouns: "Silva, who said", "the bank, which said", "all of whom said".

Decides which noun the clause says more of, and whether several names before it are meant. Other pronouns:
pronoun_sources.py.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.coreference import descriptions
from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.document import Entity, Quote, Span, Speaker, SpeakerKind, SpeakerRule, Token, text_of_tokens
from transforms.knowledge import lexicon, source_kinds
from transforms.language.grammar import PEOPLE_LABELS, PLACE_LABELS, TIME_LABELS
from transforms.speakers import source_heads
from transforms.speakers.answers import named_by_pronoun, unnamed_by_pronoun

RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
_PLURAL_FORMS = frozenset(("are", "were", "have", "do"))
_NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
# Tokens before a relative pronoun among which its antecedent is looked for where the parse gives none.
_MAX_TOKENS_BEFORE = 3
# "All of whom" are the ones named before; "some of whom" are not told.
_ALL = frozenset(("all", "both", "each", "neither", "none"))
_SHARES = frozenset((
    "any", "few", "half", "many", "most", "several", "some", "one", "two", "three", "four", "five", "either", "another",
))  # fmt: skip
# What stands between the last of several names and the pronoun, and between two of the names.
_BEFORE_RELATIVE = re.compile(r"(?:\s?\([^()]{1,30}\))?\s?,?\s(?:(?:all|both|each|neither|none)\sof\s)?")
_BETWEEN_NAMES = re.compile(r"(?:\s?\([^()]{1,30}\))?(?P<join>,?\sand\s|,\s)(?P<title>[\w.]+\s)?")
# A clause without a comma says which one is meant: "like the man who asks". Of them the text has told nothing before.
_ANYBODY = frozenset(("man", "woman", "person", "guy", "one"))
_BREAKS = frozenset((",", "-", "--", "\u2013", "\u2014"))
_RELATIVE_CLAUSE = re.compile(rf"\b(?:{'|'.join(sorted(RELATIVES))})\b")
_MARKS_BEFORE = " ,-\u2013\u2014("
# What the clause of one whom the text names does not say: "who asked not to be named".
_ANONYMOUS = re.compile(
    r"\banonym|\b(?:not|declin\w+|refus\w+|without)\b[^.;]{0,30}\b(?:identified|named|quoted by name)\b"
)
_NAMED_BEFORE = frozenset((SpeakerRule.DESCRIPTION_ORGANIZATION_NAMED_BEFORE,))
# Longer phrases have clauses of their own.
_MAX_LABEL_WORDS = 12
# Confidences, set by hand.
_RELATIVE_OF_NAME = 0.85
_NAMED_TOGETHER = 0.6
# Factor for confidences that rest on a description.
_RELATIVE_OF_DESCRIPTION = 0.8


@dataclass(frozen=True)
class RelativeSources:
    """Resolves relative pronouns against the entities of the article and the discourse model."""

    index: DocumentIndex
    discourse: DiscourseModel

    def resolve_relative_sources(self, quote: Quote, span: Span, head: Token) -> list[Speaker]:
        """Resolve a relative pronoun to all whom it means: "Silva and Okafor, who say", "both of whom said"."""
        shares = _find_share_of_relative(head)
        if shares is not None and shares.lower_ in _SHARES:
            word = f"{shares.lower_} of {head.lower_}"
            return [unnamed_by_pronoun(quote, span, SpeakerKind.GROUP, f'"{word}" names nobody')]
        is_of_several = shares is not None or _has_plural_verb(head)
        people = self._find_people_before(self.index.char_of_token(head, span)) if is_of_several else ()
        if len(people) < 2:
            return [self.resolve_relative_source(quote, span, head)]
        names = " and ".join(person.name for person in people)
        reason = f'"{head.lower_}" are {names}, named right before'
        return [named_by_pronoun(quote, span, person, SpeakerRule.JOINT, reason, _NAMED_TOGETHER) for person in people]

    def _find_people_before(self, char: int) -> Sequence[Entity]:
        """Find the persons whose names, joined by "and", end right before a character, in their order in the text."""
        text, begun = self.index.doc.text, self.index.sentence_at(char).span.start_char
        named = [each for each in self.index.mentions_within(Span(begun, char)) if self.index.is_person(each)]
        if not named or not _BEFORE_RELATIVE.fullmatch(text[named[-1].span.end_char : char]):
            return ()
        people, joins = named[-1:], []
        for mention in reversed(named[:-1]):
            joint = _BETWEEN_NAMES.fullmatch(text[mention.span.end_char : people[0].span.start_char])
            if joint is None or not _is_title(joint["title"]):
                break
            joins.append(joint["join"].strip(" ,"))
            people.insert(0, mention)
        return [self.index.entities[mention.entity_id] for mention in people] if "and" in joins else ()

    def resolve_relative_source(self, quote: Quote, span: Span, head: Token) -> Speaker:
        """Resolve a relative pronoun to the noun that its clause modifies: a name, a description, or neither."""
        index, word = self.index, head.lower_
        noun = _find_noun_of_relative_source(head)
        if noun is not None:
            noun = _last_name_before(head, noun)
            noun = _find_unnamed_noun_above(head, noun) or _agree_with_verb(index, span, head, noun)
        if noun is None:
            return unnamed_by_pronoun(quote, span, SpeakerKind.UNNAMED, f'"{word}" names nobody')
        start = index.char_of_token(noun.left_edge, span)
        phrase_span = Span(min(start, span.start_char), max(index.char_of_token(head, span), start + 1))
        mention = source_heads.find_named_source(index, phrase_span, noun)
        is_counted = any(child.dep_ == "nummod" for child in noun.children)  # "two Democrats, who"
        if mention is not None and not is_counted:
            entity = index.entities[mention.entity_id]
            reason = f'"{word}" is {entity.name}'
            return named_by_pronoun(quote, span, entity, SpeakerRule.RELATIVE, reason, _RELATIVE_OF_NAME)

        return self._resolve_relative_of_description(quote, span, noun, phrase_span, head)

    def _resolve_relative_of_description(
        self, quote: Quote, span: Span, noun: Token, phrase_span: Span, head: Token
    ) -> Speaker:
        """Resolve a relative pronoun whose noun is no name; one whom nothing names is labelled by that noun."""
        index, word = self.index, head.lower_
        kind = source_kinds.look_up_speaker_kind(noun.lemma_, noun.tag_)
        phrase = _phrase_before_clauses(phrase_span.of(index.doc.text), noun)
        own_start = index.char_of_token(_first_of_own_phrase(noun), span)
        introduction = _span_of_introduction(phrase_span, len(phrase), own_start)
        matches = descriptions.rank_description_matches(phrase, phrase_span.start_char, index.doc, index.mention_table)
        if (referent := self.discourse.earlier_referent(phrase_span, noun)) is not None:
            matches = self.discourse.exclude_less_recent(phrase_span, referent, matches)
        if _is_defining(head):  # the clause says which one: none that was only named before
            matches = [match for match in matches if match.rule not in _NAMED_BEFORE]
        is_named = bool(matches) and kind in (SpeakerKind.UNNAMED, SpeakerKind.ORGANIZATION)
        if not is_named or _is_of_one_unnamed(head, noun):
            label = introduction if _may_label(head, noun, phrase, kind) else None
            return unnamed_by_pronoun(quote, span, kind, f'"{word}" is {noun.text}, not named', label)
        entity = index.entities[matches[0].entity_id]
        reason = f'"{word}" is {noun.text}; {matches[0].reason}'
        confidence = _RELATIVE_OF_DESCRIPTION * matches[0].score
        return named_by_pronoun(quote, span, entity, SpeakerRule.RELATIVE, reason, confidence)


def find_relative_of_source(head: Token) -> Token | None:
    """Find the relative pronoun that a source is, or is a share of: "who", "all of whom"; None for other sources."""
    if head.lower_ in RELATIVES:
        return head
    if head.lower_ not in _ALL | _SHARES:
        return None
    prepositions = (child for child in head.children if child.lower_ == "of")
    objects = (token for preposition in prepositions for token in preposition.children)
    return next((token for token in objects if token.lower_ in RELATIVES), None)


def _is_title(word: str | None) -> bool:
    return word is None or lexicon.look_up_title(word.strip()) is not None


def _find_share_of_relative(relative: Token) -> Token | None:
    """Find the word for how many are meant, of "all of whom"; None where none is said."""
    preposition = relative.head
    if relative.dep_ != "pobj" or preposition.lower_ != "of":
        return None
    share = preposition.head
    return share if share.i < preposition.i and share.lower_ in _ALL | _SHARES else None


def _find_unnamed_noun_above(relative: Token, noun: Token) -> Token | None:
    """Find the noun above a name where the clause is of one who is not named: "an aide to Silva, who asked not to be".

    None where the clause says no such thing.
    """
    above = noun.head.head if noun.dep_ == "pobj" else None
    if above is None or above.pos_ not in _NOUNS or noun.pos_ != "PROPN":
        return None
    return above if _ANONYMOUS.search(_clause_of(relative)) else None


def _clause_of(relative: Token) -> str:
    return text_of_tokens(relative.doc[relative.i : relative.head.right_edge.i + 1])


def _may_label(relative: Token, noun: Token, phrase: str, kind: SpeakerKind) -> bool:
    """Say whether a noun phrase labels whom a relative pronoun means: a short one, of people where it is "who"."""
    words = phrase.lower().split()
    if noun.pos_ != "NOUN" or len(words) > _MAX_LABEL_WORDS or not RELATIVES.isdisjoint(words):
        return False
    is_somebody = kind != SpeakerKind.UNNAMED or noun.tag_ == "NNS" or noun.lower_ in _ANYBODY
    return relative.lower_ != "who" or is_somebody or lexicon.look_up_role_noun(noun.lemma_) is not None


def _is_of_one_unnamed(relative: Token, noun: Token) -> bool:
    """Say whether a clause tells of nobody named before: one who is not to be named, or "the man who" in general."""
    return (_is_defining(relative) and noun.lower_ in _ANYBODY) or _ANONYMOUS.search(_clause_of(relative)) is not None


def _is_defining(relative: Token) -> bool:
    """Say whether a clause says which one is meant, as no comma stands before it: "the group that says"."""
    return relative.i > 0 and relative.doc[relative.i - 1].text != ","


def _last_name_before(relative: Token, noun: Token) -> Token:
    """Give the last of several names that a clause may be of, where its verb is no plural: "Silva and Lund, who sued".

    Other nouns stay as the parse has them.
    """
    behind = [token for token in noun.conjuncts if noun.i < token.i < relative.i and token.pos_ == "PROPN"]
    if noun.pos_ != "PROPN" or not behind or _has_plural_verb(relative):
        return noun
    last = max(behind, key=lambda token: token.i)
    return last if relative.i - last.i <= _MAX_TOKENS_BEFORE else noun


def _find_noun_of_relative_source(relative: Token) -> Token | None:
    """Find the noun that a relative clause modifies, else the noun right before the pronoun; None without a noun.

    Of an apposition it is the noun that the other is in apposition to; of "voters in Springfield, who" it is "voters".
    """
    noun = _find_noun_modified_by_source(relative) or _find_noun_before_source(relative)
    if noun is None:
        return None
    noun = _noun_in_apposition_to(noun)
    if relative.lower_ == "who" and _is_thing_further_up(noun, relative):
        return _find_noun_before_source(relative) or noun
    is_place = noun.ent_type_ in PLACE_LABELS and noun.dep_ == "pobj"
    if relative.lower_ == "who" and is_place and (above := _find_noun_above_place(noun)) is not None:
        return _noun_in_apposition_to(above)
    if relative.lower_ == "who" and _is_thing_or_time(noun, relative):
        return _find_people_above(noun) or noun
    return noun


def _is_thing_or_time(noun: Token, relative: Token) -> bool:
    """Say whether a noun is of no people: "women who were at school at the time who said".

    Of what stands in the plural right before "who", the word itself says that they are people.
    """
    is_plural_beside = noun.tag_ == "NNS" and noun.i == relative.i - 1
    is_common = noun.pos_ == "NOUN" and not is_plural_beside
    return noun.ent_type_ in TIME_LABELS or (is_common and not _is_of_people(noun))


def _find_people_above(noun: Token) -> Token | None:
    """Find the nearest noun of people, before a noun, that its phrase or clause is part of; None where there is none.

    Before a time it is the one that stands nearest: "met Poles in June who said".
    """
    above = noun.ancestors if noun.ent_type_ not in TIME_LABELS else reversed(noun.doc[noun.sent.start : noun.i])
    before = (token for token in above if token.i < noun.i and token.pos_ in _NOUNS)
    return next((token for token in before if _is_of_people(token)), None)


def _is_of_people(noun: Token) -> bool:
    """Say whether a noun tells who somebody is: an office, trade or tie, a kind of people, or a people's name."""
    is_kind = noun.lemma_ in _ANYBODY or source_kinds.look_up_speaker_kind(noun.lemma_, "NN") == SpeakerKind.GROUP
    return is_kind or noun.ent_type_ in PEOPLE_LABELS or lexicon.look_up_role_noun(noun.lemma_) is not None


def _find_noun_above_place(place: Token) -> Token | None:
    """Find the noun that a place is told of, or that stands right before its preposition: "visit pilots in Norway"."""
    preposition = place.head
    above = preposition.head
    if above.pos_ not in _NOUNS and preposition.i > 0:
        above = preposition.nbor(-1)
    return above if above.pos_ in _NOUNS else None


def _is_thing_further_up(noun: Token, relative: Token) -> bool:
    """Say whether the parse gives "who" to what is nobody: "a wave of fear among residents who"."""
    is_apart = relative.i - noun.i > _MAX_TOKENS_BEFORE - 1
    return is_apart and noun.tag_ == "NN" and lexicon.look_up_role_noun(noun.lemma_) is None


def _phrase_before_clauses(words: str, noun: Token) -> str:
    """Give what stands before the first relative clause of a noun: "two women", of "two women who were there who"."""
    at_noun = words.find(noun.text)
    clause = _RELATIVE_CLAUSE.search(words, max(at_noun, 0))
    return words[: clause.start() if clause else None].rstrip(_MARKS_BEFORE)


def _span_of_introduction(phrase: Span, length: int, own_start: int) -> Span | None:
    """Give the part of a phrase of some characters that begins with the noun's own words; None where none is left."""
    begun, end = max(phrase.start_char, own_start), phrase.start_char + length
    return Span(begun, end) if begun < end else None


def _first_of_own_phrase(noun: Token) -> Token:
    """Give the first word of a noun's phrase behind the last comma or dash before the noun."""
    before = noun.doc[noun.left_edge.i : noun.i]
    breaks = (token for token in reversed(before) if token.text in _BREAKS and token.whitespace_)
    return next((token.nbor() for token in breaks), noun.left_edge)


def _noun_in_apposition_to(noun: Token) -> Token:
    """Give the noun that another says more of: "Silva" for "engineer" of "Silva, an engineer" or "Silva is one"."""
    while noun.dep_ == "appos" and noun.head.pos_ in _NOUNS and noun.ent_type_ != "PERSON":
        noun = noun.head
    return _name_of_predicate(noun) or noun


def _name_of_predicate(noun: Token) -> Token | None:
    """Give the name that a noun is told of: "Silva" for "engineer" of "Silva is an engineer who"; None without one."""
    is_any = any(child.lower_ in ("a", "an") for child in noun.lefts)
    verb = noun.head
    if noun.dep_ != "attr" or verb.lemma_ != "be" or not is_any or any(child.dep_ == "neg" for child in verb.children):
        return None
    return next((child for child in verb.lefts if child.dep_ == "nsubj" and child.pos_ == "PROPN"), None)


def _agree_with_verb(index: DocumentIndex, span: Span, relative: Token, noun: Token) -> Token | None:
    """Give the noun above a name that cannot be meant: "those with Silva, who are", "a book by Silva, which tells".

    Names joined by "and" may be meant by a plural verb. None where no noun is above.
    """
    mention = index.mention_at(index.char_of_token(noun, span))
    if mention is None or not index.is_person(mention):
        return noun
    is_thing = relative.lower_ == "which" and noun.dep_ == "pobj"
    is_plural = _has_plural_verb(relative) and not noun.conjuncts and noun.tag_ == "NNP"
    if not (is_thing or is_plural):
        return noun
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    return above if above.pos_ in _NOUNS and above.i < noun.i else None


def _has_plural_verb(relative: Token) -> bool:
    """Say whether the verb of a relative pronoun is plural: "who say", "who have said"."""
    verb = relative.head
    finite = next((child for child in verb.lefts if child.dep_ in ("aux", "auxpass")), verb)
    is_plural = finite.tag_ == "VBP" or finite.lower_ in _PLURAL_FORMS
    return relative.dep_ == "nsubj" and is_plural


def _find_noun_modified_by_source(relative: Token) -> Token | None:
    verb = relative
    while verb.dep_ not in ("relcl", "acl", "ROOT"):
        verb = verb.head
    is_clause = verb.dep_ in ("relcl", "acl")
    noun = verb.head
    return noun if is_clause and noun.pos_ in _NOUNS and noun.i < relative.i else None


def _find_noun_before_source(relative: Token) -> Token | None:
    near = relative.doc[max(0, relative.i - _MAX_TOKENS_BEFORE) : relative.i]
    words = [token for token in near if not token.is_punct]
    if not words or words[-1].pos_ not in _NOUNS:
        return None
    noun = words[-1]
    while noun.dep_ in ("compound", "nmod") and noun.head.i < relative.i:
        noun = noun.head
    return noun
