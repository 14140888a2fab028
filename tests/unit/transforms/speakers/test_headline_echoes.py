"""A headline that names nobody has the words of somebody in the article."""

from dataclasses import replace

from tests.kit.stories import person
from transforms.document import Block, Document, Piece, Quote, RawArticle, Role, Span, Speaker, SpeakerKind, SpeakerRule
from transforms.speakers.headline_echoes import find_speakers_of_headlines

HEADLINE = "State using courts to silence dissent"
BODY = "the State of using the courts to silence dissent"
OTHER = "the weather was good for a long walk"


def test_a_headline_has_the_speaker_of_the_words_that_it_repeats() -> None:
    assert speaker_of_headline(BODY) == "Ana Silva"


def test_other_words_give_no_speaker() -> None:
    assert speaker_of_headline(OTHER) is None


def test_of_several_no_one_speaks_alone() -> None:
    several = Speaker(1, 1, None, SpeakerKind.GROUP, SpeakerRule.UNNAMED, "", 0.7)
    assert speaker_of_headline(BODY, several) is None


def test_a_judge_is_nobody_whom_the_text_calls_otherwise() -> None:
    headline = "Judge: State using courts to silence dissent"
    judge = Speaker(1, 1, Span(0, 5), SpeakerKind.UNNAMED, SpeakerRule.UNNAMED, "", 0.7)
    assert speaker_of_headline(BODY, judge, headline=headline) == "Ana Silva"
    assert speaker_of_headline(BODY, judge, headline=headline, role="judge") == "Ana Silva"
    assert speaker_of_headline(BODY, judge, headline=headline, role="lawyer") is None
    assert speaker_of_headline(BODY, judge, headline=headline, role="senator") == "Ana Silva"


def speaker_of_headline(body: str, *own: Speaker, headline: str = HEADLINE, role: str = "") -> str | None:
    text = f"{headline}\n\n{body}"
    start = len(headline) + 2
    blocks = (Block(Role.HEADLINE, Span(0, len(headline))), Block(Role.BODY, Span(start, len(text))))
    said = (Quote(1, (Piece(0, len(headline)),)), Quote(2, (Piece(start, len(text)),)))
    doc = Document("0" * 16, RawArticle(b"", "file:///a.txt"), text, blocks, quotes=said)
    ana = person("Ana Silva", None, *([role] if role else []))
    doc = replace(doc, entities=(ana,))
    speaker = Speaker(2, 1, None, SpeakerKind.PERSON, SpeakerRule.NAME, "", 0.9, "person.ana-silva", "Ana Silva")
    found = find_speakers_of_headlines(doc, {1: own, 2: [speaker]})
    return found[1][0].name if 1 in found else None
