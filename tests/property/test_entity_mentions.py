import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.kit.reading import read
from transforms.coreference import descriptions

pytestmark = pytest.mark.slow

VOCABULARY = """Ana Silva Mr. Mrs. President of the van der al-Rashid Jr. O’Brien said and , . “ ” ( ) - 's U.S. Kremlin
Oslo US Bureau campaign 34 Norwegian J.K. NATO Silvas MARSH — a an é𝔸 the"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", ""])
TEXTS = st.one_of(st.lists(WORDS, max_size=30).map(" ".join), st.text(max_size=60))


@settings(max_examples=60, deadline=None)
@example("Silva Kremlin  Silva")  # two blanks behind a known name
@given(TEXTS)
def test_mentions_lie_in_the_text_and_their_entities_are_listed(text: str) -> None:
    doc = read(text)
    listed = [one.entity_id for one in doc.entities]
    assert len(listed) == len(set(listed))
    for mention in doc.mentions:
        words = mention.span.of(text)
        assert words and words == words.strip()
        assert mention.span.end_char <= len(text)
        assert {mention.entity_id, mention.literal_entity_id or mention.entity_id} <= set(listed)
        assert 0 <= mention.confidence <= 1
    for entity in doc.entities:
        assert entity.name == " ".join(entity.name.split())
        assert {one.organization_entity_id for one in entity.roles} - {None} <= set(listed)
        assert len({one.alias for one in entity.aliases}) == len(entity.aliases)


@settings(max_examples=20, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_entities(text: str) -> None:
    one, other = read(text), read(text)
    assert (one.entities, one.mentions) == (other.entities, other.mentions)


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_no_phrase_breaks_a_description(text: str, phrase: str) -> None:
    doc = read(text)
    listed = {one.entity_id for one in doc.entities}
    assert {one.entity_id for one in descriptions.rank_description_matches(phrase, len(text), doc)} <= listed
