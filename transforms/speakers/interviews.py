"""Find the person that speech without a cue belongs to: the subject of the sentence before, or the interviewee.

Finds persons only; whether a quote is theirs is decided in turn_taking.py.
"""

from collections import Counter
from collections.abc import Iterable

from transforms.coreference import pronouns
from transforms.coreference.index import DocumentIndex
from transforms.document import Entity, Quote, QuoteRule, Role, Sentence, Span, Token, TokenSpan
from transforms.language.grammar import SUBJECTS
from transforms.speakers import authors

_MARKS = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')
# How a sentence ends that is no caption.
_ENDS = (".", "!", "?", "…", ":", ")", "’", "'")
# Longer sentences are about more than one person, in words.
_MAX_WORDS = 25
# Marks and blanks between a sentence's start and the first word of its quote, in characters.
_MAX_CHARS_BEFORE_QUOTE = 3
# Quotes without a cue, and questions, that make an article an interview, each.
_MIN_IN_INTERVIEW = 3
# Quotes without a cue right behind a question of the narrator's that make one too.
_MIN_ANSWERS = 2
# Words between marks that a name is the source of weigh as much as this many mentions.
_QUOTED_WEIGHT = 3
# A name in a title weighs as much as this many in the text.
_TITLE_WEIGHT = 5


def find_sentence_before_speaker(index: DocumentIndex, start_char: int) -> Sentence | None:
    """Find the sentence right before the one that a quote opens, at most one paragraph before.

    Returns None if the quote does not open its sentence, or the sentence before has quotation marks or is a caption: it
    ends a paragraph without a full stop.
    """
    here = index.sentence_at(start_char)
    is_opening = start_char - here.span.start_char <= _MAX_CHARS_BEFORE_QUOTE
    if not is_opening or here.position < 2 or here.paragraph is None:
        return None

    before = index.doc.sentences[here.position - 2]
    is_near = before.paragraph is not None and before.paragraph >= here.paragraph - 1
    words = before.span.of(index.doc.text)
    is_caption = before.paragraph != here.paragraph and not words.rstrip().endswith(_ENDS)
    return before if is_near and not is_caption and _MARKS.isdisjoint(words) else None


def is_narrator_asking(index: DocumentIndex, sentence: Sentence) -> bool:
    """Say whether a sentence is a whole question, which is put to somebody and is about another: "Is Silva late?".

    "His verdict?" is none: it has no verb, and he answers.
    """
    tokens = index.tokens_of_span(sentence.span)
    is_question = sentence.span.of(index.doc.text).rstrip().endswith("?")
    return is_question and tokens is not None and any(token.pos_ in ("VERB", "AUX") for token in tokens)


def find_speaker_in_sentence(index: DocumentIndex, sentence: Sentence) -> tuple[Span, Token] | None:
    """Find the person that a short sentence is about: its subject, or the owner of its noun ("His verdict?").

    Returns the pronoun or name and its token; None where the sentence is long or about something else.
    """
    tokens = index.tokens_of_span(sentence.span)
    if tokens is None or len(tokens) > _MAX_WORDS:
        return None

    if (first := _find_subject_of_two_words(index, sentence, tokens)) is not None:
        return first
    for token in tokens:
        is_below_root = token.head.dep_ == "ROOT"
        is_subject = token.dep_ in SUBJECTS and is_below_root
        is_owner = token.dep_ == "poss" and is_below_root
        start_char = index.char_of_token(token, sentence.span)
        if (is_subject or is_owner) and pronouns.gender_of_pronoun(token.lower_) is not None:
            return Span(start_char, start_char + len(token.text)), token

        mention = index.mention_at(start_char) if is_subject else None
        if mention is not None and index.is_person(mention):
            return mention.span, token
    return None


def _find_subject_of_two_words(
    index: DocumentIndex, sentence: Sentence, tokens: Iterable[Token]
) -> tuple[Span, Token] | None:
    """Find the person before one word that the tagger may not take for a verb: "Silva grins."; None in others."""
    words = [token for token in tokens if not token.is_punct]
    mention = index.mention_at(sentence.span.start_char)
    if len(words) < 2 or mention is None or not index.is_person(mention):
        return None
    rest = Span(mention.span.end_char, sentence.span.end_char).of(index.doc.text).strip(" .!\n")
    is_one_word = rest.isalpha() and rest.islower() and words[-1].text == rest
    return (mention.span, words[-2]) if is_one_word else None


def find_interviewee(index: DocumentIndex) -> Entity | None:
    """Find the interviewee: the person most named in titles and outside of quotes, the author left out.

    Returns None if the article is no interview, that is, has few questions or few quotes without a cue.
    """
    if not _is_interview_by_speakers(index):
        return None

    writers = {mention.entity_id for mention in authors.find_authors_in_byline(index)}
    counts = Counter(
        mention.entity_id for mention in index.mentions if index.is_person(mention) and mention.entity_id not in writers
    )
    counts.update(_times_quoted(index, counts))
    titles = [block.span for block in index.doc.blocks if block.role in (Role.HEADLINE, Role.DEK)]
    for title in titles:
        for mention in index.mentions_within(title):
            if mention.entity_id in counts:
                counts[mention.entity_id] += _TITLE_WEIGHT
    return index.entities[counts.most_common(1)[0][0]] if counts else None


def _times_quoted(index: DocumentIndex, people: Iterable[str]) -> dict[str, int]:
    """Give by person how often he is named as the source of words between marks, weighed: who is asked speaks."""
    sources = [source for quote in index.doc.quotes if quote.is_verbatim for source in quote.sources]
    named = Counter(mention.entity_id for source in sources for mention in index.mentions_within(source))
    return {person: _QUOTED_WEIGHT * named[person] for person in people if named[person]}


def is_link_to_words_before(tokens: TokenSpan) -> bool:
    """Say whether a label before a colon only goes on from what came before: "On top of that:"; no name, no figure."""
    is_phrase = tokens[0].pos_ == "ADP"
    return is_phrase and all(token.pos_ not in ("PROPN", "NUM", "VERB", "AUX") for token in tokens)


def _is_interview_by_speakers(index: DocumentIndex) -> bool:
    doc = index.doc
    if any(quote.rule == QuoteRule.TURN and not quote.sources for quote in doc.quotes):
        return True
    uncued = [quote for quote in doc.quotes if quote.rule == QuoteRule.UNCUED]
    if sum(_is_answer_to_narrator(index, quote) for quote in uncued) >= _MIN_ANSWERS:
        return True
    questions = sum(sentence.span.of(doc.text).endswith("?") for sentence in doc.sentences)
    return len(uncued) >= _MIN_IN_INTERVIEW and questions >= _MIN_IN_INTERVIEW


def _is_answer_to_narrator(index: DocumentIndex, quote: Quote) -> bool:
    before = find_sentence_before_speaker(index, quote.spans[0].start_char)
    return before is not None and is_narrator_asking(index, before)
