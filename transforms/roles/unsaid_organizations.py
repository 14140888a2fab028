"""Find where an office is held whose description names no organization: by a common noun, or by the article alone.

"Museum director X" and "the company's chairman" say what kind of body it is; "chief executive X" leaves it to the
article. Then it is the one organization that the article is about, if there is one. Descriptions that name where an
office is held: role_organizations.py.
"""

from collections import Counter
from collections.abc import Sequence

from transforms.document import EntityType
from transforms.knowledge.lexicon import look_up_organization_descriptor
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.language.words import Word, text_of_words
from transforms.names.name_spans import NameSpan
from transforms.roles.role_events import find_root_of_name
from transforms.roles.role_phrases import Names, RolePhrase

# Offices that need no word beside them where an article is about one body: states and works have none of these.
_OFFICES_OF_BODY = frozenset((
    *("chief executive", "chief executive officer", "ceo", "chief financial officer", "chief operating officer"),
    *("finance director", "managing director", "chairman", "chairwoman", "chairperson", "chair"),
    *("spokesman", "spokeswoman", "spokesperson", "head coach", "coach", "assistant coach", "manager", "chief"),
    *("governor", "deputy governor"),
))  # fmt: skip
_ANY_BODY = "*"  # of a noun that fits any organization: "company"
_CHIEF = "chief"
_OF_BANK = "governor"  # states and provinces have them too
# Whom a body does this to is its own.
_OF_OWN_PEOPLE = frozenset(("sacked", "fired", "dismissed", "suspended", "hired", "replaced", "promoted", "ousted"))
# Tags of words that say more of an office than its noun: "a rival chairman", "their chairman".
_TELLING_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "PRP$", "WP$", "POS", "FW"))
# An article is about an organization that it names so often, and more than so many times as often as any other.
_MIN_NAMES = 2
_TIMES_THE_NEXT = 2


def find_unsaid_organization(
    name_span: NameSpan, phrase: RolePhrase, texts: Sequence[list[Word]], names: Names
) -> str | None:
    """Find the organization that an office without a name is of; gives its entity id, None where nothing tells it."""
    words = texts[name_span.parse]
    noun = _find_body_noun(words, phrase)
    if noun is not None:
        return _find_body_called(noun, name_span, texts, names)
    if not _is_office_alone(words, phrase):
        return None
    main = _find_main_organization(name_span, names)
    if words[phrase.noun_last].text.lower() == _OF_BANK:
        return main if main is not None and "bank" in main.partition(".")[2].split("-") else None
    return _find_appointing_body(name_span, phrase, words, names) or main


def _find_body_noun(words: Sequence[Word], phrase: RolePhrase) -> str | None:
    """Find the common noun for a body of which an office is: right before it, or with `the` and `'s`."""
    at = phrase.noun_first - 1
    if at >= phrase.first and words[at].tag == "NN":
        is_title = words[phrase.noun_first].text.istitle() and at > 0 and words[at - 1].text.lower() == "the"
        is_any = words[phrase.first].text.lower() in ("a", "an")
        # "a club coach" is any club's, and "part of the network President X runs" has two phrases
        return None if is_any or is_title else _read_body_noun(words[at])
    owned = [
        words[at]
        for at in range(max(1, phrase.first), phrase.last)
        if words[at].tag == "NN" and words[at - 1].text.lower() == "the" and words[at + 1].tag == "POS"
    ]
    return next((noun for word in owned if (noun := _read_body_noun(word))), None)


def _read_body_noun(word: Word) -> str | None:
    noun = word.text.lower()
    return noun if look_up_organization_descriptor(noun) else None


def _find_body_called(noun: str, name_span: NameSpan, texts: Sequence[list[Word]], names: Names) -> str | None:
    """Find the organization named last before whose name such a noun fits; the main one where it fits any.

    A museum or a hospital that is named as a place has its director too.
    """
    fitting = look_up_organization_descriptor(noun) or frozenset()
    before = [
        (key, named.entity_id)
        for key, named in names.items()
        if key < (name_span.parse, name_span.first)
        and named.entity_type in (EntityType.ORGANIZATION, EntityType.PLACE)
        and texts[key[0]][named.last].text in fitting
    ]
    if before:
        return max(before)[1]
    return _find_main_organization(name_span, names) if _ANY_BODY in fitting else None


def _is_office_alone(words: Sequence[Word], phrase: RolePhrase) -> bool:
    """Say whether a phrase has an office of a body and nothing beside it that tells of whom it is: `the chairman`."""
    first = phrase.noun_first
    while first > phrase.first and is_office_word(words[first - 1].text.lower(), OfficeWord.FIELD):
        first -= 1
    office = text_of_words(list(words), phrase.noun_first, phrase.noun_last).lower()
    beside = [*range(phrase.first, first), *range(phrase.noun_last + 1, phrase.last + 1)]
    if office == _CHIEF and first == phrase.noun_first:
        return False  # of police, of a tribe
    if phrase.first > 0 and words[phrase.first - 1].tag in ("POS", "PRP$", "WP$"):
        return False
    return office in _OFFICES_OF_BODY and not any(words[at].tag in _TELLING_TAGS for at in beside)


def _find_appointing_body(name_span: NameSpan, phrase: RolePhrase, words: Sequence[Word], names: Names) -> str | None:
    """Find the organization that gives somebody its own office: `Harbour Mills on Monday named X chief executive`."""
    verb = _find_dismissing_verb(name_span, words) if phrase.copula is None else phrase.copula
    if verb is None or verb > name_span.first:
        return None
    appointing = (
        named.entity_id
        for (parse, _), named in names.items()
        if parse == name_span.parse and named.entity_type == EntityType.ORGANIZATION
        if named.last == verb - 1 or _is_subject_of(words, named.last, verb)
    )
    return next(appointing, None)


def _find_dismissing_verb(name_span: NameSpan, words: Sequence[Word]) -> int | None:
    """Find the verb by which a body tells of its own people, whose object the name is: `has sacked coach X`."""
    root = find_root_of_name(name_span, words)
    verb = words[root].head
    is_own = words[root].dep == "dobj" and words[verb].text.lower() in _OF_OWN_PEOPLE
    return verb if is_own else None


def _is_subject_of(words: Sequence[Word], at: int, verb: int) -> bool:
    return at < verb and words[at].dep == "nsubj" and words[at].head == verb


def _find_main_organization(name_span: NameSpan, names: Names) -> str | None:
    """Find the organization that the article is about, if it was named before; None where it is about several."""
    counts = Counter(one.entity_id for one in names.values() if one.entity_type == EntityType.ORGANIZATION)
    (main, count), (_, next_count) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    if count < _MIN_NAMES or count <= _TIMES_THE_NEXT * next_count:
        return None
    is_before = any(one.entity_id == main and key < (name_span.parse, name_span.first) for key, one in names.items())
    return main if is_before else None
