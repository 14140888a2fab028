"""The benchmark of near copies: made-up batches have the copies that they should, and pairs are rated as they are."""

import random
from pathlib import Path

import pytest

from benchmarks.speed import copies
from benchmarks.speed.stories import edit_story, write_story
from warehouse.lake import commit
from warehouse.lake.copies import mark_copies


def test_the_copies_of_a_batch_are_marked_and_no_others(tmp_path: Path) -> None:
    stored = copies.fill_store(tmp_path / "store", 50)
    batch = copies.make_batch(stored, 1)
    marked = [
        row["duplicate_of_document_id"] is not None
        for row in mark_copies(commit.roll_forward(tmp_path / "store"), batch, {})
    ]
    expected = copies.BATCH_ARTICLES // copies.ARTICLES_A_COPY
    assert marked == [True] * expected + [False] * (copies.BATCH_ARTICLES - expected)


def test_a_changed_signature_differs_in_so_many_numbers() -> None:
    dice = random.Random(1)
    signature = copies.make_signature(dice)
    changed = copies.change_signature(signature, dice)
    digits = [range(at, at + 4) for at in range(0, len(signature), 4)]
    differing = [number for number in digits if any(signature[at] != changed[at] for at in number)]
    assert len(changed) == len(signature) == 512
    assert len(differing) == copies._CHANGED_NUMBERS


@pytest.mark.parametrize(
    ("originals", "rating"),
    [
        pytest.param([0, 0, 2, 2], (1.0, 1.0), id="all found"),
        pytest.param([0, 1, 2, 2], (1.0, 0.5), id="a pair missed"),
        pytest.param([0, 0, 0, 0], (2 / 6, 1.0), id="two stories taken for one"),
        pytest.param([0, 1, 2, 3], (0.0, 0.0), id="nothing found"),
    ],
)
def test_pairs_are_rated_by_their_stories(originals: list[int], rating: tuple[float, float]) -> None:
    assert copies.rate_pairs(originals, [5, 5, 6, 6]) == pytest.approx(rating)


def test_texts_without_a_signature_are_originals() -> None:
    assert copies.find_originals(["too short", "too short"]) == [0, 1]


def test_an_edited_story_is_another_text_and_leaves_the_first_as_it_was() -> None:
    story = write_story(3)
    edited = [edit_story(story, random.Random(seed)) for seed in range(10)]
    assert story == write_story(3) != write_story(4)
    assert any(version != story for version in edited)
