"""One parse as the encoder reads it: roles of its tokens, the content and the source of a cue."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.document import Parse
from transforms.document.word_roles import Shares, WordRoles

Range = tuple[int, int]


@dataclass(frozen=True)
class EncoderView:
    """One parse as the encoder reads it: `numbers` gives the word of a token index, `tokens` the other way round."""

    parse: Parse
    tags: WordRoles
    numbers: dict[int, int]
    tokens: dict[int, int]
    spoken: frozenset[int]  # token indices of all that has a letter or a digit
    _contents: dict[Range, Shares] = field(default_factory=dict)  # every candidate of a cue asks for it again

    @staticmethod
    def of(parse: Parse, tags: WordRoles) -> "EncoderView":
        """Find the words of a parse."""
        starts = ((token.i, parse.start_char + token.idx) for token in parse.tokens)
        numbers = {index: tags.numbers[start] for index, start in starts if start in tags.numbers}
        spoken = frozenset(token.i for token in parse.tokens if any(map(str.isalnum, token.text)))
        return EncoderView(parse, tags, numbers, {number: index for index, number in numbers.items()}, spoken)

    def cue_chance(self, index: int) -> float:
        """Give the probability that a token is a word of a cue."""
        number = self.numbers.get(index)
        return 0.0 if number is None else self.tags.cue[number]

    def words(self, pieces: Sequence[Range]) -> list[int]:
        """Give the numbers of the words in ranges of tokens, punctuation left out."""
        indices = (index for first, last in pieces for index in range(first, last))
        return [self.numbers[index] for index in indices if index in self.numbers and self.is_word(index)]

    def is_word(self, index: int) -> bool:
        """Say whether a token has a letter or a digit."""
        return index in self.spoken

    def content(self, cue: Range) -> Shares:
        """Give the words likely to be the content of a cue, punctuation left out, those of other parses with them."""
        if cue not in self._contents:
            found = self.tags.ruled((self.numbers[at] for at in range(*cue) if at in self.numbers), "content")
            told = {number: p for number, p in found.items() if number not in self.tokens or self._says(number)}
            self._contents[cue] = told
        return self._contents[cue]

    def _says(self, number: int) -> bool:
        return self.is_word(self.tokens[number])

    def source(self, cue: Range) -> Shares:
        """Give the tokens likely to be words of a cue's source, with the probability of that."""
        found = self.tags.ruled((self.numbers[at] for at in range(*cue) if at in self.numbers), "source")
        return {self.tokens[number]: share for number, share in found.items() if number in self.tokens}
