"""Look up the sentence and the section of a character. How ids are made is said in `transforms/document/ids.py`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from transforms.document import Document, Section, Sentence, Span, ids


@dataclass(frozen=True, slots=True)
class SentenceIndex:
    """The sentences and sections of one article with their first characters, in order of the text."""

    document_id: str
    sentences: tuple[Sentence, ...]
    sentence_starts: tuple[int, ...]
    sections: tuple[Section, ...]
    section_starts: tuple[int, ...]

    @classmethod
    def of(cls, doc: Document) -> Self:
        """Index the sentences and sections of `doc`."""
        sentences = tuple(sorted(doc.sentences, key=_start_of))
        sections = tuple(sorted(doc.sections, key=_start_of))
        return cls(doc.document_id, sentences, _starts_of(sentences), sections, _starts_of(sections))

    def sentence_at(self, char: int) -> Sentence | None:
        """Give the sentence that the character is in, else the last one before it, else the first.

        None only where the article has no sentence.
        """
        if not self.sentences:
            return None
        at = bisect_right(self.sentence_starts, char) - 1
        return self.sentences[max(at, 0)]

    def sentence_id_of(self, span: Span) -> str | None:
        """Give the id of the sentence that holds the whole of `span`; None where no sentence does."""
        sentence = self.sentence_at(span.start_char)
        if sentence is None or not sentence.span.holds(span):
            return None
        return ids.sentence_id(self.document_id, sentence.position)

    def sentences_within(self, span: Span) -> tuple[Sentence, ...]:
        """Give the sentences that stand whole within `span`, in order."""
        first = bisect_left(self.sentence_starts, span.start_char)
        end = bisect_left(self.sentence_starts, span.end_char)
        return tuple(sentence for sentence in self.sentences[first:end] if span.holds(sentence.span))

    def section_at(self, char: int) -> Section | None:
        """Give the section that the character is in; None where it is in no section."""
        at = bisect_right(self.section_starts, char) - 1
        if at < 0 or char >= self.sections[at].span.end_char:
            return None
        return self.sections[at]


def _start_of(unit: Sentence | Section) -> int:
    return unit.span.start_char


def _starts_of(units: Iterable[Sentence | Section]) -> tuple[int, ...]:
    return tuple(unit.span.start_char for unit in units)
