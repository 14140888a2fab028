"""Resolve the labels of sides in an interview or a press conference: "Q" and "Question", "A" and "Answer".

Whoever the title and the lines above the first turn name most answers; the author asks. Which lines are turns is
decided in `transforms/layouts`; labels that name a person are resolved as other names are.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from transforms.coreference.index import DocumentIndex
from transforms.document import Mention, MentionType, Quote, QuoteRule, Role, Span, Speaker, SpeakerKind, SpeakerRule
from transforms.layouts import transcript_turns
from transforms.speakers import authors
from transforms.speakers.answers import named_speaker, unnamed_speaker

_ANSWERS_IN_TURNS = 0.8
# Characters of a title before the name of one who is addressed.
_MAX_TITLE_CHARS = 12
# A name in the headline weighs as much as this many above the turns: those who are on the agenda stand there too.
_TITLE_WEIGHT = 5


class SidesOfInterview:
    """Who asks and who answers in the turns of an article."""

    def __init__(self, index: DocumentIndex) -> None:
        self.index = index

    def resolve_side(self, quote: Quote, span: Span, side: str) -> Speaker:
        """Resolve the label of a side: one that asks to the author, one that answers to the person named most above."""
        if side == "asks" and self._is_author_asking:
            return replace(authors.resolve_author(self.index, quote, span), mention_type=MentionType.NOMINAL)

        counts = self._mentions_above
        if side == "asks" or not counts:
            return unnamed_speaker(quote, span, SpeakerKind.UNNAMED, f"the one who {side} is not named")
        entity = self.index.entities[counts.most_common(1)[0][0]]
        reason = "answers in an interview; the text before it names this person most"
        rule = SpeakerRule.INTERVIEWEE
        return named_speaker(quote, span, entity, rule, reason, _ANSWERS_IN_TURNS, MentionType.NOMINAL)

    @property
    def _turns(self) -> Iterator[Quote]:
        return (quote for quote in self.index.doc.quotes if quote.rule == QuoteRule.TURN)

    @cached_property
    def _is_author_asking(self) -> bool:
        """Whether the byline names somebody whose own name labels no turn, as that of a spokesman may."""
        writers = {mention.entity_id for mention in authors.find_authors_in_byline(self.index)}
        labels = [span for quote in self._turns for span in quote.sources]
        named = {mention.entity_id for span in labels for mention in self.index.mentions_within(span)}
        return bool(writers - named)

    @cached_property
    def _mentions_above(self) -> Counter[str]:
        """How often each person but the author is mentioned before the first turn; in the headline it counts more."""
        index = self.index
        first_char = min(quote.spans[0].start_char for quote in self._turns)
        writers = {mention.entity_id for mention in authors.find_authors_in_byline(index)}
        people = [mention for mention in index.doc.named_mentions if index.is_person(mention)]
        counts: Counter[str] = Counter()
        for mention in people:
            if mention.span.start_char < first_char and mention.entity_id not in writers:
                counts[mention.entity_id] += _TITLE_WEIGHT if self._is_in_headline(mention) else 1
        counts.update(mention.entity_id for mention in people if self._is_addressed_in_turn(mention))
        return counts

    def _is_in_headline(self, mention: Mention) -> bool:
        headline = self.index.doc.first(Role.HEADLINE)
        return headline is not None and headline.span.holds(mention.span)

    def _is_addressed_in_turn(self, mention: Mention) -> bool:
        """Say whether a turn of the one who asks opens with a name and a comma: "Q. Ms Silva, when did you"."""
        text = self.index.doc.text
        asking = (
            quote
            for quote in self._turns
            if quote.sources
            and transcript_turns.side_of_transcript_label(quote.sources[0].of(text)) == "asks"
            and quote.spans[0].start_char <= mention.span.start_char < quote.spans[0].end_char
        )
        before = next((text[quote.spans[0].start_char : mention.span.start_char] for quote in asking), None)
        return before is not None and len(before) <= _MAX_TITLE_CHARS and text[mention.span.end_char :][:1] == ","
