"""Word roles: which words of a document the encoder takes for cue, source or content, and of which cue.

Every word is in one attribution at most, so its role and the cue that it is linked to say all: the content of a cue is
the words that are likely content and likely linked to that cue. `transforms/encoder/encoder.py` makes these values.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from transforms.document.spans import Span

Shares = dict[int, float]  # a probability, 0..1, by the number or index of a word
Role = Literal["source", "content"]


@dataclass(frozen=True)
class WordRoles:
    """Words by number, in reading order: probabilities, 0..1, of their roles, and likely cues (number, probability).

    The number of a cue is -1 where the text has none.
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

    @cached_property
    def _words_of_cue(self) -> Mapping[int, list[tuple[int, float]]]:
        linked: dict[int, list[tuple[int, float]]] = {}
        for word, cues in enumerate(self.cue_links):
            for cue, share in cues:
                linked.setdefault(cue, []).append((word, share))
        return linked

    def words_in(self, span: Span) -> range:
        """Give the numbers of the words that start in a span."""
        return range(bisect_left(self.starts, span.start_char), bisect_left(self.starts, span.end_char))

    def words_linked_to(self, cues: Iterable[int], role: Role) -> Shares:
        """Give the words that are linked to the words `cues` in `role`, each with the probability of that."""
        of_role = self.content if role == "content" else self.source
        linked: Shares = {}
        for cue in cues:
            for word, share in self._words_of_cue.get(cue, ()):
                linked[word] = linked.get(word, 0.0) + share * of_role[word]
        return linked
