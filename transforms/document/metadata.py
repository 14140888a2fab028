"""What is said of an article beside its text: by its own markup, by an archive or a server, or by the caller."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING

from transforms.document.vocabulary import ArticleState

if TYPE_CHECKING:
    from transforms.document.structure import Published


# What each evidence goes with: it is taken over together with it, or not at all.
_VALUE_OF_EVIDENCE = {"headline_evidence": "headline", "byline_evidence": "authors", "url_evidence": "url"}


@dataclass(frozen=True, slots=True)
class SubjectCode:
    """A subject as the input gives it: a code of a scheme, such as the IPTC's media topics, with its label."""

    scheme: str | None  # as it is written: a prefix or a URI, "medtop"
    code: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class DetectedLanguage:
    """The language that a text is in by its own words; `confidence` from 0 to 1."""

    tag: str  # ISO 639-1
    confidence: float


@dataclass(frozen=True, slots=True)
class ArticleMetadata:
    """What is said of an article beside its text; a field is None, or empty, where nobody says it.

    Evidence names in words the place where a value was read: "json-ld headline", "field title", "entry link".
    """

    guid: str | None = None
    url: str | None = None  # canonical, absolute
    url_evidence: str | None = None
    publisher: str | None = None
    language: str | None = None  # BCP 47, as declared
    headline: str | None = None
    headline_evidence: str | None = None
    authors: tuple[str, ...] = ()  # one a person or body, without "By"
    byline_evidence: str | None = None  # of the printed byline, else of the authors
    published: Published | None = None
    date_line: str | None = None  # what is written for the day, where that alone does not tell it: "04/05/2017"
    date_beside: str | None = None  # a date of the same table whose order of day and month is not open: "13/04/2017"
    keywords: tuple[str, ...] = ()
    subjects: tuple[SubjectCode, ...] = ()
    slug: str | None = None
    urgency: int | None = None  # 1 (most urgent) to 8, as the IPTC counts
    state: ArticleState | None = None
    embargoed_until: datetime | None = None  # naive UTC

    def fill_from(self, other: ArticleMetadata) -> ArticleMetadata:
        """Fill what is missing here with what `other` says; evidence comes with its value."""
        missing = [field.name for field in fields(self) if self._is_missing(field.name)]
        return replace(self, **{name: getattr(other, name) for name in missing})

    def _is_missing(self, name: str) -> bool:
        value = _VALUE_OF_EVIDENCE.get(name, name)
        return not getattr(self, name) and not getattr(self, value)
