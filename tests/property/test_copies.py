"""Near copies of stories as papers print them are found, and other stories are not taken for copies."""

import random
from itertools import combinations

from transforms.copies.signatures import sign_text
from warehouse.lake.copies import CopyIndex, SignedArticle

STORIES = 20
COPIES = 10
WORDS = [f"{first}{last}" for first in ("ba", "co", "di", "fe", "lu", "mo", "ne", "pra", "sti", "tu") for last in
         ("ber", "cant", "dor", "fel", "lin", "mus", "nor", "pet", "ran", "sol", "tek", "vin")]  # fmt: skip


def write_story(seed: int) -> list[str]:
    """Paragraphs of a story of some 400 words."""
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS, k=chance.randint(25, 45))) for _ in range(12)]


def edit(paragraphs: list[str], chance: random.Random) -> list[str]:
    """What an editor does to a wire story: another first line, a paragraph less, a few words changed, an ending cut."""
    edited = list(paragraphs)
    if chance.random() < 0.5:
        edited.insert(0, " ".join(chance.choices(WORDS, k=12)))
    if chance.random() < 0.5:
        del edited[chance.randrange(2, len(edited))]
    if chance.random() < 0.5:
        edited = edited[: -chance.randint(1, 2)]
    for _ in range(chance.randint(0, 4)):
        number = chance.randrange(len(edited))
        words = edited[number].split()
        words[chance.randrange(len(words))] = chance.choice(WORDS)
        edited[number] = " ".join(words)
    return edited


def test_copies_of_stories_are_found_and_no_others() -> None:
    chance = random.Random(7)
    articles: list[tuple[str, int]] = []
    for story in range(STORIES):
        paragraphs = write_story(story)
        versions = [paragraphs, *(edit(paragraphs, chance) for _ in range(COPIES - 1))]
        articles += [(" ".join(version), story) for version in versions]
    chance.shuffle(articles)

    index = CopyIndex()
    original_of: dict[int, str] = {}
    for number, (text, _) in enumerate(articles):
        signature = sign_text(text)
        assert signature is not None
        found = index.find_original(signature)
        original_of[number] = found[0] if found else str(number)
        index.add(SignedArticle(str(number), signature, found and found[0]))

    pairs = list(combinations(range(len(articles)), 2))
    together = {pair for pair in pairs if original_of[pair[0]] == original_of[pair[1]]}
    true = {pair for pair in pairs if articles[pair[0]][1] == articles[pair[1]][1]}
    assert len(together & true) / len(together) >= 0.98
    assert len(together & true) / len(true) >= 0.98
