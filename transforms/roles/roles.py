"""Find offices, trades and ties that the text states of a person, with the words that say so.

Six ways of saying: a title ("Foreign Minister X"), words before the name ("campaign manager X"), an apposition after
it ("X, a spokesman for Y") or before it ("the president of Y, X"), "X is the president of Y", "named X president of Y".
It does not decide who a description without a name means; `coreference/descriptions.py` does, by these roles.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.document import EntityType, RoleHeld
from transforms.knowledge.lexicon import is_no_office, look_up_role_noun, look_up_title, singularize
from transforms.knowledge.type_words import TypeWord, is_type_word
from transforms.language.grammar import FINITE_OR_MODAL_TAGS
from transforms.language.words import Word, text_of_words
from transforms.names.name_spans import NameSpan
from transforms.names.title_words import is_title_alone, size_of_honorific
from transforms.roles.office_fields import first_field_of_office
from transforms.roles.office_verbs import find_office_verb
from transforms.roles.role_events import find_time_words_behind_name
from transforms.roles.role_modifiers import STANDING, first_modifier_of_role
from transforms.roles.role_nouns import INNER_LINKS, MAX_NOUN_WORDS, STOPS, find_role_noun_within
from transforms.roles.role_organizations import find_organization_of_role
from transforms.roles.role_phrases import LOOSE_ENDS, Names, RolePhrase, is_feat
from transforms.roles.role_times import (
    ADVERBS_OF_TIME,
    AFTER_OFFICE,
    find_time_words,
    first_word_with_time,
    is_status_word,
    last_word_before_day,
    skip_until,
)

# A clause begins, no description goes on.
_CLAUSE_TAGS = FINITE_OR_MODAL_TAGS | {"PRP", "WP", "WRB"}
# They lead from a description to what else happened: "the best player for Quist Rovers following his switch".
_ENDS_OF_DESCRIPTION = frozenset(("following", "despite", "amid", "because"))
_SPELLS = frozenset(("season", "week", "month", "term", "summer", "winter", "spring", "autumn"))
_NO_START_TAGS = frozenset(("IN", "RB", "VBG", "VBN", "CC", "TO", "EX"))  # of no description
_NOUN_TAGS = frozenset(("NNP", "NNPS", "NN", "NNS"))
_ARTICLES = frozenset(("the", "a", "an"))
_DETERMINERS = _ARTICLES | {"his", "her", "its", "their", "our", "my", "your"}
# Words before a role that are no part of it ("then-president").
_NOT_IN_ROLE = _DETERMINERS | {"-", "then", "whose", "fellow", "highness", "excellency", "majesty"}
_APPOSITION_MARKS = frozenset((",", "(", "-", "--", "\u2013", "\u2014"))
# Before the first word of a sentence; paragraphs begin anew.
_BEFORE_SENTENCE = STOPS | {"!", "?"}
# Behind these stands where something happens, or from where somebody comes.
_LOCATIVE = frozenset(("in", "at", "near", "outside", "across", "throughout"))
# Before the name of whoever gets an office; the words that lead on from it inside its description.
_MAKING = frozenset(("make", "makes", "made"))  # behind whom they make its chief executive
_APPOINTING = _MAKING | {"name", "names", "named", "appoint", "appoints", "appointed", "elect", "elects", "elected"}
_RANKS = frozenset(("chief", "deputy", "senior", "assistant", "vice", "joint", "general", "executive", "managing"))
_OF_OFFICE = frozenset(("of", "for"))
# Longest phrase that still is a description of one person.
_MAX_PHRASE_WORDS = 16


def find_roles(name_span: NameSpan, texts: Sequence[list[Word]], names: Names) -> Iterator[RoleHeld]:
    """Find the roles that the words around one mention of a person state, nearest first; `texts` has all parses."""
    words = texts[name_span.parse]
    phrases = (
        _find_role_of_title(name_span, words),
        _find_role_before_name(name_span, words),
        _find_role_in_apposition(name_span, words),
        _find_role_in_front_of_name(name_span, words),
        _find_role_behind_copula(name_span, words),
        _find_role_of_appointee(name_span, words),
    )
    for phrase in phrases:
        if phrase is None or is_feat(words, phrase) or _is_role_of_next_person(name_span, phrase, names):
            continue
        phrase = _extend_over_name(name_span, phrase, names)
        time_first = first_word_with_time(words, phrase.first)
        first, last = min(time_first, name_span.first), max(phrase.last, name_span.last)
        yield RoleHeld(
            _text_of_role(words, phrase),
            find_organization_of_role(name_span, phrase, texts, names),
            text_of_words(words, first, last),
            find_time_words(words, time_first, phrase.noun_last, phrase.last, phrase.copula)
            or find_time_words_behind_name(name_span, words),
        )


def _extend_over_name(name_span: NameSpan, phrase: RolePhrase, names: Names) -> RolePhrase:
    """Let a phrase begin with the name that its first word is inside of: `Federation of Teachers President X`."""
    for at in range(phrase.first - 1, max(-1, phrase.first - _MAX_PHRASE_WORDS), -1):
        named = names.get((name_span.parse, at))
        if named is not None:
            return replace(phrase, first=at) if phrase.first <= named.last < phrase.noun_first else phrase
    return phrase


def _is_role_of_next_person(name_span: NameSpan, phrase: RolePhrase, names: Names) -> bool:
    """Say whether words after a comma are of the next name, or in it: `X, the singer Y and Z`, `X, Will Smith`."""
    if phrase.first <= name_span.last:
        return False
    near = ((at, names.get((name_span.parse, at))) for at in range(phrase.first, phrase.noun_last + 2))
    persons = [(at, one) for at, one in near if one and one.entity_type == EntityType.PERSON]
    return any(at > phrase.first or one.last >= phrase.noun_last for at, one in persons)


def _text_of_role(words: list[Word], phrase: RolePhrase) -> str:
    """Give the words of a role without determiners; an abbreviated title gives its office."""
    first = phrase.first
    while first < phrase.noun_first and words[first].text.lower() in _NOT_IN_ROLE:
        first += 1
    if first + 1 == phrase.noun_first and words[first].text.lower() == "new":
        first += 1  # "New Home Secretary", but "New Ross mayor"
    last = phrase.last
    while last > phrase.noun_last and is_title_alone(words[last].text):
        last -= 1  # "chief executive Prof Sir X" is chief executive
    while last > first and (size := size_of_honorific(words, first, last)):
        if look_up_role_noun(text_of_words(words, first, last)) is not None:
            break  # "First Lady"
        last -= size  # "Prof Sir X" is professor
    text = text_of_words(words, first, last)
    is_plural = words[last].tag in ("NNS", "NNPS") or words[last].text.endswith("Ps")  # "MPs", "MEPs"
    if is_plural and look_up_role_noun(words[last].text):
        text = text.removesuffix(words[last].text) + singularize(words[last].text)  # "Governors Ana Silva and Rui"
    title = look_up_title(text)
    return title.office if title and title.office else text


def _find_role_of_title(name_span: NameSpan, words: list[Word]) -> RolePhrase | None:
    """Find `Russian Foreign Minister X`; `Sen.` alone where another office is before it: `former nominee Sen. X`."""
    if not name_span.title or _is_honorific_title(name_span.title):
        return None
    last = name_span.first - 1
    if office := _find_office_before_title(name_span, words):
        return office
    noun = find_role_noun_within(words, name_span.title_first, last) or (name_span.title_first, last)
    if _is_behind_other_office(name_span, words):
        return RolePhrase(name_span.title_first, last, *noun)
    first = first_field_of_office(words, name_span.title_first, noun[1])
    return RolePhrase(first_modifier_of_role(words, first), last, *noun)


def _find_office_before_title(name_span: NameSpan, words: list[Word]) -> RolePhrase | None:
    """Find the office in full right before short titles, which it tells more than: `council leader Coun X`."""
    titles = name_span.title.split()
    if name_span.title.endswith(".") or not all(map(is_title_alone, titles)):
        return None
    before = _find_role_before(words, name_span.title_first - 1)
    is_next = before is not None and before.noun_last == name_span.title_first - 1
    return before if is_next else None


def _is_behind_other_office(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether an abbreviated title is behind an office in full; "Republican Sen. X" is one office."""
    if not name_span.title.endswith("."):
        return False
    before = _find_role_before(words, name_span.title_first - 1)
    if before is None:
        return False
    noun = look_up_role_noun(text_of_words(words, before.noun_first, before.noun_last))
    return noun is not None and before.noun_last == name_span.title_first - 1 and not is_no_office(noun.noun)


def _find_role_before_name(name_span: NameSpan, words: list[Word]) -> RolePhrase | None:
    """Find `former campaign manager X`, `former campaign manager Sen. X`."""
    if not name_span.title:
        return _find_role_before(words, name_span.first - 1)
    if _is_honorific_title(name_span.title) or _is_behind_other_office(name_span, words):
        return _find_role_before(words, name_span.title_first - 1)
    return None


def _find_role_before(words: list[Word], last: int) -> RolePhrase | None:
    """Find the role whose last word, but for `-elect`, is right before a name."""
    if last < 0 or words[last].text in ("-", "and", "or"):
        return None
    end = last
    while last > 0 and words[last].text.lower() in (*AFTER_OFFICE, "-"):
        last -= 1

    first = first_modifier_of_role(words, last + 1)
    for noun_last in range(last, max(first, last - 1) - 1, -1):
        for noun_first in range(max(first, noun_last - MAX_NOUN_WORDS + 1), noun_last + 1):
            is_role = look_up_role_noun(text_of_words(words, noun_first, noun_last))
            if is_role and words[noun_last].tag not in ("NNS", "JJ"):
                start = _first_of_joined_office(words, first)
                return RolePhrase(start, end if noun_last == last else noun_last, noun_first, noun_last)
    return None


def _first_of_joined_office(words: list[Word], first: int) -> int:
    """Give where `Quist Bank president and` begins before the office at `first`, which the body is of too; else it."""
    joined = first - 1
    if joined < 1 or words[joined].text != "and" or words[joined - 1].tag not in ("NN", "NNP"):
        return first
    start = first_modifier_of_role(words, joined)
    offices = (look_up_role_noun(text_of_words(words, at, joined - 1)) for at in range(start, joined))
    office = next((found for found in offices if found is not None), None)
    is_with_body = start < joined - 1 and words[start].tag == "NNP"
    return start if is_with_body and office is not None and not office.is_trade else first


def _is_honorific_title(title: str) -> bool:
    """Say whether a title names no office: `Mr.`."""
    found = [look_up_title(title)] if look_up_title(title) else [look_up_title(word) for word in title.split()]
    return all(title is not None and title.is_honorific for title in found)


def _find_role_in_apposition(name_span: NameSpan, words: list[Word]) -> RolePhrase | None:
    """Find `X, a spokesman for Y`, `X, 34, the chief executive of Y`, `X (a senator from Y)`."""
    at = name_span.last + 1
    if at + 2 >= len(words) or words[at].text not in _APPOSITION_MARKS:
        return None
    is_single = name_span.first == name_span.last and not name_span.title
    if is_single and name_span.first > 0 and words[name_span.first - 1].text.lower() in _LOCATIVE:
        return None  # "in Lisbon, the mayor said"
    at += 1
    if words[at].text.isdigit() and words[at + 1].text == ",":
        at += 2
    if at + 2 < len(words) and words[at].text.lower() in ADVERBS_OF_TIME:
        at += 1
    is_appointed = at + 1 < len(words) and words[at].tag == "VBN" and words[at].text.lower() in _APPOINTING
    at = at + 1 if is_appointed else skip_until(words, at)
    phrase = _find_role_phrase(words, at)
    if phrase is None or _is_subject_behind_opening(words, name_span.first, phrase):
        return None
    if not is_appointed and _is_subject_of_tag(words, name_span, phrase):
        return None
    return replace(phrase, copula=at - 1) if is_appointed else phrase


def _is_subject_of_tag(words: list[Word], name_span: NameSpan, phrase: RolePhrase) -> bool:
    """Say whether a sentence ends with who says it, no comma before the verb: `they voted for X, the official said.`.

    Behind a name that opens the sentence the words may be of that name.
    """
    verb = phrase.last + 1
    is_end = verb + 1 >= len(words) or words[verb + 1].text in STOPS
    if verb >= len(words) or not is_end or words[verb].tag not in ("VBD", "VBZ"):
        return False
    first = name_span.title_first if name_span.title else name_span.first
    is_opening = first == 0 or words[first - 1].text in _BEFORE_SENTENCE
    return not is_opening and is_type_word(words[verb].text, TypeWord.SPEECH_VERB)


def _is_subject_behind_opening(words: list[Word], first: int, phrase: RolePhrase) -> bool:
    """Say whether a phrase with its verb follows a name in the sentence's opening: `Citing X, the bishop said`."""
    behind = phrase.last + 1
    if behind >= len(words) or words[behind].tag not in FINITE_OR_MODAL_TAGS:
        return False
    start = first
    while start > 0 and words[start - 1].text not in STOPS:
        start -= 1
    is_start = start == 0 or words[start - 1].text == "."
    return is_start and start < first and words[start].tag in ("VBG", "VBN", "IN")


def _find_role_behind_copula(name_span: NameSpan, words: list[Word]) -> RolePhrase | None:
    """Find `X is the president of Y`, `X, who was mayor until last year`, `X resigned as mayor`."""
    at = name_span.last + 1
    if at + 1 < len(words) and words[at].text == "," and words[at + 1].text == "who":
        at += 2
    verb = find_office_verb(words, at)
    if verb is None:
        return None
    start = verb.behind
    phrase = _find_role_phrase(words, start)
    if phrase is None or (words[start].text.lower() not in _DETERMINERS and not _is_bare_office(words, start, phrase)):
        return None
    return replace(phrase, copula=verb.at)


def _find_role_of_appointee(name_span: NameSpan, words: list[Word]) -> RolePhrase | None:
    """Find `named X president of Y`, `appointed X, 34, as its chair`: the office, and nothing of what comes behind."""
    verb = (name_span.title_first if name_span.title else name_span.first) - 1
    if verb < 0 or words[verb].text.lower() not in _APPOINTING:
        return None
    start = _skip_between_commas(words, name_span.last + 1)
    if words[verb].text.lower() in _MAKING and (start >= len(words) or words[start].tag != "PRP$"):
        return None  # "made X leader of the pack"
    if start < len(words) and words[start].text.lower() == "as":
        start += 1
    phrase = _find_role_phrase(words, start) if start < len(words) else None
    if phrase is None or words[start].tag not in ("NN", "NNP", "JJ", "DT", "PRP$", "VBG"):
        return None
    behind = range(phrase.noun_last + 1, phrase.last + 1)
    end = next(
        (at for at in behind if words[at].tag in ("IN", "TO") and words[at].text.lower() not in _OF_OFFICE), None
    )
    return replace(phrase, last=phrase.last if end is None else end - 1, copula=verb)


def _skip_between_commas(words: Sequence[Word], at: int) -> int:
    """Give the first word behind what stands between commas from `at` on; `at` where nothing does."""
    if at >= len(words) or words[at].text != ",":
        return at
    ends = range(at + 2, min(at + _MAX_PHRASE_WORDS, len(words)))
    return next((end + 1 for end in ends if words[end].text == ","), at)


def _is_bare_office(words: list[Word], start: int, phrase: RolePhrase) -> bool:
    """Say whether an office without an article begins at `start`: `was mayor of Y`; not `was head and shoulders`."""
    while start < phrase.noun_first and _is_part_of_office(words[start].text):
        start += 1  # "becomes interim chief curator"
    return phrase.noun_first == start and words[phrase.noun_last].tag in ("NN", "NNP")


def _is_part_of_office(text: str) -> bool:
    return is_status_word(text) or text.lower() in _RANKS


def _find_role_phrase(words: list[Word], first: int) -> RolePhrase | None:
    """Find the description that starts at `first`, up to the next mark or clause.

    None where the description has no role noun.
    """
    last = first
    while last < len(words) and last - first < _MAX_PHRASE_WORDS and not _ends_role_phrase(words, last):
        last += 1
    last -= 1
    while last > first and words[last].tag in LOOSE_ENDS:
        last -= 1
    if last < first or (words[first].tag in _NO_START_TAGS and words[first].text.lower() not in STANDING):
        return None
    noun = find_role_noun_within(words, first, last)
    if noun is None or words[noun[1]].tag in ("NNS", "VB") or words[first].text.lower() in ("said", "says"):
        return None
    return RolePhrase(first, last_word_before_day(words, noun[1], last), *noun)


def _ends_role_phrase(words: list[Word], at: int) -> bool:
    word = words[at]
    if word.text in STOPS or word.tag in _CLAUSE_TAGS or word.text.lower() in _ENDS_OF_DESCRIPTION:
        return True
    after = words[at + 1].text.lower() if at + 1 < len(words) else ""
    if word.text.lower() in ("this", "last", "next") and after in _SPELLS:
        return True
    return word.tag == "CC" and (after in _ARTICLES or after in ADVERBS_OF_TIME)


def _find_role_in_front_of_name(name_span: NameSpan, words: list[Word]) -> RolePhrase | None:
    """Find `The Russian foreign minister, Ms X, said`; the name has to be set off by commas on both sides."""
    has_honorific = bool(name_span.title) and _is_honorific_title(name_span.title)
    comma = (name_span.title_first if has_honorific else name_span.first) - 1
    behind = name_span.last + 1
    is_set_off = behind >= len(words) or words[behind].text in (",", ".", ";", ")")
    if comma < 2 or words[comma].text != "," or not is_set_off:
        return None
    first = _start_of_role_phrase(words, comma)
    if first is None or any(word.tag in FINITE_OR_MODAL_TAGS for word in words[first:comma]):
        return None
    noun = find_role_noun_within(words, first, comma - 1)
    if noun is None or words[noun[1]].tag == "NNS":
        return None
    return RolePhrase(first, comma - 1, *noun)


def _start_of_role_phrase(words: list[Word], comma: int) -> int | None:
    """Give where the noun phrase before a comma starts, over `of the` and the like: its article, possessive or owner.

    An office with a capital that opens the sentence needs none of these: `Minister of Ports, Ms X, said`. None where
    the phrase has none of these.
    """
    start = None
    opening = 0
    for at in range(comma - 1, max(-1, comma - _MAX_PHRASE_WORDS), -1):
        if words[at].text in STOPS:
            if words[at].text == "whose" and at + 1 < comma:
                return at
            opening = at + 1 if words[at].text == "." else comma
            break
        is_possessive = words[at].tag == "POS"
        if is_possessive or words[at].text.lower() in _DETERMINERS:
            start = at
            if at == 0 or is_possessive or words[at - 1].text.lower() not in INNER_LINKS:
                break
    if start is not None and words[start].tag == "POS":
        return _start_of_role_owner(words, start)
    return opening if start is None and _opens_with_office(words, opening) else start


def _opens_with_office(words: list[Word], at: int) -> bool:
    """Say whether an office of one or two words with capitals and its field begin at a word: `Deputy Minister of`."""
    for of in (at + 1, at + 2):
        is_linked = of < len(words) and words[of].text in ("of", "for")
        if is_linked and words[of - 1].text.istitle() and look_up_role_noun(words[of - 1].text) is not None:
            return words[at].text[:1].isupper()
    return False


def _start_of_role_owner(words: list[Word], possessive: int) -> int:
    """Give where the owner begins whose `'s` is at `possessive`: one common noun, or a name."""
    start = possessive
    while start > 0 and words[start - 1].tag in _NOUN_TAGS:
        start -= 1
        if words[start].tag in ("NN", "NNS"):
            break
    return start
