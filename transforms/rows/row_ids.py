"""Where in an article a character stands: its sentence and its section, and the ids of rows that say so."""

from bisect import bisect_right
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
        sentences = tuple(sorted(doc.sentences, key=lambda one: one.span.start_char))
        sections = tuple(sorted(doc.sections, key=lambda one: one.span.start_char))
        return cls(doc.document_id, sentences, _starts(sentences), sections, _starts(sections))

    def sentence_at(self, char: int) -> Sentence | None:
        """Give the sentence that the character is in, else the last one before it, else the first.

        None only where the article has no sentence.
        """
        at = bisect_right(self.sentence_starts, char) - 1
        return self.sentences[max(at, 0)] if self.sentences else None

    def sentence_id_of(self, span: Span) -> str | None:
        """Give the id of the sentence that holds the whole of `span`."""
        found = self.sentence_at(span.start_char)
        return ids.sentence_id(self.document_id, found.position) if found and found.span.holds(span) else None

    def section_at(self, char: int) -> Section | None:
        """Give the section that the character is in."""
        at = bisect_right(self.section_starts, char) - 1
        return self.sections[at] if at >= 0 and char < self.sections[at].span.end_char else None


def _starts(units: Iterable[Sentence | Section]) -> tuple[int, ...]:
    return tuple(one.span.start_char for one in units)
