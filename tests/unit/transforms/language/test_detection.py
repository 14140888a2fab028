"""The language of a text by its words, and who may read it."""

from dataclasses import replace

import pytest

from transforms import pipeline
from transforms.document import ArticleMetadata, DetectedLanguage, Document, Profile, RawArticle
from transforms.language import detection

ENGLISH = (
    "The port is open, and the mayor said that it would be paid for by the town. There are those who say it was not."
)
GERMAN = (
    "Der Hafen wird am Montag geöffnet, sagte die Bürgermeisterin, und die Stadt zahlt dafür neun Millionen Euro. "
    "Die Arbeiten haben drei Jahre gedauert."
)
JAPANESE = "市長は月曜日に港を開くと述べた。工事には三年かかり、市が費用を負担する。" * 3


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param(ENGLISH, "en", id="English"),
        pytest.param(GERMAN, "de", id="German"),
        pytest.param(
            "市長は月曜日に港を開くと述べた。工事には三年かかり、市が費用を負担する。" * 3, "ja", id="no blanks"
        ),
    ],
)
def test_a_text_tells_its_language(text: str, tag: str) -> None:
    found = detection.detect_language(text)
    assert found is not None and found.tag == tag and found.confidence >= detection.SURE


@pytest.mark.parametrize("text", ["", "Port opens", "12.5 % 2017 – 18:30", "http://example.org"])
def test_a_few_letters_tell_nothing(text: str) -> None:
    assert detection.detect_language(text) is None


def test_english_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(detection, "_load_identifier")
    assert detection.detect_language(ENGLISH) == DetectedLanguage("en", 1.0)


@pytest.mark.parametrize(
    ("declared", "detected", "expected"),
    [
        pytest.param(None, None, True, id="nobody knows"),
        pytest.param("de", DetectedLanguage("en", 1.0), True, id="declared wrongly"),
        pytest.param("en-GB", DetectedLanguage("de", 0.99), False, id="declared English, and sure not to be"),
        pytest.param("en-GB", DetectedLanguage("nl", 0.4), True, id="a guess goes behind what is declared"),
        pytest.param("pt_BR", None, False, id="too short to tell, declared"),
    ],
)
def test_who_is_read_by_the_english_rules(
    declared: str | None, detected: DetectedLanguage | None, expected: bool
) -> None:
    doc = Document("x", None, "", (), metadata=ArticleMetadata(language=declared))
    assert detection.is_english(replace(doc, language=detected)) is expected


def test_another_language_has_sentences_and_no_quotes() -> None:
    text = f"Hafen geöffnet\n\n{GERMAN}\n\n„Wir sind froh“, sagte sie.\n"
    (doc,) = pipeline.annotate(
        [
            result
            for result in pipeline.parse(RawArticle(text.encode(), "file:///h.txt"))
            if isinstance(result, Document)
        ],
        Profile.FAST,
    )
    assert isinstance(doc, Document) and doc.language is not None and doc.language.tag == "de"
    assert len(doc.sentences) == 4 and not (doc.quotes or doc.entities or doc.topics)
