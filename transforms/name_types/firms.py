"""Tell a firm by what the words around a name say of it: `Silva fell 3 percent`, `Silva said it would hire`.

It reads one place of a name at a time; `name_types.py` counts it among the other votes, and `grouping.py` by it keeps a
firm apart from a person of the same name.
"""

from collections.abc import Sequence

from transforms.knowledge.gazetteer import is_name_of_land, look_up_given_name
from transforms.knowledge.lexicon import look_up_organization_descriptor, look_up_role_noun
from transforms.knowledge.type_words import TypeWord, is_type_word
from transforms.language.grammar import SENTENCE_ENDS
from transforms.language.words import Word
from transforms.names.name_spans import NameSpan

# Weights of evidence beside those of `name_types.py`, set by hand.
_FIRM_WEIGHT = 4.0  # what is said of firms alone
_SHARES_WEIGHT = 9.0  # outweighs a given name: "Shares in Ana Silva"
# What firms alone have, right behind the name.
_SHARES = frozenset(("shares", "stock", "bonds", "stores", "shareholders"))
# What is held "in" or "of" a firm, and what nobody but a firm has.
# Whom firms have beside shareholders, and places seldom.
_CLIENTS = frozenset((
    "customers",
    "users",
    "subscribers",
    "investor",
    "investors",
    "shareholder",
    "executives",
    "staffers",
))
_CLIENTS_WEIGHT = 2.0
# Whom brokers and banks have: outweighs a noun at the name's end, "Harbour Lane analyst".
_ANALYSTS = frozenset(("analyst", "analysts", "strategist", "strategists"))
_ANALYSTS_WEIGHT = 7.0
_HELD = frozenset(("shares", "stock", "stake", "shareholders", "investors"))
_SHARES_OF_FIRM = frozenset(("shares", "stock", "shareholders"))
# Words of an apposition that are looked at, and words that begin a description before a name.
_DESCRIPTION_WORDS = 6
# Words of an owner before what is called so, the comma included.
_OWNER_WORDS = 4
_DETERMINERS = frozenset(("the", "a", "an", "its", "their"))
_PERCENT = frozenset(("percent", "%", "pct", "cents", "points"))
# Words behind a price's verb within which its measure stands.
_MEASURE_WORDS = 4
_SPEECH_VERBS = frozenset(("said", "says", "announced", "added", "confirmed", "reported", "told"))
_FIRM_AUXILIARIES = frozenset(("will", "would", "has", "had", "plans", "planned", "expects", "expected", "intends"))
# Behind these "it" is mostly nobody: "said it would be late".
_EXPLETIVE_VERBS = frozenset(("be", "been", "take", "taken", "seem", "rain", "snow", "make"))
# Words behind a name in which "its" is the name's.
_OWN_WORDS = 3
_GENDERED = frozenset(("he", "she", "his", "her", "him"))
# Behind these "its" is another's: "in Silva for its fair".
_NO_VERBS = frozenset(("for", "and", "with", "to", "in", "of", "by", "on", "at", "from", "or", "as", "after", "before"))
# What the next sentence calls a firm.
_COMPANIES = frozenset(("company", "firm", "startup", "start-up"))
_ARTICLES = frozenset(("The", "the"))


def weigh_firm_evidence(name_span: NameSpan, texts: Sequence[list[Word]]) -> float:
    """Weigh what the words around a name say for a firm, beside weights of `name_types.py`; 0 where they say nothing.

    `texts` are the words of all sentences.
    """
    words = texts[name_span.parse]
    weight = _weigh_shares_and_kind(name_span, words)
    if len(name_span.name.split()) > 1 or look_up_given_name(name_span.name):
        return weight
    next_words = texts[name_span.parse + 1] if name_span.parse + 1 < len(texts) else []
    is_firm = is_name_of_firm_here(name_span, words) or is_name_called_company_next(name_span, words, next_words)
    return weight + _FIRM_WEIGHT * is_firm


def _weigh_shares_and_kind(name_span: NameSpan, words: list[Word]) -> float:
    """Weigh what makes a firm of any name: its shares, and what it is called beside it."""
    if name_span.title:
        return 0.0
    if is_name_of_shares(name_span, words):
        return _SHARES_WEIGHT
    is_unlike_person = " " in name_span.name and look_up_given_name(name_span.name.split()[0]) is None
    is_told_by_others = is_name_of_owner(name_span, words) or is_name_of_somethings_firm(name_span, words)
    is_single = " " not in name_span.name and look_up_given_name(name_span.name) is None
    is_operator = is_single and is_name_of_somethings_firm(name_span, words)
    is_firm = is_name_called_organization(name_span, words) or (is_unlike_person and is_told_by_others) or is_operator
    after = words[name_span.last + 1].text if name_span.last + 1 < len(words) else ""
    clients = _CLIENTS_WEIGHT if after in _CLIENTS and look_up_given_name(name_span.name) is None else 0.0
    clients += _ANALYSTS_WEIGHT if after in _ANALYSTS and " " in name_span.name else 0.0
    return clients + (_FIRM_WEIGHT if is_firm else 0.0)


def is_name_of_firm_here(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether the words right behind a name are said of firms alone: its price, its shares, `it` for it."""
    behind = [word.text for word in words[name_span.last + 1 : name_span.last + 2 + _MEASURE_WORDS]]
    if not behind:
        return False
    if behind[0] in _SHARES or behind[:2] == [",", "which"]:
        return True
    if is_type_word(behind[0], TypeWord.PRICE_VERB) and not _PERCENT.isdisjoint(behind):
        return True
    return _is_said_to_own(behind) or _is_speech_about_itself(behind)


def is_name_of_owner(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether the words right behind a name own something that is `its`: `Silva Lund has shut its mill`."""
    behind = [word.text for word in words[name_span.last + 1 : name_span.last + 2 + _OWN_WORDS]]
    return bool(behind) and _is_said_to_own(behind)


def is_name_of_shares(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether shares are named as those of a name: `Shares in Silva fell`, `Silva shares`."""
    before = [word.text.lower() for word in words[max(0, name_span.first - 2) : name_span.first]]
    after = words[name_span.last + 1].text if name_span.last + 1 < len(words) else ""
    is_shares_of = len(before) == 2 and before[0] in _HELD and before[1] in ("in", "of")
    return is_shares_of or after in _SHARES_OF_FIRM


def is_name_called_organization(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a noun for organizations is beside a name: `Silva, the brewery that closed`, `the brewery Silva`.

    `Silva, the company said` is no such place.
    """
    first = name_span.last + 1
    if first + 2 < len(words) and words[first].text == ",":
        opening = first + 1
        while opening < first + _OWNER_WORDS and words[opening].tag == "NNP" and opening + 2 < len(words):
            opening += 1
        is_opened = words[first + 1].text in ("a", "an", "the", "The") or words[opening].tag == "POS"
        if is_opened:  # "Silva, the brewery", "Silva, Norway's largest brewery"
            return _ends_with_organization_noun(words[opening + 1 : opening + 1 + _DESCRIPTION_WORDS])
    return _is_organization_noun_before_name(name_span.first - 1, words)


def _is_organization_noun_before_name(noun: int, words: Sequence[Word]) -> bool:
    """Say whether a noun for organizations, with an article or another word of its phrase before it, ends at `noun`.

    `the brewery Silva`, `embattled Danish oil firm Silva`, `Budget airline Silva`; not `told brewery Silva`.
    """
    if noun < 1 or not words[noun].text.islower() or not _is_organization_noun(words[noun]):
        return False
    before = words[noun - 1]
    return before.text.lower() in _DETERMINERS or before.tag in ("NN", "JJ") or before.label == "NORP"


def is_firm_by_description(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> bool:
    """Say whether a name of one word, no given name and never with a title, is called an organization once.

    `The firm Silva founded` tells nothing of her.
    """
    name = name_spans[0].name
    if " " in name or look_up_given_name(name) is not None or any(name_span.title for name_span in name_spans):
        return False
    places = ((one, texts[one.parse]) for one in name_spans)
    return any(
        _is_organization_noun_before_name(one.first - 1, words) and not _is_in_relative_clause(one, words)
        for one, words in places
    )


def _is_in_relative_clause(name_span: NameSpan, words: Sequence[Word]) -> bool:
    name = words[name_span.last]
    return name.dep == "nsubj" and words[name.head].dep == "relcl"


def is_name_of_somethings_firm(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name alone follows a noun for firms that something has: `the mine's operator, Silva Lund`."""
    noun, after = name_span.first - 2, name_span.last + 1
    if noun < 1 or words[noun + 1].text != "," or after >= len(words) or words[after].text not in (",", "."):
        return False
    owner = noun - 1
    while owner > 0 and words[owner].tag == "JJ":  # "the mine's former operator"
        owner -= 1
    is_owned = words[owner].tag in ("POS", "PRP$")
    if not is_owned and " " not in name_span.name:  # "The mine operator, Silva, said"
        while owner > 0 and words[owner].tag == "NN":
            owner -= 1
        is_owned = words[owner].text.lower() == "the" and look_up_given_name(name_span.name) is None
    return is_owned and _is_organization_noun(words[noun])


def _ends_with_organization_noun(words: Sequence[Word]) -> bool:
    end = next((at for at, word in enumerate(words) if word.tag not in ("NN", "JJ", "NNP", "VBN", "HYPH")), 0)
    is_apposition = end > 0 and words[end].tag in ("IN", "WDT", ",", ".")
    return is_apposition and _is_organization_noun(words[end - 1])


def _is_organization_noun(word: Word) -> bool:
    is_noun = word.tag == "NN" and look_up_role_noun(word.text) is None
    return is_noun and look_up_organization_descriptor(word.text) is not None


def _is_said_to_own(behind: Sequence[str]) -> bool:
    near = behind[: _OWN_WORDS + 1]
    is_verb_next = near[0].islower() and near[0] not in _NO_VERBS
    return "its" in near and _GENDERED.isdisjoint(near) and is_verb_next


def _is_speech_about_itself(behind: Sequence[str]) -> bool:
    """Say whether `said it would hire` is behind, and not `said it would be late`."""
    if len(behind) < 4 or behind[0] not in _SPEECH_VERBS:
        return False
    rest = behind[2:] if behind[1] == "that" else behind[1:]
    if len(rest) < 3 or rest[0] != "it" or rest[1] not in _FIRM_AUXILIARIES:
        return False
    return rest[2] not in _EXPLETIVE_VERBS


def is_name_of_branch(words: Sequence[str]) -> bool:
    """Say whether a name ends with a land's and does not begin like a person's: `Quist Norway`, not `Ana Jordan`."""
    is_of_land = is_name_of_land(words[-1]) and look_up_given_name(words[-1]) is None
    return is_of_land and look_up_given_name(words[0]) is None


def is_name_called_company_next(name_span: NameSpan, words: list[Word], next_words: list[Word]) -> bool:
    """Say whether the sentence behind the one that begins with a name begins with `The company` or the like."""
    if not name_span.is_initial or name_span.label == "GPE":
        return False
    ends = (at for at in range(name_span.last + 1, len(words)) if words[at].text in SENTENCE_ENDS)
    end = next(ends, len(words))
    following = words[end + 1 : end + 3] or next_words[:2]
    if len(following) < 2 or following[0].text not in _ARTICLES:
        return False
    return following[1].text in _COMPANIES
