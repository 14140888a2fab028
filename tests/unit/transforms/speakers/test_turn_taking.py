"""Quotes without a source, nested quotes and turns, in documents made by hand."""

from dataclasses import replace

from tests.kit.stories import person, piece_in, span_in, story
from transforms.document import (
    Document,
    Quote,
    QuoteRule,
    QuoteType,
    Role,
    Span,
    Speaker,
    SpeakerKind,
    SpeakerRule,
)
from transforms.speakers.turn_taking import resolve_speakers

NAMES = {"Ana Silva": person("Ana Silva", "female"), "Rui Okafor": person("Rui Okafor", "male")}
ANA_SAID = (
    'Ana|NNP|compound|Silva Silva|NNP|nsubj|said said=say|VBD|ROOT "|.|punct|said yes|UH|ccomp|said "|.|punct|said'
)
ANA_SMILED = "Ana|NNP|compound|Silva Silva|NNP|nsubj|smiled smiled=smile|VBD|ROOT .|.|punct|smiled"
WORDS = '"|.|punct|day Good|JJ|amod|day day|NN|ROOT "|.|punct|day'
LATER = "Rain|NN|nsubj|fell fell=fall|VBD|ROOT"


def direct(doc: Document, words: str, position: int, **fields: object) -> Quote:
    quote = Quote(position, (piece_in(doc, words, is_quoted=True),), QuoteType.DIRECT)
    return replace(quote, **fields)  # type: ignore[arg-type]


def named(doc: Document, words: str, position: int, source: str) -> Quote:
    cue = (span_in(doc, "said"),)
    return direct(doc, words, position, cue=cue, sources=(span_in(doc, source),), rule=QuoteRule.CCOMP)


def resolve(doc: Document, *quotes: Quote) -> list[Speaker]:
    return list(resolve_speakers(replace(doc, quotes=quotes))[0])


def test_the_last_speaker_goes_on_in_the_next_paragraph() -> None:
    doc = story(ANA_SAID, WORDS, names=NAMES)
    first, second = resolve(doc, named(doc, "yes", 1, "Ana Silva"), direct(doc, "Good day", 2, rule=QuoteRule.UNCUED))
    assert (first.rule, second.rule) == (SpeakerRule.NAME, SpeakerRule.GOES_ON)
    assert second.name == "Ana Silva" and second.span is None and second.quote == 2


def test_nobody_goes_on_two_paragraphs_later() -> None:
    doc = story(ANA_SAID, LATER, WORDS, names=NAMES)
    speakers = resolve(doc, named(doc, "yes", 1, "Ana Silva"), direct(doc, "Good day", 2, rule=QuoteRule.UNCUED))
    assert [speaker.quote for speaker in speakers] == [1]


def test_the_last_speaker_answers_the_narrators_question() -> None:
    doc = story(ANA_SAID, "Why|WP|ROOT ?|.|punct|Why", WORDS, names=NAMES)
    speakers = resolve(doc, named(doc, "yes", 1, "Ana Silva"), direct(doc, "Good day", 2, rule=QuoteRule.UNCUED))
    assert [(speaker.quote, speaker.name) for speaker in speakers] == [(1, "Ana Silva"), (2, "Ana Silva")]


def test_whom_a_question_is_about_does_not_answer_it() -> None:
    question = "Is=be|VBZ|ROOT Rui|NNP|compound|Okafor Okafor|NNP|nsubj|Is late|JJ|acomp|Is ?|.|punct|Is"
    doc = story(ANA_SAID, question, WORDS, names={**NAMES, "Rui Okafor": person("Rui Okafor", "male")})
    speakers = resolve(doc, named(doc, "yes", 1, "Ana Silva"), direct(doc, "Good day", 2, rule=QuoteRule.UNCUED))
    assert [speaker.name for speaker in speakers] == ["Ana Silva", "Ana Silva"]


def test_the_subject_of_the_sentence_before_speaks() -> None:
    doc = story(ANA_SMILED, WORDS, names=NAMES)
    (speaker,) = resolve(doc, direct(doc, "Good day", 1, rule=QuoteRule.UNCUED))
    assert (speaker.name, speaker.rule, speaker.span) == ("Ana Silva", SpeakerRule.TOLD_OF, None)


def test_words_that_name_a_person_are_not_that_persons() -> None:
    praise = '"|.|punct|won Ana|NNP|compound|Silva Silva|NNP|nsubj|won won=win|VBD|ROOT "|.|punct|won'
    doc = story(ANA_SMILED, praise, names=NAMES)
    quote = Quote(1, (piece_in(doc, "Ana Silva won"),), QuoteType.DIRECT, rule=QuoteRule.UNCUED)
    assert resolve(doc, quote) == []


def test_a_scare_quote_has_no_speaker() -> None:
    doc = story(ANA_SAID, names=NAMES)
    assert resolve(doc, replace(named(doc, "yes", 1, "Ana Silva"), quote_type=QuoteType.SCARE)) == []


NESTED = (
    "Ana|NNP|compound|Silva Silva|NNP|nsubj|said said=say|VBD|ROOT I|PRP|nsubj|told told=tell|VBD|ccomp|said "
    "everyone|NN|dobj|told no|UH|dobj|told she|PRP|nsubj|added added=add|VBD|conj|told maybe|RB|dobj|added"
)


def test_i_inside_of_a_quote_is_its_speaker() -> None:
    doc = story(NESTED, names=NAMES)
    outer = named(doc, "I told everyone no", 1, "Ana Silva")
    inner = direct(doc, "no", 2, sources=(span_in(doc, "I"),), rule=QuoteRule.INNER, parent=1)
    assert [(one.name, one.rule) for one in resolve(doc, outer, inner)] == [
        ("Ana Silva", SpeakerRule.NAME),
        ("Ana Silva", SpeakerRule.SPEAKER_OF_THE_QUOTE),
    ]


def test_she_inside_of_a_quote_is_not_its_speaker() -> None:
    doc = story(NESTED, names=NAMES)
    outer = named(doc, "I told everyone no", 1, "Ana Silva")
    inner = direct(doc, "maybe", 2, sources=(span_in(doc, "she"),), rule=QuoteRule.INNER, parent=1)
    _, speaker = resolve(doc, outer, inner)
    assert (speaker.name, speaker.kind, speaker.rule) == (None, SpeakerKind.PERSON, SpeakerRule.UNNAMED)


def test_an_answer_is_of_the_person_that_the_introduction_names_most() -> None:
    turn = "A|NNP|ROOT :|:|punct|A Certainly|RB|advmod|A"
    doc = story(ANA_SMILED, turn, names=NAMES)
    quote = Quote(1, (piece_in(doc, "Certainly"),), sources=(span_in(doc, "A"),), rule=QuoteRule.TURN)
    (speaker,) = resolve(doc, quote)
    assert (speaker.name, speaker.rule) == ("Ana Silva", SpeakerRule.INTERVIEWEE)


def test_a_question_is_of_the_author_where_the_byline_has_one() -> None:
    byline = "By|IN|ROOT Rui|NNP|compound|Okafor Okafor|NNP|pobj|By"
    turn = "Q|NNP|ROOT :|:|punct|Q Really|RB|advmod|Q"
    doc = story(byline, ANA_SMILED, turn, names=NAMES, roles=(Role.BYLINE,))
    quote = Quote(1, (piece_in(doc, "Really"),), sources=(span_in(doc, "Q"),), rule=QuoteRule.TURN)
    (speaker,) = resolve(doc, quote)
    assert (speaker.name, speaker.rule) == ("Rui Okafor", SpeakerRule.AUTHOR)


def test_speakers_are_in_the_order_of_their_quotes_and_numbered() -> None:
    joined = (
        "Ana|NNP|compound|Silva Silva|NNP|nsubj|said and|CC|cc|Silva Rui|NNP|compound|Okafor Okafor|NNP|conj|Silva "
        "said=say|VBD|ROOT yes|UH|ccomp|said"
    )
    doc = story(joined, names=NAMES)
    speakers = resolve(doc, named(doc, "yes", 1, "Ana Silva and Rui Okafor"))
    assert [(speaker.name, speaker.position) for speaker in speakers] == [("Ana Silva", 1), ("Rui Okafor", 2)]


def test_a_source_that_is_no_word_is_unnamed() -> None:
    doc = story(ANA_SAID, names=NAMES)
    quote = Quote(1, (piece_in(doc, "yes"),), sources=(Span(3, 3),), rule=QuoteRule.CCOMP)
    assert [speaker.kind for speaker in resolve(doc, quote)] == [SpeakerKind.UNNAMED]
