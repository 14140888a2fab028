"""Say whether somebody is named in words between marks: speakers rarely name themselves, editors name them in brackets.

Decides by mentions alone; what follows from it is decided where the speaker is looked for.
"""

from transforms.coreference.index import DocumentIndex
from transforms.document import Quote


def is_named_in_words(index: DocumentIndex, quote: Quote, entity_id: str | None) -> bool:
    """Say whether a quote's words name an entity outside of an editor's square brackets."""
    return any(
        mention.entity_id == entity_id and not _is_in_bracket(index.doc.text, piece.start_char, mention.span.start_char)
        for piece in quote.spans
        for mention in index.mentions_within(piece)
    )


def _is_in_bracket(text: str, first: int, char: int) -> bool:
    before = text[first:char]
    return before.rfind("[") > before.rfind("]")
