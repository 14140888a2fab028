"""Colours of the report stand apart enough: WCAG 2.2, level AA, computed for both schemes from the style sheet."""

import re

import pytest

from warehouse.report.page import read_style

TEXT_RATIO = 4.5  # 1.4.3, for text of any size
SIGN_RATIO = 3.0  # 1.4.11, for bars, borders and the ring of the focus
RANKS = [*(f"rank-{number}" for number in range(1, 9)), "rank-more"]
TEXT_PAIRS = [
    *(("ink", ground) for ground in ("paper", "card", *(f"{rank}-ground" for rank in RANKS))),
    *((colour, "paper") for colour in ("soft", "link", *RANKS)),
    ("soft", "card"),
]
SIGN_PAIRS = [
    *((colour, "paper") for colour in ("edge", "focus", "direct", "mixed", "indirect", "side-a", "side-b", *RANKS)),
    *((rank, f"{rank}-ground") for rank in RANKS),
    ("focus", "card"),
    ("edge", "card"),
]


def read_schemes() -> dict[str, dict[str, str]]:
    light, dark = re.findall(r":root \{(.*?)\}", read_style(), re.DOTALL)[:2]
    schemes = {}
    for name, block in (("light", light), ("dark", dark)):
        schemes[name] = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    return schemes


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_stand_apart(scheme: str) -> None:
    colours = read_schemes()[scheme]
    needed = [*((*pair, TEXT_RATIO) for pair in TEXT_PAIRS), *((*pair, SIGN_RATIO) for pair in SIGN_PAIRS)]
    too_close = {
        (colour, ground): round(contrast(colours[colour], colours[ground]), 2)
        for colour, ground, ratio in needed
        if contrast(colours[colour], colours[ground]) < ratio
    }
    assert too_close == {}


def test_both_schemes_have_the_same_colours_and_no_rule_has_one_of_its_own() -> None:
    schemes = read_schemes()
    assert schemes["light"].keys() == schemes["dark"].keys() and len(schemes["light"]) > 25
    rules = re.sub(r":root \{.*?\}", "", read_style(), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-f]{3,8}\b", rules) == []


def test_ranks_have_different_colours() -> None:
    for colours in read_schemes().values():
        assert len({colours[rank] for rank in RANKS}) == len(RANKS)
