"""Terms of topics: how they are weighed, and where a parse has them."""

import pytest

from tests.kit.parses import label_name, parse_of
from transforms.document import Parse
from transforms.knowledge.media_topics import ancestors_of_media_topic
from transforms.knowledge.tables import read_records
from transforms.topics.terms import find_topic_terms, keep_vouched_topics, load_topic_terms


def parse(text: str, lemmas: dict[str, str] | None = None) -> Parse:
    words = text.split()
    count = len(words)
    known = lemmas or {}
    return parse_of(
        words,
        [0] * count,
        ["dep"] * count,
        ["NN"] * count,
        ["NOUN"] * count,
        [known.get(word, word.lower()) for word in words],
        start_char=50,
    )


@pytest.mark.parametrize(
    ("text", "lemmas", "expected"),
    [
        pytest.param("The earthquake came", {}, [(54, "earthquake")], id="a word"),
        pytest.param("Two Earthquakes came", {}, [(54, "earthquake")], id="regular plural, any case"),
        pytest.param("Peace talks failed", {}, [(50, "peace talks")], id="a phrase, not the words in it"),
        pytest.param("A judge spoke", {}, [(52, "judge")], id="a word of several topics"),
        pytest.param("They juggled things", {}, [], id="no term"),
        pytest.param("Feet of judgez", {"judgez": "judge"}, [(58, "judge")], id="by lemma"),
    ],
)
def test_terms_are_found(text: str, lemmas: dict[str, str], expected: list[tuple[int, str]]) -> None:
    assert [(hit.start_char, hit.term.term) for hit in find_topic_terms(parse(text, lemmas))] == expected


def test_a_word_in_a_persons_name_is_no_term() -> None:
    made = parse("Ana Judge spoke")
    assert [hit.term.term for hit in find_topic_terms(made)] == ["judge"]
    label_name(made.tokens, 0, 2, "PERSON")
    assert list(find_topic_terms(made)) == []


def test_a_word_in_the_name_of_a_body_is_no_term_but_a_phrase_is() -> None:
    made, other = parse("The Judge Peace Talks spoke"), parse("The Judge Peace Talks spoke")
    label_name(made.tokens, 0, 4, "ORG")
    assert [hit.term.term for hit in find_topic_terms(made)] == ["peace talks"]
    label_name(other.tokens, 1, 2, "ORG")
    assert [hit.term.term for hit in find_topic_terms(other)] == ["judge", "peace talks"]


def test_a_term_before_a_persons_name_is_a_title() -> None:
    made = parse("The judge Ana Silva saw a judge")
    label_name(made.tokens, 2, 4, "PERSON")
    assert [hit.is_title for hit in find_topic_terms(made)] == [True, False]


def test_a_term_hands_a_share_up_to_the_parents_of_its_topics() -> None:
    weights = dict(next(term for term in load_topic_terms() if term.term == "peace talks").weights)
    own = weights["20000076"]
    above = [weights[topic_id] for topic_id in ancestors_of_media_topic("20000076") if topic_id in weights]
    assert above and all(weight < own for weight in above)


def test_a_term_of_several_topics_says_less_for_each() -> None:
    by_term = {term.term: dict(term.weights) for term in load_topic_terms()}
    assert by_term["earthquake"]["20000153"] == 3.0
    assert 0 < by_term["inflation"]["20000370"] < 3.0


@pytest.mark.parametrize(("pos", "found"), [("NOUN", ["over"]), ("ADP", []), ("PART", []), ("ADV", [])])
def test_a_function_word_is_no_term(pos: str, found: list[str]) -> None:
    made = parse_of(["six", "over"], [0, 0], ["dep", "dep"], ["CD", "NN"], ["NUM", pos])
    assert [hit.term.term for hit in find_topic_terms(made)] == found


@pytest.mark.parametrize(("dep", "found"), [("prep", []), ("ROOT", ["accord"])], ids=["according to", "they accord"])
def test_a_verb_that_serves_as_a_preposition_is_no_term(dep: str, found: list[str]) -> None:
    made = parse_of(["according", "to"], [0, 0], [dep, "prep"], ["VBG", "IN"], ["VERB", "ADP"], ["accord", "to"])
    assert [hit.term.term for hit in find_topic_terms(made)] == found


@pytest.mark.parametrize("term", ["reporters", "correspondent", "political scientist", "kashmir", "department"])
def test_who_is_asked_and_where_it_is_said_speak_for_no_topic_by_themselves(term: str) -> None:
    listed = next(one for one in load_topic_terms() if one.term == term).listed
    assert all(weight < 2 for _, weight in listed)


def test_what_may_be_meant_figuratively_is_a_term_and_has_a_topic_that_vouches() -> None:
    terms = {term.term: term for term in load_topic_terms()}
    listed = [row["term"] for row in read_records("lexicon/figurative_terms")]
    assert listed == sorted(listed) and set(listed) <= terms.keys()
    assert terms["war"].vouchers == {"16000000", "20000598"} and not terms["troops"].vouchers


def test_a_term_anchors_the_topics_it_speaks_for_and_those_above() -> None:
    terms = {term.term: term for term in load_topic_terms()}
    assert "16000000" in terms["troops"].anchored
    assert terms["battle"].anchored == frozenset()


@pytest.mark.parametrize(
    ("term", "literal", "kept"),
    [
        pytest.param("icc", {"15000000"}, {"20000888"}, id="one meaning is vouched for"),
        pytest.param("icc", {"02000000", "15000000"}, {"20000128", "20000888"}, id="both are"),
        pytest.param("icc", {"10000000"}, None, id="none is"),
        pytest.param("rocket", {"20000598"}, {"20000602"}, id="a weapon beside an army"),
        pytest.param("troops", set(), {"20000056", "20000598", "20000599"}, id="a term that needs nothing"),
    ],
)
def test_a_term_keeps_the_topics_that_are_vouched_for(term: str, literal: set[str], kept: set[str] | None) -> None:
    narrowed = keep_vouched_topics(next(one for one in load_topic_terms() if one.term == term), literal)
    assert (None if narrowed is None else {topic_id for topic_id, _ in narrowed.listed}) == kept
