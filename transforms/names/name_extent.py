"""Decide how far a name extends that starts at a certain word: over capitals, particles, hyphens, "of" and "and".

It does not decide where names start (`name_start.py`), nor which part of the words is a title (`title_splitter.py`).
A step is the number of words that a name goes on by, 0 where it ends.
"""

from transforms.document import EntityType
from transforms.knowledge.gazetteer import KnownForm, is_name_of_land, look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import is_house_noun, look_up_organization_noun
from transforms.knowledge.name_forms import PARTICLES, SUFFIXES
from transforms.knowledge.name_words import NameWord, is_name_word
from transforms.language.words import Word, text_beside_words, text_of_words
from transforms.names.credits import is_credit
from transforms.names.fields_of_bodies import (
    MAX_LISTED_WORDS,
    is_body_of_two_groups,
    is_field_and_body,
    is_purpose_of_body,
)
from transforms.names.hyphenated_names import (
    MAX_SYLLABLE_CHARS,
    is_surname_behind_given_name,
    is_syllable_of_given_name,
    is_town_in_surname,
)
from transforms.names.letters_beside_figures import is_ticker_before_change
from transforms.names.listed_fields import is_inside_listing_name
from transforms.names.model_numbers import step_over_model_number
from transforms.names.name_marks import (
    LABELS_WITH_JOINERS,
    goes_on_with_name,
    is_initial_between_names,
    is_label_of_caption,
    is_labelled_on,
    is_partner_or_opponent_next,
    step_over_epithet,
    step_over_known_possessive,
    step_over_maiden_name,
    step_over_nickname,
    step_over_owner_of_saint,
    step_over_possessive_in_name,
)
from transforms.names.name_seams import is_body_behind_body
from transforms.names.name_start import (
    NameContext,
    is_brand_in_small_letters,
    is_initial_a,
    is_letter_before_sentence,
)
from transforms.names.town_agreements import is_agreement_of_town
from transforms.names.word_case import is_shouted_behind_full_name, is_verb_in_title_case

_JOINERS = frozenset(("of", "for", "on", "to", "in", "at", "and", "&"))
_JOINERS_OF_KNOWN = _JOINERS | {"with", "the", "v"}
# Words ahead that a step looks at: the longest is over a nickname of two words, five with its marks and what follows.
_WORDS_AHEAD = 5
# Labels of names in which spaCy has small words too.
_LABELS_WITH_AND = frozenset(("ORG", "LAW", "WORK_OF_ART"))
# Articles and links between hyphens inside of Persian, Urdu and Arabic names.
_HYPHENATED_ARTICLES = frozenset(("ul", "ur", "ud", "uz", "us", "un", "al", "el", "e", "i", "o"))
_ARABIC_ARTICLES = ("Al", "El")
# Particles and hyphens at most before the capital that they lead to ("van der", "al-").
_MAX_PARTICLES = 3
# "Commission on X" is a name; "Post on Sunday" is none.
_BODIES_ON = frozenset((
    "Commission", "Committee", "Subcommittee", "Council", "Board", "Panel", "Force", "Conference", "Center", "Centre",
    "Convention", "Treaty",
))  # fmt: skip
# Two towns or counties share one of these: "X and Y Police".
_SHARED_NOUNS = frozenset(("Police", "Constabulary", "Council", "Trust"))
# Firms end so, and go on with no "of".
_ENDS_OF_FIRMS = frozenset((
    "Motors", "Airlines", "Airways", "Industries", "Technologies", "Systems", "Holdings", "Corp", "Corp.", "Inc",
    "Inc.", "Ltd", "Ltd.", "Electronics", "Pharmaceuticals", "Records", "Pictures", "Studios", "Breweries", "Foods",
))  # fmt: skip
# Behind "Co-" in names of bodies: "Organisation for Economic Co-operation and Development".
_TOGETHER = frozenset(("operation", "operative", "operatives", "ordination", "ordinating"))
_DISTRICTS = frozenset(("District", "Regional", "County", "School"))
# Legal forms that end a firm's name; others are nouns of bodies as well ("Corporation for ...").
_LAST_FORMS = frozenset(("plc", "ltd", "inc", "llc"))
# What a body does, before "and" and the other thing that it does.
_KINDS_OF_WORK = frozenset(("Teaching", "Training", "Referral", "Research", "Technical", "Medical", "Arts", "Science"))
# Two initials stand for too many things to prove that brackets spell a name.
_MIN_INITIALS = 3


def end_of_name(context: NameContext, first: int) -> int:
    """Give the index of the last word of the name that starts at `first`, titles and what joins names included."""
    last = first
    text = context.words[first].text
    if not text[:1].isupper() and not is_brand_in_small_letters(text):  # "al-Masri"
        last = first + 2
    step = _step_over_name_words(context, first, last)
    while step and last + step < len(context.words):
        last += step
        step = _step_over_name_words(context, first, last)
    with_noun = [word.text for word in context.words[first : last + 2]]
    if last + 1 < len(context.words) and is_agreement_of_town(with_noun):
        return last + 1
    return last if is_credit(context.words, first, last) else _end_of_longer_known_name(context.words, first, last)


def _end_of_longer_known_name(words: list[Word], first: int, last: int) -> int:
    """Give the end of a known name that goes on behind a small word, or by one that ends other names."""
    next_word = text_beside_words(words, last + 1)
    if next_word.istitle() and look_up_known_name(text_of_words(words, first, last + 1)):
        return last + 1
    for end in (last + 4, last + 3, last + 2):
        is_joiner = end < len(words) and words[last + 1].text in _JOINERS_OF_KNOWN
        is_joined = is_joiner and words[end].text[:1].isupper()
        if is_joined and look_up_known_name(text_of_words(words, first, end)):
            return end
    return last


def _step_over_name_words(context: NameContext, first: int, last: int) -> int:
    """Give the number of words by which the name [first, last] goes on; 0 where it ends."""
    word = context.words[last]
    ahead = context.words[last + 1 : last + 1 + _WORDS_AHEAD]
    if not ahead or not word.text.strip():
        return 0
    if first < last and ahead[0].text == word.text:
        return 0  # "Ana Silva Silva": a caption and a sentence that a page wrote on one line
    gap_chars = ahead[0].start - word.end
    if _is_label_or_letter_next(ahead):
        return 0
    if gap_chars == 0:
        return (
            step_over_known_possessive(context.words, first, last)
            or step_over_possessive_in_name(word, ahead, context.words[last - 1].text if last else "")
            or step_over_owner_of_saint(context.words[first], ahead)
            or _step_over_mark_in_name(context, last, ahead)
            or _step_over_comma_of_list(context.words, first, last, ahead)
        )
    if [after.text for after in ahead[:3]] == ["A", "/", "S"]:
        return 3  # a firm's legal form
    if (ahead[0].text, gap_chars) == ("plc", 1):
        return 1
    if gap_chars > 1 or _has_name_stray_stop(word.text) or is_letter_before_sentence(context, last):
        return 0
    return _step_over_next_words(context, first, last, ahead)


def _step_over_next_words(context: NameContext, first: int, last: int, ahead: list[Word]) -> int:
    """Go over the words that follow behind a blank."""
    word = context.words[last]
    if is_shouted_behind_full_name(context.words, first, last) or is_credit(context.words, first, last):
        return 0
    if goes_on_with_name(ahead[0]) or _is_capital_inside_label(word, ahead[0]) or is_initial_a(ahead, 0):
        return 1
    if is_initial_between_names(word, ahead) or is_partner_or_opponent_next(ahead):
        return 2
    if ahead[0].text == "alias" and len(ahead) > 1 and ahead[1].text.istitle():
        return 2  # "Rui alias Bula Okafor": who goes by two names
    if ahead[0].text in PARTICLES and (step := _step_over_name_particles(ahead)):
        return step
    if ahead[0].text in _JOINERS and len(ahead) > 1:
        return _step_over_joiner_in_name(context, first, last, ahead)
    step = step_over_model_number(context.words, first, last) or step_over_nickname(ahead)
    if first == last:
        step = step or step_over_epithet(word, ahead)
    return step or step_over_maiden_name(context.words[first], ahead)


def _is_label_or_letter_next(ahead: list[Word]) -> bool:
    """Say whether what follows goes with the words behind it: `Image:` of a caption, the letter of "T-shirt"."""
    if len(ahead) < 2 or is_ticker_before_change(ahead, 0):
        return len(ahead) > 1
    is_label = is_label_of_caption(ahead, 0)
    return is_label or (len(ahead[0].text) == 1 and ahead[0].text.isupper() and ahead[1].text == "-")


def _has_name_stray_stop(text: str) -> bool:
    """Say whether the tagger left a sentence's full stop at a word: "Silva GmbH. Profit"."""
    if not text.endswith(".") or look_up_organization_noun(text):
        return False
    is_known = "." not in text[:-1] and text[:-1].isupper() and look_up_known_name(text[:-1]) is not None
    return is_known or look_up_organization_noun(text[:-1]) is not None  # "sold by AT&T. Many left"


def _is_capital_inside_label(word: Word, after: Word) -> bool:
    is_title = after.label == "WORK_OF_ART"  # "Ferries Are Late" has verbs
    is_capital = after.text[:1].isupper() and (is_title or not is_verb_in_title_case(after))
    return is_capital and _is_inside_labelled_name(word, [after])


def _step_over_mark_in_name(context: NameContext, last: int, ahead: list[Word]) -> int:
    """Go over a hyphen, an ampersand or a comma before `Jr.`, without blanks."""
    if len(ahead) < 2:
        return 0
    before, mark, after = context.words[last], ahead[0], ahead[1]
    if mark.text == "," and after.text in SUFFIXES and not look_up_known_name(before.text):
        return 2 if after.text.startswith(("Jr", "Sr")) else 0
    if mark.text not in ("-", "&") or after.start != mark.end:
        return 0
    known = next((size for size in (4, 2) if _is_known_with(context.words, last, size)), 0)  # "Port-au-Prince"
    if known:
        return known
    if mark.text == "-" and _is_article_inside_name(ahead):
        return 4
    if mark.text == "-" and before.text == "Co" and after.text in _TOGETHER:
        return 2
    is_article = before.text in _ARABIC_ARTICLES and after.text[:1].isupper()  # "Al-Masri" begins a sentence
    return 2 if is_article or _is_joined_to_name(context, last, after) else 0


def _is_known_with(words: list[Word], last: int, size: int) -> bool:
    """Say whether a word and the next ones, joined by hyphens, are a known name."""
    end = last + size
    return end < len(words) and look_up_known_name(text_of_words(words, last, end)) is not None


def _is_article_inside_name(ahead: list[Word]) -> bool:
    """Say whether hyphens lead over an article to a capital: `Zia-ul-Okafor`, `Silva-e-Okafor`."""
    if len(ahead) < 4 or ahead[1].text not in _HYPHENATED_ARTICLES:
        return False
    return ahead[2].text == "-" and ahead[3].text[:1].isupper() and ahead[3].start == ahead[2].end


def _step_over_comma_of_list(words: list[Word], first: int, last: int, ahead: list[Word]) -> int:
    """Go over a comma inside one name: of what a department is for, or of words whose initials stand in brackets."""
    if ahead[0].text != "," or len(ahead) < 2 or not ahead[1].text[:1].isupper():
        return 0
    is_one_name = is_inside_listing_name(words, first, last) or _is_acronym_of_name_behind(words, first, last)
    return 2 if is_one_name else 0


def _is_joined_to_name(context: NameContext, last: int, after: Word) -> bool:
    """Say whether a hyphen or an ampersand makes one name of two words: `Silva-Okafor`, `Ji-won`, not `Oslo-Paris`."""
    before = context.words[last]
    known_after = look_up_known_name(after.text)
    if known_after and is_town_in_surname(context, last, known_after):
        return True
    if look_up_known_name(f"{context.words[last - 1].text if last else ''} {before.text}-{after.text}".strip()):
        return True  # "Agence France-Presse"
    if after.text.istitle() and is_surname_behind_given_name(context, last):
        return True
    if known_after and known_after.form not in (KnownForm.ADJECTIVE, KnownForm.PEOPLE):
        return False
    are_acronyms = before.text.isupper() and after.text.isupper() and len(before.text) > 1 < len(after.text)
    if are_acronyms and not known_after:
        return True  # two organizations by their letters have made one thing
    if not known_after and look_up_known_name(before.text):
        body = text_beside_words(context.words, last + 3)
        return after.text.istitle() and body in _SHARED_NOUNS | _DISTRICTS  # "Bergen-Voss District Council"
    if after.text[:1].isupper():
        return True
    is_one_person = before.label == after.label == "PERSON" and not after.begins
    if is_one_person and len(after.text) <= MAX_SYLLABLE_CHARS:
        return True
    return is_syllable_of_given_name(context, last, after)


def _step_over_name_particles(ahead: list[Word]) -> int:
    """Go over `van`, `van der`, `al-`, when a capital follows; `y` and `e` join surnames only."""
    for count, word in enumerate(ahead[1 : _MAX_PARTICLES + 1], start=1):
        if word.text[:1].isupper() and not is_name_word(word.text, NameWord.NEVER):
            return count + 1
        if word.text not in PARTICLES and word.text != "-":
            return 0
    return 0


def _step_over_joiner_in_name(context: NameContext, first: int, last: int, ahead: list[Word]) -> int:
    """Go over `of`, `for the`, `and` inside names of organizations, offices and treaties."""
    word, joiner = context.words[last], ahead[0]
    if joiner.text in ("on", "at", "in") and is_house_noun(word.text.lower()):
        return 0  # "Silva's Diner on Harbour Street"
    has_article = ahead[1].text in ("the", "a") and len(ahead) > 2
    after = 2 if has_article else 1
    if ahead[1].text == "a" and not _is_inside_labelled_name(word, ahead[:3]):
        return 0
    if not goes_on_with_name(ahead[after]) or is_name_word(ahead[after].text, NameWord.NEVER):
        return 0
    if has_article and is_purpose_of_body(context.words, first, last):
        return len(ahead[: after + 1])
    if has_article and _is_known_body(context.words, first, last):
        return 0  # "left the Silva Party for the Okafor Congress"

    if joiner.text in ("and", "&"):
        if look_up_known_name(text_of_words(context.words, first, last + 1 + after)):  # "Trinidad and Tobago"
            return after + 1
        return _step_over_and_in_name(context, first, last, ahead) if not has_article else 0

    return _step_over_small_word(context, first, last, ahead[: after + 1])


def _step_over_small_word(context: NameContext, first: int, last: int, ahead: list[Word]) -> int:
    """Go over a small word, an article maybe, and the capital behind it: `ahead`."""
    word, joiner = context.words[last], ahead[0]
    has_noun = any(look_up_organization_noun(before.text) for before in context.words[first : last + 1])
    is_group_of_land = word.text == "Group" and is_name_of_land(ahead[-1].text)
    is_firm = joiner.text == "of" and (word.text in _ENDS_OF_FIRMS or is_group_of_land)
    if last > first and (is_firm or word.text.lower().rstrip(".") in _LAST_FORMS):
        return 0  # "Quist Motors of Norway", "Silva & Lund plc of London"
    if has_noun and joiner.text != "in":
        return len(ahead) if _joins_organization_name(word, joiner) else 0
    is_secretary = word.text == "Secretary" and joiner.text == "of"
    if last > first and not is_secretary and look_up_given_name(context.words[first].text):
        return 0  # "Ana Silva of Lund & Drake"
    return len(ahead) if is_secretary or _is_inside_labelled_name(word, ahead) else 0


def _is_known_body(words: list[Word], first: int, last: int) -> bool:
    known = look_up_known_name(text_of_words(words, first, last))
    return known is not None and known.entity_type == EntityType.ORGANIZATION and known.form == KnownForm.NAME


def _joins_organization_name(word: Word, joiner: Word) -> bool:
    """Say whether a preposition goes on an organization's name: "Department of"; not "Senate to", "Post on"."""
    if joiner.label == word.label != "" and not joiner.begins and joiner.text != "on":
        return True
    is_for = joiner.text == "for" and word.text != "Parliament"  # "Member of Parliament for Bergen"
    is_joined = joiner.text == "of" or is_for or (joiner.text == "on" and word.text in _BODIES_ON)
    return is_joined and look_up_organization_noun(word.text) is not None


def _step_over_and_in_name(context: NameContext, first: int, last: int, ahead: list[Word]) -> int:
    words, before = context.words, context.words[last]
    if _is_body_of_two_places(words, first, last, ahead):
        return len(ahead)
    is_one_name = (
        _is_name_of_shared_body(context, first, last, ahead)
        or is_field_and_body(words, first, last)
        or is_body_of_two_groups(words, first, last)
        or _are_names_of_one_country(words, first, last, ahead[1])
        or _is_acronym_of_name_behind(words, first, last)
        or is_inside_listing_name(words, first, last)
    )
    if is_one_name:
        return 2
    if look_up_known_name(text_of_words(words, first, last)) or is_body_behind_body(words, first, last):
        return 0
    is_inside = _is_inside_labelled_name(before, ahead[:2]) and before.label in _LABELS_WITH_AND
    is_person = look_up_given_name(words[first].text) or before.label == "PERSON"
    if ahead[0].text == "&" and (first == last or not is_person):
        return 2  # "Silva & Lund"
    has_noun = any(look_up_organization_noun(word.text) for word in (*words[first:last], *ahead[1:3]))
    has_sign = has_noun or ahead[0].text == "&"
    return 2 if is_inside and has_sign and not is_person else 0


def _is_name_of_shared_body(context: NameContext, first: int, last: int, ahead: list[Word]) -> bool:
    """Say whether one body is named, of two places or works: `X and Y Police`, `Teaching and Referral Hospital`."""
    if len(ahead) < 3 or ahead[0].text != "and":
        return False
    if context.words[last].text in _KINDS_OF_WORK and look_up_organization_noun(ahead[2].text):
        return True
    if ahead[2].text not in _SHARED_NOUNS:
        return False
    text = context.words[last].text
    is_unknown = text not in context.cases.persons and not look_up_known_name(text)
    return first == last and (is_unknown or _are_parts_of_one_country(text, ahead[1].text))


def _is_body_of_two_places(words: list[Word], first: int, last: int, ahead: list[Word]) -> bool:
    """Say whether those of two places have one body: `Norway and Sweden Veterans of Europe`."""
    if len(ahead) < _WORDS_AHEAD or ahead[2].tag != "NNPS" or ahead[3].text != "of" or not ahead[4].text.istitle():
        return False
    places = [look_up_known_name(text_of_words(words, first, last)), look_up_known_name(ahead[1].text)]
    are_places = all(place is not None and place.form == KnownForm.NAME for place in places)
    return are_places and look_up_known_name(ahead[2].text) is None


def _is_acronym_of_name_behind(words: list[Word], first: int, last: int) -> bool:
    """Say whether brackets behind the words give their initials: `Harbour Works and Ferry Lines (HWFL)`."""
    reach = min(last + 1 + MAX_LISTED_WORDS, len(words))
    end = next((at for at in range(last + 1, reach) if not _may_be_inside_name(words[at].text)), None)
    if end is None or end + 1 >= len(words) or words[end].text != "(":
        return False
    initials = "".join(word.text[0] for word in words[first:end] if word.text[0].isupper())
    return len(initials) >= _MIN_INITIALS and initials == words[end + 1].text


def _may_be_inside_name(text: str) -> bool:
    return text[:1].isupper() or text in _JOINERS or text in ("the", ",")


def _are_names_of_one_country(words: list[Word], first: int, last: int, after: Word) -> bool:
    """Say whether two parts of a country follow a body's noun: `Federation of England and Wales`."""
    of = last - 1
    if of <= first or words[of].text != "of" or not look_up_organization_noun(words[of - 1].text):
        return False
    return _are_parts_of_one_country(words[last].text, after.text)


def _are_parts_of_one_country(name: str, other: str) -> bool:
    codes = set()
    for place in (look_up_known_name(name), look_up_known_name(other)):
        if place is None or place.entity_type != EntityType.PLACE or place.form != KnownForm.NAME:
            return False
        codes.add(place.country_code)
    return len(codes) == 1 and None not in codes


def _is_inside_labelled_name(word: Word, ahead: list[Word]) -> bool:
    """Say whether spaCy has the words ahead in the same name as `word`, of a kind that has small words inside."""
    return is_labelled_on(word, ahead, LABELS_WITH_JOINERS)
