"""Statements are drawn so that what was searched is seen, with colour and without."""

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from flows.cli.statement_lines import find_words, mark_words, print_counts, print_statements
from warehouse.queries.profiles import CountedValue
from warehouse.queries.statements import StatementFacts, StatementList

FACTS = StatementFacts(
    "9f2c41d07be35a68.q0003",
    "9f2c41d07be35a68",
    date(2017, 4, 12),
    "Harbour Gazette",
    "A headline",
    "Ana Silva",
    True,
    "direct",
    "asserted",
    "said",
    None,
    "The plan\nwill stand,",
    "The plan will stand",
)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The Café is open", ["cafe"], ["Café"]),
        ("cafe\u0301s", ["CAFÉS"], ["cafe\u0301s"]),
        ("a plan, a plan", ["plan"], ["plan", "plan"]),
        ("the harbour plan", ["harbour", "harbour plan"], ["harbour plan"]),
        ("nothing (of it)", ["(of"], ["of"]),
        ("toward the war, warlike", ["war"], ["war", "war"]),
        ("a harbour, plan", ["harbour plan"], ["harbour, plan"]),
        ("nothing", ["\u0301"], []),
    ],
)
def test_words_are_found_without_accents_and_capitals(text: str, words: list[str], found: list[str]) -> None:
    assert [text[start:end] for start, end in find_words(text, words)] == found


def test_matches_are_marked_without_colour_too() -> None:
    assert mark_words("The plan will stand", ["plan", "stand"], in_colour=False).plain == "The *plan* will *stand*"
    drawn = mark_words("The plan will stand", ["plan"], in_colour=True)
    assert drawn.plain == "The plan will stand" and [(span.start, span.end) for span in drawn.spans] == [(4, 8)]


def draw(width: int = 200, is_terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=is_terminal, color_system=None)
    print_statements(console, StatementList((FACTS,), 1), ["plan"])
    return out.getvalue()


def test_a_statement_has_where_it_stands_and_its_words() -> None:
    place, words = draw().splitlines()
    assert place == "2017-04-12  Ana Silva (unsure)  direct  Harbour Gazette  9f2c41d07be35a68.q0003"
    assert words == "  The *plan* will stand"


def test_what_was_not_said_is_told_apart_from_what_was() -> None:
    refused = replace(FACTS, quote_type="indirect", speech_act="negated", cue_text="refused")
    out = io.StringIO()
    print_statements(Console(file=out, width=200), StatementList((refused,), 1))
    assert "  indirect, negated: refused  " in out.getvalue()


def test_a_narrow_terminal_wraps_with_the_indent() -> None:
    lines = draw(width=14, is_terminal=True).splitlines()
    assert all(len(line) <= 14 for line in lines)
    assert [line.rstrip() for line in lines[-2:]] == ["  The *plan*", "  will stand"]


def test_counts_are_bars_beside_their_numbers() -> None:
    out = io.StringIO()
    counted = [CountedValue("2017-04", 24), CountedValue(None, 1), *(CountedValue(f"t{n}", 1) for n in range(9))]
    print_counts(Console(file=out, width=80), "by month", counted, "undated")
    lines = out.getvalue().splitlines()
    assert lines[1] == "by month" and lines[2].split() == ["2017-04", "24", "█" * 24]
    assert lines[3].split() == ["undated", "1", "█"] and lines[-1] == "  and 1 more"
