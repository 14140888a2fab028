"""Follow an exchange of question and answer in a narrative.

"Why?" Silva asked him. "It rained." "And then?" "It snowed."
Decides who speaks in the paragraphs behind a question that the text says was put to somebody, where they have no source
of their own. Interviews, whose questions nobody is said to ask: interviews.py.
"""

import re
from dataclasses import dataclass

from transforms.coreference.index import DocumentIndex
from transforms.document import Quote, QuoteType, Span, Speaker, Token

_ASKED = ("dobj", "dative", "iobj")
# "asked her whether it rained", where the one asked may be inside of what the question is taken for
_OPENS_QUESTION = re.compile(r"\A(?:[\w.'\u2019-]+\s+){0,3}?(?:whether|if|why|how|what|when|where|who)\b")
_CLOSING = " \n\r\"'\u201d\u2019\u00bb"


@dataclass(frozen=True, slots=True)
class Exchange:
    """Who asks and who answers; `is_asked` says whether the words before were a question of the one who asks."""

    asking: Speaker
    answering: Speaker
    is_asked: bool = True

    def is_answer(self, quote: Quote, text: str) -> bool:
        """Say whether words without a source are of the one who answers: they follow a question or are none."""
        return self.is_asked or not is_question(quote, text)


def is_question(quote: Quote, text: str) -> bool:
    """Say whether a quote ends in a question mark."""
    return quote.spans[-1].of(text).rstrip(_CLOSING).endswith("?")


def find_one_asked(index: DocumentIndex, quote: Quote) -> tuple[Span, Token] | None:
    """Find the one to whom a question is put: the object of "asked". Returns its span and its head, or None."""
    if quote.cue_lemma != "ask":
        return None
    is_direct = quote.quote_type == QuoteType.DIRECT and is_question(quote, index.doc.text)
    if not is_direct and _OPENS_QUESTION.search(quote.spans[0].of(index.doc.text)) is None:
        return None
    tokens = index.tokens_of_span(quote.cue[0]) if quote.cue else None
    verb = next((token for token in tokens or () if token.lemma_ == "ask"), None)
    if verb is None:
        return None
    asked = next((child for child in verb.children if child.dep_ in _ASKED and child.i > verb.i), None)
    if asked is None or asked.tag_ not in ("PRP", "NNP", "NN"):
        return None
    start, last = index.char_of_token(asked.left_edge, quote.cue[0]), index.char_of_token(asked, quote.cue[0])
    return Span(start, last + len(asked.text)), asked
