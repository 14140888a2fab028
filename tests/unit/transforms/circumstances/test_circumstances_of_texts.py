"""How an act of saying is told, and to whom, when and where; each sentence of our own, read by the language pass.

In them |content| stands between bars, {cue} in braces and [source] in square brackets.
"""

import re
from dataclasses import replace
from datetime import date

import pytest

from transforms.annotators import circumstances, entities, sentences
from transforms.document import Block, Circumstances, Document, Piece, Published, Quote, Role, Span, Speaker
from transforms.language import parsing

pytestmark = pytest.mark.slow

WEDNESDAY = Published(date(2024, 5, 15), None, "metadata", "The format says so.")
_MARKS = re.compile(r"[|{}\[\]]")


def read(marked: str, kind: str = "indirect", published: Published | None = WEDNESDAY) -> Document:
    """The document of one marked sentence, with its quote and its speaker."""
    text = _MARKS.sub("", marked)
    found: dict[str, list[int]] = {"|": [], "{": [], "}": [], "[": [], "]": []}
    for order, match in enumerate(_MARKS.finditer(marked)):
        found[match[0]].append(match.start() - order)
    bars = found["|"]
    pieces = tuple(Piece(a, b, kind == "direct") for a, b in zip(bars[::2], bars[1::2], strict=True))
    cue = tuple(Span(a, b) for a, b in zip(found["{"], found["}"], strict=True))
    sources = tuple(Span(a, b) for a, b in zip(found["["], found["]"], strict=True))
    quote = Quote(1, pieces, kind, cue=cue, sources=sources)
    speakers = tuple(Speaker(1, 1, span, "person", "test", "", 1.0) for span in sources[:1])
    doc = Document("x", None, text, (Block(Role.BODY, Span(0, len(text))),), published=published, quotes=(quote,))
    (doc,) = parsing.add_parses([doc])
    doc = entities.annotate(sentences.annotate(doc))
    named = {one.span: one.entity_id for one in doc.mentions}
    speakers = tuple(replace(one, entity_id=named.get(one.span)) for one in speakers if one.span)
    return circumstances.annotate(replace(doc, speakers=speakers))


def told(marked: str, kind: str = "indirect", published: Published | None = WEDNESDAY) -> tuple[Circumstances, str]:
    doc = read(marked, kind, published)
    return doc.circumstances[0], doc.text


ASSERTED = [
    "[The mayor] {said} |the bridge was safe|.",
    "[The mayor] {has said} |the bridge is safe|.",
    "[The mayor] not only {said} |the bridge was safe|, she walked across it.",
    "[The mayor] {went on to say} |that the bridge was safe|.",
    "[The mayor] was forced to {admit} |that the bridge was closed|.",
    "[The mayor] {denied} |that the bridge was closed|.",
    "[The mayor] could not resist {saying} |that she had warned them|.",
    "{According to} [the mayor], |the bridge is safe|.",
    "[The agency] can {reveal} |that the bridge was never tested|.",
    "[The mayor] can be heard {saying} |that the bridge is safe|.",
    "[A few residents] {believe} |that the bridge is haunted|.",
    "[The few residents] who are left {say} |that the bridge is haunted|.",
    "[Barely half of the drivers] {said} |the bridge was safe|.",
    "[The mayor] {refused} |to leave the bridge|.",
]
NEGATED = [
    "[The mayor] {did not say} |whether the bridge was safe|.",
    "[The mayor] never {said} |the bridge was safe|.",
    "[The mayor] declined to {say} |whether the bridge was safe|.",
    "[The mayor] {declined} |to comment on the bridge|.",
    "[The mayor] has refused to {confirm} |that the bridge is safe|.",
    "[The mayor] denied having {said} |that the bridge was safe|.",
    "[No one] {said} |the bridge was safe|.",
    "[Nobody] at the town hall {said} |the bridge was safe|.",
    "[No official] {has said} |that the bridge is safe|.",
    "[The mayor] {would not say} |whether the bridge was safe|.",
    "[The mayor] {can't say} |when the bridge will open|.",
    "[The mayor] has yet to {explain} |why the bridge was closed|.",
    "[The mayor] left the room without {saying} |that the bridge was safe|.",
    "[The mayor] stopped short of {saying} |that the bridge was safe|.",
    "[The mayor] did not {confirm} or deny |that the bridge was safe|.",
    "[The mayor] was unable to {say} |when the bridge would open|.",
    "[The mayor] made no {promise} |that the bridge would open|.",
    "[Few residents] {believe} |that the bridge is safe|.",
    "[Few] of the drivers {said} |that the bridge was safe|.",
    "[Very few experts] {think} |the bridge will hold|.",
    "[Hardly anyone] {says} |that the bridge is safe|.",
    "[Not many drivers] {said} |the bridge was safe|.",
    "[Not everyone] {agrees} |that the bridge should close|.",
    "[The mayor] did not {deny} |that the bridge was closed|.",
    "[The mayor] {refused} |to rule out another closure|.",
    "[The mayor] {refused} |to apologise for the closure|.",
    "[The company] {refused} |comment on the bridge|.",
    "[The mayor] {stopped short of calling} |the bridge a danger|.",
    "[The mayor] {is reluctant to say} |that the bridge is safe|.",
]
QUESTIONED = [
    "[The mayor] {asked} |whether the bridge was safe|.",
    "[The mayor] {asked} reporters |why the bridge was closed|.",
    "[Drivers] {wondered} |if the bridge would ever open|.",
    "Did [the mayor] {say} |that the bridge is safe|?",
    "Has [the minister] ever {promised} |that the bridge would open|?",
    "[Who] {said} |the bridge was safe|?",
    "It is not clear whether [the mayor] {said} |that the bridge was safe|.",
]
HYPOTHETICAL = [
    "[Critics] {could argue} |that the bridge was never safe|.",
    "[The mayor] {will say} |that the bridge is safe|.",
    "[The mayor] is expected to {say} |that the bridge is safe|.",
    "[The mayor] is likely to {announce} |that the bridge will open|.",
    "If [the mayor] {says} |the bridge is safe|, people will use it.",
    "[The mayor] {may have said} |that the bridge was safe|.",
    "[The mayor] plans to {tell} the council |that the bridge is safe|.",
    "It {could be argued} |that the bridge was never safe|.",
]
CASES = [
    pytest.param(sentence, expected, id=sentence)
    for expected, group in (
        ("asserted", ASSERTED),
        ("negated", NEGATED),
        ("questioned", QUESTIONED),
        ("hypothetical", HYPOTHETICAL),
    )
    for sentence in group
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_an_act_is_told_as(sentence: str, expected: str) -> None:
    assert told(sentence)[0].speech_act == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("“|Is the bridge safe|?” [the mayor] {asked}.", "asserted", id="a question word for word"),
        pytest.param("“|Would I|?” [the mayor] {said}. “|I would|.”", "asserted", id="auxiliaries of the words said"),
        pytest.param("“|No pain, no bridge|,” [the mayor] {joked}.", "asserted", id="a no of the words said"),
        pytest.param("“|It is safe|,” [the mayor] {never said}.", "negated", id="a denial outside of the marks"),
    ],
)
def test_words_between_marks_tell_nothing_of_the_act(sentence: str, expected: str) -> None:
    assert told(sentence, "direct")[0].speech_act == expected


def test_scare_quotes_are_told_by_nobody() -> None:
    assert read("The |bridge| opened.", "scare").circumstances == ()


def test_a_quote_without_cue_is_asserted() -> None:
    assert told("“|The bridge is safe.|”", "direct")[0] == Circumstances(1, "asserted")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("[Silva] {told} reporters |the bridge was safe|.", "reporters", id="object"),
        pytest.param("[Silva] {told} |the town council the bridge was safe|.", "the town council", id="in content"),
        pytest.param("[Silva] {said} to her deputy |that the bridge was safe|.", "her deputy", id="said to"),
        pytest.param("[Silva] {wrote} to the governor |that it was safe|.", "the governor", id="wrote to"),
        pytest.param("[Silva] {asked} the engineers |whether it was safe|.", "the engineers", id="asked"),
        pytest.param("[Silva] {urged} |drivers to stay at home|.", "drivers", id="object of an infinitive"),
        pytest.param("In a letter to residents, [Silva] {said} |it was safe|.", "residents", id="letter"),
        pytest.param(
            "[Silva] {said} in an interview with Radio Lumen |that it was safe|.", "Radio Lumen", id="interview"
        ),
        pytest.param("Residents were {told} |that the bridge was safe|.", "Residents", id="passive"),
        pytest.param(
            "[Silva] {told} members of the council in Leeds |it was safe|.", "members of the council", id="of"
        ),
        pytest.param("[Silva] {told} herself |that the bridge was safe|.", None, id="never the speaker"),
        pytest.param("[Silva] {told} the truth: |the bridge was unsafe|.", None, id="what is told"),
        pytest.param("[Silva] {promised} |two new bridges|.", None, id="what is promised"),
        pytest.param("[Silva] {said} |the bridge was safe|.", None, id="nobody"),
        pytest.param("[Silva] {responded} to the report |that the bridge was safe|.", None, id="no person"),
    ],
)
def test_who_is_spoken_to(sentence: str, expected: str | None) -> None:
    found, text = told(sentence)
    assert (found.addressee and found.addressee.of(text)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected", "words"),
    [
        pytest.param("|Prices will fall|, [Silva] {said} on Monday.", date(2024, 5, 13), "on Monday", id="weekday"),
        pytest.param(
            "|Prices will fall|, [Silva] {said} Wednesday.", date(2024, 5, 15), "Wednesday", id="the same day"
        ),
        pytest.param(
            "|It will fall|, [Silva] {said} in a speech on Thursday.", date(2024, 5, 9), "on Thursday", id="last"
        ),
        pytest.param("|It will fall|, [she] {said} today.", date(2024, 5, 15), "today", id="today"),
        pytest.param("|It will fall|, [she] {said} last night.", date(2024, 5, 14), "last night", id="last night"),
        pytest.param("|It will fall|, [she] {said} on May 2.", date(2024, 5, 2), "on May 2", id="month and day"),
        pytest.param(
            "|It will fall|, [she] {said} on 30 December.", date(2023, 12, 30), "on 30 December", id="year before"
        ),
        pytest.param("|It fell|, [she] {said} on May 2, 2019.", date(2019, 5, 2), "on May 2, 2019", id="its own year"),
        pytest.param("Speaking on Monday, [she] {said} |it will fall|.", date(2024, 5, 13), "on Monday", id="speaking"),
        pytest.param("|Prices will fall on Monday|, [Silva] {said}.", None, None, id="the speaker's own words"),
        pytest.param("[Silva] {said} next Monday |prices will fall|.", None, None, id="another week"),
        pytest.param("[Silva] {will say} on Monday |that prices fall|.", None, None, id="yet to be said"),
        pytest.param("At Monday's meeting, [she] {said} |it fell|.", date(2024, 5, 13), "Monday", id="its occasion"),
        pytest.param("[Silva] {condemned} Monday's attack |as a crime|.", None, None, id="a day of what is talked of"),
        pytest.param("[Silva] {told} USA Today |that prices will fall|.", None, None, id="a day in a paper's name"),
        pytest.param("|It was wrong|, [Silva] {said} of Monday's ruling.", None, None, id="what is talked of"),
        pytest.param("|Prices will fall|, [Silva] {said}.", None, None, id="no day"),
    ],
)
def test_the_day_is_what_the_words_about_the_cue_say(sentence: str, expected: date | None, words: str | None) -> None:
    found, text = told(sentence)
    assert (found.day, found.day_words and found.day_words.of(text)) == (expected, words)


def test_without_a_day_of_publication_only_a_whole_date_is_a_day() -> None:
    assert told("|Prices will fall|, [Silva] {said} on Monday.", published=None)[0].day is None
    assert told("|Prices fell|, [Silva] {said} on May 2, 2019.", published=None)[0].day == date(2019, 5, 2)


@pytest.mark.parametrize(
    ("sentence", "expected", "words"),
    [
        pytest.param("|Prices will fall|, [Silva] {said} in Geneva on Monday.", "Geneva", "in Geneva", id="in"),
        pytest.param(
            "|Prices will fall|, [Silva] {said} at a rally in Ohio.", "Ohio", "at a rally in Ohio", id="at a rally in"
        ),
        pytest.param(
            "Speaking in London, [Silva] {said} |prices will fall|.", "London", "Speaking in London", id="speaking"
        ),
        pytest.param("[Silva] {said} |prices in London will fall|.", None, None, id="the speaker's own words"),
        pytest.param("[Officials in London] {said} |prices will fall|.", None, None, id="the speaker's place"),
        pytest.param("|It is sad|, [Silva] {said} of the war in Syria.", None, None, id="what is talked of"),
        pytest.param("[Silva] {wrote} to officials in London |that it falls|.", None, None, id="where a letter goes"),
    ],
)
def test_the_place_is_what_the_words_about_the_cue_say(sentence: str, expected: str | None, words: str | None) -> None:
    found, text = told(sentence)
    assert (found.place and found.place.of(text), found.place_words and found.place_words.of(text)) == (expected, words)
