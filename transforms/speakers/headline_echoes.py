"""Find who speaks in a headline that names nobody: whoever says the same in the article.

Decides by the words that both share. Quotes of headlines with a source of their own are resolved as all others are.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from transforms.document import Document, MentionType, Quote, Role, Speaker, SpeakerKind, SpeakerRule
from transforms.knowledge.lexicon import RoleNoun, look_up_role_noun
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.roles.role_nouns import find_head_noun_of_role

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# Shorter words are in any two sentences.
_LEAST_CHARS = 4
_COMMON = frozenset((
    "this", "that", "these", "those", "with", "from", "they", "them", "their", "there", "have", "been", "were", "will",
    "would", "what", "when", "which", "your", "about", "into", "than", "then", "here",
))  # fmt: skip
# Of the headline's longer words the article's quote has this share, and two of them at least; set by hand.
_LEAST_SHARE = 0.5
_LEAST_SHARED = 2
_WHOLE = 1.0
_DESCRIBED = (MentionType.NOMINAL, MentionType.PRONOUN)
_CONFIDENCE = 0.7


def find_speakers_of_headlines(doc: Document, speakers: Mapping[int, Sequence[Speaker]]) -> dict[int, list[Speaker]]:
    """Give the speakers of the headline's quotes without a name, by the quote's position, from those of the article."""
    titles = [block.span for block in doc.blocks if block.role in (Role.HEADLINE, Role.DEK)]
    found = {}
    for quote in doc.quotes:
        is_headline = any(title.holds(quote.spans[0]) for title in titles)
        named = [speaker for speaker in speakers.get(quote.position, ()) if speaker.name is not None]
        is_described = bool(named) and all(speaker.mention_type in _DESCRIBED for speaker in named)
        are_several = _are_several(doc, quote, speakers.get(quote.position, ()))
        if is_headline and quote.is_statement and not are_several and (not named or is_described):
            # "chief economist" may be a guess: the same words, all of them, are none
            echo = _find_echo(doc, quote, speakers, _WHOLE if is_described else _LEAST_SHARE)
            own = next(iter(speakers.get(quote.position, ())), None)
            if echo is not None and _may_be_called(echo, own, doc):
                found[quote.position] = [_repeat_speaker(echo, quote, own)]
    return found


def _are_several(doc: Document, quote: Quote, own: Sequence[Speaker]) -> bool:
    """Say whether several speak, of whom no one is meant: "experts say"; but one does in "union chief says"."""
    cue = quote.cue[0].of(doc.text).split() if quote.cue else []
    is_of_one = bool(cue) and cue[0].endswith("s")
    return not is_of_one and any(speaker.kind == SpeakerKind.GROUP for speaker in own)


def _may_be_called(echo: Speaker, own: Speaker | None, doc: Document) -> bool:
    """Say whether a speaker of the article is what the headline tells: a "judge" is no commission and no lawyer."""
    if own is None or own.span is None or own.name is not None:
        return True
    is_person = echo.kind == SpeakerKind.PERSON
    if own.kind == SpeakerKind.ORGANIZATION:
        return not is_person
    words = own.span.of(doc.text)
    noun = look_up_role_noun(words.split()[-1].lower())
    if noun is None:
        is_amid_small_letters = is_person and _is_name_among_small_letters(words, _headline_of(doc))
        return not is_amid_small_letters and not _holds_other_office(echo, words, doc)
    return is_person and not _is_called_otherwise(echo, noun, doc)


def _headline_of(doc: Document) -> str:
    return next((block.span.of(doc.text) for block in doc.blocks if block.role is Role.HEADLINE), "")


def _is_name_among_small_letters(source: str, headline: str) -> bool:
    """Say whether a source has capitals alone in a headline that has others: a name that is in no list."""
    is_name = len(source.split()) > 1 and all(word[:1].isupper() for word in source.split())
    return is_name and any(word.isalpha() and word.islower() and len(word) >= _LEAST_CHARS for word in headline.split())


def _is_called_otherwise(speaker: Speaker, noun: RoleNoun, doc: Document) -> bool:
    """Say whether the text states of a speaker that he speaks for others, and a noun calls another: a lawyer, a judge.

    Who holds an office may hold others.
    """
    offices = _list_offices(speaker, doc)
    are_functions = bool(offices) and all(is_office_word(office.noun, OfficeWord.FUNCTION) for office in offices)
    return are_functions and not any(_may_call(noun, office) for office in offices)


def _holds_other_office(speaker: Speaker, words: str, doc: Document) -> bool:
    """Say whether words call an office and what it is of, "Governor of Arden", and the text a speaker another one."""
    noun = find_head_noun_of_role(words)
    offices = _list_offices(speaker, doc)
    is_of_one_holder = noun is not None and is_office_word(noun.noun, OfficeWord.ONE_HOLDER) and bool(offices)
    return is_of_one_holder and not any(noun is not None and _may_call(noun, office) for office in offices)


def _list_offices(speaker: Speaker, doc: Document) -> list[RoleNoun]:
    """List the nouns of the offices and trades that the text states of a speaker."""
    roles = next((entity.roles for entity in doc.entities if entity.entity_id == speaker.entity_id), ())
    return [office for held in roles if (office := find_head_noun_of_role(held.role)) is not None]


def _may_call(noun: RoleNoun, office: RoleNoun) -> bool:
    return noun.noun in (office.noun, *office.broader) or office.noun in noun.broader


def _find_echo(
    doc: Document, headline: Quote, speakers: Mapping[int, Sequence[Speaker]], least_share: float
) -> Speaker | None:
    words = _long_words(doc, headline)
    best, most = None, 0
    for quote in doc.quotes:
        own = [one for one in speakers.get(quote.position, ()) if one.name is not None]
        shared = len(words & _long_words(doc, quote)) if own and quote is not headline and quote.parent is None else 0
        if shared > most and shared >= _LEAST_SHARED and shared >= least_share * len(words):
            best, most = own[0], shared
    return best


def _long_words(doc: Document, quote: Quote) -> frozenset[str]:
    words = (word.lower() for piece in quote.spans for word in _WORD.findall(piece.of(doc.text)))
    return frozenset(word for word in words if len(word) >= _LEAST_CHARS) - _COMMON


def _repeat_speaker(speaker: Speaker, quote: Quote, own: Speaker | None) -> Speaker:
    return replace(
        speaker,
        quote=quote.position,
        position=1,
        span=own.span if own is not None else None,
        mention_type=own.mention_type if own is not None else speaker.mention_type,
        rule=SpeakerRule.GOES_ON,
        reason=f"the headline names nobody; {speaker.name} says the same in the article",
        confidence=min(_CONFIDENCE, speaker.confidence),
    )
