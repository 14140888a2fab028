"""Find the name in a source's noun phrase that is its speaker, and the parts of a coordinated source.

"Rui Okafor, an aide to Ana Silva" is Okafor, and so is "an aide to Ana Silva, Rui Okafor". A name behind a preposition
or before `'s` is of another, unless it is all that a part between commas says. Must not resolve pronouns and
descriptions: pronoun_sources.py, description_sources.py.
"""

import re
from itertools import pairwise

from transforms.coreference.index import DocumentIndex
from transforms.document import EntityType, Mention, Span, Token
from transforms.knowledge import lexicon
from transforms.knowledge.calendar import MONTHS, WEEKDAYS
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.language.grammar import SUBJECTS
from transforms.speakers.joined_names import find_joined_names
from transforms.speakers.names_of_kinds import find_name_of_kind

_JOINS_BEFORE = re.compile(r"^(?:both|either|neither|and|or|nor|&|,|\s)+\b", re.IGNORECASE)
_JOINS_BEHIND = re.compile(r"(?:\s|,|&|\b(?:and|or|nor|as well as)\b)+$", re.IGNORECASE)
# What separates the parts of a source: commas, dashes with a blank, brackets, colons.
_SEPARATOR = re.compile(r"[,;:()\[\]]|\s[-\u2013\u2014\u2015]+(?=\s)|[\u2013\u2014\u2015]")
# Letters or a place in brackets before a name: "Harbour Board (HB) head Ana Silva", "DCP (North) Silva".
_INSERTED = re.compile(r"(?<=\w )\((?:[A-Z]{2,8}|[A-Z][\w-]+(?: [A-Z][\w-]+)?|retd\.?|Retd\.?|rtd\.?)\)(?= \S)")
# Between a politician's name and place: "Silva, D-N.J."
_PARTY_BEFORE_PLACE = re.compile(r",?\s\(?[A-Z]{1,3}-")
# Behind the name in its part: letters, a number, a mark.
_TAIL = re.compile(
    r"(?:\s+(?:[A-Z]{2,4}|\d{1,3}|(?:Jr|Sr)\.?|(?:from|in|of|at)\s+(?:the\s+)?[A-Z][\w-]+(?:\s+(?:&\s+)?[A-Z][\w'\u2019-]+)*))*"
    r"(?:\s+on)?[\s.\"'\u201d\u2019]*"
)
# Before a name that somebody has: a man who calls himself "Salty".
_CALLED_SO = re.compile(
    r"\b(?:(?:him|her)self|themselves|nicknamed|dubbed)\s+[\"'\u201c\u2018](?:the\s+)?\Z", re.IGNORECASE
)
# Where a body has its seat, before its name.
_BASE = re.compile(r"(?:[Tt]he\s)?[A-Z]\w+(?:\s[A-Z]\w+){0,3}(?:,\s[A-Z][\w.]*(?:\s[A-Z]\w+)?)?-based\s(?=[A-Z])")
_PREPOSITIONS = frozenset((
    "of", "for", "to", "at", "in", "from", "with", "by", "on", "about", "than", "like", "against",
))  # fmt: skip
_ARTICLE_BEHIND = re.compile(r"\bthe\s*\Z")
_CLAUSE_OPENERS = frozenset(("who", "which", "whose", "whom", "that", "where", "when"))
# "an aide supporting Silva, Rui Okafor": behind a noun.
_PARTICIPLE = re.compile(r"(?!calling\b)[a-z]{3,}ing")
_POSSESSIVE_ENDS = ("'s", "\u2019s", "\u2018s")
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"))
_PLURAL = ("NNS", "NNPS")
_NOT_SINGULAR = frozenset((*_PLURAL, "PRP"))
# What leads from an office to its field.
_FIELD_LINKS = frozenset(("of", "for", "on"))
_DEFINITE_OR_NOT = frozenset(("the", "a", "an"))
_ARTICLES = _DEFINITE_OR_NOT | {"his", "her", "their", "its"}
_REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves"))
_INSIDE_OFFICES = frozenset(("and", "&", "the", "to", "of"))
_CALENDAR = frozenset((*map(str.title, MONTHS), *WEEKDAYS))
# An office between organization and name has fewer words: "deputy prime minister".
_MIN_WORDS_OF_LINKED_OFFICE = 3  # "officer in charge"
_MAX_OFFICE_WORDS = 5


def head_of_source(index: DocumentIndex, span: Span) -> Token | None:
    """Give the head word of a noun phrase: its root, or the subject where the parse takes a verb into the phrase.

    Returns None if the span has no token.
    """
    tokens = index.tokens_of_span(span)
    if not tokens:
        return None
    root = tokens.root
    if root.dep_ == "compound" and tokens[-1].dep_ == "compound" and tokens[-1].head.i == root.head.i:
        root = tokens[-1]  # "US media" before a verb that the parse takes for their head
    is_article = root.pos_ == "DET" and root.lower_ in _DEFINITE_OR_NOT  # joined to none of the rest
    is_no_head = len(tokens) > 1 and (is_article or root.lower_ in _REFLEXIVES)  # "Silva himself"
    if (root.pos_ in _NOMINAL or root.dep_ in SUBJECTS) and not is_no_head:
        return root
    nominal = [token for token in tokens if token.pos_ in _NOMINAL and not (is_no_head and token.i == root.i)]
    subjects = [token for token in nominal if token.dep_ in SUBJECTS]
    # of words that the parse joins to none, the one that most of the others hang from
    widest = sorted(nominal, key=lambda token: token.left_edge.i - token.right_edge.i)
    return next(iter([*subjects, *widest]), root)


def find_named_source(index: DocumentIndex, span: Span, head: Token) -> Mention | None:
    """Find the mention that the phrase's head is part of, else the person named beside a noun in the singular.

    Returns None if the phrase has no name, or only names of others than its head.
    """
    if (base := _BASE.match(index.doc.text, span.start_char, span.end_char)) is not None:
        span = Span(base.end(), span.end_char)  # "Lund, Sweden-based Quist Corp."
        head = head_of_source(index, span) or head
    head_char = index.char_of_token(head, span)
    mentions = index.mentions_within(span)
    covering = [mention for mention in mentions if mention.span.start_char <= head_char < mention.span.end_char]
    if covering:
        longest = max(covering, key=lambda mention: mention.span.end_char - mention.span.start_char)
        return (
            _find_person_before_party(index, span, longest)
            or _find_office_holder_in_source(index, span, longest)
            or _find_person_of_owner(index, span, longest)
            or _find_titled_person_behind(index, span, longest)
            or longest
        )
    if (named := find_name_of_kind(index, span, head, mentions)) is not None:
        return named
    around = index.mention_at(head_char) or _find_person_cut_by_span(index, span)
    if around is not None and around not in mentions:
        return around  # "Lane" of "Silva & Lane", where the parse cuts the name
    if head.lower_ == "one" and (one_of_them := _find_person_set_off_behind(index, span)) is not None:
        return one_of_them
    if mentions and head.tag_ in _NOT_SINGULAR:
        return _find_person_behind_office(index, span)
    if not mentions:
        return None
    return _find_name_in_source_parts(index, span, head.text)


def _find_person_before_party(index: DocumentIndex, span: Span, place: Mention) -> Mention | None:
    """Find the person whose party and place the parse takes for the head: "Silva" of "Silva, D-N.J."."""
    text = index.doc.text
    before = (each for each in index.mentions_within(span) if each.span.end_char < place.span.start_char)
    person = next((each for each in before if index.is_person(each)), None)
    if person is None or not _PARTY_BEFORE_PLACE.fullmatch(text, person.span.end_char, place.span.start_char):
        return None
    return person


def _find_person_set_off_behind(index: DocumentIndex, span: Span) -> Mention | None:
    """Find the person whom a comma sets off behind a source that the parse cuts: "one of the six, Ana Silva -"."""
    if not index.doc.text.startswith(", ", span.end_char):
        return None
    mention = index.mention_at(span.end_char + len(", "))
    return mention if mention is not None and index.is_person(mention) else None


def _find_person_cut_by_span(index: DocumentIndex, span: Span) -> Mention | None:
    """Find the person whose name goes on behind a source that ends before a day: "Mayor Ana" of "Mayor Ana Friday"."""
    words = span.of(index.doc.text)
    title = lexicon.look_up_title(words)
    is_title = title is not None and title.is_honorific
    mention = index.mention_at(span.end_char + 1 if is_title else span.start_char + words.rfind(" ") + 1)
    if mention is None or not index.is_person(mention):
        return None
    rest = index.doc.text[span.end_char : mention.span.end_char].split()
    return mention if len(rest) == 1 and rest[0] in _CALENDAR else None


def split_coordinated_source(index: DocumentIndex, span: Span, head: Token) -> list[Span]:
    """Split a coordinated source ("Silva and Okafor", "she and Okafor") into its parts, in order.

    Returns the span itself, alone, where it is not coordinated.
    """
    if names := find_joined_names(index, span) or _find_names_beside_plural_source(index, span, head):
        return names

    conjuncts = [token for token in head.conjuncts if token.i > head.i]
    starts = {index.char_of_token(token.left_edge, span) for token in conjuncts}  # conjuncts are in no order
    inner = sorted(start for start in starts if span.start_char < start < span.end_char)
    edges = [start for start in inner if not _is_source_cut_inside_name(index, start)]
    if not edges:
        return [span]
    text = index.doc.text
    return [
        _strip_joins_of_source_part(Span(first, last), text)
        for first, last in pairwise([span.start_char, *edges, span.end_char])
    ]


def _find_office_holder_in_source(index: DocumentIndex, span: Span, mention: Mention) -> Mention | None:
    """Find the person who ends a phrase, behind an organization and an office: "Port Council head Ana Silva"."""
    if index.is_person(mention):
        return None
    text = index.doc.text
    part = next(iter(_split_source_parts(span, text)), span)
    people = [each for each in index.mentions_within(part) if index.is_person(each)]
    if not people or not _TAIL.fullmatch(text, people[-1].span.end_char, part.end_char):
        return None

    between = text[mention.span.end_char : people[-1].span.start_char].split()
    if len(between) >= _MAX_OFFICE_WORDS:
        return None
    has_office = any(lexicon.look_up_role_noun(" ".join(between[at:])) for at in range(len(between)))
    return people[-1] if has_office else None


def _find_person_of_owner(index: DocumentIndex, span: Span, owner: Mention) -> Mention | None:
    """Find the person in apposition to what the head owns: "Harbour Aid's director, Ana Silva"."""
    text = index.doc.text
    if index.is_person(owner) or not text.startswith(_POSSESSIVE_ENDS, owner.span.end_char):
        return None
    _, *parts = _split_source_parts(span, text) or [span]
    people = [(part, person) for part in parts[:1] for person in index.mentions_within(part) if index.is_person(person)]
    return next(
        (person for part, person in people if _is_name_of_source_part(person, part, text, is_first=False)), None
    )


def _find_titled_person_behind(index: DocumentIndex, span: Span, mention: Mention) -> Mention | None:
    """Find the person with a title who is all of a part behind what names no person: "the OC Station, ASP Silva"."""
    if index.is_person(mention):
        return None
    text = index.doc.text
    for part in _split_source_parts(span, text):
        people = [each for each in index.mentions_within(part) if index.is_person(each)]
        before = text[part.start_char : people[0].span.start_char].split() if people else []
        is_titled = bool(before) and (all(map(lexicon.look_up_title, before)) or _is_office_in_capitals(before))
        is_behind = part.start_char >= mention.span.end_char
        if is_behind and is_titled and _TAIL.fullmatch(text, people[0].span.end_char, part.end_char):
            return people[0]
    return None


def _is_office_in_capitals(words: list[str]) -> bool:
    """Say whether words before a name are an office that is written as a title: "Minority Leader"."""
    return all(word[:1].isupper() for word in words) and lexicon.look_up_role_noun(words[-1].lower()) is not None


def _find_person_behind_office(index: DocumentIndex, span: Span) -> Mention | None:
    """Find the person who ends a phrase, right behind an office: "Warriors coach Ana Silva", whatever its head is."""
    text = index.doc.text
    part = next(iter(_split_source_parts(span, text)), span)
    person = next((mention for mention in index.mentions_within(part) if index.is_person(mention)), None)
    if person is None or not _TAIL.fullmatch(text, person.span.end_char, part.end_char):
        return None
    before = text[part.start_char : person.span.start_char].split()[-1:]
    noun = lexicon.look_up_role_noun(before[0]) if before else None
    return person if noun is not None and noun.noun == before[0].lower() else None


def _find_name_in_source_parts(index: DocumentIndex, span: Span, head: str) -> Mention | None:
    """Find the first part between commas that is a name, in the parts before the first clause."""
    text = index.doc.text
    for number, part in enumerate(_split_source_parts(span, text)):
        words = part.of(text).split()
        is_first = number == 0
        is_clause = bool(words) and not is_first and words[0].lower() in _CLAUSE_OPENERS
        if not words or is_clause:
            return None

        for mention in index.mentions_within(part):
            if index.is_person(mention) and (
                _is_name_of_source_part(mention, part, text, is_first) or _is_holder_behind_place(index, mention, part)
            ):
                return mention
            if is_first and _is_name_behind_noun(index, mention, part, head):
                return mention
            is_full = len(words) > 1 or words[0].isupper()  # "the refugee agency, UNHCR"
            is_full = is_full or lexicon.look_up_organization_descriptor(head) is not None  # "the operator, Quist,"
            if not is_first and is_full and _is_last_organization_of_source(index, mention, span):
                before = text[part.start_char : mention.span.start_char].strip().lower()
                return mention if before in ("", "the") and (head.islower() or head == "One") else None
    return None


def _is_holder_behind_place(index: DocumentIndex, person: Mention, part: Span) -> bool:
    """Say whether an office and its place or body are right before a name: "former envoy to Norway Ana Silva"."""
    text = index.doc.text
    if not _TAIL.fullmatch(text, person.span.end_char, part.end_char):
        return False
    before = [each for each in index.mentions_within(part) if each.span.end_char < person.span.start_char]
    if not before or text[before[-1].span.end_char : person.span.start_char].strip():
        return False
    words = _ARTICLE_BEHIND.sub("", text[part.start_char : before[-1].span.start_char]).split()
    is_linked = bool(words) and words[-1].lower() in _PREPOSITIONS
    has_office = any(lexicon.look_up_role_noun(" ".join(words[at:-1])) for at in range(len(words) - 1))
    return is_linked and (has_office or (len(before) > 1 and _has_one_office(words)))


def _has_one_office(words: list[str]) -> bool:
    """Say whether words tell of one office, before their first preposition, whose holder may be named behind them all.

    "Director of ferries at the Harbour Board in Norway Ana Silva"; of two offices she may have the second.
    """
    first = next((at for at, word in enumerate(words) if word.lower() in _PREPOSITIONS), len(words))
    return lexicon.look_up_role_noun(words[first - 1]) is not None and not any(
        lexicon.look_up_role_noun(word) for word in words[first:]
    )


def _is_last_organization_of_source(index: DocumentIndex, mention: Mention, span: Span) -> bool:
    is_organization = index.entities[mention.entity_id].entity_type == EntityType.ORGANIZATION
    rest = index.doc.text[mention.span.end_char : span.end_char]
    return is_organization and not rest.strip(" ,")


def _split_source_parts(span: Span, text: str) -> list[Span]:
    edges = [span.start_char]
    inserted = [match.span() for match in _INSERTED.finditer(text, span.start_char, span.end_char)]
    for match in _SEPARATOR.finditer(text, span.start_char, span.end_char):
        if not any(first <= match.start() < end for first, end in inserted):
            edges += [match.start(), match.end()]
    edges.append(span.end_char)
    spans = [Span(first, last) for first, last in zip(edges[::2], edges[1::2], strict=True) if first < last]
    return [part for part in spans if part.of(text).strip()]


def _is_name_of_source_part(mention: Mention, part: Span, text: str, is_first: bool) -> bool:
    """Say whether a name ends its part, without a preposition or clause before it there."""
    if not _TAIL.fullmatch(text, mention.span.end_char, part.end_char):
        return False
    if _CALLED_SO.search(text, part.start_char, mention.span.start_char):
        return True
    cased = text[part.start_char : mention.span.start_char].split()
    offices = (" ".join(cased[at:]) for at in range(len(cased) - _MIN_WORDS_OF_LINKED_OFFICE + 1))
    if any(lexicon.look_up_role_noun(office) for office in offices):
        return True  # "the bureau's Special Agent in Charge Ana Silva"
    if is_first and _is_holder_behind_field(cased):
        return True
    if is_first and any(
        _PARTICIPLE.fullmatch(cased[at]) and not _is_within_office(cased, at) for at in range(1, len(cased))
    ):
        return False
    before = [word.lower() for word in cased]
    is_behind_preposition = not (_PREPOSITIONS | _CLAUSE_OPENERS).isdisjoint(before)
    is_possessed = any(word.endswith(_POSSESSIVE_ENDS) for word in before)
    return not is_behind_preposition or (is_possessed and not is_first)


def _is_within_office(before: list[str], at: int) -> bool:
    """Say whether a participle belongs to an office behind an owner: "Quist's managing director", no aide's doing."""
    owner = before[at - 1]
    is_owned = owner.endswith(_POSSESSIVE_ENDS) or owner.lower() in _ARTICLES or owner[:1].isupper()
    return is_owned and any(lexicon.look_up_role_noun(" ".join(before[first:])) for first in range(at, len(before)))


def _is_name_behind_noun(index: DocumentIndex, mention: Mention, part: Span, head: str) -> bool:
    """Say whether an organization's name is right behind the head, and ends its part: "its rival Quist"."""
    text = index.doc.text
    before = _ARTICLE_BEHIND.sub("", text[part.start_char : mention.span.start_char]).split()
    is_organization = index.entities[mention.entity_id].entity_type == EntityType.ORGANIZATION
    is_apposition = head.islower() and before[-1:] == [head] and _PREPOSITIONS.isdisjoint(before)
    return is_organization and is_apposition and not text[mention.span.end_char : part.end_char].strip()


def _is_holder_behind_field(before: list[str]) -> bool:
    """Say whether an office in capitals and its field are before a name: `Vice Provost for Farms`, not `for Mayor`."""
    links = [at for at, word in enumerate(before) if word in _FIELD_LINKS]
    if not links or links[-1] + 1 == len(before):
        return False
    office, field = before[: links[0]], before[links[-1] + 1 :]
    is_in_capitals = all(word[:1].isupper() or word in _INSIDE_OFFICES for word in (*office, *field))
    is_bare_field = all(word.islower() for word in field) and _ARTICLES.isdisjoint(field)
    is_office = any(lexicon.look_up_role_noun(" ".join(office[at:])) for at in range(len(office)))
    if is_office_word(field[-1].lower(), OfficeWord.RANK) and any(map(lexicon.look_up_organization_noun, before)):
        return is_office and is_in_capitals  # "Spokesperson for the Forces of the South Captain Ana Silva"
    is_title = lexicon.look_up_title(field[-1]) or lexicon.look_up_role_noun(field[-1])
    return (is_in_capitals or is_bare_field) and is_office and not is_title


def _find_names_beside_plural_source(index: DocumentIndex, span: Span, head: Token) -> list[Span]:
    """Find the names that end a source behind a plural: "two engineers, Ana Silva and Rui Okafor"; empty without any.

    Without a comma the plural is the word right before them: "attorneys Ana Silva and Rui Okafor".
    """
    text = index.doc.text
    parts = _split_source_parts(span, text)
    is_plural = head.tag_ in _PLURAL
    behind = Span(parts[1].start_char, span.end_char) if is_plural and len(parts) > 1 else span
    names = [mention.span for mention in index.mentions_within(behind) if index.is_person(mention)]
    if len(names) < 2:
        return []
    if behind is span:
        tokens = index.tokens_of_span(Span(span.start_char, names[0].start_char))
        if not tokens or tokens[-1].tag_ not in _PLURAL:
            return []
        behind = Span(names[0].start_char, span.end_char)
    rest = behind.of(text)
    for name in names:
        rest = rest.replace(name.of(text), "", 1)
    has_other_words = bool(rest.replace("and", "").strip(" ,;&"))
    return [] if has_other_words else names


def _is_source_cut_inside_name(index: DocumentIndex, char: int) -> bool:
    """Say whether a name covers a character and starts before it, as in van der Berg at the B."""
    mention = index.mention_at(char)
    return mention is not None and mention.span.start_char < char


def _strip_joins_of_source_part(span: Span, text: str) -> Span:
    """Strip the words that join a part to the others: "both Silva and " is "Silva"."""
    part = span.of(text)
    start = span.start_char + len(part) - len(_JOINS_BEFORE.sub("", part))
    end = span.start_char + len(_JOINS_BEHIND.sub("", part))
    return Span(start, end) if start < end else span
