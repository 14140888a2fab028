"""Make up stories and what editors make of them, for near copies: paragraphs of words that no language has."""

from __future__ import annotations

import random

_FIRST = ("ba", "co", "di", "fe", "lu", "mo", "ne", "pra", "sti", "tu")
_LAST = ("ber", "cant", "dor", "fel", "lin", "mus", "nor", "pet", "ran", "sol", "tek", "vin")
_WORDS = tuple(f"{first}{last}" for first in _FIRST for last in _LAST)
_PARAGRAPHS = 12
_PARAGRAPH_WORDS = (25, 45)
_FIRST_LINE_WORDS = 12
_MOST_CHANGED_WORDS = 4
_SHUFFLE_SEED = 7


def write_story(seed: int) -> list[str]:
    """Write the paragraphs of a story of some 400 words."""
    dice = random.Random(seed)
    return [" ".join(dice.choices(_WORDS, k=dice.randint(*_PARAGRAPH_WORDS))) for _ in range(_PARAGRAPHS)]


def edit_story(paragraphs: list[str], dice: random.Random) -> list[str]:
    """Edit a wire story as papers do: another first line, a paragraph less, an ending cut, a few words changed."""
    edited = list(paragraphs)
    if dice.random() < 0.5:
        edited.insert(0, " ".join(dice.choices(_WORDS, k=_FIRST_LINE_WORDS)))
    if dice.random() < 0.5:
        del edited[dice.randrange(2, len(edited))]
    if dice.random() < 0.5:
        edited = edited[: -dice.randint(1, 2)]
    for _ in range(dice.randint(0, _MOST_CHANGED_WORDS)):
        number = dice.randrange(len(edited))
        words = edited[number].split()
        words[dice.randrange(len(words))] = dice.choice(_WORDS)
        edited[number] = " ".join(words)
    return edited


def write_versions(stories: int, versions: int) -> list[tuple[str, int]]:
    """Write each story in so many versions, the first one as it was; gives texts and their story, in mixed order."""
    dice = random.Random(_SHUFFLE_SEED)
    articles: list[tuple[str, int]] = []
    for story in range(stories):
        paragraphs = write_story(story)
        written = [paragraphs, *(edit_story(paragraphs, dice) for _ in range(versions - 1))]
        articles += [(" ".join(version), story) for version in written]
    dice.shuffle(articles)
    return articles
