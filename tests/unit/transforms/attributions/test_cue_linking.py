"""Speech over several paragraphs, and whose words stand near marks: texts of our own."""

import pytest

from tests.kit.quotations import document_of, marked_then_said, silva_said
from tests.kit.reading import read
from transforms import pipeline
from transforms.annotators import quotes, word_roles
from transforms.attributions.cue_linking import link_quotations
from transforms.attributions.features import read_block_features
from transforms.cues.weights import QuoteWeights
from transforms.document import Document, RawArticle

Shown = tuple[str, str | None, str | None]


def shown(text: str) -> list[Shown]:
    """(content with / between pieces, cue, source) of each quote."""
    doc = quotes.annotate(word_roles.annotate(read(text)))
    return [
        (
            " / ".join(piece.of(text) for piece in one.spans),
            one.cue[0].of(text) if one.cue else None,
            one.sources[0].of(text) if one.sources else None,
        )
        for one in doc.quotes
    ]


def of(text: str, words: str) -> Shown:
    """The one quote whose content has `words`."""
    (found,) = [one for one in shown(text) if words in one[0]]
    return found


@pytest.mark.slow
def test_paragraphs_left_open_are_one_quote_though_a_cue_stands_behind_the_last() -> None:
    text = (
        "Late in the evening Marta Quist claimed: “The water came over the quay at night. We saw it rise.\n"
        "“The lamps went out, one by one, and then the ferry hit the wall.\n"
        "“Who had opened the gates is still a riddle to all of us.” She added: “A watchman has to answer for it.”"
    )
    content, cue, source = of(text, "The water came")
    assert (content.count(" / "), (cue or "").strip(":"), source) == (2, "claimed", "Marta Quist")
    content, cue, source = of(text, "A watchman")
    assert (content, (cue or "").strip(":"), source) == ("A watchman has to answer for it.", "added", "She")


@pytest.mark.slow
def test_an_open_paragraph_is_said_by_whom_the_next_one_names() -> None:
    text = (
        "The harbour office has opposed the plan before, saying it would cost too much.\n"
        "“New walls are dear. A wall of stone costs more than all the boats that moor behind it.\n"
        "“A dike of clay does the same, and grass grows on it,” Rui Okafor concluded."
    )
    content, cue, source = of(text, "New walls")
    assert (content.count(" / "), cue, source) == (1, "concluded", "Rui Okafor")


@pytest.mark.slow
def test_a_cue_of_the_sentence_before_does_not_keep_an_open_paragraph() -> None:
    text = (
        "For dry soil the gardeners recommend that you plant thyme. “Thyme likes stones and wants no water.\n"
        "“Bees come to it from afar, which is good for the apples,” explains Rui Okafor of Harbour Gardens."
    )
    content, cue, _ = of(text, "Thyme likes")
    assert content.endswith("good for the apples,") and cue == "explains"


@pytest.mark.slow
def test_a_paragraph_cut_in_the_middle_of_its_quote_is_one_quote() -> None:
    text = (
        "“The two ferries will stay at their moorings until Sunday at the earliest, as the ice on the lower river\n"
        "thickens,” Marta Quist stated."
    )
    content, cue, source = of(text, "The two ferries")
    assert content.endswith(" / thickens,") and (cue, source) == ("stated", "Marta Quist")


@pytest.mark.slow
def test_a_straight_mark_left_open_does_not_bind_a_paragraph_with_curly_ones() -> None:
    text = '"The boats were asleep.\n“Here it comes,” Marta Quist said. “Here it comes, my dear.”'
    assert of(text, "Here it comes")[0] == "Here it comes, / Here it comes, my dear."


@pytest.mark.slow
def test_speech_between_single_marks_behind_a_colon_counts_beside_double_ones() -> None:
    text = (
        "Marta Quist said: “We will build the wall again.”\n"
        "She added: ‘My brothers have bricks and a cart, and the mortar is paid for. They start in March.\n"
        "“Whoever can lift a shovel is welcome to come and help them.”"
    )
    content, cue, source = of(text, "My brothers have")
    assert content.endswith("Whoever can lift a shovel is welcome to come and help them.")
    assert cue is not None and cue.startswith("added") and source == "She"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "At the hearing Quist was asked, “Who had the key to the lock that night?” She said that she did.",
            "Who had the key to the lock that night?",
            id="a sentence of its own",
        ),
        pytest.param(
            "When he was asked, “How many more winters can the old lock stand?” Okafor responded: “Two, with luck.”",
            "How many more winters",
            id="a clause before the answer",
        ),
    ],
)
@pytest.mark.slow
def test_who_is_asked_says_nothing_of_the_question(text: str, words: str) -> None:
    content, _, source = of(text, words)
    assert source is None and content.startswith(words)


@pytest.mark.slow
def test_no_speaker_before_goes_on_with_what_somebody_is_asked() -> None:
    text = (
        "Rui Okafor mocked the plan for the quay. “It is a toy harbour for toy boats,” he said.\n\n"
        "At the hearing the mayor was asked, “Who had the key to the lock that night?”"
    )
    parsed = pipeline.parse(RawArticle(text.encode(), "file:///x.txt", None))
    (doc,) = pipeline.annotate([one for one in parsed if isinstance(one, Document)])
    assert isinstance(doc, Document)
    assert [one.name for one in doc.speakers if one.rule == "goes on"] == []


@pytest.mark.slow
def test_words_inside_of_marks_are_no_source_of_a_cue_outside() -> None:
    text = (
        "Still, the mayor said, “There are few of us on the board, so when three vote no I let it rest,” "
        "showing that she had heard what the fishermen wrote to her."
    )
    found = [one for one in shown(text) if one[1] == "showing"]
    assert len(found) <= 1 and all(source != "I" for _, _, source in found)


@pytest.mark.slow
def test_a_verb_of_the_same_sentence_claims_what_it_opens() -> None:
    text = (
        "Marta Quist has said that the wall will be built if the town elects her. Such promises led Rui Okafor to "
        "suggest, over soup at the inn on Tuesday, “She has never laid a brick, and the town has seen her try.”"
    )
    assert of(text, "She has never laid a brick")[1] != "has said"
    assert of(text, "She has never laid a brick")[1] is not None


@pytest.mark.slow
def test_a_source_closes_its_bracket() -> None:
    text = "“The pumps ran for nine days,” says Marta Quist, engineer at the Ellenport Technical University (ETU)."
    source = of(text, "The pumps ran")[2]
    assert source is not None and source.endswith("(ETU)")


def linked(doc: Document, features: dict[str, float]) -> tuple[list[tuple[str, float]], int]:
    """The cue and rounded probability of each utterance, and the number of uncued groups, by weights of a test."""
    weights = QuoteWeights({"say": 0.9}, features)
    utterances, uncued = link_quotations(read_block_features(doc, weights), doc, weights)
    return [(one.cue.token.text, round(one.probability, 2)) for one in utterances], len(uncued)


def test_the_weights_choose_between_a_cue_and_no_cue() -> None:
    doc = document_of(marked_then_said())
    assert linked(doc, {"link:l=say": 2.0}) == ([("said", 0.88)], 0)
    assert linked(doc, {"none:bias": 2.0}) == ([], 1)


def test_a_span_goes_on_with_the_cue_of_the_one_before() -> None:
    first = marked_then_said()
    doc = document_of(first, marked_then_said(start_char=len(first.tokens.text) + 1, block=1))
    weights = QuoteWeights({"say": 0.9}, {"link:l=say": 2.0, "join:far=False|1|4": 9.0})
    utterances, uncued = link_quotations(read_block_features(doc, weights), doc, weights)
    assert [len(one.quotations) for one in utterances] == [2] and uncued == []


def test_a_text_without_marks_has_nothing_to_link() -> None:
    assert linked(document_of(silva_said()), {}) == ([], 0)
