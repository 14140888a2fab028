"""Find the lead of a plain text and give roles to the lines above it: rubric, headline, dek, byline, date line.

Headings below the lead are found in headings.py; layout.py puts both together.
"""

import re
from collections.abc import Sequence
from enum import Enum

from transforms.document import Role
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.structure.captions import is_caption
from transforms.structure.datelines import read_dateline
from transforms.structure.line_edges import ends_sentence
from transforms.structure.paragraphs import Paragraph
from transforms.structure.stamps import read_place_alone, read_stamp
from transforms.structure.written_days import WRITTEN_DAY

# More lines than these above the lead are a list or a poem, not a head.
_MOST_LINES = 8
# A lead is a sentence or more; headlines and deks are shorter. Agencies write 20 to 40 words, headlines 6 to 14.
_LEAST_LEAD_WORDS = 17
_LONGEST_HEADLINE_WORDS = 30
# A line this long above a name is a headline and no label.
_LEAST_HEADLINE_WORDS = 4
# Some papers write headlines as long as this, Each Word With a Capital.
_LONGEST_TITLE_WORDS = 40
# Words no longer than "with" may be in small letters in such a headline; of the others this share has a capital.
_LONGEST_SMALL_WORD = 4
_LEAST_CAPITALS_SHARE = 0.8
_MOST_RUBRIC_WORDS = 3
_MOST_AGENCY_WORDS = 4
_MOST_DEKS = 2
# A longer line is no byline; behind its names it has few words in small letters.
_LONGEST_BYLINE_CHARS = 160
_LONGEST_BYLINE_WORDS = 18
_MOST_SMALL_WORDS_IN_BYLINE = 6
# A turn of talk, the time over an entry of a live blog, an item of a list: the body has begun.
_TALK = re.compile(
    r"(?:[QA][.:)]|[^\W\d_a-z](?:[^\W\d_a-z]|[.’' \-]){0,60}:)\s|[012]?\d(?:[:.h][0-5]\d)?\s*[ap]\.?m\b"
    r"|[012]?\d[:.h][0-5]\d(?:\s*\(?[A-Z]{2,4}\)?)?\s*\Z|[•▪►‣]\s"
)
_NAME = r"[^\W\d_a-z][\w.’'\-]+"
_PARTICLES = "de|da|dos|van|von|der|den|el|al|bin|binti|la|le|a/l|a/p|s/o|d/o"
_PEOPLE = rf"{_NAME}(?:\s+(?:(?:{_PARTICLES})\s+)*{_NAME}|\s+[^\W\d_a-z]\.?(?=\s)){{1,4}}"
_POST = r"(?i:writer|reporter|correspondent|editor|columnist)"
_BYLINE = re.compile(
    r"(?i:(?:(?:reporting|report|written|posted|filed|story|words|text|interview|exclusive|analysis|compiled"
    r"|(?:[\w-]+\s+)?(?:sketch|review|column|comment|essay|recap))\s+)?by:?|from"
    rf"|text:|words:|interview:|author:|reporter:|byline:)\s+(?:(?:[\w&-]+\s+){{0,4}}{_POST}\s+)?{_PEOPLE}(?P<rest>.{{0,100}})",
    re.S,
)
_SIGNED = re.compile(
    rf"{_PEOPLE}(?:(?:,|\s+and|\s*&)\s+{_PEOPLE}){{0,3}}"
    rf"(?:\s+(?:in|at)\s+{_NAME}(?:[ ,]+(?:and\s+)?{_NAME}){{0,4}}"
    r"|\s*[,|/•·–—-]\s*(?i:(?:[\w.&’'\-]+\s+){0,4}(?:writer|reporter|correspondent|editor|columnist|bureau|staff|press|news|agency)))"
)
# "Crime reporter", "Local Democracy Reporter": the post of an author, on a line of its own.
_POST_ALONE = re.compile(rf"[A-Z][\w&-]*(?:\s+[\w&-]+){{0,3}}\s+{_POST}")
# "ana@harbour.example", "@anasilva": where to reach the author of the line above.
_ADDRESS = re.compile(r"(?:(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+)[\s|,;/]*)+")
# A name alone below the headline is its author's, where the text that follows does not tell of its bearer.
# So is one with the town where it was written: "Ana Silva, Lisbon".
_NAME_ALONE = re.compile(
    rf"{_NAME}(?:\s+(?:{_NAME}|[A-Z]\.)){{0,2}}\s+(?P<surname>{_NAME})(?P<town>,\s+{_NAME}(?:\s{_NAME})?)?"
)
_CHARS_BELOW_NAME = 300
# "By our science correspondent", "Special Correspondent", "Our correspondent in Porto".
_UNNAMED_AUTHOR = re.compile(
    rf"(?:(?i:(?:by|from)\s+(?:our|an?)|our)\s+(?:[\w&-]+\s+){{0,3}}|(?i:(?:by\s+)?(?:an?\s+|the\s+\w+['’]s\s+)?(?:staff|special|own)\s+)){_POST}"
    rf"(?:(?:\s+in|,)\s+{_NAME}(?:[ ,]+{_NAME}){{0,3}})?"
)
# "Harbour News Service", "Web Desk", "Sports Bureau", "Legal Correspondent": who wrote it is a desk or has a post.
_DESK = re.compile(
    rf"(?i:(?:by\s+)?)(?:{_NAME}\s+){{0,3}}"
    r"(?:(?i:News (?:Service|Desk|Network|Bureau|Agency)|Web Desk|Bureau Report)|Agencies"
    r"|(?:Business|Sports|City|Crime|Staff|Health) (?:Report|Desk)|Bureau|Correspondent)"
)
# A byline may end with the date: "Staff Reporter, Lisbon, May 3, 2016 23:41 IST".
_DATE_AT_END = re.compile(
    rf"[\s,|/•·–—-]+(?:(?i:published|updated|posted):?\s+)?(?:on\s+)?(?:{WRITTEN_DAY.pattern})"
    r"[\s,|•·–—-]*(?:[012]?\d[:.][0-5]\d)?[\s\w.]{0,8}\Z"
)
_PEOPLE_ALONE = re.compile(_PEOPLE)
_SEVERAL_NAMES = re.compile(rf"{_PEOPLE}(?:(?:,|\s+and|\s*&)\s+{_PEOPLE}){{1,3}}")


class LineKind(Enum):
    """What a paragraph near the top looks like by itself."""

    BYLINE = "names the author"
    STAMP = "is a date"
    CAPTION = "belongs to a picture"
    DATED_LEAD = "begins with a dateline"
    LEAD = "is long, or a turn of talk, or the clock time of an entry"
    LABEL = "is a word or two in capitals"
    SENTENCE = "is short and ends as a sentence does"
    TITLE = "is short and has no full stop"


# Kinds that decide the role.
_FIXED = {LineKind.BYLINE: Role.BYLINE, LineKind.STAMP: Role.DATELINE, LineKind.CAPTION: Role.CAPTION}
_NO_BODY_ABOVE = frozenset({LineKind.BYLINE, LineKind.STAMP, LineKind.DATED_LEAD})
# Beside these a place alone is that of the article.
_NEAR_PLACE = frozenset({LineKind.BYLINE, LineKind.STAMP})
_LEADS = frozenset({LineKind.DATED_LEAD, LineKind.LEAD})
# Kinds that may be headline, dek or rubric.
_FREE = frozenset({LineKind.LABEL, LineKind.SENTENCE, LineKind.TITLE})


def find_lead(paragraphs: Sequence[Paragraph], text: str) -> int:
    """Find the first paragraph of the body, by index; 0 where nothing is above it.

    It is the one with the dateline, else the first that is long, or a sentence that cannot be a dek.
    """
    kinds = _classify_lines(paragraphs[: _MOST_LINES + 1], text)
    leads = [index for index, kind in enumerate(kinds) if kind in _LEADS and not _is_dek_by_neighbours(kinds, index)]
    lead = leads[0] if leads else len(kinds)
    # What is above a byline, a date line or a dateline is not yet the body.
    last_of_head = max((index for index, kind in enumerate(kinds[: lead + 1]) if kind in _NO_BODY_ABOVE), default=-1)
    free = [index for index in range(min(lead, len(paragraphs) - 1)) if kinds[index] in _FREE]
    for order, index in enumerate(free[1:], start=1):
        is_joined_above = paragraphs[index].blanks_before == 0 < paragraphs[index + 1].blanks_before
        if index <= last_of_head or is_joined_above:
            continue
        if not _can_be_dek(kinds, free[:order], index):
            return index
    return lead if lead < len(paragraphs) else _find_lead_of_short_lines(kinds)


def assign_roles_above(head: Sequence[Paragraph], text: str) -> list[Role]:
    """Give the role of each paragraph above the lead.

    The headline is the first line that is neither byline nor date, unless a label of a few words is over a longer line
    with a dek below it.
    """
    kinds = _classify_lines(head, text)
    roles = [_FIXED.get(kind) for kind in kinds]
    free = [index for index, role in enumerate(roles) if role is None]
    if _has_rubric([head[index] for index in free]):
        roles[free.pop(0)] = Role.RUBRIC
    for index in free[:1]:
        roles[index] = Role.HEADLINE
    below = [index for index in free[1:] if kinds[index] is not LineKind.LABEL]
    for index in below:
        roles[index] = Role.DEK if index in below[:_MOST_DEKS] else Role.BODY
    return [role or Role.RUBRIC for role in roles]


def _classify_lines(head: Sequence[Paragraph], text: str) -> list[LineKind]:
    """Classify the lines above the lead, each by itself first, then by its neighbours."""
    kinds = [_classify_alone(paragraph, text) for paragraph in head]
    if kinds and _is_headline_by_neighbours(head, kinds):
        kinds[0] = LineKind.TITLE

    for index in range(1, len(kinds)):
        if _is_place_of_article(head[index], kinds, index, text):
            kinds[index] = LineKind.STAMP
        elif _is_byline_by_neighbours(head, kinds, index, text):
            kinds[index] = LineKind.BYLINE
    return kinds


def _is_place_of_article(paragraph: Paragraph, kinds: Sequence[LineKind], index: int, text: str) -> bool:
    """Say whether a line is a place in capitals, above or below a byline or a date: where the article was written."""
    is_beside = not _NEAR_PLACE.isdisjoint((kinds[index - 1], *kinds[index + 1 : index + 2]))
    return kinds[index] is LineKind.LABEL and is_beside and read_place_alone(text, paragraph.span) is not None


def _is_byline_by_neighbours(head: Sequence[Paragraph], kinds: Sequence[LineKind], index: int, text: str) -> bool:
    """Say whether a line names an author by the lines around it: an address, a desk, a name alone."""
    if kinds[index - 1] is LineKind.BYLINE and _ADDRESS.fullmatch(head[index].text):
        return True
    if kinds[index] is not LineKind.TITLE or not _is_name_like(head[index]):
        return False
    is_below_author = kinds[index - 1] is LineKind.BYLINE and not _is_headword(head[index])  # the desk or agency
    is_above_date = kinds[index + 1 : index + 2] == [LineKind.STAMP]  # an author without "By"
    is_below_headline = any(above.words_count >= _LEAST_HEADLINE_WORDS for above in head[:index])
    is_author = is_below_headline and _is_author_by_neighbours(head[index], kinds, index)
    is_author = is_author or (is_below_headline and _are_authors_alone(head[index], text))
    return is_below_author or is_above_date or is_author or _is_author_alone(head, kinds, index, text)


def _is_headword(paragraph: Paragraph) -> bool:
    return is_page_word(paragraph.text, PageWord.HEADWORD)


def _is_author_by_neighbours(paragraph: Paragraph, kinds: Sequence[LineKind], index: int) -> bool:
    """Say whether a name alone below the headline is an author's: beside a date or a desk."""
    if _PEOPLE_ALONE.fullmatch(paragraph.text) is None or look_up_known_name(paragraph.text):
        return False
    return LineKind.STAMP is kinds[index - 1] or kinds[index + 1 : index + 2] == [LineKind.BYLINE]


def _is_author_alone(head: Sequence[Paragraph], kinds: Sequence[LineKind], index: int, text: str) -> bool:
    """Say whether a line is a person's name alone, of whom neither the lines above it nor the lead below tell."""
    span = head[index].span
    name = _NAME_ALONE.fullmatch(head[index].text)
    is_person = name is not None and look_up_given_name(head[index].text.split()[0]) is not None
    if name is None or not is_person or LineKind.TITLE in kinds[index + 1 : index + 2]:
        return False
    around = text[head[0].span.start_char : span.start_char] + text[span.end_char : span.end_char + _CHARS_BELOW_NAME]
    return name["surname"] not in around


def _are_authors_alone(paragraph: Paragraph, text: str) -> bool:
    """Say whether a line is the names of two people or more, of whom the text right below it does not tell."""
    if _SEVERAL_NAMES.fullmatch(paragraph.text) is None:
        return False
    names = re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*", paragraph.text)
    known_count = sum(look_up_given_name(name.split()[0]) is not None for name in names)
    below = text[paragraph.span.end_char : paragraph.span.end_char + _CHARS_BELOW_NAME]
    return 2 * known_count > len(names) and not any(name.split()[-1] in below for name in names)


def _is_headline_by_neighbours(head: Sequence[Paragraph], kinds: Sequence[LineKind]) -> bool:
    """Say whether the first line is a headline by its neighbours or capitals, though alone it looks otherwise.

    It looks long, like a byline or like a turn of talk: "Oil Prices Keep Gains in Check", "Mayor: we go on".
    """
    first = head[0].text
    if kinds[0] is LineKind.BYLINE:
        return not _BYLINE.fullmatch(first)
    if kinds[0] is not LineKind.LEAD:
        return False
    if len(head) < 2 or head[0].words_count > _LONGEST_TITLE_WORDS:
        return False
    if _TALK.match(first):
        is_sentence = _ends_as_sentence(head[0]) and head[0].words_count >= _LEAST_LEAD_WORDS
        return not is_sentence and not any(_TALK.match(paragraph.text) for paragraph in head[1:])
    return kinds[1] is LineKind.DATED_LEAD or _is_title_case(first)


def _is_dek_by_neighbours(kinds: Sequence[LineKind], index: int) -> bool:
    """Say whether a long line is a dek by its neighbours: it stands between the headline and the byline."""
    between = [LineKind.TITLE, LineKind.LEAD, LineKind.BYLINE]
    return index == 1 and kinds[:3] == between


def _is_title_case(text: str) -> bool:
    words = [word for word in text.split() if len(word) > _LONGEST_SMALL_WORD and word[0].isalpha()]
    capitals_count = sum(word[0].isupper() for word in words)
    return len(words) > 1 and capitals_count >= _LEAST_CAPITALS_SHARE * len(words)


def _is_name_like(paragraph: Paragraph) -> bool:
    if _SEVERAL_NAMES.fullmatch(paragraph.text) or _PEOPLE_ALONE.fullmatch(paragraph.text):
        return True
    if paragraph.words_count > _MOST_AGENCY_WORDS:
        return False
    return all(word[0].isupper() for word in paragraph.text.split())


def _classify_alone(paragraph: Paragraph, text: str) -> LineKind:
    """Classify a line by its words alone."""
    span = paragraph.span
    if is_byline(paragraph):
        return LineKind.BYLINE
    if read_stamp(text, span):
        return LineKind.STAMP
    if read_dateline(text, span.start_char, span.end_char):
        return LineKind.DATED_LEAD
    if is_caption(paragraph.text):
        return LineKind.CAPTION

    has_stop = _ends_as_sentence(paragraph)
    is_long_sentence = has_stop and paragraph.words_count >= _LEAST_LEAD_WORDS
    is_too_long = paragraph.words_count > _LONGEST_HEADLINE_WORDS
    if is_too_long or is_long_sentence or _TALK.match(paragraph.text):
        return LineKind.LEAD
    if paragraph.words_count <= _MOST_RUBRIC_WORDS and paragraph.text.isupper():
        return LineKind.LABEL
    return LineKind.SENTENCE if has_stop else LineKind.TITLE


def _can_be_dek(kinds: Sequence[LineKind], above: Sequence[int], index: int) -> bool:
    """Say whether a line below the headline can still be a dek: not below a byline or date.

    A sentence can be one only where the headline is a sentence too (some archives end every line with a full stop), and
    then only the first. `above` has the indexes of the lines over it that may be headline, dek or rubric.
    """
    if any(kind in {LineKind.BYLINE, LineKind.STAMP} for kind in kinds[above[0] : index]):
        return False
    if kinds[index] is not LineKind.SENTENCE:
        return True
    sentences_above = [line for line in above if kinds[line] is LineKind.SENTENCE]
    return sentences_above == [above[0]]


def _find_lead_of_short_lines(kinds: Sequence[LineKind]) -> int:
    """Find the lead where every paragraph is short: the first sentence below the first line, else the second line."""
    second = max(0, min(1, len(kinds) - 1))
    return next((index for index in range(1, len(kinds)) if kinds[index] is LineKind.SENTENCE), second)


def is_byline(paragraph: Paragraph) -> bool:
    """Say whether the line names its author: "By Ana Silva", "Ana Silva in Lisbon", "Our correspondent in Lisbon"."""
    inner = _DATE_AT_END.sub("", paragraph.text[: _LONGEST_BYLINE_CHARS + 1]) or paragraph.text
    if len(paragraph.text) > _LONGEST_BYLINE_CHARS or paragraph.words_count > _LONGEST_BYLINE_WORDS:
        return False
    match = _BYLINE.fullmatch(inner)
    if match is None:
        is_agency = inner.isupper() and is_page_word(inner, PageWord.AGENCY)
        return is_agency or any(form.fullmatch(inner) for form in (_SIGNED, _UNNAMED_AUTHOR, _DESK, _POST_ALONE))

    small_words = [word for word in match["rest"].split() if word[0].islower()]
    is_question_or_cry = ends_sentence(inner[-3:].rstrip(".") or inner)
    return not is_question_or_cry and len(small_words) <= _MOST_SMALL_WORDS_IN_BYLINE


def _ends_as_sentence(paragraph: Paragraph) -> bool:
    return ends_sentence(paragraph.text)


def _has_rubric(free: Sequence[Paragraph]) -> bool:
    """Say whether the first of the lines above the lead is a label over the headline."""
    if len(free) < 2 or free[0].words_count > _MOST_RUBRIC_WORDS:
        return False
    label, title = free[0], free[1]
    if _ends_as_sentence(label) or _ends_as_sentence(title):
        return False
    if len(free) == 2:  # a headline of two words over a dek looks alike but for capitals
        return label.text.isupper() or label.words_count == 1
    return title.words_count >= label.words_count
