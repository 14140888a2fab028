"""Cut runs of capitals into names: the title goes, and so does what stands before it ("Russian Foreign Minister X")."""

from collections.abc import Iterator

from transforms.knowledge import gazetteer
from transforms.knowledge.name_forms import SUFFIXES, is_initials
from transforms.language.words import Word, text_of

# Capitals before a title that are no part of any name ("Former President", "Then-Senator").
_BEFORE_TITLE = frozenset((
    "Former", "Ex", "Acting", "Deputy", "Then", "Late", "Incoming", "Outgoing", "Assistant", "Senior", "Retired",
    "Honorary", "Interim",
))  # fmt: skip
_REGNAL = frozenset(("pope", "king", "queen", "prince", "princess", "emperor"))


def split_titles(words: list[Word], first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """Cut a run into names: (first word of the title before it, first, last); the first two are equal without title.

    `Russian Foreign Minister Ana Silva` gives two.
    """
    start, end = _title_in(words, first, last)
    is_group = end == last and words[end].label == "NORP" and words[end].text.endswith("s")
    if end < first or is_group:  # "House Republicans" is a group, no office
        yield from _without_title(words, first, first, last)
        return
    before = start - 1
    while before >= first and (words[before].text in _BEFORE_TITLE or gazetteer.title(words[before].text)):
        before -= 1
    while first < before and (gazetteer.role_noun(words[first].text) or words[first].text in _BEFORE_TITLE):
        first += 1  # "Republican Texas Gov. X"
    if before >= first:
        yield from _without_title(words, first, first, before)
    if end == last:
        return
    if words[end + 1].text == "of":
        name = next((at for at in range(end + 2, last + 1) if _starts_person(words, at, last)), last + 1)
        office = end + 2 + (words[end + 2].text == "the")
        yield office, office, name - 1
        if name <= last:
            yield before + 1, name, last
    elif words[end].text.lower() in _REGNAL and last - end <= 2 and gazetteer.given_name(words[end + 1].text):
        yield end, end, last
    else:
        yield before + 1, end + 1, last


def _starts_person(words: list[Word], at: int, last: int) -> bool:
    word = words[at]
    return at < last and ((word.label == "PERSON" and word.begins) or gazetteer.given_name(word.text) is not None)


def _title_in(words: list[Word], first: int, last: int) -> tuple[int, int]:
    """First and last index of the last title in a run; (first, first - 1) where there is none."""
    whole = text_of(words, first, last)
    is_one = gazetteer.known(whole) or gazetteer.organization_noun(words[last].text)
    if is_one and not any(gazetteer.title(word.text) for word in words[first:last]):
        return first, first - 1
    for end in range(last, first - 1, -1):
        for start in range(max(first, end - 3), end + 1):
            phrase = text_of(words, start, end)
            if (gazetteer.title(phrase) or gazetteer.role_noun(phrase)) and _is_title(words, start, end, first, last):
                return start, end
    return first, first - 1


def _is_title(words: list[Word], start: int, end: int, first: int, last: int) -> bool:
    if gazetteer.title(words[start].text):
        return end < last
    after = words[end + 1 : last + 1]
    if start > first and not after and gazetteer.title(words[start - 1].text):
        return False  # "Mr. King"
    if after and all(word.text in SUFFIXES for word in after):
        return False  # Martin Luther King Jr.
    if len(after) > 1 and gazetteer.given_name(after[0].text) and start > first:
        return True
    if start > first and (gazetteer.given_name(words[start - 1].text) or is_initials(words[start - 1].text)):
        return words[start].label != "PERSON" and words[start - 1].label != "PERSON"  # "Charlie King", "Joey Bishop"
    inside_organization = words[end].label == "ORG" and after and after[0].label == "ORG" and not after[0].begins
    return not inside_organization or gazetteer.given_name(after[0].text) is not None


def _without_title(words: list[Word], title: int, first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """Cut `Democrat Ana Silva`, `Russia Today`-like runs where a person begins after another kind of name."""
    cut = next((at for at in range(first + 1, last) if _is_seam(words, at, first, last)), None)
    if cut is None:
        yield title, first, last
    else:
        yield first, first, cut - 1
        yield from _without_title(words, cut, cut, last)


def _is_seam(words: list[Word], at: int, first: int, last: int) -> bool:
    word, before = words[at], words[at - 1]
    if gazetteer.organization_noun(words[last].text) or before.text == "-" or gazetteer.given_name(before.text):
        return False
    if word.label == "PERSON" and word.begins and before.label not in ("PERSON", ""):
        return gazetteer.given_name(word.text) is not None or gazetteer.known(text_of(words, first, at - 1)) is not None
    known = gazetteer.known(text_of(words, first, at - 1))
    if known is None or known.form not in ("adjective", "name", "acronym"):
        return False
    is_person = known.form == "adjective" and at < last and words[last].label == "PERSON"  # "Kenyan Abebe Okeyo"
    return is_person or gazetteer.given_name(word.text) is not None
