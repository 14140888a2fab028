"""Parse, then annotate in reading order; the one seam where an unforeseen error becomes a Reject.

The same RawArticle and the same RULE_VERSION give the same Documents in any batch and any order, on one kind of
processor; over kinds the same but for the few decisions that hang on a hair (docs/performance.md, "Processors").
"""

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol

from transforms import parsers
from transforms.annotators import (
    circumstances,
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
from transforms.document import Document, Profile, RawArticle, Reject, RejectReason
from transforms.formats.heads import make_input_head
from transforms.formats.unread import name_unread_format
from transforms.language import parsing
from transforms.language.detection import detect_language_of, is_english

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
# Frames of a traceback that a reject keeps: the innermost ones (a negative limit), which name the rule that failed.
_TRACEBACK_FRAMES = -5


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


def parse(raw: RawArticle) -> list[Document | Reject]:
    """Read one input with the parser that is surest of it: its Documents and Rejects, at least one of them."""
    try:
        parser = parsers.choose_parser(raw)
        results = [_reject_unclaimed(raw)] if parser is None else parser.parse(raw)
        return [_add_language(result) if isinstance(result, Document) else result for result in results]
    except Exception:  # the seam: no bytes may end a run
        return [Reject.of(raw, RejectReason.CRASHED, traceback.format_exc(limit=_TRACEBACK_FRAMES))]


def _add_language(doc: Document) -> Document:
    return replace(doc, language=detect_language_of(doc))


def _reject_unclaimed(raw: RawArticle) -> Reject:
    """Make the Reject of an input that no parser claims: it says which format it is of, where that is known."""
    head = make_input_head(raw.body, raw.media_type, raw.source_uri)
    if not raw.body:
        return Reject.of(raw, RejectReason.EMPTY, "no bytes in it")
    if (name := name_unread_format(head)) is not None:
        return Reject.of(raw, RejectReason.UNREAD_FORMAT, f"not read: {name}")
    message = "neither its bytes nor its name tell a format that is read; `wireroom formats` lists those that are"
    return Reject.of(raw, RejectReason.UNKNOWN_FORMAT, message)


def annotate(documents: Iterable[Document], profile: Profile = Profile.ACCURATE) -> Iterator[Document | Reject]:
    """Annotate a batch by the pipeline of a profile, in the order given."""
    return pipeline_of(Profile(profile)).annotate(documents)


def reannotate(documents: Iterable[Document], profile: Profile = Profile.ACCURATE) -> Iterator[Document | Reject]:
    """Annotate a batch of rebuilt documents as if they had just been parsed, in the order given."""
    return annotate(map(_add_language, documents), profile)


def _reject_crashed(doc: Document) -> Reject:
    """Make the Reject of a document whose annotation raised; its message has the traceback."""
    message = traceback.format_exc(limit=_TRACEBACK_FRAMES)
    if doc.raw is None:
        return Reject("", "annotate", RejectReason.CRASHED, message)
    return Reject.of(doc.raw, RejectReason.CRASHED, message, stage="annotate")
