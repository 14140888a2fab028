"""Look up words that say what is beside them: titles, role nouns, nouns of organizations, verbs of speech.

It decides what a word means by itself; how it bears on a name is for `names/title_splitter.py` and
`roles/roles.py`, how verbs and letters bear on sentences for `language/sentence_ends.py`.
Names are in `gazetteer.py`. The words are in `data/lexicon/*.tsv`, read once, when first asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from transforms.document import EntityType
from transforms.knowledge.tables import read_padded_rows, split_cell

_GENDERS = {"m": "male", "f": "female"}
_HONORIFIC = "honorific"
_SMALL, _BEFORE_TITLE = "small", "before"


@dataclass(frozen=True, slots=True)
class PersonTitle:
    """A word before a person's name; gender and office are None where the word says neither."""

    is_honorific: bool  # "Mr." tells of no office, "Sen." does
    gender: str | None
    office: str | None  # what the title is short for: senator


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """An office, trade or tie: the noun, all broader words for the same person, gender where the word says one."""

    noun: str
    broader: frozenset[str]
    gender: str | None
    is_trade: bool = False  # "baker": with a capital it may be a surname as well


class SpeechVerb(StrEnum):
    """What a verb beside words between marks tells of their speaker."""

    SAYING = "saying"
    ASKING = "asking"
    TELLING = "telling"  # whoever is told is its object
    GESTURE = "gesture"  # "laughed": it says nothing by itself
    BLAMING = "blaming"  # what a headline has somebody do to somebody with words: "slams"


class NamingWord(StrEnum):
    """What a word before words between marks tells of them."""

    WORK = "work"  # "film": they are its title
    NAME = "name"  # "nickname"
    MAKING = "making"  # "wrote": a title, if they look like one
    CALLING = "calling"  # "called"
    DESCRIBING = "describing"  # "described as"
    SAID = "said"  # "remark": they are somebody's, whom the sentence tells


def is_naming_word(lemma: str, kind: NamingWord) -> bool:
    """Say whether a word before words between marks is of a kind, by its lemma: "film" is of two, as noun and verb."""
    return (lemma.lower(), kind) in _read_naming_words()


def is_small_title_word(word: str) -> bool:
    """Say whether titles of works write a word small ("of"), as it stands in this very case."""
    return (word, _SMALL, "") in _read_title_words()


def is_word_before_title(lemma: str, preposition: str) -> bool:
    """Say whether a title may follow a word, by its lemma, and a preposition: "known for"."""
    return (lemma.lower(), _BEFORE_TITLE, preposition) in _read_title_words()


def look_up_speech_verb(lemma: str) -> SpeechVerb | None:
    """Look up a verb that stands beside words between marks ("ask"), by its lemma; None for other words."""
    return _read_speech_verbs().get(lemma.lower())


def is_verb_of_saying(lemma: str) -> bool:
    """Say whether a verb says words, or tells them to somebody, by its lemma: "add", "tell"; "ask" does neither."""
    return look_up_speech_verb(lemma) in (SpeechVerb.SAYING, SpeechVerb.TELLING)


def is_kin_noun(noun: str) -> bool:
    """Say whether a noun, in lower case and singular, is one for kin: "niece"; "her sons" are of several."""
    return noun in _read_kin_nouns()


def list_converse_kin(noun: str) -> frozenset[str]:
    """List the nouns by which kin called `noun` calls the other one: whose mother she is, is her daughter or son."""
    return _read_kin_nouns().get(noun, frozenset())


def is_won_or_seen(verb: str, noun: str) -> bool:
    """Say whether a verb with an object tells what is won, lost or lived through, by lemmas: "claim", "victory"."""
    return (verb, noun) in _read_won_and_seen()


def is_no_office(noun: str) -> bool:
    """Say whether a role noun, in lower case and singular, is neither office nor affiliation: kin, foe, party label."""
    return noun in _read_no_office_nouns() or is_kin_noun(noun)


def is_house_noun(noun: str) -> bool:
    """Say whether a noun, in lower case, ends names of shops and the like that bear their owner's: "Silva's Diner"."""
    return noun in _read_house_nouns()


def is_lettered_noun(noun: str) -> bool:
    """Say whether a single capital letter may tell things of this noun apart ("Route A"), in any case and number."""
    lower = noun.lower()
    return lower in _read_lettered_nouns() or singularize(lower) in _read_lettered_nouns()


def look_up_title(word: str) -> PersonTitle | None:
    """Look up a word that is a title before a name ("Mr.", "MR.", "Sen."), in this very case; None for other words."""
    return _read_titles().get(word)


def abbreviated_titles() -> list[str]:
    """Give the titles that end in a full stop ("Sens."), in the order of the data."""
    return [title for title in _read_titles() if title.endswith(".")]


def look_up_role_noun(words: str) -> RoleNoun | None:
    """Look up an office, trade or tie ("foreign minister"), singular or plural, in any case; None for other words."""
    lower = words.lower()
    return _read_role_nouns().get(lower) or _read_role_nouns().get(singularize(lower))


def look_up_organization_noun(word: str) -> EntityType | None:
    """Look up a last word of names and give their entity type ("Commission": organization); None for other words."""
    return _read_organization_nouns().get(word)


def look_up_organization_descriptor(noun: str) -> frozenset[str] | None:
    """Look up a noun for organizations and give the words of names that it fits; None for other nouns.

    `bank` gives Bank, Bancorp and so on; `*` among the words says that the noun fits any name, `?` that it fits any
    name that tells no other kind.
    """
    return _read_organization_descriptors().get(noun)


def fits_any_organization(noun: str) -> bool:
    """Say whether a noun for organizations fits any name: "company", not "bank"."""
    return "*" in (look_up_organization_descriptor(noun) or ())


def list_organization_descriptors() -> Mapping[str, frozenset[str]]:
    """List the nouns for organizations, each with the words of names that it fits."""
    return _read_organization_descriptors()


def singularize(words: str) -> str:
    """Give the singular of a role's plural: `senators` senator, `spokesmen` spokesman, `secretaries` secretary."""
    if words.endswith("men"):
        return words[:-2] + "an"
    if words.endswith("wives"):
        return words[:-3] + "fe"
    if words.endswith("ies"):
        return words[:-3] + "y"
    if words.endswith("s") and not words.endswith("ss"):
        return words[:-1]
    return words


@cache
def _read_titles() -> dict[str, PersonTitle]:
    titles = {
        word: PersonTitle(kind == _HONORIFIC, _GENDERS.get(gender), office or None)
        for word, kind, gender, office, *_ in read_padded_rows("lexicon/titles")
    }
    in_capitals = {word.upper(): title for word, title in titles.items() if word.endswith(".")}
    return in_capitals | titles


@cache
def _read_role_nouns() -> dict[str, RoleNoun]:
    rows = {
        noun: (split_cell(broader), _GENDERS.get(gender))
        for noun, broader, gender, *_ in read_padded_rows("lexicon/role_nouns")
    }

    def add_broader(noun: str, seen: frozenset[str]) -> frozenset[str]:
        """Add the broader words of a noun to those seen, and theirs, over any number of steps."""
        broader, _ = rows.get(noun, ([], None))
        for word in broader:
            if word not in seen:
                seen = add_broader(word, seen | {word})
        return seen

    trades = {
        trade: RoleNoun(trade, frozenset(), _GENDERS.get(gender), is_trade=True)
        for trade, gender, *_ in read_padded_rows("lexicon/trades")
    }
    roles = {noun: RoleNoun(noun, add_broader(noun, frozenset()), gender) for noun, (_, gender) in rows.items()}
    return trades | roles


@cache
def _read_organization_nouns() -> dict[str, EntityType]:
    return {word: EntityType(kind) for word, kind, *_ in read_padded_rows("lexicon/organization_nouns")}


@cache
def _read_organization_descriptors() -> dict[str, frozenset[str]]:
    return {
        noun: frozenset(split_cell(words)) for noun, words, *_ in read_padded_rows("lexicon/organization_descriptors")
    }


@cache
def _read_speech_verbs() -> dict[str, SpeechVerb]:
    return {lemma: SpeechVerb(kind) for lemma, kind, *_ in read_padded_rows("lexicon/speech_verbs")}


@cache
def _read_naming_words() -> frozenset[tuple[str, NamingWord]]:
    return frozenset((lemma, NamingWord(kind)) for lemma, kind, *_ in read_padded_rows("lexicon/naming_words"))


@cache
def _read_title_words() -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (word, kind, preposition) for word, kind, preposition, *_ in read_padded_rows("lexicon/title_words")
    )


@cache
def _read_kin_nouns() -> dict[str, frozenset[str]]:
    return {noun: frozenset(split_cell(converse)) for noun, converse, *_ in read_padded_rows("lexicon/kin_nouns")}


@cache
def _read_won_and_seen() -> frozenset[tuple[str, str]]:
    return frozenset((verb, noun) for verb, noun, *_ in read_padded_rows("lexicon/won_and_seen"))


@cache
def _read_no_office_nouns() -> frozenset[str]:
    return frozenset(noun for noun, *_ in read_padded_rows("lexicon/no_office_nouns"))


@cache
def _read_lettered_nouns() -> frozenset[str]:
    return frozenset(noun for noun, *_ in read_padded_rows("lexicon/lettered_nouns"))


@cache
def _read_house_nouns() -> frozenset[str]:
    return frozenset(noun for noun, *_ in read_padded_rows("lexicon/house_nouns"))
