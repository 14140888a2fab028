"""`wireroom show`: what is drawn of an article, and that control characters of its text never reach the terminal."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from rich.columns import Columns
from rich.console import Console

from flows.cli.articles import PublishedArticle
from flows.cli.explain import mark_passage
from flows.cli.show import _choose_colours, colour_text, describe_article, list_speakers, show_article
from flows.cli.terminal import make_printable
from tests.kit.rows import row

TEXT = '\x1b]0;owned\x07"Stop\x1b[31m it,"\r\nAna\rSilva \x08said\x9b2J.\x7f'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mred", "\u241b[31mred", id="an escape sequence is seen and not obeyed"),
        pytest.param("a\x00\x07\x08b", "a\u2400\u2407\u2408b", id="characters that terminals drop keep a place"),
        pytest.param("a\x7fb", "a\u2421b", id="delete"),
        pytest.param("a\x9b2Jb", "a\ufffd2Jb", id="a control sequence of one character"),
        pytest.param("one\r\ntwo", "one \ntwo", id="line ends of Windows"),
        pytest.param("one\rtwo", "one\u240dtwo", id="a return that would overwrite the line"),
        pytest.param("one\n\ttwo \u2014 caf\u00e9", "one\n\ttwo \u2014 caf\u00e9", id="all else stays"),
    ],
)
def test_control_characters_are_drawn_one_for_one(text: str, shown: str) -> None:
    assert make_printable(text) == shown
    assert len(make_printable(text)) == len(text)


def article_of(text: str, content: str, cue: str, source: str) -> PublishedArticle:
    at = {name: text.index(part) for name, part in (("content", content), ("cue", cue), ("source", source))}
    quote: dict[str, Any] = row(
        "quotes",
        quote_id="d.q0001",
        cue_start_char=at["cue"],
        cue_end_char=at["cue"] + len(cue),
        speaker_start_char=at["source"],
        speaker_end_char=at["source"] + len(source),
        speaker_name="Ana Silva",
        quote_type="direct",
    )
    span = row("quote_spans", quote_id="d.q0001", start_char=at["content"], end_char=at["content"] + len(content))
    sentences = [row("sentences", start_char=0, end_char=len(text))]
    return PublishedArticle(
        row("documents", source_uri=f"file:///{text}"), text, [quote], [span], {"sentences": sentences}
    )


def test_colours_and_underlining_lie_on_the_words_where_controls_stand_before_them() -> None:
    article = article_of(TEXT, "Stop\x1b[31m it,", "said", "Silva")
    drawn = colour_text(article, _choose_colours(article.quotes))
    styled = {str(span.style): drawn.plain[span.start : span.end] for span in drawn.spans}
    assert styled == {"cyan bold": "Stop\u241b[31m it,", "underline": "said"}


def test_a_passage_is_marked_on_the_words_where_controls_stand_before_them() -> None:
    article = article_of(TEXT, "Stop\x1b[31m it,", "said", "Silva")
    passage = mark_passage(article, article.quotes[0])
    marked = {passage.plain[span.start : span.end] for span in passage.spans}
    assert marked == {"Stop\u241b[31m it,", "said", "Silva"}


def test_no_control_character_of_an_article_is_printed() -> None:
    article = article_of(TEXT, "Stop\x1b[31m it,", "said", "Silva")
    out = io.StringIO()
    console = Console(file=out, width=200, highlight=False)
    console.print(describe_article(article.row))
    console.print(colour_text(article, {}))
    assert not set(out.getvalue()) & {chr(code) for code in (*range(10), *range(11, 32), *range(127, 160))}


def test_an_article_without_quotes_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    article = PublishedArticle(row("documents"), "The quay grows.\n", [], [], {})
    monkeypatch.setattr("flows.cli.show.read_article", lambda *_: article)
    out = io.StringIO()
    show_article(Path(), "", Console(file=out, highlight=False))
    assert out.getvalue().endswith("\nThe quay grows.\n\nnobody is quoted here\n")


def test_a_scare_quote_is_said_by_nobody_and_a_statement_by_somebody() -> None:
    quotes = [row("quotes", speaker_label="unnamed", is_statement=is_said) for is_said in (True, False, True)]
    assert [speaker.plain for speaker in list_speakers(quotes, {})] == ["■ unnamed 2", "■ nobody 1"]


def test_names_of_many_speakers_stay_whole_and_a_limit_says_what_it_leaves_out(
    sound_warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [f"Ana Maria Silva {number}" for number in range(40)]
    quotes = [row("quotes", position=number, speaker_label=name) for number, name in enumerate(names)]
    out = io.StringIO()
    Console(file=out, width=60).print(Columns(list_speakers(quotes, _choose_colours(quotes))))
    assert all(f"{name} 1" in out.getvalue() for name in names)
    show_article(sound_warehouse, "1.txt", Console(file=out, width=200, highlight=False), limit=1)
    assert capsys.readouterr().err == "the first 1 of 2: `--limit 2` shows all\n"


def test_an_article_is_shown_with_its_speakers_and_reasons(sound_warehouse: Path) -> None:
    out = io.StringIO()
    show_article(sound_warehouse, "1.txt", Console(file=out, width=200, highlight=False), with_reasons=True)
    shown = out.getvalue()
    assert "file:///news/1.txt" in shown and "Harbour plan goes to a vote" in shown
    assert "Ana Silva 2" in shown and "q0002 Ana Silva (indirect, 0.80" in shown
