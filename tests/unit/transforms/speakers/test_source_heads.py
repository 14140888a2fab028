"""Which name of a source's phrase speaks, and the parts of coordinated sources."""

import pytest

from tests.kit.stories import entity, index_of, person, span_in, story, token_in
from transforms.document import EntityType
from transforms.speakers.source_heads import find_named_source, head_of_source, split_coordinated_source

NAMES = {
    "Ana Silva": person("Ana Silva"),
    "Rui Okafor": person("Rui Okafor"),
    "Port Council": entity(EntityType.ORGANIZATION, "Port Council"),
}
ANA, RUI = "Ana|NNP|compound|Silva Silva", "Rui|NNP|compound|Okafor Okafor"
SAID = "said=say|VBD|ROOT"
NAME_FIRST = (
    f"{RUI}|NNP|nsubj|said ,|,|punct|Okafor an|DT|det|aide aide|NN|appos|Okafor to|IN|prep|aide {ANA}|NNP|pobj|to"
)
NAME_LAST = f"an|DT|det|aide aide|NN|nsubj|said to|IN|prep|aide {ANA}|NNP|pobj|to ,|,|punct|aide {RUI}|NNP|appos|aide"
OF_ANOTHER = f"an|DT|det|aide aide|NN|nsubj|said to|IN|prep|aide {ANA}|NNP|pobj|to"
OFFICE = (
    "Port|NNP|compound|Council Council|NNP|compound|Silva deputy|JJ|amod|chairman chairman|NN|compound|Silva "
    f"{ANA}|NNP|nsubj|said"
)


@pytest.mark.parametrize(
    ("phrase", "head", "entity_id"),
    [
        pytest.param(NAME_FIRST, "Okafor", "person.rui-okafor", id="the head is the name"),
        pytest.param(NAME_LAST, "aide", "person.rui-okafor", id="the name in apposition"),
        pytest.param(OF_ANOTHER, "aide", None, id="a name behind a preposition is of another"),
        pytest.param(OFFICE, "Council", "person.ana-silva", id="organization, office, name"),
        pytest.param(
            "its|PRP$|poss|rival rival|NN|nsubj|said Port|NNP|compound|Council Council|NNP|appos|rival",
            "rival",
            "organization.port-council",
            id="an organization right behind the noun",
        ),
        pytest.param(
            f"Vice|NNP|compound|Provost Provost|NNP|nsubj|said for|IN|prep|Provost Farms|NNP|pobj|for "
            f"{ANA}|NNP|pobj|for",
            "Provost",
            "person.ana-silva",
            id="a holder behind office and field",
        ),
        pytest.param(
            f"Vice|NNP|compound|Provost Provost|NNP|nsubj|said for|IN|prep|Provost Mayor|NNP|pobj|for "
            f"{ANA}|NNP|pobj|for",
            "Provost",
            None,
            id="a titled person of whom another is",
        ),
        pytest.param(
            "Port|NNP|compound|Council Council|NNP|poss|director 's|POS|case|Council managing|VBG|amod|director "
            f"director|NN|nsubj|said {ANA}|NNP|appos|director",
            "director",
            "person.ana-silva",
            id="a participle of an office",
        ),
        pytest.param(
            f"an|DT|det|aide aide|NN|nsubj|said supporting|VBG|acl|aide {ANA}|NNP|dobj|supporting",
            "aide",
            None,
            id="a participle of what somebody does",
        ),
        pytest.param(
            "its|PRP$|poss|rival rival|NN|nsubj|said the|DT|det|Council Port|NNP|compound|Council "
            "Council|NNP|appos|rival",
            "rival",
            "organization.port-council",
            id="an organization with its article right behind the noun",
        ),
        pytest.param("officials=official|NNS|nsubj|said", "officials", None, id="no name"),
        pytest.param(
            "the|DT|det|publisher publisher|NN|nsubj|said ,|,|punct|publisher Port|NNP|compound|Council "
            "Council|NNP|appos|publisher",
            "publisher",
            "organization.port-council",
            id="an organization that ends the phrase",
        ),
        pytest.param(
            f"aides=aide|NNS|nsubj|said ,|,|punct|aides {RUI}|NNP|appos|aides", "aides", None, id="a plural is not one"
        ),
    ],
)
def test_the_named_source_is(phrase: str, head: str, entity_id: str | None) -> None:
    doc = story(f"{phrase} {SAID}", names=NAMES)
    span = span_in(doc, doc.text.removesuffix(" said\n"))
    mention = find_named_source(index_of(doc), span, token_in(doc, head))
    assert (mention.entity_id if mention else None) == entity_id


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        pytest.param(
            f"both|CC|preconj|Silva {ANA}|NNP|nsubj|said and|CC|cc|Silva {RUI}|NNP|conj|Silva",
            ["Ana Silva", "Rui Okafor"],
            id="joined names",
        ),
        pytest.param(
            f"two|CD|nummod|engineers engineers=engineer|NNS|nsubj|said ,|,|punct|engineers {ANA}|NNP|appos|engineers "
            f"and|CC|cc|Silva {RUI}|NNP|conj|Silva",
            ["Ana Silva", "Rui Okafor"],
            id="names beside a plural",
        ),
        pytest.param(f"{ANA}|NNP|nsubj|said", ["Ana Silva"], id="one name"),
        pytest.param(
            f"two|CD|nummod|engineers engineers=engineer|NNS|nsubj|said ,|,|punct|engineers {ANA}|NNP|appos|engineers "
            f"near|IN|prep|engineers {RUI}|NNP|pobj|near",
            ["two engineers , Ana Silva near Rui Okafor"],
            id="other words between the names",
        ),
    ],
)
def test_a_source_is_split_into(phrase: str, parts: list[str]) -> None:
    doc = story(f"{phrase} {SAID}", names=NAMES)
    index = index_of(doc)
    span = span_in(doc, doc.text.removesuffix(" said\n"))
    head = head_of_source(index, span)
    assert head is not None
    assert [part.of(doc.text) for part in split_coordinated_source(index, span, head)] == parts


def test_an_article_is_no_head_where_the_parse_joins_it_to_none_of_the_rest() -> None:
    doc = story(f"the|DT|det|said Council|NNP|npadvmod|said {SAID}")
    head = head_of_source(index_of(doc), span_in(doc, "the Council"))
    assert head is not None and head.text == "Council"


def test_the_head_is_nominal_where_the_parse_takes_a_verb_into_the_phrase() -> None:
    doc = story("she|PRP|nsubj|added added=add|VBD|ROOT that|IN|mark|late late|JJ|ccomp|added")
    head = head_of_source(index_of(doc), span_in(doc, "she added"))
    assert head is not None and head.text == "she"
