"""Speed of the page parser beside trafilatura: what is printed, and what is said where no pages are."""

from pathlib import Path

import pytest

from benchmarks.speed import pages


def test_a_ratio_over_one_says_that_the_parser_is_the_faster() -> None:
    assert pages.find_ratios([(2.0, 3.0), (4.0, 2.0)]) == [1.5, 0.5]


def test_the_speeds_of_both_are_printed_with_their_spread() -> None:
    first, second, head, parser, rival, ratio = pages.describe_rounds(10, [(2.0, 3.0), (4.0, 4.0)])
    assert first == "round 1: parser 2.00 s, trafilatura 3.00 s, ratio 1.500"
    assert second.endswith("ratio 1.000")
    assert head.startswith("10 pages, ")
    assert parser.split(maxsplit=1)[1] == "3.8 (2.5 to 5.0)"
    assert rival.split(maxsplit=1)[1] == "2.9 (2.5 to 3.3)"
    assert ratio.split(maxsplit=1)[1].startswith("1.25 (1.00 to 1.50);")


def test_missing_pages_are_a_line_that_names_both_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pages.main(["--bench", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert all(str(tmp_path / folder) in said for folder in pages.FOLDERS)
