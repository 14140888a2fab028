"""Names in words between marks."""

from tests.kit.reading import read
from transforms.coreference.index import DocumentIndex
from transforms.document import Piece, Quote
from transforms.speakers.named_in_words import is_named_in_words


def is_named(text: str, name: str) -> bool:
    doc = read(text)
    entity_id = next(entity.entity_id for entity in doc.entities if entity.name == name)
    quote = Quote(1, (Piece(text.index("So"), len(text), is_quoted=True),))
    return is_named_in_words(DocumentIndex(doc), quote, entity_id)


def test_a_bracket_of_an_editor_names_nobody() -> None:
    assert not is_named("Ana Silva spoke.\nSo much work by Luke [Costa, Ana Silva's coach] went in.", "Ana Silva")


def test_words_name_who_is_in_them() -> None:
    assert is_named("Ana Silva spoke.\nSo much work by Ana Silva went in.", "Ana Silva")
