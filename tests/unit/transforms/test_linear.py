"""The rules take time that grows with the length of a text and not faster."""

import cProfile
import pstats
import time

import pytest

from benchmarks.speed import scaling
from transforms import pipeline
from transforms.document import Document, Profile, RawArticle
from transforms.language import parsing

PARAGRAPHS = {
    "quotes": '"We will open bridge number {} in May," Ana Silva said. "It is late."',
    "unbalanced": '"We will open bridge {} in May, she said and " then " he told Rui Okafor.',
    "no marks": "Ana Silva said that bridge number {} would open in May, and he agreed.",
}


def seconds(paragraph: str, count: int) -> float:
    text = "\n\n".join(paragraph.format(number) for number in range(count))
    (doc,) = pipeline.parse(RawArticle(text.encode(), "file:///long.txt"))
    assert isinstance(doc, Document)
    (parsed,) = parsing.add_parses([doc])
    start = time.process_time()
    for one in pipeline.pipeline_of(Profile.FAST).annotators:
        parsed = one.annotate(parsed)
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("paragraph", PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_four_times_the_text_takes_about_four_times_as_long(paragraph: str) -> None:
    seconds(paragraph, 20)  # weights and lists are read once
    # 8: twice the fair share, for a noisy machine; quadratic time would be 16, each time.
    assert any(seconds(paragraph, 600) < 8 * seconds(paragraph, 150) for _ in range(3))


def calls(text: str) -> int:
    """Count the function calls of the annotators, which no other load of the machine changes."""
    (doc,) = pipeline.parse(RawArticle(text.encode(), "file:///long.txt"))
    assert isinstance(doc, Document)
    (parsed,) = parsing.add_parses([doc])
    profile = cProfile.Profile()
    with profile:
        for one in pipeline.pipeline_of(Profile.FAST).annotators:
            parsed = one.annotate(parsed)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.slow
@pytest.mark.parametrize("layout", scaling.LAYOUTS.values(), ids=scaling.LAYOUTS)
@pytest.mark.parametrize("kind", scaling.KINDS)
def test_twice_the_text_takes_about_twice_the_calls(kind: str, layout: str) -> None:
    calls(scaling.prose(kind, 2_000))  # weights and lists are read once
    once, twice = (calls(scaling.prose(kind, chars, layout)) for chars in (10_000, 20_000))
    # 2.6: looking back has a bound that a short text has not reached yet; quadratic calls would be four times as many.
    assert twice < 2.6 * once
