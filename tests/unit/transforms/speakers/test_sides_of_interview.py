"""Labels of those who ask and those who answer."""

from dataclasses import replace

from tests.kit.stories import index_of, person, span_in, story
from transforms.document import Piece, Quote, QuoteRule, Role
from transforms.speakers.sides_of_interview import SidesOfInterview

SPOKESMAN = person("Rui Okafor")
MINISTER = person("Ana Silva")
TITLE = "Rui|NNP|compound|Okafor Okafor|NNP|poss|Briefing 's|POS|case|Okafor Briefing|NNP|ROOT"
AGENDA = "Ana|NNP|compound|Silva Silva|NNP|nsubj|leaves leaves=leave|VBZ|ROOT"
TURN = "{}|NNP|ROOT :|:|punct|{} Yes|UH|dep|{}"


def sides() -> tuple[SidesOfInterview, Quote, Quote]:
    names = {"Rui Okafor": SPOKESMAN, "Ana Silva": MINISTER, "Silva": MINISTER}
    doc = story(TITLE, AGENDA, TURN.replace("{}", "Q"), TURN.replace("{}", "A"), names=names)
    blocks = (replace(doc.blocks[0], role=Role.HEADLINE), *doc.blocks[1:])
    quotes = [
        Quote(at, (Piece(span.start_char + 2, span.end_char),), sources=(span,), rule=QuoteRule.TURN)
        for at, span in ((1, span_in(doc, "Q")), (2, span_in(doc, "A")))
    ]
    doc = replace(doc, blocks=blocks, quotes=tuple(quotes))
    return SidesOfInterview(index_of(doc)), quotes[0], quotes[1]


def test_whom_the_title_names_answers_and_nobody_named_asks() -> None:
    of_interview, asked, answered = sides()
    assert of_interview.resolve_side(answered, answered.sources[0], "answers").name == "Rui Okafor"
    assert of_interview.resolve_side(asked, asked.sources[0], "asks").name is None
