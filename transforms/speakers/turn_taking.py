"""Resolve the speakers of all quotes of an article, in the order of the text, so that "she" can mean the last speaker.

Decides who speaks where a quote has no source of its own, and keeps the state of the conversation. What a source's
phrase refers to: resolution.py. Every answer has a rule, a reason, a confidence and the runner-up.
"""

from dataclasses import replace
from functools import cached_property

from transforms.coreference.discourse import NEAR_PARAGRAPHS, DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.coreference.mentions import collect_mentions
from transforms.document import (
    Document,
    Entity,
    Mention,
    MentionType,
    Quote,
    QuoteRule,
    QuoteType,
    Span,
    Speaker,
    SpeakerKind,
    SpeakerRule,
)
from transforms.layouts import transcript_turns
from transforms.speakers import interviews, source_heads
from transforms.speakers.answers import named_speaker, unnamed_speaker
from transforms.speakers.exchanges import Exchange, find_one_asked, is_question
from transforms.speakers.headline_echoes import find_speakers_of_headlines
from transforms.speakers.named_in_words import is_named_in_words
from transforms.speakers.pull_quotes import find_speakers_of_pull_quotes
from transforms.speakers.resolution import SourceResolver
from transforms.speakers.sides_of_interview import SidesOfInterview
from transforms.speakers.speakers_between import find_speakers_between

# Confidences, set by hand; of answers that rest on another they are the most.
_SPEAKER_OF_THE_QUOTE = 0.9
_NOT_THE_QUOTING_SPEAKER = 0.5
_GOES_ON_WITH = frozenset(("CC", "RB", "RBR"))  # how a label goes on: "And", "Then", "Later"
_GOES_ON = 0.6
_INTERVIEWEE = 0.6
_MAX_TOLD_OF = 0.55
# Kinds of speaker that are remembered without a name.
_REMEMBERED_KINDS = frozenset((
    SpeakerKind.PERSON, SpeakerKind.ORGANIZATION, SpeakerKind.PLACE, SpeakerKind.GROUP,
))  # fmt: skip
# Kinds of speaker without an entity that "she", "he" and "it" may refer to.
_UNNAMED_KINDS = frozenset((SpeakerKind.UNNAMED, SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT))
# Cues of what is written.
_WRITING = frozenset(("write", "tweet", "post", "email", "publish", "text"))
# Behind the name that signs a post.
_HANDLE = " (@"
# Characters before a quote among which the mark of a question is looked for.
_QUESTION_CHARS = 6
_BETWEEN_QUESTION_AND_QUOTE = "\"\u201c\u2018'\u00ab \n\r"


def resolve_speakers(doc: Document) -> tuple[tuple[Speaker, ...], tuple[Mention, ...]]:
    """Resolve the speakers of an article, and with them all mentions of its entities.

    One walk gives both: a pronoun may refer to the last speaker, and a source may be a pronoun. Speakers are in the
    order of their quotes, and a quote without a known source has none; mentions are in reading order.
    """
    index = DocumentIndex(doc)
    turns = _TurnState(index)
    speakers: dict[int, list[Speaker]] = {}
    quotes = {quote.position: quote for quote in doc.quotes}
    for quote in _order_quotes_for_speakers(doc):
        if not quote.is_statement:
            continue
        around = speakers.get(quote.parent or 0, [])
        outer_quote = quotes.get(quote.parent or 0)
        is_in_turn = outer_quote is not None and outer_quote.rule == QuoteRule.TURN
        is_own_words = is_in_turn or (quote.rule == QuoteRule.INNER and _has_source_in_marks(quote, outer_quote))
        outer = around if is_own_words else []
        own = _resolve_first_person_speaker(quote, around, doc.text)
        speakers[quote.position] = own or _exclude_quoting_speaker(outer, turns.resolve_speakers_of_quote(quote))
    speakers |= find_speakers_between(doc, speakers)
    speakers |= find_speakers_of_headlines(doc, speakers)
    speakers |= find_speakers_of_pull_quotes(doc, speakers)
    in_order = tuple(speaker for position in sorted(speakers) for speaker in speakers[position])
    if not doc.sentences:  # nothing is near to anything, so that no reference can be resolved
        return in_order, doc.mentions
    turns.discourse.advance(len(doc.text))
    return in_order, collect_mentions(index, in_order, turns.discourse)


def _order_quotes_for_speakers(doc: Document) -> list[Quote]:
    """Order quotes by where they are attributed; nested ones follow the quote around them."""
    anchors = {quote.position: _start_of_speakers_attribution(quote) for quote in doc.quotes}
    return sorted(doc.quotes, key=lambda quote: (anchors[quote.parent or quote.position], quote.position))


def _start_of_speakers_attribution(quote: Quote) -> int:
    """Give where a quote is attributed: the start of its source, else of its cue, else of its content."""
    return (quote.sources or quote.cue or quote.spans)[0].start_char


def _resolve_first_person_speaker(quote: Quote, outer: list[Speaker], text: str) -> list[Speaker]:
    """Resolve "I" inside of a quote to the speaker of that quote (`outer`); empty for other sources."""
    source = quote.sources[0] if quote.sources else None
    if source is None or source.of(text) != "I" or not outer or outer[0].name is None:
        return []
    if quote.cue_lemma == "quote":
        return []  # "It says, and I quote": the words are another's

    quoting = outer[0]
    answer = replace(
        quoting,
        quote=quote.position,
        span=source,
        rule=SpeakerRule.SPEAKER_OF_THE_QUOTE,
        reason=f'"I" inside of a quote is {quoting.name}, whose words these are',
        confidence=min(_SPEAKER_OF_THE_QUOTE, quoting.confidence),
    )
    return [answer]


def _has_source_in_marks(quote: Quote, outer: Quote | None) -> bool:
    """Say whether a nested quote's source is in the words between the marks of the quote around it.

    In reported words "he" may be who reports them: Silva said the port was shut by what he called "fools".
    """
    if outer is None or not quote.sources:
        return True
    return not any(piece.holds(quote.sources[0]) for piece in outer.spans if not piece.is_quoted)


def _exclude_quoting_speaker(outer: list[Speaker], speakers: list[Speaker]) -> list[Speaker]:
    """Replace the speaker of a pronoun or a description who speaks the quote around it, and would say "I" there.

    An unnamed one takes that place: "the mayor", in the words of a spokesman.
    """
    if not outer or not speakers:
        return speakers
    first = speakers[0]
    is_same = first.entity_id is not None and first.entity_id == outer[0].entity_id
    if first.mention_type not in (MentionType.PRONOUN, MentionType.NOMINAL) or first.span is None or not is_same:
        return speakers
    is_pronoun = first.mention_type == MentionType.PRONOUN

    answer = Speaker(
        quote=first.quote,
        position=1,
        span=first.span,
        kind=SpeakerKind.PERSON if is_pronoun else SpeakerKind.UNNAMED,
        rule=SpeakerRule.UNNAMED,
        reason=f"not {first.name}, who speaks the quote around it",
        confidence=_NOT_THE_QUOTING_SPEAKER,
        mention_type=first.mention_type,
    )
    return [answer]


class _TurnState:
    """Who has spoken and been mentioned so far, in reading order."""

    def __init__(self, index: DocumentIndex) -> None:
        self.index = index
        self.discourse = DiscourseModel(index)
        self.resolver = SourceResolver(index, self.discourse)
        self.exchange: Exchange | None = None

    def resolve_speakers_of_quote(self, quote: Quote) -> list[Speaker]:
        """Resolve the speakers of one quote, and remember the first for the next quotes; empty without a speaker."""
        self.discourse.advance(_start_of_speakers_attribution(quote))
        speakers = [speaker for span in quote.sources for speaker in self._resolve_source_span(quote, span)]
        has_cue = bool(quote.cue) and quote.cue[0].of(self.index.doc.text) != ":"  # which tells of no one alone
        is_without_cue = not quote.sources and not has_cue and quote.rule in (QuoteRule.UNCUED, QuoteRule.MARKED)
        if is_without_cue:
            speakers = self._infer_speaker(quote)
        if not quote.sources and quote.rule == QuoteRule.TURN:
            speakers = self._infer_interviewee(quote)

        numbered = [replace(speaker, position=position) for position, speaker in enumerate(speakers, start=1)]
        if numbered and quote.parent is None:
            self.exchange = self._follow_exchange(quote, numbered[0])
            self._remember_speaker(quote, numbered[0])
            self.discourse.record_speakers_together(numbered)
        return numbered

    def _follow_exchange(self, quote: Quote, speaker: Speaker) -> Exchange | None:
        """Give the exchange that a quote begins or goes on with; None where it does neither."""
        if quote.sources:
            asked = find_one_asked(self.index, quote)
            speakers = self.resolver.resolve_source(quote, *asked) if asked is not None else []
            is_of_two = len(speakers) == 1 and speakers[0].entity_id and speakers[0].entity_id != speaker.entity_id
            return Exchange(speaker, speakers[0]) if is_of_two else self._go_on_with_source(quote, speaker)
        is_asking = self.exchange is not None and speaker.entity_id == self.exchange.asking.entity_id
        return replace(self.exchange, is_asked=is_asking) if self.exchange is not None else None

    def _go_on_with_source(self, quote: Quote, speaker: Speaker) -> Exchange | None:
        """Give the exchange in which one of the two speaks near by with a source; None where it is over."""
        exchange = self.exchange
        if exchange is None or not self.discourse.is_near_last_speaker(quote.spans[0].start_char):
            return None
        if speaker.entity_id == exchange.answering.entity_id:
            return replace(exchange, is_asked=False)
        is_asking = speaker.entity_id == exchange.asking.entity_id
        return replace(exchange, is_asked=True) if is_asking and is_question(quote, self.index.doc.text) else None

    def _infer_speaker_in_exchange(self, quote: Quote) -> Speaker | None:
        """Infer who speaks in the exchange that goes on; None where none does."""
        if self.exchange is None or not self.discourse.is_near_last_speaker(quote.spans[0].start_char):
            return None
        is_answer = self.exchange.is_answer(quote, self.index.doc.text)
        speaker = self.exchange.answering if is_answer else self.exchange.asking
        reason = f"no cue of its own; {speaker.name or 'it'} {'answers' if is_answer else 'asks'} in an exchange of two"
        return replace(
            speaker, quote=quote.position, span=None, rule=SpeakerRule.GOES_ON, reason=reason, confidence=_GOES_ON
        )

    @cached_property
    def interviewee(self) -> Entity | None:
        """The person who is interviewed, where the article is an interview."""
        return interviews.find_interviewee(self.index)

    def _resolve_source_span(self, quote: Quote, span: Span) -> list[Speaker]:
        head = source_heads.head_of_source(self.index, span)
        if head is None:
            return [unnamed_speaker(quote, span, SpeakerKind.UNNAMED, "the source is no word")]
        side = (
            transcript_turns.side_of_transcript_label(span.of(self.index.doc.text))
            if quote.rule == QuoteRule.TURN
            else None
        )
        if side:
            return [self._sides.resolve_side(quote, span, side)]
        return self.resolver.resolve_source(quote, span, head)

    @cached_property
    def _sides(self) -> SidesOfInterview:
        return SidesOfInterview(self.index)

    def _infer_speaker(self, quote: Quote) -> list[Speaker]:
        """Infer the speaker of a quote without a cue.

        Tries, in order: an exchange of two that goes on, the subject of the preceding sentence, the last speaker within
        one paragraph, the interviewee; after a question the interviewee comes first.
        Returns an empty list if none applies.
        """
        if speaker := self._infer_speaker_in_exchange(quote) or self._infer_speaker_from_sentence_before(quote):
            return [speaker]
        is_answer = self._is_answer_in_interview(quote)
        if not is_answer and (speaker := self._infer_speaker_from_last_one(quote)):
            return [speaker]
        if self.interviewee is None:
            speaker = self._infer_speaker_from_last_one(quote) if is_answer else None
            return [speaker] if speaker is not None else []
        return self._infer_interviewee(quote)

    def _infer_interviewee(self, quote: Quote) -> list[Speaker]:
        """Give a quote without a cue to the person who is interviewed; empty where that is not known."""
        person = self.interviewee
        if person is None:
            return []
        reason = f"no cue near it; the text is an interview with {person.name}"
        rule = SpeakerRule.INTERVIEWEE
        speaker = named_speaker(quote, quote.spans[0], person, rule, reason, _INTERVIEWEE, MentionType.NAME)
        return [replace(speaker, span=None)]

    def _infer_speaker_from_sentence_before(self, quote: Quote) -> Speaker | None:
        """Infer the speaker from the sentence before, where that attributes nothing itself: "Silva smiles."."""
        if quote.rule != QuoteRule.UNCUED:
            return None
        before = interviews.find_sentence_before_speaker(self.index, quote.spans[0].start_char)
        if before is None or any(before.span.holds(span) for span in self._spans_of_sources_and_cues):
            return None
        if interviews.is_narrator_asking(self.index, before):
            return None
        subject = interviews.find_speaker_in_sentence(self.index, before)
        if subject is None:
            return None

        speakers = self.resolver.resolve_source(quote, *subject)
        if len(speakers) != 1 or not speakers[0].entity_id or self._is_speaker_named_in(quote, speakers[0]):
            return None
        return replace(
            speakers[0],
            span=None,
            rule=SpeakerRule.TOLD_OF,
            reason=f"no cue of its own; the sentence before is about {speakers[0].name}",
            confidence=min(_MAX_TOLD_OF, speakers[0].confidence),
        )

    def _infer_speaker_from_last_one(self, quote: Quote) -> Speaker | None:
        """Infer that the last speaker goes on, near by."""
        last = self.discourse.last_speaker
        if last is None or self._is_speaker_named_in(quote, last) or self._is_labelled(quote):
            return None
        paragraph = self.index.sentence_at(quote.spans[0].start_char).paragraph or 0
        question_paragraphs = 1 if self._is_answer_in_interview(quote) else 0
        if not 0 <= paragraph - self.discourse.last_paragraph <= NEAR_PARAGRAPHS + question_paragraphs:
            return None
        reason = f"no cue of its own; it goes on where {last.name or 'the speaker before'} spoke"
        return replace(
            last, quote=quote.position, span=None, rule=SpeakerRule.GOES_ON, reason=reason, confidence=_GOES_ON
        )

    def _is_labelled(self, quote: Quote) -> bool:
        """Say whether a label without a verb stands before a quote, as before each of a list: `May 3, 1963: "..."`.

        One that goes on from what came before is none: `And later that day: "..."`.
        """
        start_char = quote.spans[0].start_char
        sentence = self.index.sentence_at(start_char).span
        before = self.index.doc.text[sentence.start_char : start_char].rstrip(_BETWEEN_QUESTION_AND_QUOTE)
        if not before.endswith(":"):
            return False
        tokens = self.index.tokens_of_span(Span(sentence.start_char, sentence.start_char + len(before)))
        if tokens is None or tokens[0].tag_ in _GOES_ON_WITH or interviews.is_link_to_words_before(tokens):
            return False
        return all(token.pos_ not in ("VERB", "AUX") for token in tokens)

    def _is_answer_in_interview(self, quote: Quote) -> bool:
        start_char = quote.spans[0].start_char
        before = self.index.doc.text[max(0, start_char - _QUESTION_CHARS) : start_char]
        return before.rstrip(_BETWEEN_QUESTION_AND_QUOTE).endswith("?")

    def _is_speaker_named_in(self, quote: Quote, speaker: Speaker) -> bool:
        is_body = speaker.kind == SpeakerKind.ORGANIZATION  # which says "Silva Bank has made a decision"
        return not is_body and is_named_in_words(self.index, quote, speaker.entity_id)

    def _is_set_apart(self, quote: Quote, speaker: Speaker) -> bool:
        """Say whether a quote is a post of a network, or fills a paragraph with the words of a body or a document."""
        if quote.rule == QuoteRule.SIGNED and quote.sources:
            return self.index.doc.text.startswith(_HANDLE, quote.sources[0].end_char)
        first, last = quote.spans[0].start_char, quote.spans[-1].end_char
        is_whole = any((block.span.start_char, block.span.end_char) == (first, last) for block in self.index.doc.blocks)
        return is_whole and speaker.kind in (SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT)

    @cached_property
    def _spans_of_sources_and_cues(self) -> list[Span]:
        return [span for quote in self.index.doc.quotes for span in (*quote.sources, *quote.cue)]

    def _remember_speaker(self, quote: Quote, speaker: Speaker) -> None:
        """Record a speaker in the discourse model, as the last one and as a mention."""
        if speaker.rule == SpeakerRule.AUTHOR:
            return  # "I" of the narrator does not make "she" refer to the narrator

        if self._is_set_apart(quote, speaker):
            return  # the narrator goes on below a post or a passage of a paper
        if speaker.rule == SpeakerRule.JOINT and speaker.mention_type == MentionType.PRONOUN:
            return  # "he" behind "both of whom said" is neither of them
        self.discourse.record_group(speaker if speaker.kind == SpeakerKind.GROUP else None)
        is_known = speaker.kind in _REMEMBERED_KINDS or bool(speaker.name)
        is_clear = bool(speaker.entity_id) or quote.quote_type != QuoteType.INDIRECT
        if is_known and is_clear:
            is_writing = quote.cue_lemma in _WRITING
            self.discourse.record_speaker(speaker, _end_of_speakers_words(quote), is_writing=is_writing)
        if speaker.span is None:
            return

        is_unnamed = speaker.kind in _UNNAMED_KINDS and not speaker.entity_id
        if is_unnamed and speaker.mention_type == MentionType.NOMINAL:
            self.discourse.record_unnamed_speaker(speaker.span)
        if speaker.entity_id and speaker.mention_type != MentionType.NAME:
            self.discourse.add_mention(speaker.span, speaker.entity_id)


def _end_of_speakers_words(quote: Quote) -> int:
    """Give where a quote ends with its source, which of uncued speech is not its own."""
    if quote.rule == QuoteRule.UNCUED:
        return quote.spans[-1].end_char
    return max(span.end_char for span in (*quote.spans, *quote.sources))
