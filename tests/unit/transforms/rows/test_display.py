"""Quotes as they stand alone: pieces joined, omissions marked, commas, capitals, labels of speakers."""

import re
from dataclasses import replace

import pytest

from tests.kit.parses import parse_of
from transforms.document import Document, Mention, MentionType, Piece, Quote, Repair, Role, Sentence, Span, Speaker
from transforms.rows.display import display_words, label_speaker_of
from transforms.rows.row_ids import SentenceIndex

ID = "9f2c41d07be35a68"


def read(text: str) -> tuple[Document, Quote]:
    """Read a text in which `|` stands before sentences, `{}` around pieces of the quote, `<>` around its cue."""
    plain = re.sub(r"[|{}<>]", "", text)
    places = {
        sign: [match.start() - at for at, match in enumerate(_signs(text)) if match[0] == sign] for sign in "|{}<>"
    }
    starts = places["|"]
    ends = [*starts[1:], len(plain)]
    sentences = tuple(
        Sentence(number, Role.BODY, Span(start, start + len(plain[start:end].rstrip())), 0, 1, 1)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    )
    pieces = tuple(Piece(start, end, True) for start, end in zip(places["{"], places["}"], strict=True))
    cue = tuple(Span(start, end) for start, end in zip(places["<"], places[">"], strict=True))
    quote = Quote(1, pieces, cue=cue)
    return Document(ID, None, plain, (), sentences=sentences, quotes=(quote,)), quote


def _signs(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"[|{}<>]", text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("|“{The port is open,}” she <said>.", "The port is open", id="end comma"),
        pytest.param("|“{The port},” she <said>, “{is open.}”", "The port is open.", id="one sentence in two pieces"),
        pytest.param(
            "|“{The port is open,}” she <said>. |“{Ships may come.}”",
            "The port is open. Ships may come.",
            id="a comma that stood for a full stop",
        ),
        pytest.param(
            "|“{Is the port open?,}” she <asked>. |“{Ships may come.}”",
            "Is the port open? Ships may come.",
            id="a comma behind the mark of a question",
        ),
        pytest.param(
            "|She <said> {she was tired}. |“{Nobody slept.}”", "She was tired. Nobody slept.", id="two sentences"
        ),
        pytest.param(
            "|He <called> it “{late}” and the port a “{mess}”.", "late [...] mess", id="words of the article between"
        ),
        pytest.param(
            "|“{It is late,}” he <said>. |Rain fell. |“{We go.}”", "It is late [...] We go.", id="a sentence between"
        ),
        pytest.param(
            "|“{It is late.}” |That he <said> twice. |“{We go.}”", "It is late. We go.", id="the cue's own sentence"
        ),
        pytest.param("|“{It is late.}\n\n|“{We go.}” he <said>.", "It is late. We go.", id="paragraphs"),
        pytest.param("|“{the port is open,}” she <wrote>.", "The port is open", id="it opens a sentence"),
        pytest.param("|He <says> {the port is 'late}'.", "the port is 'late'", id="a mark closed behind the words"),
        pytest.param("|He <says> {it is a “mess}”.", "it is a “mess”", id="a double mark closed behind the words"),
        pytest.param("|He <says> {it is 'late' and wet}'", "it is 'late' and wet", id="a mark closed within"),
        pytest.param("|He <says> {it is the ships}' turn.", "it is the ships", id="an apostrophe closes nothing"),
        pytest.param("|He <says> {rock of the '90s} is dead.", "rock of the '90s", id="an apostrophe opens nothing"),
        pytest.param("|She <said> “{the port is open}”.", "the port is open", id="it opens none"),
        pytest.param("|“{iPhones are sold,}” she <said>.", "iPhones are sold", id="spelled so on purpose"),
        pytest.param("|SILVA: {“We go.”}", "We go.", id="marks within a turn"),
        pytest.param("|She <said>: “{We go [north].}”", "We go [north].", id="insertions stay"),
    ],
)
def test_the_words_of_a_quote_as_they_are_shown(text: str, shown: str) -> None:
    doc, quote = read(text)
    assert display_words(quote, doc, SentenceIndex.of(doc)) == shown


def test_repairs_are_made() -> None:
    text = "The сity"
    quote = Quote(1, (Piece(0, 8, True),))
    doc = Document(ID, None, text, (), repairs=(Repair(Span(4, 5), "c", "homoglyph"),), quotes=(quote,))
    assert display_words(quote, doc, SentenceIndex.of(doc)) == "The city"


def test_what_is_nothing_once_it_is_repaired_stays_as_it_stands() -> None:
    quote = Quote(1, (Piece(0, 1, True),))
    doc = Document(ID, None, ".", (), repairs=(Repair(Span(0, 1), "", "stray_quote_end"),), quotes=(quote,))
    assert display_words(quote, doc, SentenceIndex.of(doc)) == "."


def label(words: str, pos: str, name: str | None = None, named: str = "") -> str:
    first, *others = words.split()
    tags = [pos, *("NOUN" for _ in others)]
    parse = parse_of([first, *others], [0] * len(tags), ["ROOT", *("dep" for _ in others)], ["NN"] * len(tags), tags)
    mentions = (Mention(Span(0, len(named)), "e", MentionType.NAME, "", 1.0),) if named else ()
    doc = Document(ID, None, words, (), parses=(parse,), mentions=mentions)
    return label_speaker_of(Speaker(1, 1, Span(0, len(words)), "unnamed", "unnamed", "", 1.0, name=name), doc)


@pytest.mark.parametrize(
    ("words", "pos", "shown"),
    [
        pytest.param("Officials here", "NOUN", "unnamed: officials here", id="a common noun"),
        pytest.param("Kremlin officials", "PROPN", "unnamed: Kremlin officials", id="a name"),
        pytest.param("FBI agents", "NOUN", "unnamed: FBI agents", id="capitals"),
        pytest.param("The Silvas", "DET", "unnamed: Silvas", id="an article"),
    ],
)
def test_the_label_of_a_speaker_without_a_name(words: str, pos: str, shown: str) -> None:
    assert label(words, pos) == shown


def test_a_name_that_is_a_word_too_keeps_its_capital() -> None:
    assert label("Green ally", "ADJ") == "unnamed: green ally"
    assert label("Green ally", "ADJ", named="Green") == "unnamed: Green ally"


def test_who_is_called_she_is_shown_by_the_words_that_brought_her_in() -> None:
    text = "An aide spoke. She left."
    doc = Document(ID, None, text, ())
    her = Speaker(1, 1, Span(15, 18), "unnamed", "unnamed", "", 0.4, mention_type="pronoun")
    assert label_speaker_of(her, doc) == "unnamed"
    assert label_speaker_of(replace(her, introduction=Span(0, 7)), doc) == "unnamed: aide"


def test_a_name_goes_before_the_words_and_nobody_has_a_label_too() -> None:
    assert label("The mayor", "DET", "Ana Silva") == "Ana Silva"
    doc = Document(ID, None, "", ())
    assert label_speaker_of(None, doc) == "unnamed"
    assert label_speaker_of(Speaker(1, 1, None, "unnamed", "unnamed", "", 1.0), doc) == "unnamed"
