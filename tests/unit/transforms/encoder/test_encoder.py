"""The encoder: windows that leave out no word, roles that a reader would give, nothing loaded where it is not asked."""

import subprocess
import sys
from importlib.resources import files
from itertools import pairwise

import pytest

from transforms.annotators import word_roles
from transforms.attributions import encoder_fusion
from transforms.attributions.encoder_fusion import encoder_candidates, likely_cues
from transforms.document import Block, Document, Role, Span
from transforms.document.word_roles import WordRoles
from transforms.encoder import encoder
from transforms.encoder.encoder import EncoderWord
from transforms.encoder.encoder_view import EncoderView
from transforms.language import parsing
from transforms.sources.source_choice import choose_source_of_cue

TEXT = "Ana Silva, the mayor, told reporters that the bridge would open in May. The river was high."


@pytest.fixture(scope="module")
def doc() -> Document:
    (parsed,) = parsing.add_parses([Document("a" * 16, None, TEXT, (Block(Role.BODY, Span(0, len(TEXT))),))])
    return word_roles.annotate(parsed)


def tags_of(doc: Document) -> WordRoles:
    assert doc.word_roles is not None
    return doc.word_roles


def made(lengths: list[int], pieces: int = 1) -> list[EncoderWord]:
    """Sentences of so many words, each of so many pieces."""
    sentences = [number for number, length in enumerate(lengths) for _ in range(length)]
    return [EncoderWord(2 * at, 2 * at + 1, one, (5,) * pieces, (0,) * 6) for at, one in enumerate(sentences)]


@pytest.mark.parametrize("lengths", [[3], [20] * 40, [700], [10, 400, 10, 250, 251, 252, 253], [1] * 600])
def test_windows_hold_every_word_and_no_more_than_they_can(lengths: list[int]) -> None:
    read = made(lengths)
    cuts = encoder.cut_encoder_windows(read)
    assert cuts[0][0] == 0 and cuts[-1][1] == len(read)
    assert all(0 < last - first <= encoder.WINDOW for first, last in cuts)
    assert all(first[0] < second[0] <= first[1] < second[1] for first, second in pairwise(cuts))


def test_a_window_repeats_the_sentences_before_it() -> None:
    first, second = encoder.cut_encoder_windows(made([20] * 20))[:2]
    assert first == (0, 240) and second[0] == 220


@pytest.mark.slow
def test_words_are_the_tokens_with_their_features() -> None:
    text = "She said: \u201cOpen  it.\u201d It IS in 2024."
    blocks = (Block(Role.HEADLINE, Span(0, 0)), Block(Role.BODY, Span(0, len(text))))
    (parsed,) = parsing.add_parses([Document("a" * 16, None, text, blocks)])
    (parse,) = parsed.parses
    tokens = [token for token in parse.tokens if not token.is_space]
    words = encoder.encoder_words(parsed)
    assert [(word.start_char, word.end_char) for word in words] == [
        (one.idx, one.idx + len(one.text)) for one in tokens
    ]
    firsts = [word.start_char for word in words if encoder.BREAKS[word.features[2]] != "none"]
    assert firsts == [sentence.start_char for sentence in parse.tokens.sents]
    parsed_features = [(encoder.POS[word.features[3]], encoder.DEPS[word.features[4]]) for word in words]
    assert parsed_features == [(token.pos_, token.dep_) for token in tokens]
    by_text = {token.text: word.features for token, word in zip(tokens, words, strict=True)}
    assert [encoder.CASES[by_text[one][0]] for one in ("It", "IS", "in", "2024", ":")] == [
        "capital",
        "upper",
        "lower",
        "digits",
        "sign",
    ]
    assert [encoder.MARKS[by_text[one][1]] for one in ("said", "\u201c", "Open", "\u201d")] == [
        "outside",
        "first",
        "inside",
        "last",
    ]


@pytest.mark.slow
def test_no_product_is_cut_off(doc: Document) -> None:
    widened = encoder.open_encoder_session({"session.x64quantprecision": "1"})
    assert encoder.read_word_roles(doc, widened) == encoder.read_word_roles(doc)


@pytest.mark.slow
def test_no_words_no_windows() -> None:
    (empty,) = parsing.add_parses([Document("a" * 16, None, " ", (Block(Role.BODY, Span(0, 1)),))])
    assert encoder.cut_encoder_windows([]) == [] and encoder.read_word_roles(empty).starts == ()


@pytest.mark.slow
def test_roles_are_those_of_a_reader(doc: Document) -> None:
    tags = tags_of(doc)
    word = {TEXT[start:].split()[0].strip(",."): number for number, start in enumerate(tags.starts)}
    assert tags.cue[word["told"]] > 0.8 and tags.source[word["Silva"]] > 0.8 and tags.content[word["bridge"]] > 0.8
    assert max(tags.cue[word["high"]], tags.source[word["river"]], tags.content[word["river"]]) < 0.3
    assert tags.words_linked_to([word["told"]], "content")[word["bridge"]] > 0.8
    assert word["river"] not in tags.words_linked_to([word["told"]], "source")


@pytest.mark.slow
def test_probabilities_are_some(doc: Document) -> None:
    tags = tags_of(doc)
    assert len(tags.cue) == len(tags.source) == len(tags.content) == len(tags.cue_links) == len(tags.starts)
    assert all(0 <= sum(one) <= 1.0001 for one in zip(tags.cue, tags.source, tags.content, strict=True))
    assert all(sum(share for _, share in one) <= 1.0001 for one in tags.cue_links)


@pytest.mark.slow
def test_the_encoder_offers_the_clause_of_its_cue(doc: Document) -> None:
    view = EncoderView.of(doc.parses[0], tags_of(doc))
    tokens = doc.parses[0].tokens
    assert [tokens[head].text for head in likely_cues(view)] == ["told"]
    (clause, *_) = encoder_candidates(view)
    assert [tokens.span(*piece).text for piece in clause.content] == ["that the bridge would open in May"]
    assert clause.source is not None and tokens.span(*clause.source).text == "Ana Silva, the mayor"


@pytest.mark.slow
def test_the_rules_source_stays_unless_another_is_clearly_better(doc: Document) -> None:
    view = EncoderView.of(doc.parses[0], tags_of(doc))
    told = (6, 7)
    assert view.parse.tokens[6].text == "told"
    assert choose_source_of_cue(None, told, (0, 2)) == (0, 2)
    assert choose_source_of_cue(view, told, (0, 6)) == (0, 6)
    assert choose_source_of_cue(view, told, (7, 8)) == (0, 5)  # "reporters" were told
    assert choose_source_of_cue(view, told, None) == (0, 5)


@pytest.mark.slow
def test_the_fast_profile_loads_no_encoder() -> None:
    code = (
        "import sys; from transforms import pipeline; from transforms.document import RawArticle\n"
        "docs = pipeline.parse(RawArticle(b'The bridge is open, Ana Silva said.', 'file:///a.txt'))\n"
        "list(pipeline.annotate(docs, 'fast')); sys.exit('onnxruntime' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=120).returncode == 0


def test_each_number_has_the_weight_that_was_learned_for_it() -> None:
    lines = (files("transforms") / "data" / "models" / "fusion" / "fusion_weights.tsv").read_text("utf-8").splitlines()
    names = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    assert names == [
        *(f"clause:{name}" for name in encoder_fusion.CLAUSE),
        *(f"link:{name}" for name in encoder_fusion.LINK),
    ]


@pytest.mark.slow
def test_a_day_whose_preposition_is_left_outside_is_no_piece() -> None:
    text = "The mayor said that the bridge was late on Wednesday."
    (doc,) = parsing.add_parses([Document("a" * 16, None, text, (Block(Role.BODY, Span(0, len(text))),))])
    starts = tuple(token.idx for token in doc.parses[0].tokens)
    words = text.rstrip(".").split()
    content = {"that", "the", "bridge", "was", "late", "Wednesday"}
    cue, none = words.index("said"), (0.0,) * len(starts)
    is_content = [float(token.text in content and token.i > cue) for token in doc.parses[0].tokens]
    links = tuple(((cue, 1.0),) if share else () for share in is_content)
    said = tuple(float(number == cue) for number in range(len(starts)))
    view = EncoderView.of(doc.parses[0], WordRoles(starts, said, none, tuple(is_content), links))
    (clause, *_) = encoder_candidates(view)
    assert [view.parse.tokens.span(*piece).text for piece in clause.content] == ["that the bridge was late"]
