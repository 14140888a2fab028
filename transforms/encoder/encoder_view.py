"""Show one parse as the encoder reads it: roles of its tokens, the content and the source of a cue.

Translates between token indices of a parse and word numbers of a document, and decides nothing: that is done in
`attributions/encoder_fusion.py` and `sources/source_choice.py`. The roles are read in `encoder.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from transforms.document import Parse
from transforms.document.word_roles import Shares, WordRoles
from transforms.language.alignment import TokenRange, token_starts

_NO_WORD = -1


@dataclass(frozen=True)
class EncoderView:
    """One parse as the encoder reads it: `numbers` gives the word of a token index, `tokens` the other way round."""

    parse: Parse
    roles: WordRoles
    numbers: dict[int, int]
    tokens: dict[int, int]
    cues: list[float]  # probability of each token that it is a word of a cue; 0 where the encoder has not read it
    word_tokens: frozenset[int]  # indices of the tokens that have a letter or a digit
    words: list[int]  # the word of each token; -1 for punctuation, and where the encoder has read none
    # Every candidate of a cue asks for these again.
    _contents: dict[TokenRange, Shares] = field(default_factory=dict)
    _sources: dict[TokenRange, Shares] = field(default_factory=dict)

    @staticmethod
    def of(parse: Parse, roles: WordRoles) -> "EncoderView":
        """Find the words of a parse."""
        known = roles.numbers
        numbers = {index: known[start] for index, start in enumerate(token_starts(parse)) if start in known}
        tokens = {number: index for index, number in numbers.items()}
        word_tokens = frozenset(
            token.i for token in parse.tokens if token.text.isalnum() or any(map(str.isalnum, token.text))
        )
        cues = [0.0] * len(parse.tokens)
        for index, number in numbers.items():
            cues[index] = roles.cue[number]
        words = [numbers.get(index, _NO_WORD) if index in word_tokens else _NO_WORD for index in range(len(cues))]
        return EncoderView(parse, roles, numbers, tokens, cues, word_tokens, words)

    def cue_probability(self, index: int) -> float:
        """Give the probability that a token is a word of a cue; 0 where the encoder has not read it."""
        return self.cues[index] if index < len(self.cues) else 0.0

    def encoder_words_in(self, pieces: Sequence[TokenRange]) -> list[int]:
        """Give the numbers of the words in ranges of tokens, punctuation left out."""
        return [number for first, end in pieces for number in self.words[first:end] if number != _NO_WORD]

    def is_word_to_encoder(self, index: int) -> bool:
        """Say whether a token has a letter or a digit."""
        return index in self.word_tokens

    def content_of_cue(self, cue: TokenRange) -> Shares:
        """Give the words likely to be the content of a cue, by number, with the probability of that.

        Words of other parses are among them; punctuation of this parse is not.
        """
        if cue not in self._contents:
            linked = self.roles.words_linked_to(self._word_numbers_of_cue(cue), "content")
            self._contents[cue] = {
                number: share for number, share in linked.items() if not self._is_punctuation_to_encoder(number)
            }
        return self._contents[cue]

    def source_of_cue(self, cue: TokenRange) -> Shares:
        """Give the tokens likely to be words of a cue's source, by index, with the probability of that."""
        if cue not in self._sources:
            linked = self.roles.words_linked_to(self._word_numbers_of_cue(cue), "source")
            self._sources[cue] = {
                self.tokens[number]: share for number, share in linked.items() if number in self.tokens
            }
        return self._sources[cue]

    def _word_numbers_of_cue(self, cue: TokenRange) -> Iterator[int]:
        return (self.numbers[index] for index in range(*cue) if index in self.numbers)

    def _is_punctuation_to_encoder(self, number: int) -> bool:
        return number in self.tokens and not self.is_word_to_encoder(self.tokens[number])
