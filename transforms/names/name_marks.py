"""Step over marks inside names: the apostrophe of an owner, a nickname between marks, a maiden name in brackets."""

from collections.abc import Sequence
from itertools import takewhile

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import is_house_noun, look_up_organization_noun, look_up_role_noun, look_up_title
from transforms.knowledge.name_forms import SAINTS, SUFFIXES
from transforms.knowledge.name_words import NameWord, is_name_word
from transforms.language.words import Word, text_beside_words, text_of_words
from transforms.names.word_case import is_verb_in_title_case

_QUOTATION_MARKS = frozenset("\"'\u201c\u201d\u2018\u2019")
LABELS_WITH_JOINERS = frozenset(("ORG", "LAW", "EVENT", "FAC", "WORK_OF_ART"))
_LABELS_OF_BODIES = LABELS_WITH_JOINERS | {"GPE", "LOC"}
# How words end that name several people without an "s": "People's Republic", "Women's Institute".
_PLURALS_WITHOUT_S = ("people", "men", "children")
# "Harlan County Sheriff's Office"
_OWNERS_OF_OFFICES = frozenset(("Sheriff", "Attorney", "Prosecutor", "Coroner", "Examiner", "Governor", "Mayor"))
_OFFICES = frozenset(("Office", "Department", "Court"))
# Capitals at most between an owner's apostrophe and the house: "Ana's Fish Bar".
_MAX_WORDS_OF_HOUSE = 3
# Houses that are bodies where several people have them: "Workers' Center".
_CENTERS = frozenset(("Center", "Centre"))
# What follows the apostrophe where nothing is owned.
_TAGS_BEHIND_HOUSES = ("VBD", "VBZ", "MD", "IN", ",", ".", "CC", "TO", "WDT", ":")
_SAINTS = frozenset(("St", "St.", "Saint", "Sts.", "Ss."))
# What stands before or beside a picture, and what follows it there.
_CAPTION_LABELS = frozenset((
    "Image", "Photo", "Picture", "Photograph", "Credit", "Source", "File", "Video", "Media",
))  # fmt: skip
# They stand behind "and" in a firm's name: "Silva and Co".
PARTNERS = frozenset(("Co", "Co.", "Sons", "Bros", "Bros."))
_BEHIND_LABELS = frozenset((":", "caption", "copyright", "playback"))
# Shorter ones in brackets are letters of a party or a state.
_MIN_MAIDEN_CHARS = 3


def goes_on_with_name(word: Word) -> bool:
    """Say whether a word may be the next one of a name."""
    is_given_name_he = word.text == "He" and word.label == "PERSON" and not word.begins  # "Liu He"
    is_name = not is_name_word(word.text, NameWord.NEVER) or is_given_name_he
    is_shouted = word.text.isupper() and len(word.text) > 1 and is_name_word(word.text.lower(), NameWord.EMPHASIZED)
    is_capital = word.text[:1].isupper() and is_name and not is_verb_in_title_case(word) and not is_shouted
    return is_capital or word.text in SUFFIXES


def is_label_of_caption(words: Sequence[Word], at: int) -> bool:
    """Say whether a word is the label of a picture's caption: `Image:`, `Image caption`."""
    return words[at].text in _CAPTION_LABELS and text_beside_words(words, at + 1) in _BEHIND_LABELS


def is_partner_or_opponent_next(ahead: list[Word]) -> bool:
    """Say whether a firm's partners or the other side of a case in court follow: `Silva and Co`, `Silva v. Okafor`."""
    if len(ahead) < 2:
        return False
    is_case = ahead[0].text == "v." and goes_on_with_name(ahead[1])
    return is_case or (ahead[0].text in ("and", "&") and ahead[1].text in PARTNERS)


def is_initial_between_names(word: Word, ahead: list[Word]) -> bool:
    """Say whether "A" is no article but an initial without a full stop: `Charles A Silva`."""
    is_between = ahead[0].text == "A" and len(ahead) > 1 and ahead[1].text.istitle() and ahead[1].tag == "NNP"
    return is_between and word.text.istitle() and look_up_given_name(word.text) is not None


def step_over_nickname(ahead: list[Word]) -> int:
    """Go over a word or two between quotation marks that a capital follows: `Roberta "Big Bobbie" Lund`."""
    if len(ahead) < 4 or ahead[0].text not in _QUOTATION_MARKS or ahead[1].start != ahead[0].end:
        return 0
    closing = (at for at in range(2, len(ahead) - 1) if ahead[at].text in _QUOTATION_MARKS)
    end = next(closing, None)
    if end is None:
        return 0
    is_name = all(goes_on_with_name(word) for word in (*ahead[1:end], ahead[end + 1]))
    return end + 2 if is_name else 0


def step_over_epithet(given: Word, ahead: list[Word]) -> int:
    """Go over what tells a ruler or a saint from namesakes: `Ivan the Terrible`, `Pliny the Elder`."""
    is_epithet = len(ahead) > 1 and ahead[0].text == "the" and is_name_word(ahead[1].text, NameWord.EPITHET)
    return 2 if is_epithet and given.text.istitle() else 0


def step_over_maiden_name(given: Word, ahead: list[Word]) -> int:
    """Go over a surname in brackets that another one follows: `Eleanor Mae (Dowd) Haskins`."""
    if len(ahead) < 4 or (ahead[0].text, ahead[2].text) != ("(", ")") or not look_up_given_name(given.text):
        return 0
    names = (ahead[1].text, ahead[3].text)
    is_name = all(name.istitle() and len(name) >= _MIN_MAIDEN_CHARS for name in names)
    return 4 if is_name and goes_on_with_name(ahead[3]) else 0


def step_over_known_possessive(words: list[Word], first: int, last: int) -> int:
    """Go over the apostrophe of a known name, [first, last] being its first words: `Seven Years' War`."""
    ends = (last + 2, last + 3) if words[last + 1].tag == "POS" else ()
    return next((end - last for end in ends if end < len(words) and _is_known_until(words, first, end)), 0)


def _is_known_until(words: list[Word], first: int, end: int) -> bool:
    return words[end].text.isalpha() and look_up_known_name(text_of_words(words, first, end)) is not None


def _is_building_of_saint(before: str, noun: str) -> bool:
    """Say whether a saint's name goes on as that of a place or house: `St Mary's Square`."""
    return before in _SAINTS and look_up_organization_noun(noun) is not None


def step_over_possessive_in_name(word: Word, ahead: list[Word], before: str) -> int:
    """Go over the apostrophe of a body of several or of a saint: `Farmers' Union`, `People's Bank`, `St Mary's Square`.

    `before` is the word before `word`.
    """
    if len(ahead) < 2 or ahead[0].tag != "POS":
        return 0
    known = look_up_known_name(f"{word.text}'s") if ahead[0].text != "'" else None
    if known is not None and known.name.endswith("'s"):
        return 1  # "Parkinson's disease", "at Moody's"
    if ahead[0].text != "'":
        return 2 if _is_owner_in_name(word, ahead, before) else 0
    capitals = list(takewhile(goes_on_with_name, ahead[1:]))
    noun = capitals[-1].text if capitals else ""
    is_body = look_up_organization_noun(noun) == EntityType.ORGANIZATION or noun in _CENTERS
    is_body = is_body and not is_name_word(noun, NameWord.NEVER)
    is_plural = word.text.endswith("s") and word.label != "PERSON" and not look_up_known_name(word.text)
    return 2 if is_plural and is_body else 0


def _is_owner_in_name(word: Word, ahead: list[Word], before: str) -> bool:
    """Say whether one owner is inside of a name: `St Mary's Square`, `the Prosecutor's Office`, `Silva's Hardware`."""
    noun = ahead[1].text
    if word.text[:1].isupper() and _is_building_of_saint(before, noun):
        return True
    if word.text[:1].isupper() and noun == "Office" and look_up_role_noun(word.text):
        return True
    is_office = word.text in _OWNERS_OF_OFFICES and noun in _OFFICES and word.label == "ORG"
    if is_office or _is_house_of_owner(word, ahead[1:]) or _is_spot_of_owner(word, ahead[1:]):
        return True
    is_plural = word.text.lower().endswith(_PLURALS_WITHOUT_S)
    return is_plural and is_labelled_on(word, ahead[:2], _LABELS_OF_BODIES)


def _is_house_of_owner(owner: Word, ahead: list[Word]) -> bool:
    """Say whether a shop or the like bears its owner's name: `Silva's Hardware`, no known name's `Norway's Market`."""
    if not owner.text.istitle() or look_up_known_name(owner.text) is not None:
        return False
    capitals = list(takewhile(goes_on_with_name, ahead[:_MAX_WORDS_OF_HOUSE]))
    return bool(capitals) and is_house_noun(capitals[-1].text.lower())


def _is_spot_of_owner(owner: Word, ahead: list[Word]) -> bool:
    """Say whether a spot bears its owner's name, which ends there: `Silva's Meadow`, not `Silva's Bridge Bank`."""
    is_owner = owner.text.istitle() and look_up_known_name(owner.text) is None and look_up_title(owner.text) is None
    if not is_owner or not is_name_word(ahead[0].text, NameWord.SPOT):
        return False
    return len(ahead) == 1 or not goes_on_with_name(ahead[1])


def step_over_owner_of_saint(saint: Word, ahead: list[Word]) -> int:
    """Go over the apostrophe of what bears the name of a saint: `St Mary's Hospital`."""
    if len(ahead) < 2 or ahead[0].tag != "POS" or saint.text not in SAINTS:
        return 0
    if goes_on_with_name(ahead[1]):
        return 2
    return 1 if ahead[1].tag in _TAGS_BEHIND_HOUSES else 0  # "at St. Luke's, she said"


def is_labelled_on(word: Word, ahead: list[Word], labels: frozenset[str]) -> bool:
    """Say whether the tagger has one name of these kinds from a word on over all that are ahead."""
    return word.label in labels and all(after.label == word.label and not after.begins for after in ahead)
