"""Decide what kind of thing a name names, by a vote over all places where the text has it.

The gazetteer's word is among the votes. It types one name at a time and joins none; `grouping.py` does, and corrects
the type where another name tells.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from transforms.document import EntityType
from transforms.entities.firms import weigh_firm_evidence
from transforms.entities.name_spans import NameSpan
from transforms.entities.own_words import ACRONYM, Votes, vote_by_own_words
from transforms.entities.place_evidence import weigh_place_evidence
from transforms.entities.quoted_names import SPEECH_VERBS, is_nickname_of_person, is_title_of_work
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun, look_up_role_noun
from transforms.knowledge.name_forms import PARTICLES
from transforms.knowledge.office_holders import holders_by_surname
from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.language.words import Word, text_beside_words

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
_AGE = 3.0
_WORK = 0.5  # a title between quotation marks, whose label may say another kind
_LABEL = 1.0
# A common word at the end outweighs the tagger's word.
_COMMON_WORD = 1.5
# Outweighs a noun for organizations at the name's end: "Ana Radio, a chemist at ...".
_TRADE = 9.0
# Less: "at Silva Bank, director of ..." may be of the next one.
_OFFICE = 3.0
_DESCRIPTION = 2.0  # "X, the owner", which an organization may be too
_RELATIVE = 2.0  # "X, who"
_SPEAKING = 0.7
_SPEAKING_OFFICE_HOLDER = 1.2  # whose surname may be a place's, too
# An article speaks against a person, a plural tag as well.
_ARTICLE_AGAINST_PERSON = 2.0
_ARTICLE_FOR_ORGANIZATION = 0.2
_PLURAL_AGAINST_PERSON = 1.5
# What a name's own words say counts half as much again for each place that has it, up to four.
_NAME_WEIGHT_PER_PLACE = 0.5
_MAX_COUNTED_PLACES = 4

# What organizations are called too ("Silva Robotics, a rival of ...").
_NOUNS_OF_BOTH = frozenset((
    "adviser", "advisor", "ally", "advocate", "backer", "brewer", "broadcaster", "builder", "champion",
    "competitor", "consultant", "contractor", "critic", "designer", "developer", "donor", "employer", "grocer",
    "investor", "jeweler", "jeweller", "leader", "lender", "lobbyist", "maker", "manufacturer", "member",
    "merchant", "miner", "neighbor", "neighbour", "opponent", "owner", "partner", "pioneer", "producer",
    "publisher", "rival", "shipbuilder", "shoemaker", "specialist", "sponsor", "supplier", "supporter", "trader",
    "watchmaker", "winemaker", "winner",
))  # fmt: skip
_TRADEMARKS = frozenset(("\u00ae", "\u2122"))
_CLOSING_MARKS = frozenset(('"', "\u201d", "''", "\u2019", "'"))
# Words behind a name, comma included, that an apposition is told by; and those of the apposition itself.
_WORDS_AFTER = 3
_MAX_DESCRIPTION_WORDS = 6
# The office's owner ("Silva Bank's"), then the office itself.
_MAX_OWNER_WORDS = 5
_MAX_OFFICE_WORDS = 4
# Longer names are hardly a person's, particles aside.
_MAX_PERSON_WORDS = 3
# The share that a name gets for which nothing speaks.
UNSUPPORTED = 0.3


class TypeVote(NamedTuple):
    """The type that a name is taken for, and the share of votes it has, 0 to 1."""

    entity_type: EntityType
    share: float


def vote_entity_type(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]], lower: frozenset[str]) -> TypeVote:
    """Vote on the entity type of one name by all its places, with the winner's share of all votes, 0 to 1.

    `lower` are the words that the text also has in lower case: a name that ends with one is hardly a person's.
    The place of the dateline is a place all over the text.
    Without any evidence a name of two or three words is a person's, any other an organization's, and one that begins
    with a known organization's a product's.
    """
    name = name_spans[0].name
    if any(name_span.is_dateline for name_span in name_spans):
        return TypeVote(EntityType.PLACE, 1.0)
    votes: Votes = defaultdict(float)
    for name_span in name_spans:
        for kind, weight in _type_votes_of_name_span(name_span, texts[name_span.parse]).items():
            votes[kind] += weight
    factor = 1 + _NAME_WEIGHT_PER_PLACE * min(len(name_spans), _MAX_COUNTED_PLACES)
    for kind, weight in vote_by_own_words(name).items():
        votes[kind] += weight * factor

    ends_common = _is_name_with_common_end(name, lower)
    if ends_common or _is_shouted_name(name) or _is_common_word_as_name(name_spans[0], lower):
        votes[EntityType.PERSON] -= _COMMON_WORD * len(name_spans)
    if is_title_of_work(name_spans, texts):
        votes[EntityType.WORK] += _WORK
        votes[EntityType.PERSON] = 0.0
    votes[EntityType.ORGANIZATION] += sum(weigh_firm_evidence(name_span, texts) for name_span in name_spans)
    votes[EntityType.ORGANIZATION] += 2 * votes[EntityType.PLACE] * _is_acting_building(name_spans, texts)
    if _is_acronym_as_name(name_spans, texts) or _is_plural_with_article(name_spans):
        votes[EntityType.PERSON] = 0.0  # the tagger takes some for surnames

    supported = {kind: weight for kind, weight in votes.items() if weight > 0}
    if not supported:
        return TypeVote(_guess_type(name, ends_common=ends_common), UNSUPPORTED)
    best = max(sorted(supported), key=lambda kind: supported[kind])
    return TypeVote(best, supported[best] / sum(supported.values()))


def _guess_type(name: str, *, ends_common: bool) -> EntityType:
    """Guess what a name is for which nothing speaks: what a known maker makes, a person, an organization."""
    first_word = name.split()[0]
    maker = look_up_known_name(first_word) if first_word != name else None
    if maker is not None and maker.entity_type == EntityType.ORGANIZATION and not look_up_given_name(first_word):
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
    word_count = sum(word.lower() not in PARTICLES for word in words)
    return len(words) > 1 and 0 < word_count <= _MAX_PERSON_WORDS and not any(map(str.islower, words))


def _is_acronym_as_name(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> bool:
    """Say whether a name is an acronym at all its places; `SILVA:` before what she says is no acronym."""
    if look_up_given_name(name_spans[0].name) or any(name_span.title for name_span in name_spans):
        return False
    cased = [name_span for name_span in name_spans if name_span.is_cased]
    is_label = any(text_beside_words(texts[name_span.parse], name_span.last + 1) == ":" for name_span in cased)
    return bool(cased) and not is_label and all(ACRONYM.fullmatch(name_span.name) for name_span in cased)


def _is_plural_with_article(name_spans: Sequence[NameSpan]) -> bool:
    """Say whether a name of one word is a plural, with an article at any of its places: `the Hares`, a team."""
    name = name_spans[0].name
    is_titled = any(name_span.title for name_span in name_spans)
    return " " not in name and name.endswith("s") and not is_titled and any(span.has_article for span in name_spans)


def is_name_beside_speech_verb(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a verb of speech is right before or behind the name: `Silva said`, `said Silva`."""
    before, after = text_beside_words(words, name_span.first - 1), text_beside_words(words, name_span.last + 1)
    return before in SPEECH_VERBS or after in SPEECH_VERBS


def _type_votes_of_name_span(name_span: NameSpan, words: list[Word]) -> Votes:
    """Weigh the words around the name, and spaCy's label of it there."""
    votes = _votes_by_mark_or_press(name_span, words)
    first, last = name_span.first, name_span.last
    if name_span.label in TYPE_OF_LABEL:
        votes[TYPE_OF_LABEL[name_span.label]] += _LABEL
    if name_span.title or is_nickname_of_person(name_span, words):
        votes[EntityType.PERSON] += _TITLE
    if name_span.has_article:
        votes[EntityType.PERSON] -= _ARTICLE_AGAINST_PERSON
        votes[EntityType.ORGANIZATION] += _ARTICLE_FOR_ORGANIZATION
    if words[last].tag == "NNPS":
        votes[EntityType.PERSON] -= _PLURAL_AGAINST_PERSON

    initials = "".join(word[0] for word in name_span.name.split() if word[0].isupper())
    has_acronym_behind = text_beside_words(words, last + 1) == "(" and text_beside_words(words, last + 2) == initials
    is_place = look_up_organization_noun(words[last].text) == EntityType.PLACE
    if not is_place and (name_span.acronym or (len(initials) > 1 and has_acronym_behind)):
        votes[EntityType.ORGANIZATION] += _OWN_ACRONYM

    if (
        look_up_known_name(name_span.name) is None
        and look_up_organization_noun(words[last].text) != EntityType.ORGANIZATION
    ):
        votes[EntityType.PLACE] += weigh_place_evidence(name_span, words)
    votes[EntityType.PERSON] += _person_vote_by_apposition(name_span, words)
    if last > first > 0 and _is_trade_before_name(words, first - 1):
        votes[EntityType.PERSON] += _TRADE
    if text_beside_words(words, last + 1) in SPEECH_VERBS and not name_span.has_article:
        votes[EntityType.PERSON] += _SPEAKING_OFFICE_HOLDER if name_span.name in holders_by_surname() else _SPEAKING
    return votes


def _votes_by_mark_or_press(name_span: NameSpan, words: list[Word]) -> Votes:
    """Weigh a trade mark behind a name, and a newspaper's word at its end: `Silva®`, `the Norwick Reporter`."""
    votes: Votes = defaultdict(float)
    last = words[name_span.last]
    is_press = name_span.has_article and " " in name_span.name and is_page_word(last.text, PageWord.PUBLICATION)
    if is_press and not last.label:
        votes[EntityType.ORGANIZATION] += _OFFICE
    if text_beside_words(words, name_span.last + 1) in _TRADEMARKS:
        votes[EntityType.PRODUCT] += _TRADE
    return votes


def _person_vote_by_apposition(name_span: NameSpan, words: list[Word]) -> float:
    """Weigh how much the words behind the name's comma speak for a person; 0 without a comma and two words."""
    after = [word.text for word in words[name_span.last + 1 : name_span.last + 1 + _WORDS_AFTER]]
    if len(after) < _WORDS_AFTER or after[0] != ",":
        return 0.0
    weight = 0.0
    if after[1].isdigit() and len(after[1]) == 2 and after[2] == ",":
        weight += _AGE
    if after[1] in ("who", "whose"):
        weight += _RELATIVE
    if name_span.last == name_span.first:
        return weight  # "in Chelsea, the mayor said" describes nobody of that name

    noun = _person_noun_behind_name(words, name_span.last + 3) if after[1] in ("a", "an", "the") else None
    if noun is not None:
        may_be_organization = noun in _NOUNS_OF_BOTH or after[1] == "the"
        return weight + (_DESCRIPTION if may_be_organization else _TRADE)
    return weight + (_OFFICE if _is_office_behind_name(words, name_span.last + 2) else 0.0)


def _is_trade_before_name(words: list[Word], at: int) -> bool:
    """Say whether a word before a name is of people only: `reporter Ana Press`.

    The tagger takes rare trades for names and adjectives, and behind a quotation even for verbs ("guide Ana Press").
    """
    word = words[at]
    is_noun = word.tag in ("NN", "NNP", "JJ")
    is_behind_quotation = at > 0 and words[at - 1].text in _CLOSING_MARKS
    return word.text.islower() and (is_noun or is_behind_quotation) and _is_noun_of_persons_alone(word.text)


def _is_noun_of_persons_alone(noun: str) -> bool:
    found = look_up_role_noun(noun) if noun not in _NOUNS_OF_BOTH else None
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
