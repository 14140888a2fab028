"""Speakers: whom each source means. A name, a pronoun, a description, a document, or somebody who is not named.

Every answer says by which rule, why, how sure, and who came second. Quotes are read in the order of the text, so that
he and she can mean who spoke last.
"""

from collections import Counter
from dataclasses import replace
from functools import cached_property

from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.document import Document, Entity, Quote, Span, Speaker
from transforms.quotes import transcript_turns
from transforms.speakers import authors, interviews, source_heads
from transforms.speakers.resolution import (
    KINDS,
    NEAR_PARAGRAPHS,
    SourceResolver,
    speaker_of,
    talked_of,
    unnamed_speaker,
)


def resolve_speakers(doc: Document) -> tuple[Speaker, ...]:
    """Give `speakers`, in the order of their quotes; a quote whose source is not known has none."""
    scene = DocumentIndex(doc)
    cast = _TurnState(scene)
    found: dict[int, list[Speaker]] = {}
    anchors = {quote.position: _anchor(quote)[0] for quote in doc.quotes}
    for quote in sorted(doc.quotes, key=lambda one: (anchors[one.parent or one.position], one.position)):
        if quote.quote_type != "scare":
            outer = found.get(quote.parent or 0, []) if quote.rule == "inner" else []
            found[quote.position] = _of_themselves(quote, outer, doc.text) or _not(outer, cast.speakers_of(quote))
    return tuple(one for position in sorted(found) for one in found[position])


def _of_themselves(quote: Quote, outer: list[Speaker], text: str) -> list[Speaker]:
    """Who says I inside of a quote is the one who speaks it."""
    source = quote.sources[0] if quote.sources else None
    if source is None or source.of(text) != "I" or not outer or outer[0].name is None:
        return []
    reason = f'"I" inside of a quote is {outer[0].name}, whose words these are'
    sure = min(0.9, outer[0].confidence)
    return [
        replace(
            outer[0], quote=quote.position, span=source, rule="speaker of the quote", reason=reason, confidence=sure
        )
    ]


def _not(outer: list[Speaker], found: list[Speaker]) -> list[Speaker]:
    """He and she inside of a quote are not the one who speaks it."""
    same = outer and found and found[0].mention_type == "pronoun" and found[0].entity_id == outer[0].entity_id
    if not same or found[0].span is None or found[0].entity_id is None:
        return found
    one, reason = found[0], f"not {found[0].name}, who speaks the quote around it"
    return [Speaker(one.quote, 1, one.span, "person", "unnamed", reason, 0.5, mention_type="pronoun")]


def _anchor(quote: Quote) -> tuple[int, int]:
    """Where a quote is attributed: at its source, else its cue, else its content."""
    at = (quote.sources or quote.cue or quote.spans)[0].start_char
    return at, quote.position


class _TurnState:
    """Who has spoken and been named so far, in reading order."""

    def __init__(self, scene: DocumentIndex) -> None:
        self.scene = scene
        self.narrative = DiscourseModel(scene)
        self.referents = SourceResolver(scene, self.narrative)

    def speakers_of(self, quote: Quote) -> list[Speaker]:
        """The speakers of one quote, none where nothing tells; remembers them for the next."""
        self.narrative.advance(_anchor(quote)[0])
        found = [one for span in quote.sources for one in self._of_source(quote, span)]
        if not quote.sources and quote.rule in ("uncued", "marked") and not quote.is_addressing:
            found = self._going_on(quote)
        found = [replace(one, position=position) for position, one in enumerate(found, start=1)]
        if found and quote.parent is None:
            self._remember(quote, found[0])
        return found

    def _remember(self, quote: Quote, speaker: Speaker) -> None:
        end = (
            quote.spans[-1].end_char
            if quote.rule == "uncued"
            else max(one.end_char for one in [*quote.spans, *quote.sources])
        )
        if speaker.rule == "author":
            return  # the narrator's own words tell nothing of who "she" is
        if (speaker.kind in KINDS or speaker.name) and (speaker.entity_id or quote.quote_type != "indirect"):
            self.narrative.spoke(speaker, end)
        is_nameless = speaker.kind in ("unnamed", "organization", "document") and not speaker.entity_id
        if is_nameless and speaker.span and speaker.mention_type == "nominal":
            self.narrative.nameless_spoke(speaker.span)
        if speaker.entity_id and speaker.span and speaker.mention_type != "name":
            self.narrative.add(speaker.span, speaker.entity_id)

    def _going_on(self, quote: Quote) -> list[Speaker]:
        """A quote without a cue: whom the sentence before tells of, who spoke last near by, or who is interviewed."""
        scene, start, last = self.scene, quote.spans[0].start_char, self.narrative.last
        if told := self._told_of(quote):
            return [told]
        paragraph = scene.sentence_at(start).paragraph or 0
        is_answer = scene.doc.text[max(0, start - 6) : start].rstrip("\"\u201c\u2018'\u00ab \n\r").endswith("?")
        is_near = last is not None and 0 <= paragraph - self.narrative.last_paragraph <= NEAR_PARAGRAPHS
        if last is not None and is_near and not is_answer and last.entity_id not in talked_of(scene, quote):
            reason = f"no cue of its own; it goes on where {last.name or 'the speaker before'} spoke"
            return [replace(last, quote=quote.position, span=None, rule="goes on", reason=reason, confidence=0.6)]
        person = self.interviewee
        if person is None:
            return []
        reason = f"no cue near it; the text is an interview with {person.name}"
        return [replace(speaker_of(quote, quote.spans[0], person, "interviewee", reason, 0.6, "name"), span=None)]

    def _told_of(self, quote: Quote) -> Speaker | None:
        """The person of the sentence before, where that says nothing itself: "Silva smiles." before her words."""
        before = interviews.sentence_before(self.scene, quote.spans[0].start_char) if quote.rule == "uncued" else None
        if before is None or any(before.span.holds(span) for span in self._sources):
            return None
        pointed = interviews.subject(self.scene, before)
        if pointed is None:
            return None
        found = self.referents.of_source(quote, *pointed)
        if len(found) != 1 or not found[0].entity_id or found[0].entity_id in talked_of(self.scene, quote):
            return None
        reason = f"no cue of its own; the sentence before is about {found[0].name}"
        sure = min(0.55, found[0].confidence)
        return replace(found[0], span=None, rule="told of", reason=reason, confidence=sure)

    @cached_property
    def _sources(self) -> list[Span]:
        return [span for quote in self.scene.doc.quotes for span in (*quote.sources, *quote.cue)]

    @cached_property
    def interviewee(self) -> Entity | None:
        """The person who is interviewed, where the text is an interview."""
        return interviews.interviewee(self.scene)

    def _of_source(self, quote: Quote, span: Span) -> list[Speaker]:
        scene = self.scene
        text = span.of(scene.doc.text)
        head = source_heads.head_of(scene, span)
        if head is None:
            return [unnamed_speaker(quote, span, "unnamed", "the source is no word")]
        if quote.rule == "turn" and (side := transcript_turns.side_of(text)):
            return [self._of_side(quote, span, side)]
        return self.referents.of_source(quote, span, head)

    def _of_side(self, quote: Quote, span: Span, side: str) -> Speaker:
        """Q and A: the answers are those of whom the text before the first turn names most."""
        counts = self._introduced
        if side == "asks" and authors.by_byline(self.scene):
            return replace(self.referents.of_author(quote, span), mention_type="nominal")
        if side == "asks" or not counts:
            return unnamed_speaker(quote, span, "unnamed", f"the one who {side} is not named")
        entity = self.scene.entities[counts.most_common(1)[0][0]]
        reason = "answers in an interview; the text before it names this person most"
        return speaker_of(quote, span, entity, "interviewee", reason, 0.8, "nominal")

    @cached_property
    def _introduced(self) -> Counter[str]:
        """How often people are named before the first turn."""
        first = min(one.spans[0].start_char for one in self.scene.doc.quotes if one.rule == "turn")
        people = (one for one in self.scene.doc.mentions if self.scene.is_person(one))
        writers = {one.entity_id for one in authors.by_byline(self.scene)}
        return Counter(one.entity_id for one in people if one.span.start_char < first and one.entity_id not in writers)
