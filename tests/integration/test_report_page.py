"""The report in a browser: its numbers are those of the SQL beside them, its marks stand on the right words."""

import bz2
import csv
import io
import json
import random
from pathlib import Path
from urllib.parse import quote, urlencode

import duckdb
import pytest

from benchmarks.docs.browser import Browser, find_browser
from tests.kit.page import compare_numbers, list_addresses
from tests.kit.report import PUBLISHER, report_warehouse, write_article
from warehouse.queries.selection import source_of
from warehouse.report import Selection, write_report
from warehouse.report.facts import read_facts
from warehouse.report.page import read_asset
from warehouse.report.streams import write_characters

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_browser() is None, reason="no Chromium on this machine (Debian: apt install chromium)"),
]
FIRST_BAR = """(({ dataset, firstChild }) => [Number(dataset.number), firstChild.getAttribute("href")])(
  document.querySelector(".bars li"))"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = report_warehouse(tmp_path_factory.mktemp("page") / "data", 40)
    write_report(data, data / "report.html", Selection())
    return data / "report.html"


def spread_bytes() -> bytes:
    """Bytes of which each is half as often as the one before, so that some have long codes."""
    shares = random.Random(11).choices(range(18), [2.0**-rank for rank in range(18)], k=300_000)
    return bytes(shares)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"abc", id="three"),
        pytest.param(b"a" * 3 + b"b" * 4 + b"c" * 259 + b"d" * 100_000, id="runs"),
        pytest.param(random.Random(12).randbytes(150_000), id="all bytes, two blocks"),
        pytest.param(spread_bytes(), id="long codes"),
        pytest.param(b"the tall clerk of the port said so. " * 9_000, id="repeated words"),
    ],
)
def test_the_page_reads_what_is_packed(browser: Browser, raw: bytes) -> None:
    scripts = read_asset("decompress.js") + read_asset("unpack.js")
    characters = json.dumps(write_characters(bz2.compress(raw, 1)))
    program = f"(() => {{ {scripts}; return [...decompress(readCharacters({characters}))].join(' '); }})()"
    assert bytes(map(int, browser.evaluate(program).split())) == raw


def test_every_number_is_that_of_the_sql_beside_it(
    page: Browser, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(report.parent)
    assert compare_numbers(page) > 300


def test_a_report_of_a_subject_counts_its_quotes_alone(
    browser: Browser, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = report.parent
    monkeypatch.chdir(data)
    (subject, count), *_ = duckdb.sql(
        f"SELECT topic_1, count(*) AS quotes FROM {source_of('quotes_wide')} "
        "WHERE is_statement AND document_id IN "
        f"(SELECT document_id FROM {source_of('documents')} WHERE duplicate_of_document_id IS NULL) "
        "AND topic_1 IS NOT NULL GROUP BY ALL ORDER BY quotes DESC, topic_1"
    ).fetchall()
    write_report(data, data / "subject.html", Selection(topic=subject))
    browser.open(data / "subject.html")
    assert f"Only quotes on {subject}." in browser.evaluate("document.querySelector('.selection').textContent")
    assert browser.evaluate("Number(document.querySelector('[data-figure=quotes]').dataset.number)") == count
    assert compare_numbers(browser) > 50
    # an article is whole, and says which of its quotes are not counted
    left_out = [
        quote.row["quote_id"]
        for quote in read_facts(data, Selection(topic=subject)).quotes
        if quote.is_statement and not quote.is_chosen
    ]
    browser.go(f"#/quote/{left_out[0]}")
    assert "is not among those chosen" in browser.evaluate("document.querySelector('.panel').textContent")
    listed = browser.evaluate("document.querySelector('main > .sql pre').textContent")
    said = browser.evaluate("document.querySelector('.lead .by').textContent")
    assert f"{len(duckdb.sql(listed).fetchall())} quote" in said


def test_the_four_numbers_and_the_lists_behind_them(
    page: Browser, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(report.parent)
    queries = page.evaluate("[...document.querySelectorAll('.last pre')].map((pre) => pre.textContent)")
    figures = page.evaluate(
        "[...document.querySelectorAll('[data-figure]')].map((a) => [Number(a.dataset.number), a.getAttribute('href')])"
    )
    assert [number for number, _ in figures] == [duckdb.sql(query).fetchall()[0][0] for query in queries]
    size = write_report(report.parent, report.parent / "again.html", Selection())
    assert [size.article_count, size.quote_count] == [number for number, _ in figures[:2]]
    for number, address in figures:
        page.go(address)
        assert f"{number:,} " in page.evaluate("document.querySelector('.total').textContent")


def test_a_bar_leads_to_a_list_of_its_number_and_that_to_the_words(
    page: Browser, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(report.parent)
    number, address = page.evaluate(FIRST_BAR)
    page.go(address)
    assert page.evaluate("Number(document.querySelector('.total').dataset.number)") == number
    sql = page.evaluate("document.querySelector('.listing > div > .sql pre').textContent")
    rows = duckdb.sql(sql).fetchall()
    shown = page.evaluate("[...document.querySelectorAll('.quote-item')].map((item) => item.dataset.quoteId)")
    assert len(rows) == number and [row[0] for row in rows[: len(shown)]] == shown
    page.act("document.querySelector('.to-quote').click()")
    assert page.evaluate("document.querySelector('.chosen.quote').getBoundingClientRect().top < innerHeight")


def test_no_view_complains_or_scrolls_sideways_and_each_has_its_heading_in_focus(page: Browser) -> None:
    for width, scheme in ((320, "light"), (390, "dark"), (1280, "light")):
        page.resize(width, 844, scheme)
        for address in list_addresses(page):
            page.go(address)
            # not beside innerWidth: a phone widens that to what overflows
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
            assert page.evaluate("/^H[12]$/.test(document.activeElement.tagName)"), address
    assert page.complaints == []


def test_the_first_words_are_five_tabs_away(page: Browser) -> None:
    for _ in range(5):
        page.press("Tab")
    assert page.evaluate("document.activeElement === document.querySelector('.to-quote')")


def test_a_name_of_any_signs_has_a_profile_and_a_list(page: Browser) -> None:
    for path in (f"#/publisher/{quote(PUBLISHER, safe='')}", f"#/quotes?{urlencode({'publisher': PUBLISHER})}"):
        page.go(path)
        assert page.evaluate("document.querySelector('h1').textContent") == PUBLISHER
        assert page.evaluate("Number(document.querySelector('.total').dataset.number)") > 0
    page.go("#/publisher/100%")
    assert page.evaluate("document.querySelector('h1').textContent") == "Not found"


def test_whoever_goes_back_finds_the_list_where_it_was(page: Browser) -> None:
    page.go("#/quotes")
    page.evaluate("scrollTo(0, 900)")
    page.act("document.querySelectorAll('.to-quote')[9].click()")
    page.act("history.back()")
    assert page.evaluate("scrollY") == 900
    page.act("document.querySelector('.wordmark').click()")
    assert page.evaluate("scrollY") == 0


def test_a_quote_is_copied_with_its_citation(page: Browser) -> None:
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text }")
    page.go("#/quotes")
    page.act("document.querySelector('.to-quote').click()")
    page.evaluate("document.querySelector('.panel button').click()")
    copied = page.wait_for("window.copied")
    assert page.evaluate("document.querySelector('.panel code:last-of-type') && location.hash.split('/')[2]") in copied
    assert page.evaluate("document.querySelector('h1').textContent") in copied


def test_keys_move_and_search(page: Browser) -> None:
    page.go("#/articles")
    page.go(page.evaluate("document.querySelector('.article-list a').getAttribute('href')"))
    for key, place in (("n", 1), ("n", 2), ("p", 1)):
        page.evaluate("document.querySelector('main').firstElementChild.id = 'before'")
        page.press(key)
        page.wait_for("!document.getElementById('before')")
        assert page.evaluate("location.hash").endswith(f".q{place:04}")
    page.press("/")
    assert page.evaluate("document.activeElement.id") == "words"


def test_a_list_names_each_article_once_above_its_quotes(page: Browser) -> None:
    page.go("#/quotes")
    page.act("document.querySelector('.narrowing .bar').click()")
    listed = page.evaluate(
        "[...document.querySelectorAll('.quote-item')].map((item) => ["
        "item.dataset.quoteId.split('.')[0], "
        "item.querySelector('.from a')?.getAttribute('href').split('/')[2] ?? null])"
    )
    before = [None, *(article for article, _ in listed)]
    assert [named for _, named in listed] == [
        None if article == other else article for (article, _), other in zip(listed, before, strict=False)
    ]
    assert len({article for article, _ in listed}) > 1


def test_words_of_a_search_are_marked_and_stay_in_the_field(browser: Browser, tmp_path: Path) -> None:
    text = '"Caf\u00e9s by the quays, a quayside," said Ana Silva.'
    data = write_article(tmp_path / "data", text, [(text[1:32], "said", "Ana Silva")])
    write_report(data, tmp_path / "report.html", Selection())
    browser.open(tmp_path / "report.html")
    browser.go("#/quotes?q=cafe+quay")
    marked = "[...document.querySelectorAll('.to-quote mark')].map((mark) => mark.textContent)"
    assert browser.evaluate(marked) == ["Caf\u00e9s", "quays", "quayside"]
    assert browser.evaluate("document.getElementById('words').value") == "cafe quay"
    browser.go("#/")
    assert browser.evaluate("document.getElementById('words').value") == ""


def test_a_search_leads_on_narrowed_or_word_by_word(browser: Browser, tmp_path: Path) -> None:
    text = '"Cafes by the quays," said Ana Silva. "A quay is wet," said Beba Diba.'
    quotes = [("Cafes by the quays", "said", "Ana Silva"), ("A quay is wet", "said", "Beba Diba")]
    data = write_article(tmp_path / "data", text, quotes)
    write_report(data, tmp_path / "report.html", Selection())
    browser.open(tmp_path / "report.html")
    browser.resize(1280, 900)
    browser.go("#/quotes?q=quay")
    speakers = "[...document.querySelectorAll('.narrowing [data-counted=speaker] .bar')].map((bar) => bar.textContent)"
    assert browser.evaluate(speakers) == ["Ana Silva: 1", "Beba Diba: 1"]
    browser.act("document.querySelector('.narrowing .bar').click()")
    assert browser.evaluate("document.querySelector('.total').dataset.number") == "1"
    browser.go("#/quotes?q=quay+wet+zebra+zebra")
    alone = "[...document.querySelectorAll('.named li')].map((one) => [one.textContent, !!one.querySelector('a')])"
    assert browser.evaluate(alone) == [["“quay” 2", True], ["“wet” 1", True], ["“zebra” 0", False]]
    browser.act("document.querySelector('.named a').click()")
    assert browser.evaluate("document.querySelector('.total').dataset.number") == "2"


def test_a_speech_is_cut_in_a_list_and_whole_where_a_search_found_it(browser: Browser, tmp_path: Path) -> None:
    words = "The quay is wet. " * 200
    data = write_article(tmp_path / "data", f'"{words}," said Ana Silva.', [(words, "said", "Ana Silva")])
    write_report(data, tmp_path / "report.html", Selection())
    browser.open(tmp_path / "report.html")
    height = "document.querySelector('.to-quote').offsetHeight"
    browser.go("#/quotes")
    listed = browser.evaluate(height)
    browser.go("#/quotes?q=quay")
    assert 3 * listed < browser.evaluate(height)


def test_a_report_without_articles_leads_to_what_was_not_read(browser: Browser, tmp_path: Path) -> None:
    data = write_article(tmp_path / "data", "The quay grows.", [])
    write_report(data, tmp_path / "report.html", Selection(publisher="Nobody"))
    browser.open(tmp_path / "report.html")
    assert browser.evaluate("document.querySelector('main p a[href=\"#/rejects\"]').textContent") == "Inputs not read"
    browser.go("#/articles")
    assert browser.evaluate("document.querySelector('.total').textContent") == "0 articles"


def test_an_article_that_quotes_nobody_says_so(browser: Browser, tmp_path: Path) -> None:
    data = write_article(tmp_path / "data", "The quay grows.", [], headline="Quay grows")
    write_report(data, tmp_path / "report.html", Selection())
    browser.open(tmp_path / "report.html")
    browser.go("#/articles")
    browser.act("document.querySelector('.article-list a').click()")
    assert browser.evaluate("document.querySelector('.invite').textContent") == "Nobody is quoted here."


def test_an_article_folds_the_speakers_without_a_colour_and_its_own_headline_away(
    browser: Browser, tmp_path: Path
) -> None:
    speakers = [f"Ana Silva {number}" for number in range(11)]
    text = "\n\n".join(["Quay grows", *(f'"It grows," said {name}.' for name in speakers)])
    data = write_article(
        tmp_path / "data", text, [("It grows,", "said", name) for name in speakers], headline="Quay grows"
    )
    write_report(data, tmp_path / "report.html", Selection())
    browser.open(tmp_path / "report.html")
    browser.go(browser.evaluate("document.querySelector('.article-list a').getAttribute('href')"))
    folded = (
        "[...document.querySelectorAll('.legend')].map((list) => [list.children.length, !!list.closest('details')])"
    )
    assert browser.evaluate(folded) == [[8, False], [3, True]]
    assert browser.evaluate("[...document.querySelectorAll('.text > [hidden]')].map((line) => line.textContent)") == [
        "Quay grows\n",
        "\n",
    ]
    assert browser.evaluate("document.querySelector('.text').textContent") == text


def test_a_phone_shows_all_at_once_that_leads_on(page: Browser) -> None:
    page.resize(390, 844)
    page.go("#/quotes")
    assert page.evaluate("document.querySelector('.masthead').offsetHeight") < 100


def test_what_narrows_a_list_is_folded_above_it_on_a_phone_and_beside_it_on_a_desk(page: Browser) -> None:
    places = """["narrowing", "quote-list"].map((name) => document.querySelector(`.${name}`).getBoundingClientRect())
      .map(({ left, top }) => [left, top])"""
    page.go("#/quotes")
    (left, _), (list_left, _) = page.evaluate(places)
    assert left > list_left and page.evaluate("document.querySelector('.narrowing .bar').checkVisibility()")
    page.resize(390, 844)
    page.go("#/about")
    page.go("#/quotes")
    (_, top), (_, list_top) = page.evaluate(places)
    assert top < list_top and not page.evaluate("document.querySelector('.narrowing .bar').checkVisibility()")
    page.evaluate("document.querySelector('.narrowing summary').click()")
    assert page.evaluate("document.querySelector('.narrowing .bar').checkVisibility()")


def test_what_was_done_is_said_for_a_while(page: Browser) -> None:
    page.evaluate("navigator.clipboard.writeText = async () => {}")
    page.go("#/quotes")
    page.evaluate("document.querySelector('.sql button').click()")
    page.wait_for("document.getElementById('said').textContent === 'Copied.'")
    assert page.evaluate("document.getElementById('said').getBoundingClientRect().height") > 20


HOSTILE_WORDS = (
    "<script>document.title='run'</script> <img src=x onerror=\"window.ran=1\">",
    "\U0001f600 \U0001f469‍\U0001f469‍\U0001f466 emoji and 𝔘nicode",
    "שלום לכולם and مرحبا بالعالم",
    "{{index}} </script><!-- &amp; ${window.ran=1} =1+1",
)


def test_a_hostile_article_shows_the_right_words_and_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    lines = [f'\U0001f4f0 "{words}," said Ana Silva {number}.' for number, words in enumerate(HOSTILE_WORDS)]
    text = "\n\n".join([*lines, "Filling \U0001f600 words. " * 55_000])
    assert len(text.encode()) > 1_000_000
    quotes = [(words, "said", f"Ana Silva {number}") for number, words in enumerate(HOSTILE_WORDS)]
    data = write_article(
        tmp_path / "data", text, quotes, headline="<b onclick=x>Head</b></title><script>window.ran=1</script>"
    )
    write_report(data, tmp_path / "report.html", Selection())
    browser.open(tmp_path / "report.html")
    browser.go("#/quotes")
    listed = browser.evaluate(
        "[...document.querySelectorAll('.to-quote')].map((link) => link.textContent.slice(1, -1))"
    )
    assert listed == list(HOSTILE_WORDS)
    browser.go(browser.evaluate("document.querySelector('.to-quote').getAttribute('href')"))
    marked = "[...document.querySelectorAll('[data-quote]')].map((mark) => mark.textContent)"
    assert browser.evaluate(marked) == list(HOSTILE_WORDS)
    assert browser.evaluate("[...document.querySelectorAll('.source')].map((mark) => mark.textContent)") == [
        name for *_, name in quotes
    ]
    assert browser.evaluate("document.querySelector('.text').textContent") == text
    assert browser.evaluate("typeof window.ran") == "undefined" and browser.evaluate("document.title").startswith(
        "<b onclick"
    )
    assert browser.evaluate("document.querySelectorAll('main script, main img, main b[onclick]').length") == 0
    assert browser.complaints == []


def test_a_list_is_saved_as_csv_that_no_spreadsheet_runs(browser: Browser, tmp_path: Path) -> None:
    text = '"=1+1, or, ""so""," said Ana Silva.'
    data = write_article(tmp_path / "data", text, [('=1+1, or, ""so"",', "said", "Ana Silva")], headline="@home")
    write_report(data, tmp_path / "report.html", Selection())
    browser.open(tmp_path / "report.html")
    browser.go("#/quotes")
    browser.evaluate("URL.createObjectURL = (blob) => { window.saved = blob; return 'blob:none' }")
    browser.evaluate("HTMLAnchorElement.prototype.click = () => {}")
    browser.evaluate("document.querySelector('.doors button').click()")
    saved = browser.wait_for("window.saved && window.saved.text()")
    names, row = csv.reader(io.StringIO(saved, newline=""))
    values = dict(zip(names, row, strict=True))
    assert values["text_display"] == '\'=1+1, or, ""so""' and values["headline"] == "'@home"
    assert values["speakers"] == "Ana Silva" and values["published_date"] == "2017-04-12"
