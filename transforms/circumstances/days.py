"""Find the day of a speech event, where the words about the cue name one: "said on Wednesday", "told us two days ago".

Must not take a day from the content, or one that belongs to another verb. Which words attach to the cue:
attachment.py. What the words mean, and the day of publication, from which they are seen: transforms/dates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from transforms.circumstances.attachment import attaches_to_cue, dates_source
from transforms.circumstances.speech_event import VERBS, SpeechEvent
from transforms.dates.date_grammar import DatePhrase, find_date_phrases
from transforms.dates.date_views import DateView
from transforms.dates.tense import Direction
from transforms.document import Span, Token
from transforms.knowledge.calendar import PARTS_OF_DAY

# Newspapers and programmes have days in their names.
_NAME_LABELS = frozenset(("ORG", "WORK_OF_ART", "PERSON", "EVENT", "FAC", "PRODUCT"))
# Words that belong to the day as it is written: "late on Wednesday evening".
_BEFORE_DAY = frozenset(("on", "late", "early", "earlier", "later", "this", "last", "the", "past", "a"))
_BEFORE_PERIOD = _BEFORE_DAY | {"in", "during"}
# "Thursday morning", "Monday night": the day is the word before.
_TIMES_OF_VERBS = ("pobj", "npadvmod")
_PREPOSITIONS = frozenset(("on", "in", "at", "during", "with", "to", "from", "by", "late", "early"))


@dataclass(frozen=True, slots=True)
class SpeechTime:
    """The first and last day on which something may have been said, the same where a day is named, and the words."""

    first: date
    last: date
    words: Span

    @property
    def day(self) -> date | None:
        """The day; None where only a longer time is known."""
        return self.first if self.first == self.last else None


def find_speech_time(event: SpeechEvent, published: date | None) -> SpeechTime | None:
    """Find the time that the words about the cue name, and those words; None where they name none, or two apart.

    A weekday is the last one on or before `published`; without `published` only a date with its year is a time. Words
    of the content are the speaker's and do not count; nor do those that belong to another verb ("said the bridge opened
    on Monday") or to a noun that is talked of ("said of Monday's ruling").
    """
    times = [
        time
        for phrase in find_date_phrases(event.head.sent)
        if phrase.head.ent_type_ not in _NAME_LABELS and _is_time_of_event(phrase.head, event)
        if (time := _read_past_time(phrase, published, event)) is not None
    ]
    return _choose_narrowest(times)


def _read_past_time(phrase: DatePhrase, published: date | None, event: SpeechEvent) -> SpeechTime | None:
    """Read a time up to publication; None where it is yet to come, not known, or one of two that it may be."""
    reading = phrase.read(DateView(published, Direction.PAST))
    if reading is None or not reading.is_certain:
        return None
    first, last = reading.value.first, reading.value.last
    if published is not None and first > published:
        return None
    words = _span_of_phrase(phrase, event, is_day=first == last)
    return SpeechTime(first, min(last, published or last), words)


def _is_time_of_event(token: Token, event: SpeechEvent) -> bool:
    """Say whether a word is narrated and attaches to the cue, or dates the paper that is the source."""
    if token.dep_ == "compound" and token.head.lower_ in PARTS_OF_DAY:  # "Thursday morning" is one day
        token = token.head
    if token.lower_ == "yesterday" and token.head.lower_ == "before":  # "the day before yesterday"
        token = token.head.head
    if event.is_narrated(token):
        return _leads_to_content(token, event) or attaches_to_cue(token, event, _PREPOSITIONS)
    return token.i not in event.content and dates_source(token, event)


def _leads_to_content(token: Token, event: SpeechEvent) -> bool:
    """Say whether a day stands right before what is said, which the parse gives it to: "said Thursday it had met".

    News tells the day of the speech there: a day of the content has "that" before it, or stands within.
    """
    content_first = min((at for at in event.content if at > event.head.i), default=0)
    words = event.parse.tokens
    before = token.i
    while before > event.head.i and words[before - 1].lower_ in _BEFORE_DAY:
        before -= 1
    is_between = event.head.i < before and token.i < content_first and token.dep_ in _TIMES_OF_VERBS
    above = token.head.head if token.head.pos_ == "ADP" else token.head
    if not is_between or above.i not in event.content:
        return False
    is_next = all(word.lower_ in PARTS_OF_DAY for word in words[token.i + 1 : content_first])
    return is_next and not any(word.pos_ in VERBS or word.is_punct for word in words[event.head.i + 1 : before])


def _choose_narrowest(times: Sequence[SpeechTime]) -> SpeechTime | None:
    """Choose the time that lies within all others; None where two exclude each other."""
    narrowest = min(times, key=lambda time: time.last - time.first, default=None)
    if narrowest is None:
        return None
    is_within_all = all(time.first <= narrowest.first and narrowest.last <= time.last for time in times)
    return narrowest if is_within_all else None


def _span_of_phrase(phrase: DatePhrase, event: SpeechEvent, *, is_day: bool) -> Span:
    """Give the words of a phrase with what belongs to it: "late on Wednesday evening", "earlier this month"."""
    start, end, tokens = phrase.tokens.start, phrase.tokens.end, event.parse.tokens
    while end < len(tokens) and tokens[end].lower_ in PARTS_OF_DAY:
        end += 1
    before = _BEFORE_DAY if is_day else _BEFORE_PERIOD
    while start and tokens[start - 1].lower_ in before and event.is_narrated(tokens[start - 1]):
        start -= 1
    return event.span_of(start, end)
