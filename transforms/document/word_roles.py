"""What the encoder says of a document's words: which role each has, and to which cue the words of a role belong.

Every word is in one attribution at most, so its role (cue, source, content or none) and the cue that rules it tell
all: the content of a cue is the words that are likely content and likely ruled by that cue.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from transforms.document.spans import Span

Shares = dict[int, float]
Role = Literal["source", "content"]


@dataclass(frozen=True)
class WordRoles:
    """Words by number, in reading order: probabilities, 0..1, of their roles, and likely cues (number, probability).

    A cue's number is -1 where the text tells none.
    """

    starts: tuple[int, ...]  # start_char of each word in the document's text
    cue: tuple[float, ...]
    source: tuple[float, ...]
    content: tuple[float, ...]
    cue_links: tuple[tuple[tuple[int, float], ...], ...]

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """Numbers of words by their start_char."""
        return {start: number for number, start in enumerate(self.starts)}

    def inside(self, span: Span) -> range:
        """Give the numbers of the words that start in a span."""
        return range(bisect_left(self.starts, span.start_char), bisect_left(self.starts, span.end_char))

    @cached_property
    def _rules(self) -> Mapping[int, list[tuple[int, float]]]:
        found: dict[int, list[tuple[int, float]]] = {}
        for word, cues in enumerate(self.cue_links):
            for cue, share in cues:
                found.setdefault(cue, []).append((word, share))
        return found

    def ruled(self, cues: Iterable[int], role: Role) -> Shares:
        """Give the words that the words `cues` rule in `role`, each with the probability of that."""
        of_role = self.content if role == "content" else self.source
        found: Shares = {}
        for cue in cues:
            for word, share in self._rules.get(cue, ()):
                found[word] = found.get(word, 0.0) + share * of_role[word]
        return found
