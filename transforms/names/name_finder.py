"""Find names: stretches of capitalized words, cut into names, with the title before each and what spaCy calls it.

No name is an entity yet: `name_types.py` types them and `grouping.py` joins them. Lines in Title Case or ALL CAPS tell
nothing by their capitals: there, only names that the rest of the text (or the gazetteer) knows are found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.document import Dateline, EntityType, Span
from transforms.knowledge.gazetteer import KnownForm, look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_role_noun, look_up_title
from transforms.knowledge.name_forms import fold_name
from transforms.knowledge.name_words import NameWord, is_name_word
from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.language.grammar import DASHES
from transforms.language.words import Word, text_beside_words, text_of_words, texts_from_word
from transforms.names.first_words import is_side
from transforms.names.heads_of_runs import begin_with_ordinal, end_of_head, is_common_tail
from transforms.names.name_extent import end_of_name
from transforms.names.name_spans import NameSpan, make_name_span
from transforms.names.name_start import NameContext, is_capital_due_to_sentence, starts_name
from transforms.names.title_splitter import split_titles
from transforms.names.title_words import end_before_small_office
from transforms.names.word_case import CaseEvidence
from transforms.names.yearly_awards import end_of_award

# Words of the longest name that is looked up in an uncased line; names in the gazetteer are hardly longer.
_MAX_KNOWN_WORDS = 6
# Of the name before them: "Rui Silva Jr. Resigns".
_SONS_AND_FATHERS = frozenset(("Jr.", "Jr", "Sr.", "Sr"))
# Tags of what stands before a common noun: articles, owners, adjectives.
_BEFORE_NOUNS = frozenset(("DT", "PRP$", "POS", "JJ", "NNP"))
# Marks at which a dateline goes on with the region, or a second place.
_PLACE_ENDS = frozenset((",", "/", "(", ";"))


def find_name_spans(
    words: list[Word], parse: int, sentence_starts: frozenset[int], cases: CaseEvidence
) -> Iterator[NameSpan]:
    """Find the names of one cased parse, in order; `sentence_starts` holds the offsets at which sentences start."""
    context = NameContext(words, sentence_starts, cases)
    at = 0
    while at < len(words):
        if not starts_name(context, at):
            at += 1
            continue
        run_last = _find_end_of_lone_name(words, at)
        if run_last is None:
            run_last = end_of_award(words, at, end_of_name(context, at))
        last = end_of_head(words, at, run_last)
        name_last = end_before_small_office(words, last)
        bounds = split_titles(words, at, name_last) if name_last >= at else ()
        for title_first, first, end in bounds:
            if end > first and is_name_word(words[end].text, NameWord.POST_NOMINAL):
                end -= 1
            if is_name_word(words[end].text, NameWord.POST_NOMINAL) and first > 1 and words[first - 1].text == ",":
                continue  # "Ana Silva, QC,"
            if first == end and _is_member_of_party(words, first):
                continue
            if title_first == first:
                title_first = first = begin_with_ordinal(words, first, end)
            yield make_name_span(
                words, title_first, first, end, parse, is_initial=is_capital_due_to_sentence(context, first)
            )
        at = run_last + 1 if is_common_tail(words, last, run_last) else last + 1


def _is_member_of_party(words: list[Word], at: int) -> bool:
    """Say whether letters are a member's, whose party is before them: `the Conservative MP`."""
    is_member = is_name_word(words[at].text, NameWord.POST_NOMINAL) and look_up_role_noun(words[at].text) is not None
    party = look_up_known_name(words[at - 1].text) if is_member and at else None
    return party is not None and party.entity_type in (EntityType.GROUP, EntityType.ORGANIZATION)


def _find_end_of_lone_name(words: list[Word], at: int) -> int | None:
    """Find the end of a name that capitals behind it cannot go on: a side taken, a hashtag."""
    return at if _is_side_taken(words, at) or _is_hashtag(words, at) else None


def _is_side_taken(words: list[Word], at: int) -> bool:
    """Say whether a known name stands behind "pro-" or the like, so that it goes on no further: `pro-Oslo Lib Dem`."""
    if at < 2 or words[at - 1].text != "-" or words[at - 1].end != words[at].start:
        return False
    return is_side(words[at - 2]) and look_up_known_name(words[at].text) is not None


def _is_hashtag(words: list[Word], at: int) -> bool:
    """Say whether a word is a hashtag, which is a name of its own: `#Hares Ana Silva`."""
    return at > 0 and words[at - 1].text == "#" and words[at - 1].end == words[at].start


def find_known_name_spans(
    words: list[Word], parse: int, names: frozenset[str], cases: CaseEvidence
) -> Iterator[NameSpan]:
    """Find names in an uncased line: those in `names` (folded) or the gazetteer, longest first, and new persons."""
    context = NameContext(words, frozenset(), cases)
    at = 0
    while at < len(words):
        last = _end_of_known_name(words, at, names, cases.common) if words[at].text[:1].isupper() else None
        if last is None:
            at += 1
            continue
        if text_beside_words(words, last + 1) in _SONS_AND_FATHERS:
            last += 1
        name_span = make_name_span(words, at, at, last, parse, is_initial=is_capital_due_to_sentence(context, at))
        yield replace(name_span, is_cased=False)
        at = last + 1


def is_surname_like_title(words: list[Word], at: int) -> bool:
    """Say whether a title or office stands alone as names do: `King said`; not `the King said`, `King Harald`."""
    text = words[at].text
    if look_up_title(text) is None and look_up_role_noun(text.lower()) is None:
        return False
    is_determined = at > 0 and words[at - 1].tag in _BEFORE_NOUNS
    after = text_beside_words(words, at + 1)
    is_followed = after[:1].isupper() and not is_name_word(after, NameWord.NEVER)
    return words[at].tag == "NNP" and not is_determined and not is_followed


def _end_of_known_name(words: list[Word], first: int, names: frozenset[str], common: frozenset[str]) -> int | None:
    """Give the last word of the longest known name that starts at `first`, else of a new person's; None without one."""
    longest = min(first + _MAX_KNOWN_WORDS, len(words)) - 1
    texts = texts_from_word(words, first, longest)
    for last in range(longest, first - 1, -1):
        # the second of two blanks, or a full stop, which names are compared without
        if words[last].text.isspace() or words[last].text == ".":
            continue
        name = texts[last - first]
        folded = fold_name(name)
        is_common = folded in common or (last == first and is_name_word(name, NameWord.NEVER))
        if not is_common and (folded in names or _is_known_name_in_capitals(name)):
            return last
    return _end_of_person_name(words, first, common) or _end_of_office_holder(words, first, names, common)


def _end_of_office_holder(words: list[Word], first: int, names: frozenset[str], common: frozenset[str]) -> int | None:
    """Give the surname that the text has elsewhere, behind an office and a given name: `Secretary Ana Silva`."""
    if first == 0 or first + 1 >= len(words) or not look_up_given_name(words[first].text):
        return None
    before, surname = words[first - 1].text, words[first + 1].text
    is_held = look_up_role_noun(before) is not None or look_up_title(before) is not None
    is_surname = surname[:1].isupper() and fold_name(surname) in names and surname.lower() not in common
    return first + 1 if is_held and is_surname else None


def _is_known_name_in_capitals(name: str) -> bool:
    """Say whether the gazetteer has a name; an acronym has to be in capitals."""
    known = look_up_known_name(name)
    return known is not None and (known.form != KnownForm.ACRONYM or name.isupper())


def _end_of_person_name(words: list[Word], first: int, common: frozenset[str]) -> int | None:
    """Give the last word of a person's name that starts with a given name at `first`; None where no such name does."""
    begins_person = words[first].label == "PERSON" and words[first].begins
    if not begins_person or not look_up_given_name(words[first].text):
        return None
    last = first
    while last + 1 < len(words) and words[last + 1].label == "PERSON" and not words[last + 1].begins:
        last += 1
    has_common = any(word.text.lower() in common or word.text == "'s" for word in words[first : last + 1])
    return last if last > first and not has_common else None


def split_joined_names(name_span: NameSpan, words: list[Word], names: frozenset[str]) -> Iterator[NameSpan]:
    """Cut what holds two names, where the text has them alone (`names`, folded).

    `Silva-Okafor` is two people, each with one name; a comma is missing in "Speaking to the Daily News Silva said", and
    a full stop in "the murder of Silva European countries will".
    """
    first, hyphen, last = name_span.first, name_span.first + 1, name_span.last
    is_joined = last - first == 2 and words[hyphen].text == "-"
    if is_joined and all(fold_name(words[at].text) in names for at in (first, last)):
        parts = [(first, first), (last, last)]
    elif last > first and _is_last_word_apart(words, first, last, names):
        parts = [(first, last - 1), (last, last)]
    else:
        yield name_span
        return
    for begin, end in parts:
        span = Span(words[begin].start, words[end].end)
        name = text_of_words(words, begin, end)
        yield replace(name_span, span=span, name=name, first=begin, last=end, label="")


def _is_last_word_apart(words: list[Word], first: int, last: int, names: frozenset[str]) -> bool:
    """Say whether the last word of a run is another name than what is before it."""
    if last > first + 1 and fold_name(words[last].text) in names and _is_body_or_newspaper(words, first, last - 1):
        return True
    return _is_nation_behind_name(words, first, last, names) or _is_dateline(words, first, last)


def _is_body_or_newspaper(words: list[Word], first: int, last: int) -> bool:
    return _is_known_organization(words, first, last) or is_page_word(words[last].text, PageWord.PUBLICATION)


def _is_known_organization(words: list[Word], first: int, last: int) -> bool:
    known = look_up_known_name(text_of_words(words, first, last))
    return known is not None and known.entity_type == EntityType.ORGANIZATION


def _is_nation_behind_name(words: list[Word], first: int, last: int, names: frozenset[str]) -> bool:
    """Say whether an adjective of a nation, or a place behind a surname alone, begins what follows a name.

    `talks in Bergen Norwegian officials`, `tells Silva Oslo deal is off`: a noun goes with it.
    """
    known = look_up_known_name(words[last].text)
    if known is None or known.entity_type != EntityType.PLACE or not text_beside_words(words, last + 1).islower():
        return False
    before = text_of_words(words, first, last - 1)
    is_noun = last + 1 < len(words) and words[last + 1].tag[:2] in ("NN", "JJ")
    if not is_noun or look_up_known_name(f"{before} {words[last].text}") is not None:
        return False
    if known.form == KnownForm.NAME:
        return first + 1 == last and fold_name(before) in names and words[last - 1].tag == "NNP" and _is_surname(before)
    named = look_up_known_name(before)
    is_place = named is not None and named.form == KnownForm.NAME and named.entity_type == EntityType.PLACE
    is_person = words[last - 1].label != "NORP" and fold_name(before) in names and _is_surname(before)
    return known.form == KnownForm.ADJECTIVE and (is_place or is_person)


def _is_surname(text: str) -> bool:
    return look_up_given_name(text) is None and look_up_known_name(text) is None


def _is_dateline(words: list[Word], first: int, last: int) -> bool:
    """Say whether a place and an agency stand before a dash: `Bergen CNN —`."""
    if text_beside_words(words, last + 1) not in DASHES or not _is_known_organization(words, last, last):
        return False
    known = look_up_known_name(words[last - 1].text) or look_up_known_name(text_of_words(words, first, last - 1))
    return known is not None and known.entity_type == EntityType.PLACE


def drop_agency_named_as_place(name_spans: Sequence[NameSpan], dateline: Dateline) -> list[NameSpan]:
    """Leave out the agency of a dateline whose letters are known as a place's, "(PA)"; another one is a firm."""
    return [
        replace(name_span, label="ORG")
        if name_span.name == dateline.agency and dateline.span.holds(name_span.span)
        else name_span
        for name_span in name_spans
        if name_span.name != dateline.agency
        or not dateline.span.holds(name_span.span)
        or (known := look_up_known_name(name_span.name)) is None
        or known.entity_type != EntityType.PLACE
    ]


def put_dateline_place(name_spans: Sequence[NameSpan], place: Span, texts: Sequence[list[Word]]) -> list[NameSpan]:
    """Put the dateline's place among the names, in order, instead of what was found at its words."""
    for parse, words in enumerate(texts):
        inside = [at for at, word in enumerate(words) if place.start_char <= word.start and word.end <= place.end_char]
        if not inside or not words[inside[0]].text[:1].isupper():
            continue
        first = inside[0]
        end = next((at for at in inside if words[at].text in _PLACE_ENDS), inside[-1] + 1)
        name_span = replace(make_name_span(words, first, first, end - 1, parse, is_initial=True), is_dateline=True)
        others = (other for other in name_spans if not other.span.overlaps(name_span.span))
        return sorted([*others, name_span], key=lambda name_span: name_span.span.start_char)
    return list(name_spans)
