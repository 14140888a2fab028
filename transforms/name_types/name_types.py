"""Decide what kind of thing a name names, by a vote over all places where the text has it.

The gazetteer's word is among the votes. It types one name at a time and joins none; `grouping.py` does, and corrects
the type where another name tells.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from transforms.document import EntityType
from transforms.knowledge.gazetteer import KnownName, look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun, look_up_role_noun
from transforms.knowledge.name_forms import PARTICLES
from transforms.knowledge.office_holders import holders_by_surname
from transforms.knowledge.type_words import TypeWord, is_type_word
from transforms.language.grammar import CLOSING_MARKS
from transforms.language.words import Word, text_beside_words, text_of_words
from transforms.name_types.firms import is_firm_by_description, weigh_firm_evidence
from transforms.name_types.name_repairs import is_street
from transforms.name_types.nouns_beside import weigh_nouns_beside_name
from transforms.name_types.office_owners import is_body_of_chair, is_party_of_member, owner_of_office
from transforms.name_types.own_words import ACRONYM, Votes, begins_with_town, is_without_word_of_law, vote_by_own_words
from transforms.name_types.place_evidence import weigh_place_evidence
from transforms.name_types.press_names import vote_by_mark_or_press
from transforms.name_types.quoted_names import is_nickname_of_person, is_title_of_work
from transforms.name_types.words_beside import is_name_of_show, vote_by_words_beside
from transforms.names.name_spans import NameSpan, is_attributive

TYPE_OF_LABEL = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "NORP": EntityType.GROUP,
    "EVENT": EntityType.EVENT,
    "PRODUCT": EntityType.PRODUCT,
    "WORK_OF_ART": EntityType.WORK,
    "LAW": EntityType.LAW,
}
# Buildings whose name is that of a body too, which they are where they act.
_SPEAKING_BUILDINGS = frozenset(("Hospital", "Museum", "Center", "Centre", "Library", "Theatre", "Theater"))

# Weights of evidence, set by hand so that a title or a known name beats the tagger, and the tagger beats a bare guess.
_TITLE = 5.0
_OWN_ACRONYM = 6.0  # outweighs a first word: "Lake Fishers' Guild (LFG)"
_STREET = 9.0  # as the number of a house before it leaves no doubt
_AGE = 5.0
_ACRONYM_LIKE_GIVEN_NAME = 1.0
_OFFICE_HOLDER = 0.5  # a surname of one who held a high office, wherever it stands without an article
_WORK = 0.5  # a title between quotation marks, whose label may say another kind
_LABELLED_WORK = 7.0  # outweighs a noun at its end: "A Star for the Sea"
_LABEL = 1.0
# A common word at the end outweighs the tagger's word.
_COMMON_WORD = 1.5
# Outweighs a noun for organizations at the name's end: "Ana Radio, a chemist at ...".
_TRADE = 9.0
_OFFICE = 3.0  # less: "at Silva Bank, director of ..." may be of the next one
_DESCRIPTION = 2.0  # "X, the owner", which an organization may be too
_RELATIVE = 2.0  # "X, who"
_SPEAKING = 0.7
_SPEAKING_OFFICE_HOLDER = 1.2  # whose surname may be a place's, too
# An article speaks against a person, a plural tag as well.
_ARTICLE_AGAINST_PERSON = 2.0
_ARTICLE_FOR_ORGANIZATION = 0.2
_TEAM = 1.5  # "the Oslo Herons", which the tagger takes for a place
_PLURAL_AGAINST_PERSON = 1.5
# What a name's own words say counts half as much again for each place that has it, up to four.
_NAME_WEIGHT_PER_PLACE = 0.5
_MAX_COUNTED_PLACES = 4

_BEHIND_AGE = (",", "-", "\u2013", "\u2014", "--")
_OWNERS = frozenset(("his", "her", "their"))
# What the tagger takes a surname for: a month ("May") and a language ("English") are holders' names too.
_LABELS_OF_SURNAMES = ("PERSON", "ORG")
_BEHIND_OFFICE = frozenset(("and", "of", "at", "for", "in", "who"))
# Words behind a name, comma included, that an apposition is told by; and those of the apposition itself.
_WORDS_AFTER = 3
_MAX_DESCRIPTION_WORDS = 6
# The office's owner ("Silva Bank's"), then the office itself.
_MAX_OWNER_WORDS = 5
_MAX_OFFICE_WORDS = 4
# Longer names are hardly a person's, particles aside.
_MAX_PERSON_WORDS = 3
UNSUPPORTED = 0.3  # the share that a name gets for which nothing speaks
# A capital inside of a word, which brands have, and persons behind a few beginnings.
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
_INNER_CAPITAL_OF_PERSON = re.compile(r"(?:Ma?c|De[ls]?|D[iu]|L[aeiou]|Fitz|V[ao]n|Ja|Jo|Ru|Mar|St)[A-Z]")
# Three capitals or more that no name of a person begins with.
_LETTERS_WITHOUT_VOWEL = re.compile(r"[B-DF-HJ-NP-TV-XZ]{3,}")


class TypeVote(NamedTuple):
    """The type that a name is taken for, and the share of votes it has, 0 to 1."""

    entity_type: EntityType
    share: float


def vote_entity_type(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]], lower: frozenset[str]) -> TypeVote:
    """Vote on the entity type of one name by all its places, with the winner's share of all votes, 0 to 1.

    `lower` are the words that the text also has in lower case: a name that ends with one is hardly a person's.
    The place of the dateline is a place all over the text, and the text's publisher an organization.
    Without any evidence a name of two or three words is a person's, any other an organization's, and one that begins
    with a known organization's a product's.
    """
    name = name_spans[0].name
    if any(name_span.is_dateline for name_span in name_spans):
        return TypeVote(EntityType.PLACE, 1.0)
    if any(name_span.is_publisher for name_span in name_spans):
        return TypeVote(EntityType.ORGANIZATION, 1.0)
    votes = _sum_votes(name_spans, texts)
    ends_common = _is_name_with_common_end(name, lower)
    if ends_common or _is_shouted_name(name) or _is_common_word_as_name(name_spans[0], lower):
        votes[EntityType.PERSON] -= _COMMON_WORD * len(name_spans)
    if is_title_of_work(name_spans, texts):
        votes[EntityType.WORK] += _LABELLED_WORK if name_spans[0].label == "WORK_OF_ART" else _WORK
        votes[EntityType.PERSON] = 0.0
    _vote_for_organization(votes, name_spans, texts)
    supported = {kind: weight for kind, weight in votes.items() if weight > 0}
    if not supported:
        is_no_person = ends_common or any(map(is_name_of_show, name_spans, (texts[one.parse] for one in name_spans)))
        return TypeVote(_guess_type(name, ends_common=is_no_person), UNSUPPORTED)
    best = max(sorted(supported), key=lambda kind: supported[kind])
    return TypeVote(best, supported[best] / sum(supported.values()))


def _sum_votes(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> Votes:
    """Sum up what the words around a name say at each of its places, and its own words."""
    votes: Votes = defaultdict(float)
    for name_span in name_spans:
        words = texts[name_span.parse]
        beside = vote_by_words_beside(name_span, words)
        for kind, weight in (*_type_votes_of_name_span(name_span, words).items(), *beside.items()):
            votes[kind] += weight
    factor = 1 + _NAME_WEIGHT_PER_PLACE * min(len(name_spans), _MAX_COUNTED_PLACES)
    for kind, weight in vote_by_own_words(name_spans[0].name).items():
        votes[kind] += weight * factor
    return votes


def _vote_for_organization(votes: Votes, name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> None:
    """Add what speaks for an organization, and take from a person what is no person's name."""
    name = name_spans[0].name
    votes[EntityType.ORGANIZATION] += sum(weigh_firm_evidence(name_span, texts) for name_span in name_spans)
    votes[EntityType.ORGANIZATION] += 2 * votes[EntityType.PLACE] * _is_acting_building(name_spans, texts)
    if is_firm_by_description(name_spans, texts):
        votes[EntityType.PERSON] = 0.0
    is_acronym = _is_acronym_as_name(name_spans, texts)
    begins_with_letters = _LETTERS_WITHOUT_VOWEL.fullmatch(name.split()[0]) is not None
    is_no_person = is_acronym or begins_with_letters or any(map(str.isdecimal, name))
    if is_no_person or _is_plural_with_article(name_spans):
        votes[EntityType.PERSON] = 0.0  # the tagger takes some for surnames, and models of things for names
    if begins_with_letters and " " in name:
        votes[EntityType.ORGANIZATION] += _LABEL
    if is_acronym:
        votes[EntityType.ORGANIZATION] += _ACRONYM_LIKE_GIVEN_NAME * (look_up_given_name(name) is not None)


def _guess_type(name: str, *, ends_common: bool) -> EntityType:
    """Guess what a name is for which nothing speaks: what a known maker makes, a person, an organization."""
    first_word = name.split()[0]
    maker = look_up_known_name(first_word) if first_word != name else None
    may_make = maker is not None and maker.entity_type in (EntityType.ORGANIZATION, EntityType.PRODUCT)
    if may_make and not look_up_given_name(first_word):
        return EntityType.PRODUCT
    return EntityType.PERSON if _looks_like_person_name(name) and not ends_common else EntityType.ORGANIZATION


def _is_acting_building(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> bool:
    """Say whether a building's name is the subject of a verb, or beside one of speech, at any of its places."""
    is_building = not _SPEAKING_BUILDINGS.isdisjoint(name_spans[0].name.split())
    return is_building and any(
        texts[name_span.parse][name_span.last].dep == "nsubj"
        or is_name_beside_speech_verb(name_span, texts[name_span.parse])
        for name_span in name_spans
    )


def _is_name_with_common_end(name: str, lower: frozenset[str]) -> bool:
    words = name.split()
    return len(words) > 1 and words[-1].lower() in lower and not look_up_given_name(words[0])


def _is_shouted_name(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and name.isupper() and not look_up_given_name(words[0])


def _is_common_word_as_name(name_span: NameSpan, lower: frozenset[str]) -> bool:
    is_single = len(name_span.name.split()) == 1
    return is_single and name_span.name.lower() in lower and not name_span.title


def _looks_like_person_name(name: str) -> bool:
    """Say whether a name has two or three words, all with capitals; particles are not counted."""
    words = name.split()
    if _LETTERS_WITHOUT_VOWEL.fullmatch(words[0]):
        return False  # "TRT Haber"
    word_count = sum(word.lower() not in PARTICLES for word in words)
    if any(_INNER_CAPITAL.search(word) and not _INNER_CAPITAL_OF_PERSON.match(word) for word in words):
        return False  # "AirPods Pro"
    return len(words) > 1 and 0 < word_count <= _MAX_PERSON_WORDS and not any(map(str.islower, words))


def _is_acronym_as_name(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> bool:
    """Say whether a name is an acronym at all its places; `SILVA:` before what she says is no acronym."""
    if any(name_span.title for name_span in name_spans):
        return False
    is_with_office = any(is_attributive(texts[one.parse][one.last], one.last) for one in name_spans)
    if look_up_given_name(name_spans[0].name) and not is_with_office:  # "MARA chairman"
        return False
    cased = [name_span for name_span in name_spans if name_span.is_cased]
    is_label = any(text_beside_words(texts[name_span.parse], name_span.last + 1) == ":" for name_span in cased)
    return bool(cased) and not is_label and all(ACRONYM.fullmatch(name_span.name) for name_span in cased)


def is_surname_like_organization(name_span: NameSpan, known: KnownName, has_bearer: bool, words: list[Word]) -> bool:
    """Say whether a known organization's name is somebody's here: `Guardian said`, where Ana Guardian is named."""
    is_bare = known.entity_type == EntityType.ORGANIZATION and not name_span.has_article
    return is_bare and has_bearer and is_name_beside_speech_verb(name_span, words)


def _is_plural_with_article(name_spans: Sequence[NameSpan]) -> bool:
    """Say whether a name of one word is a plural, with an article at any of its places: `the Hares`, a team."""
    name = name_spans[0].name
    is_titled = any(name_span.title for name_span in name_spans)
    return " " not in name and name.endswith("s") and not is_titled and any(span.has_article for span in name_spans)


def is_name_beside_speech_verb(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a verb of speech is right before or behind the name: `Silva said`, `said Silva`."""
    before, after = text_beside_words(words, name_span.first - 1), text_beside_words(words, name_span.last + 1)
    return is_type_word(before, TypeWord.SPEECH_VERB) or is_type_word(after, TypeWord.SPEECH_VERB)


def _type_votes_of_name_span(name_span: NameSpan, words: list[Word]) -> Votes:
    """Weigh the words around the name, and spaCy's label of it there."""
    votes = vote_by_mark_or_press(name_span, words)
    last = name_span.last
    _vote_by_label_and_article(votes, name_span, words)
    if name_span.title or is_nickname_of_person(name_span, words):
        votes[EntityType.PERSON] += _TITLE
    if words[last].tag == "NNPS":
        votes[EntityType.PERSON] -= _PLURAL_AGAINST_PERSON

    initials = "".join(word[0] for word in name_span.name.split() if word[0].isupper())
    has_acronym_behind = text_beside_words(words, last + 1) == "(" and text_beside_words(words, last + 2) == initials
    is_no_body = look_up_organization_noun(words[last].text) not in (None, EntityType.ORGANIZATION)
    if not is_no_body and (name_span.acronym or (len(initials) > 1 and has_acronym_behind)):
        votes[EntityType.ORGANIZATION] += _OWN_ACRONYM
    _add_votes_for_place_or_owner(votes, name_span, words)
    if is_party_of_member(name_span, words) or is_body_of_chair(name_span, words):
        votes[EntityType.ORGANIZATION] += _OFFICE
        votes[EntityType.PERSON] -= _OFFICE
    votes[EntityType.PERSON] += _person_vote_by_apposition(name_span, words)
    votes[EntityType.PERSON] += _TRADE * _has_trade_before(name_span, words)
    for kind, weight in weigh_nouns_beside_name(name_span, words).items():
        votes[kind] += weight
    if is_type_word(text_beside_words(words, last + 1), TypeWord.SPEECH_VERB) and not name_span.has_article:
        votes[EntityType.PERSON] += _SPEAKING_OFFICE_HOLDER if name_span.name in holders_by_surname() else _SPEAKING
    return votes


def _vote_by_label_and_article(votes: Votes, name_span: NameSpan, words: list[Word]) -> None:
    """Count spaCy's label, but a team that it takes for a product; a holder's surname, an article, a house's number."""
    if name_span.label in TYPE_OF_LABEL and not (name_span.label == "LAW" and is_without_word_of_law(name_span.name)):
        is_plural = name_span.has_article and words[name_span.last].tag == "NNPS"
        is_team = is_plural and (name_span.label == "PRODUCT" or _is_team_like_place(name_span))
        votes[EntityType.ORGANIZATION if is_team else TYPE_OF_LABEL[name_span.label]] += _LABEL
    if name_span.label in _LABELS_OF_SURNAMES and name_span.name in holders_by_surname() and not name_span.has_article:
        votes[EntityType.PERSON] += _OFFICE_HOLDER
    if name_span.has_article:
        is_law = look_up_organization_noun(name_span.name) == EntityType.LAW
        votes[EntityType.LAW] += _DESCRIPTION * is_law  # "the Bill"
        votes[EntityType.PERSON] -= _ARTICLE_AGAINST_PERSON
        votes[EntityType.ORGANIZATION] += _TEAM if begins_with_town(name_span.name) else _ARTICLE_FOR_ORGANIZATION
    if is_street(name_span, words):
        votes[EntityType.PLACE] += _STREET


def _is_team_like_place(name_span: NameSpan) -> bool:
    """Say whether a plural with an article that the tagger takes for a country is none: `supports the Herons`."""
    is_known = look_up_known_name(name_span.name) is not None or look_up_organization_noun(name_span.name) is not None
    return name_span.label == "GPE" and " " not in name_span.name and not is_known


def _add_votes_for_place_or_owner(votes: Votes, name_span: NameSpan, words: list[Word]) -> None:
    """Add what the words around a name say for a place, and for what an office beside it belongs to."""
    is_body = look_up_organization_noun(words[name_span.last].text) == EntityType.ORGANIZATION
    if look_up_known_name(name_span.name) is None and not is_body:
        votes[EntityType.PLACE] += weigh_place_evidence(name_span, words)
    if (owner := owner_of_office(name_span, words)) is not None:
        votes[owner] += _OFFICE
        votes[EntityType.PERSON] -= _OFFICE


def _person_vote_by_apposition(name_span: NameSpan, words: list[Word]) -> float:
    """Weigh how much the words behind the name's comma speak for a person; 0 without a comma and two words."""
    after = [word.text for word in words[name_span.last + 1 : name_span.last + 1 + _WORDS_AFTER]]
    if len(after) < _WORDS_AFTER or after[0] != ",":
        return 0.0
    weight = 0.0
    if after[1].isdigit() and len(after[1]) == 2 and after[2] in _BEHIND_AGE:
        weight += _AGE
    if after[1] in ("who", "whose"):
        weight += _RELATIVE
    if name_span.last == name_span.first:
        return weight  # "in Chelsea, the mayor said" describes nobody of that name

    is_described = after[1] in ("a", "an", "the") or after[1] in _OWNERS
    noun = _person_noun_behind_name(words, name_span.last + 3) if is_described else None
    if noun is not None:
        may_be_organization = is_type_word(noun, TypeWord.PERSON_OR_BODY) or after[1] == "the"
        return weight + (_DESCRIPTION if may_be_organization else _TRADE)
    is_office = _is_office_behind_name(words, name_span.last + 2) or _is_office_in_capitals(words, name_span.last + 2)
    return weight + (_OFFICE if is_office else 0.0)


def _is_office_in_capitals(words: list[Word], first: int) -> bool:
    """Say whether an office in capitals follows and nobody's name behind it: `, Managing Director and CEO.`."""
    last = first
    while last < len(words) and words[last].text[:1].isupper():
        last += 1
    if last == first or (last < len(words) and words[last].text.isalpha() and words[last].text not in _BEHIND_OFFICE):
        return False
    return look_up_role_noun(text_of_words(words, first, last - 1)) is not None


def _has_trade_before(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a word of people only is right before a name that is nothing known."""
    may_be_person = name_span.last > name_span.first or _may_be_one_name(name_span)
    is_unknown = may_be_person and look_up_known_name(name_span.name) is None
    if not is_unknown or name_span.first == 0 or _is_body_with_trade(name_span, words):
        return False
    return _is_trade_before_name(words, name_span.first - 1)


def _is_body_with_trade(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether what bodies are called too is before a name like theirs: `broker Silva & Lund`."""
    before = [word.text.lower() for word in words[max(0, name_span.first - 2) : name_span.first]]
    is_adjective = words[name_span.first - 1].tag == "JJ" and before[0] in ("the", "a", "an")
    if not (is_adjective or is_type_word(words[name_span.first - 1].text, TypeWord.BODY_BEFORE)):
        return False
    first, last = name_span.name.split()[0], name_span.name.split()[-1]
    is_of_body = look_up_organization_noun(last) == EntityType.ORGANIZATION and look_up_given_name(first) is None
    return is_of_body or "&" in name_span.name


def _may_be_one_name(name_span: NameSpan) -> bool:
    """Say whether a single word may be all of somebody's name: `chairman Sukardi`, no acronym and nothing known."""
    name = name_span.name
    return name.istitle() and look_up_known_name(name) is None and look_up_organization_noun(name) is None


def _is_trade_before_name(words: list[Word], at: int) -> bool:
    """Say whether a word before a name is of people only: `reporter Ana Press`.

    The tagger takes rare trades for names and adjectives, and behind a quotation even for verbs ("guide Ana Press").
    """
    word = words[at]
    is_noun = word.tag in ("NN", "NNP", "JJ")
    is_behind_quotation = at > 0 and words[at - 1].text in CLOSING_MARKS
    if at > 1 and words[at - 1].text == "-" and words[at - 2].tag == "CD":
        return False  # "the 60-employee Potato Board"
    return word.text.islower() and (is_noun or is_behind_quotation) and _is_noun_of_persons_alone(word.text)


def _is_noun_of_persons_alone(noun: str) -> bool:
    found = look_up_role_noun(noun) if not is_type_word(noun, TypeWord.PERSON_OR_BODY) else None
    return found is not None and found.noun == noun


def _is_office_behind_name(words: list[Word], first: int) -> bool:
    """Say whether an office follows without article, and no other name: `, head of sales at ..`, `, X's director,`."""
    window = range(first, min(first + _MAX_OWNER_WORDS + 1, len(words)))
    possessive = next((at for at in window if words[at].tag == "POS"), first - 1)
    if any(word.tag[:3] != "NNP" for word in words[first:possessive]):
        return False

    last = possessive + 1
    while last + 1 < len(words) and words[last + 1].tag in ("NN", "JJ") and last - possessive < _MAX_OFFICE_WORDS:
        last += 1
    if last + 1 >= len(words) or words[last].tag != "NN":
        return False
    return words[last + 1].tag in ("IN", ",", ".") and _is_noun_of_persons_alone(words[last].text)


def _person_noun_behind_name(words: list[Word], first: int) -> str | None:
    """Give the last noun for a person among the next few words, up to a preposition or a mark; None without one."""
    found = None
    for word in words[first : first + _MAX_DESCRIPTION_WORDS]:
        if word.tag in ("IN", ",", ".", "WP"):
            break
        if word.tag == "NN" and look_up_role_noun(word.text):
            found = word.text.lower()
    return found
