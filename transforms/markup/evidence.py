"""Name where a page says something of itself: the word that goes with every candidate."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.document import Vocabulary


class PageEvidence(Vocabulary):
    """Where on a page a title, an author, a time or an address was read."""

    JSON_LD = "json-ld", "an object of JSON-LD that is the article"
    META = "meta", "a meta element in the head"
    OPEN_GRAPH = "opengraph", "a meta element of Open Graph"
    MICRODATA = "microdata", "an element with an itemprop"
    HEADLINE = "h1", "the visible headline"
    TITLE = "title", "the title element"
    LINK = "link", "a link element in the head"
    BYLINE = "byline", "a visible byline"
    TIME = "time", "a time element near the headline"
    GUESS = "guess", "dates in the page, weighed by htmldate"
    LANGUAGE = "lang", "the lang attribute of the page"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that the page gives, and where."""

    value: str
    evidence: PageEvidence
    name: str = ""  # of the property or element that says it

    def describe(self) -> str:
        """Give the place in words: "json-ld datePublished"."""
        return f"{self.evidence.value} {self.name}".strip()


def describe_candidate(candidate: Candidate | None) -> str | None:
    """Give in words where the value that was chosen was read; None where nothing was."""
    return candidate.describe() if candidate else None


def read_candidate_value(candidate: Candidate | None) -> str | None:
    """Give the value that was chosen; None where nothing was."""
    return candidate.value if candidate else None
