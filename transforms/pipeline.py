"""Annotate what is parsed, in reading order; an unforeseen error becomes a Reject.

The same RawArticle and the same RULE_VERSION give the same Documents in any batch and any order, on one kind of
processor; over kinds the same but for the few decisions that hang on a hair (docs/performance.md, "Processors"). What
comes before: reading.py, which loads no language model.
"""

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol

from transforms.annotators import (
    circumstances,
    date_mentions,
    dates,
    entities,
    insertions,
    quotes,
    sentences,
    speakers,
    statements,
    topics,
    word_roles,
)
from transforms.document import Document, Profile, Reject, RejectReason
from transforms.language import parsing
from transforms.language.detection import is_english
from transforms.reading import TRACEBACK_FRAMES, add_language
from transforms.reading import parse as parse

# Fields that a Document has before the first annotator: what the parser and the language pass fill.
GIVEN = frozenset({
    "document_id",
    "raw",
    "text",
    "blocks",
    "media_type",
    "metadata",
    "language",
    "dateline",
    "published",
    "repairs",
    "sections",
    "profile",
    "parses",
})
# Fields that a pipeline may leave unfilled: None says so to the annotators that read them.
OPTIONAL = frozenset({"word_roles"})


class Annotator(Protocol):
    """A module of `transforms/annotators`: one concern."""

    @property
    def NEEDS(self) -> tuple[str, ...]:  # noqa: N802
        """Fields of Document that it reads."""

    @property
    def ADDS(self) -> tuple[str, ...]:  # noqa: N802
        """Fields of Document that it fills."""

    def annotate(self, doc: Document, /) -> Document:
        """Give the document with what it adds."""


# The order in which a reader would go: lines, names, who said what, then what follows from that.
READING_ORDER: tuple[Annotator, ...] = (
    sentences,
    dates,
    date_mentions,
    entities,
    word_roles,
    quotes,
    insertions,
    speakers,
    circumstances,
    statements,
    topics,
)
# The profile "fast" does without the encoder.
_ACCURATE_ONLY: tuple[Annotator, ...] = (word_roles,)
# What holds in any language; the other annotators know English alone.
_OF_ANY_LANGUAGE: tuple[Annotator, ...] = (sentences, dates, topics)


@dataclass(frozen=True)
class Pipeline:
    """A profile and its annotators in the order in which they run; a value, so that others can be built beside it.

    Raises:
        ValueError: an annotator needs a field that no annotator before it adds.
    """

    profile: Profile
    annotators: Sequence[Annotator]

    def __post_init__(self) -> None:
        added = {field for annotator in self.annotators for field in annotator.ADDS}
        available = GIVEN | (OPTIONAL - added)
        for annotator in self.annotators:
            if missing := set(annotator.NEEDS) - available:
                raise ValueError(f"{annotator} needs {sorted(missing)}, which no annotator before it adds")
            available |= set(annotator.ADDS)

    def annotate(self, documents: Iterable[Document]) -> Iterator[Document | Reject]:
        """Parse the language of a batch in one pass, then annotate each document, in the order given."""
        for doc in parsing.add_parses(documents):
            yield self._annotate_parsed(doc)

    def _annotate_parsed(self, doc: Document) -> Document | Reject:
        annotated = replace(doc, profile=self.profile)
        try:
            for annotator in self._annotators_of(doc):
                annotated = annotator.annotate(annotated)
        except Exception:  # the seam: no article may end a run
            return _reject_crashed(doc)
        return annotated

    def _annotators_of(self, doc: Document) -> Sequence[Annotator]:
        if is_english(doc):
            return self.annotators
        return [annotator for annotator in self.annotators if annotator in _OF_ANY_LANGUAGE]


@cache
def pipeline_of(profile: Profile) -> Pipeline:
    """Build the pipeline of a profile, once: "accurate" has the encoder read each document, "fast" does not."""
    left_out = _ACCURATE_ONLY if profile == Profile.FAST else ()
    return Pipeline(profile, [annotator for annotator in READING_ORDER if annotator not in left_out])


def annotate(documents: Iterable[Document], profile: Profile = Profile.ACCURATE) -> Iterator[Document | Reject]:
    """Annotate a batch by the pipeline of a profile, in the order given."""
    return pipeline_of(Profile(profile)).annotate(documents)


def reannotate(documents: Iterable[Document], profile: Profile = Profile.ACCURATE) -> Iterator[Document | Reject]:
    """Annotate a batch of rebuilt documents as if they had just been parsed, in the order given."""
    return annotate(map(add_language, documents), profile)


def _reject_crashed(doc: Document) -> Reject:
    """Make the Reject of a document whose annotation raised; its message has the traceback."""
    message = traceback.format_exc(limit=TRACEBACK_FRAMES)
    if doc.raw is None:
        return Reject("", "annotate", RejectReason.CRASHED, message)
    return Reject.of(doc.raw, RejectReason.CRASHED, message, stage="annotate")
