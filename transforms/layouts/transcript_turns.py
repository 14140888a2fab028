"""Find speech that the layout attributes: turns of a transcript ("SMITH: ...") and signed quotes ("..." - Ana Silva).

Decides which blocks are turns, and which name signs a quotation span. Does not say who a label means: that is done in
`transforms/speakers/sides_of_interview.py`. Speech that a cue attributes: `attributions/cue_linking.py`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from transforms.document import Block, Document, Role, RoleEvidence, Span
from transforms.knowledge.gazetteer import look_up_given_name
from transforms.knowledge.lexicon import look_up_role_noun, look_up_speech_verb
from transforms.knowledge.page_words import PageWord, is_page_word, role_of_page_label
from transforms.layouts.name_lines import ADDRESS, find_turns_below_names
from transforms.layouts.turn_labels import (
    BEFORE_SURNAME,
    NAME_WORD,
    do_labels_come_back,
    match_label_in_capitals,
    match_labels_without_colon,
    match_ordinary_label,
)
from transforms.layouts.turn_paragraphs import Body, find_paragraphs_going_on
from transforms.quotations.quotation_marks import QuotationSpan
from transforms.sources.colon_sources import is_list_of_names
from transforms.structure.post_forms import HANDLE, LINK

# A post's picture or link may stand between it and its signature.
_DASH_OF_SIGNATURE = rf"\s*(?:{LINK}\s*)*(?:[-\u2013\u2014\u2015]{{1,2}})\s*"
_SIGNATURE = re.compile(rf"{_DASH_OF_SIGNATURE}([A-Z][^\n\"\u201c]{{2,80}}?)[.\s]*$")
# Handle and day of a post belong to no name: "- Ana Silva (@anasilva) May 3, 2020".
_BEHIND_NAME = re.compile(rf"\s*{HANDLE}")
# Name and home before another sentence: "- Ana, Lisbon. Keep them coming".
_SIGNATURE_INSIDE = re.compile(
    rf"{_DASH_OF_SIGNATURE}([A-Z][^\n.,\"\u201c]{{1,40}}, [A-Z][^\n.\"\u201c]{{2,40}})\.\s(?=[A-Z])"
)
# A line below of a name in capitals and what its bearer is: "ANA SILVA, a nurse in Lisbon."
_SIGNATURE_BELOW = re.compile(r"\s*((?:[A-Z][A-Z.'\u2019-]+\s?){2,4}),\s[a-z][^\n\"\u201c]{2,80}$")
# A line below that says whose claim is looked into: "Who said it: Ana Silva, at a debate".
_SIGNATURE_BEHIND_LABEL = re.compile(
    r"\s*(?i:who said it|said by|claimed by|claimant|speaker)\s?:\s+([A-Z][^\n\"\u201c]{2,80}?)[.\s]*$"
)
# A line of name and post that the mark closes which the paragraph before has left open.
_SIGNATURE_IN_MARKS = re.compile(
    r"((?:[A-Z][\w.'\u2019-]+\s){1,3}[A-Z][\w'\u2019-]+(?:,\s[^\n\"\u201c.]{2,60})?)[.\s]*[\"\u201d]\s*$"
)
# "We build for heat": Ana Silva on her trade. In titles the speaker stands behind a colon, in those of interviews
# behind "with": "We build for heat": a talk with Ana Silva.
_TITLE_SIGNATURE = re.compile(
    rf":\s+(?:(?:[a-z]+\s){{0,3}}with\s)?({NAME_WORD}(?:\s{BEFORE_SURNAME}{NAME_WORD}){{1,3}}\s?)"
)
# "We build for heat": minister on dry summers.
_TITLE_ROLE = re.compile(r":\s+((?:[\w'\u2019-]+\s){0,3}?[a-z-]+)\son\s")
# "We build for heat": Silva hails her team, of whom the text below tells by the full name.
_TITLE_SPEAKER = re.compile(r":\s+((?:[A-Z][\w'\u2019-]+\s){1,3})([A-Za-z]+)s\b")
# Verbs that make a sentence of a line, but behind a relative pronoun: "Ana Silva, who is a nurse".
_AUXILIARIES = frozenset(("is", "are", "was", "were", "will", "has", "have", "had", "can", "may", "would", "should"))
_RELATIVES = frozenset(("who", "that", "which"))
# First words of lines that name who else worked on the article: "- With assistance by Ana Silva".
_BEFORE_STAFF = frozenset(("with", "by", "additional", "reporting", "editing"))
# Labels of a side, not of a person.
_ASKING_LABELS = frozenset([
    "q",
    "question",
    "questions",
    "reporter",
    "reporters",
    "interviewer",
    "moderator",
    "host",
    "audience",
])
_ANSWERING_LABELS = frozenset(["a", "answer"])
_OPENING_MARKS = ('"', "\u201c")
_SOUND_BEFORE = re.compile(r"[\[(]([^\])\n]{1,30}?)\.?[\])]\s*")
_SOUND_BEHIND = re.compile(r"\s*[\[(]([^\[(\n]{1,30}?)\.?[\])]$")
_CLOSING_CHARACTERS = ' \t\n\r"\u201d'
# Shorter words at a label's end say nothing of whose it is: "THANKS TO".
_MIN_SURNAME_CHARS = 3
# In one of so many turns at least somebody says "I" or "you", or asks: notes on two teams have none of it.
_MOST_TURNS_AN_ADDRESS = 4
# The salutation of a letter to a columnist, and of her answer, names who is written to.
_SALUTATION = "dear "


@dataclass(frozen=True, slots=True)
class Turn:
    """Blocks of a transcript: the label of their speaker, the label's colon as cue if any, and what each says."""

    blocks: tuple[int, ...]
    source: Span
    cue: Span | None
    content: tuple[Span, ...]


def find_transcript_turns(doc: Document) -> Iterator[Turn]:
    """Yield the blocks that open with a speaker's label, or stand below names on lines of their own.

    A label in capitals needs a second one beside it, or a name or office that the text has elsewhere: one alone is as
    likely a word of the layout.
    """
    below_names = find_turns_below_names(doc)
    for name, blocks in below_names:
        yield Turn(blocks, name, None, tuple(doc.blocks[index].span for index in blocks))
    if below_names:
        return
    bodies = [(index, block.span) for index, block in enumerate(doc.blocks) if block.role is Role.BODY]
    labels = _find_labels(bodies, doc.text)
    are_asking = {at: side_of_transcript_label(label[1] or label[3]) == "asks" for at, label in labels.items()}
    going_on = find_paragraphs_going_on(doc, bodies, are_asking)
    for position, label in labels.items():
        yield _make_transcript_turn([bodies[position], *going_on[position]], label, doc.text)


def _find_labels(bodies: Sequence[Body], text: str) -> dict[int, re.Match[str]]:
    """Find the labels that open turns, by the position of their body block, in order."""
    ordinary = _match_ordinary_labels(bodies, text)
    is_interview = do_labels_come_back(label[1] for label in ordinary.values()) or _is_answered(ordinary.values())
    is_interview = is_interview and _do_turns_address(ordinary.values(), bodies)
    others = match_labels_without_colon({index: (span.start_char, span.end_char) for index, span in bodies}, text)
    if is_interview:
        others = ordinary | others
    dateline = _dateline_among_transcript_turns(bodies, text)
    speakers = _find_speakers_in_capitals(bodies, text)

    labels: dict[int, re.Match[str]] = {}
    for position, (index, span) in enumerate(bodies):
        shouted = match_label_in_capitals(text, span.start_char, span.end_char)
        is_of_layout = shouted is not None and shouted[1].strip() not in speakers and _is_label_of_layout(shouted[1])
        if index == dateline or is_of_layout:
            continue
        is_speaker = shouted is not None and shouted[1].strip() in speakers
        label = shouted if is_speaker else others.get(index)
        if label is not None and _has_speech_behind(label, span, text):
            labels[position] = label
    return labels


def _has_speech_behind(label: re.Match[str], span: Span, text: str) -> bool:
    return label.end() < span.end_char and not is_list_of_names(text[label.end() : span.end_char])


def side_of_transcript_label(label: str) -> Literal["asks", "answers"] | None:
    """Give the side of an interview that a label names: "Q" asks. None for the label of a person."""
    word = label.strip(". ").lower()
    if word in _ASKING_LABELS:
        return "asks"
    return "answers" if word in _ANSWERING_LABELS else None


def find_signature_of_quotation(quotation: QuotationSpan, block: int, doc: Document) -> Span | None:
    """Find the name that signs a quotation span: behind a dash at the block's end or in the next block.

    In titles it is behind a colon. None where no name signs it, or the span ends a sentence of another's: what stands
    behind that is the agency or the reporter.
    """
    start = quotation.with_marks.end_char
    end = doc.blocks[block].span.end_char
    is_title = doc.blocks[block].role in (Role.HEADLINE, Role.DEK)
    if not is_title and _ends_sentence_of_another(quotation, doc.blocks[block], doc.text):
        return None
    if is_title:
        signature = _TITLE_SIGNATURE.match(doc.text, start, end) or _match_speaker_in_title(doc.text, start, end)
        role = _TITLE_ROLE.match(doc.text, start, end)
        if signature is None and role is not None and look_up_role_noun(role[1].split()[-1]):
            signature = role
    else:
        signature = _SIGNATURE_INSIDE.match(doc.text, start, end) or _SIGNATURE.match(doc.text, start, end)

    is_block_end = not doc.text[start:end].strip()
    if signature is None and is_block_end and not _is_last_or_above_staff(block, doc):
        after = doc.blocks[block + 1].span
        is_alone = quotation.with_marks.start_char == doc.blocks[block].span.start_char
        closed = (_SIGNATURE, _SIGNATURE_BEHIND_LABEL, *((_SIGNATURE_BELOW,) if is_alone else ()))
        lines = closed if quotation.is_closed else (_SIGNATURE_IN_MARKS,)
        matches = (line.match(doc.text, after.start_char, after.end_char) for line in lines)
        signature = next(filter(None, matches), None)

    name = _BEHIND_NAME.split(signature[1], maxsplit=1)[0] if signature is not None else None
    if signature is None or name is None or _is_sentence(name) or name.split()[0].lower() in _BEFORE_STAFF:
        return None
    return Span(signature.start(1), signature.start(1) + len(name.rstrip()))


def _is_last_or_above_staff(block: int, doc: Document) -> bool:
    """Say whether no block is below that may sign, or one that tells who else reported: "- Ana Silva contributed"."""
    return block + 1 >= len(doc.blocks) or doc.blocks[block + 1].evidence is RoleEvidence.STAFF


def _is_sentence(line: str) -> bool:
    """Say whether a line has a verb of its own, and signs nothing: "- The match will be shown on Monday"."""
    words = line.lower().split()
    return any(
        word in _AUXILIARIES and before.strip(",") not in _RELATIVES
        for before, word in zip(words, words[1:], strict=False)
    )


def _ends_sentence_of_another(quotation: QuotationSpan, block: Block, text: str) -> bool:
    """Say whether a block begins with words of its own, and a quotation span goes on with them in small letters."""
    before = text[block.span.start_char : quotation.with_marks.start_char].strip()
    goes_on = quotation.content.of(text).lstrip()[:1].islower()
    return goes_on and before[:1].isalnum() and before[-1:].isalpha()


def _match_speaker_in_title(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match the name behind a colon with a verb of speech, where the text below has a longer name that ends so."""
    speaker = _TITLE_SPEAKER.match(text, start, end)
    if speaker is None or look_up_speech_verb(speaker[2]) is None:
        return None
    surname = re.escape(speaker[1].split()[-1])
    return speaker if re.search(rf"\b[A-Z][\w'\u2019-]+ {surname}\b", text[end:]) else None


def _find_speakers_in_capitals(bodies: Sequence[Body], text: str) -> frozenset[str]:
    """Find the labels in capitals that speakers have: all, where one comes back or is of somebody the text knows.

    Several words that come but once and name nobody are of a newsletter's item: "BUDGET BLUES:".
    """
    matches = (match_label_in_capitals(text, span.start_char, span.end_char) for _, span in bodies)
    labels = Counter(label[1].strip() for label in matches if label and not _is_label_of_layout(label[1]))
    known = frozenset(label for label in labels if _is_known_speaker(label, text))
    if known or max(labels.values(), default=0) > 1:
        return frozenset(labels) if len(labels) > 1 else known
    surnames = frozenset(label for label in labels if " " not in label)
    return surnames if len(surnames) > 1 else known


def _is_label_of_layout(label: str) -> bool:
    """Say whether a label names no speaker: "WHEN", "UPDATE", "MORE NEWS", "DEAR ANA"; "A" is who answers."""
    if side_of_transcript_label(label):
        return False
    if label.lower().startswith(_SALUTATION):
        return True
    return is_page_word(label, PageWord.HEADWORD) or role_of_page_label(label) is not None


def _is_known_speaker(label: str, text: str) -> bool:
    """Say whether a label is a side of an interview, an office, or a name that the text writes in small letters too."""
    if side_of_transcript_label(label) or look_up_role_noun(label):
        return True
    if look_up_given_name(label.split()[0].title()):
        return True
    name = label.split()[-1].rstrip(".")
    return (
        len(name) >= _MIN_SURNAME_CHARS
        and re.search(rf"\b{re.escape(name.capitalize())}\b|\b{re.escape(name)}\b(?!\s?:)", text) is not None
    )


def _is_answered(labels: Iterable[re.Match[str]]) -> bool:
    """Say whether labels are of one side that asks and one that answers, in this order: "Question:", "Answer:"."""
    return [side_of_transcript_label(label[1]) for label in labels] == ["asks", "answers"]


def _do_turns_address(labels: Iterable[re.Match[str]], bodies: Sequence[Body]) -> bool:
    """Say whether enough turns have words of those who talk with each other; what stands between marks counts too."""
    ends = {span.start_char: span.end_char for _, span in bodies}
    turns = [label.string[label.end() : ends[label.start()]] for label in labels]
    return sum(ADDRESS.search(turn) is not None for turn in turns) * _MOST_TURNS_AN_ADDRESS >= len(turns)


def _match_ordinary_labels(bodies: Sequence[Body], text: str) -> dict[int, re.Match[str]]:
    """Match the labels in ordinary letters that may name a speaker, by the index of their block."""
    matches = {index: match_ordinary_label(text, span.start_char, span.end_char) for index, span in bodies}
    found = {index: label for index, label in matches.items() if label is not None}
    labels = {label[1].strip() for label in found.values()}
    things = {label for label in labels if label.lower().startswith(_SALUTATION) or _is_label_of_thing(label, text)}
    return {index: label for index, label in found.items() if label[1].strip() not in things}


def _is_label_of_thing(label: str, text: str) -> bool:
    """Say whether a label is a thing's: the text has it in small letters too ("Weight: 900 g" beside "the weight").

    Sides of an interview, offices and names of people stay: given names, and what stands behind another capital.
    """
    if side_of_transcript_label(label) or look_up_role_noun(label) or look_up_given_name(label.split()[0]):
        return False
    if re.search(rf"(?<![\w'\u2019-]){re.escape(label.lower())}(?![\w-])", text) is None:
        return False
    return re.search(rf"\b[A-Z][\w.'\u2019-]+ {re.escape(label)}\b(?!\s?:)", text) is None


def _dateline_among_transcript_turns(bodies: Sequence[Body], text: str) -> int | None:
    """Find the block whose label is a dateline: the only label in capitals, at the very start of the body."""
    labelled = [index for index, span in bodies if match_label_in_capitals(text, span.start_char, span.end_char)]
    return labelled[0] if len(labelled) == 1 and labelled[0] == bodies[0][0] else None


def _make_transcript_turn(bodies: Sequence[Body], label: re.Match[str], text: str) -> Turn:
    further = (span for _, span in bodies[1:])
    starts = [label.end(), *(span.start_char + text.startswith(_OPENING_MARKS, span.start_char) for span in further)]
    content = tuple(_said_in_turn(start, span, text) for start, (_, span) in zip(starts, bodies, strict=True))
    at = 1 if label[1] is not None else 3  # of a side without a mark
    cue = Span(*label.span(2)) if label[2] == ":" else None
    return Turn(tuple(index for index, _ in bodies), Span(*label.span(at)), cue, content)


def _said_in_turn(start: int, span: Span, text: str) -> Span:
    """Give what is said in a turn, without the sounds in brackets that it begins or ends with: "[laughs] Yes."."""
    end = start + len(text[start : span.end_char].rstrip(_CLOSING_CHARACTERS))
    first, last = start, end
    while (sound := _SOUND_BEFORE.match(text, first, last)) and is_page_word(sound[1], PageWord.SOUND):
        first = sound.end()
    while (sound := _SOUND_BEHIND.search(text, first, last)) and is_page_word(sound[1], PageWord.SOUND):
        last = sound.start()
    return Span(first, last) if first < last else Span(start, max(end, start + 1))
