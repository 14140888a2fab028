"""What the views of the report bring forward, in a browser: words first, who is spoken about, nothing cut."""

import json
from pathlib import Path

import duckdb
import pytest

from benchmarks.docs.browser import Browser, find_browser
from tests.kit.report import name_somebody_in_each_quote, report_warehouse, write_article
from warehouse.report import Selection, write_report
from warehouse.report.page import read_asset

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_browser() is None, reason="no Chromium on this machine (Debian: apt install chromium)"),
]
CARDS = "[...document.querySelectorAll('.card')].map((card) => card.dataset.quoteId)"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = report_warehouse(tmp_path_factory.mktemp("page") / "data", 40)
    name_somebody_in_each_quote(data / "bi")
    write_report(data, data / "report.html", Selection())
    return data / "report.html"


def open_article(browser: Browser, folder: Path, text: str, quotes: list[tuple[str, str, str]]) -> None:
    data = write_article(folder / "data", text, quotes, headline="Quay grows")
    write_report(data, folder / "report.html", Selection())
    browser.resize(1280, 900)
    browser.open(folder / "report.html")


def test_the_first_screen_has_words_of_the_latest_articles(page: Browser, report: Path) -> None:
    shown = page.evaluate(CARDS)
    days = duckdb.sql(
        f"SELECT max(published_date) AS day FROM read_parquet('{report.parent}/bi/quotes_wide/*.parquet') "
        "WHERE is_statement GROUP BY document_id ORDER BY day DESC NULLS LAST LIMIT 3"
    ).fetchall()
    listed = ", ".join(f"'{quote}'" for quote in shown)
    of_shown = duckdb.sql(
        f"SELECT published_date FROM read_parquet('{report.parent}/bi/quotes_wide/*.parquet') "
        f"WHERE quote_id IN ({listed}) ORDER BY published_date DESC"
    ).fetchall()
    assert len({quote.split(".")[0] for quote in shown}) == 3 and of_shown == days
    assert page.evaluate("document.querySelector('.card').getBoundingClientRect().bottom < innerHeight")


def test_the_words_shown_first_stand_by_themselves(browser: Browser, tmp_path: Path) -> None:
    thought = "The quay has grown for as long as I have lived beside it"
    text = f'It grows, said Ana Silva. "Well," said Ana Silva. "{thought}," said Ana Silva. "No," said Ana Silva.'
    words = ("It grows", "Well", thought, "No")
    open_article(browser, tmp_path, text, [(one, "said", "Ana Silva") for one in words])
    assert browser.evaluate("document.querySelector('.card .words').textContent") == f"“{thought}”"


def test_one_article_alone_shows_words_of_several_speakers(browser: Browser, tmp_path: Path) -> None:
    thought = "The quay has grown for as long as I have lived beside it"
    names = ("Ana Silva", "Ana Silva", "Ana Silva", "Beba Diba", "Cora Lee")
    text = " ".join(f'"{thought}, {number}," said {name}.' for number, name in enumerate(names))
    quotes = [(f"{thought}, {number}", "said", name) for number, name in enumerate(names)]
    open_article(browser, tmp_path, text, quotes)
    speakers = "[...document.querySelectorAll('.card .who')].map((who) => who.textContent)"
    assert browser.evaluate(speakers) == ["Ana Silva", "Beba Diba", "Cora Lee"]


def test_a_list_says_what_was_not_said(browser: Browser, tmp_path: Path) -> None:
    text = "It was Ana Silva who refused to rule out that the quay closes, said Ana Silva."
    quotes = [("to rule out that the quay closes", "said", "Ana Silva")]
    data = write_article(tmp_path / "data", text, quotes, act="negated")
    write_report(data, tmp_path / "report.html", Selection())
    browser.open(tmp_path / "report.html")
    browser.go("#/quotes")
    assert browser.evaluate("document.querySelector('.quote-item .type').textContent").endswith(", negated: said")


def test_a_profile_of_somebody_who_only_others_speak_about_names_them(page: Browser) -> None:
    page.go("#/named")
    named, number = page.evaluate(
        "(({ dataset }) => [dataset.value, Number(dataset.number)])(document.querySelector('main [data-value]'))"
    )
    page.go(f"#/speaker/{named}")
    assert f"Spoken about in {number} quote" in page.evaluate("document.querySelector('.doors').textContent")
    assert page.evaluate("[...document.querySelectorAll('h2')].some((part) => part.textContent === 'Spoken about by')")
    page.go(f"#/quotes?about={named}")
    assert page.evaluate("document.querySelector('h1').textContent").startswith("about ")
    assert page.evaluate("Number(document.querySelector('.total').dataset.number)") == number


def test_the_list_of_speakers_is_narrowed_to_people(page: Browser) -> None:
    listed = {}
    for address in ("#/speakers", "#/speakers?only=people", "#/speakers?only=others", "#/speakers?only=nobody"):
        page.go(address)
        rows = "[...document.querySelectorAll('main .bars li')].map((row) => [row.dataset.value, row.dataset.number])"
        listed[address.partition("=")[2]] = dict(page.evaluate(rows))
    assert listed["people"] | listed["others"] == listed[""] == listed["nobody"]
    assert len(listed["people"]) + len(listed["others"]) == len(listed[""])
    assert {value.partition(".")[0] for value in listed["people"]} == {"person"}
    page.go("#/speakers?only=people")
    assert page.evaluate("document.querySelector('main [aria-current]').textContent") == "People"


def test_a_profile_shows_one_quote_of_an_article(page: Browser) -> None:
    page.go("#/speakers")
    page.act("document.querySelector('main .bar').click()")
    ids = page.evaluate("[...document.querySelectorAll('.quote-item')].map((item) => item.dataset.quoteId)")
    assert 1 < len(ids) == len({quote.split(".")[0] for quote in ids})


def test_whoever_comes_to_a_quote_reads_which_article_it_is_of(page: Browser) -> None:
    page.act("document.querySelector('.to-quote').click()")
    headline = page.evaluate("document.querySelector('h1').textContent")
    assert headline in page.evaluate("document.querySelector('.panel .origin').textContent")


@pytest.mark.parametrize("width", [390, 1280])
def test_numbers_and_names_are_neither_cut_nor_wrapped_early(browser: Browser, report: Path, width: int) -> None:
    browser.resize(width, 844)
    browser.open(report)
    lengthen = """for (const number of document.querySelectorAll(".bars .number")) number.lastChild.data = "1,234,567";
      for (const name of document.querySelectorAll(".bar .name")) name.textContent = "Featherstonehaugh".repeat(4)"""
    is_whole = """[...document.querySelectorAll(".bars .number")].every((number) =>
      number.scrollWidth <= number.clientWidth && number.offsetHeight < 40)"""
    for address in ("#/", "#/quotes"):
        browser.go(address)
        browser.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")
        browser.evaluate(lengthen)
        assert browser.evaluate(is_whole), address
        assert browser.evaluate("document.documentElement.scrollWidth") <= width, address
        assert browser.evaluate(
            "[...document.querySelectorAll('.bar')].every((bar) => bar.scrollWidth <= bar.clientWidth + 1)"
        ), address


@pytest.mark.parametrize("width", [390, 600, 768, 1280])
def test_all_views_and_a_search_field_are_there_at_any_width(page: Browser, width: int) -> None:
    page.resize(width, 844)
    page.go("#/articles")
    scrolled = "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('nav'))"
    assert page.evaluate(scrolled) <= 0
    assert page.evaluate("document.getElementById('words').offsetWidth") >= 200


def test_the_search_offers_names_that_the_arrows_walk(page: Browser) -> None:
    page.go("#/speakers")
    first = "document.querySelector('main .bars li')"
    value, name = page.evaluate(f"[{first}.dataset.value, {first}.querySelector('.name').textContent]")
    page.press("/")
    for letter in name[:4].lower():
        page.press(letter)
    page.wait_for("document.querySelector('[role=option]') !== null")
    field = "document.getElementById('words')"
    assert page.evaluate(f"{field}.getAttribute('aria-expanded')") == "true"
    for _ in range(8):
        page.press("ArrowDown")
        shown = page.evaluate(f"document.getElementById({field}.getAttribute('aria-activedescendant')).textContent")
        if shown.startswith(name):
            break
    page.press("Enter")
    page.wait_for(f"document.querySelector('h1').textContent === {json.dumps(name)}")
    assert page.evaluate("decodeURIComponent(location.hash)") == f"#/speaker/{value}"
    page.press("/")
    page.press(name[0].lower())
    page.wait_for("document.querySelector('[role=option]') !== null")
    page.press("Escape")
    assert page.evaluate(f"[document.querySelector('.offers').hidden, {field}.value]") == [True, name[0].lower()]


def test_two_speakers_are_chosen_by_their_names_however_many_there_are(page: Browser) -> None:
    page.go("#/compare")
    for side, place in (("a", 0), ("b", 1)):
        page.evaluate(f"document.getElementById('choose-{side}').click()")
        page.evaluate(f"document.getElementById('choose-{side}').focus()")
        page.press("ArrowDown")
        page.wait_for(f"document.querySelectorAll('#choose-{side}-offers [role=option]').length > 1")
        page.act(f"document.querySelectorAll('#choose-{side}-offers [role=option]')[{place}].click()")
    assert page.evaluate("document.querySelectorAll('.sides a').length") == 2
    sides = page.evaluate("[...document.querySelectorAll('.two [data-side]')].map(({ dataset }) => dataset.side)")
    assert {*sides} == {"0", "1"}


def test_words_of_headlines_are_found(page: Browser, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(report.parent)
    page.go("#/articles")
    word = page.evaluate("document.querySelector('.article-list a').textContent.split(' ')[0]").lower()
    page.go(f"#/articles?q={word}")
    number = page.evaluate("Number(document.querySelector('.total').dataset.number)")
    assert number == len(duckdb.sql(page.evaluate("document.querySelector('main > .sql pre').textContent")).fetchall())
    assert page.evaluate("document.querySelector('.article-list mark').textContent.toLowerCase()").startswith(word)
    page.go(f"#/quotes?q={word}")
    found = "[...document.querySelectorAll('.found h3')].map((title) => title.textContent)"
    assert "Headlines" in page.evaluate(found)
    page.go("#/articles?q=xqzzw")
    assert "No headline has this word." in page.evaluate("document.querySelector('main').textContent")


@pytest.mark.parametrize(
    ("words", "parts", "shown"),
    [
        ("that it would pay for itself soon", ["pay for itself"], "that it would “pay for itself” soon"),
        ("A plan, well made", ["a plan,"], "“A plan,” well made"),
        ("a “deal” for us all.", ["for us all.”"], "a “deal” for us all."),
        ("it grows and it grows", ["grows", "grows"], "it “grows” and it “grows”"),
        ("We waited. We won", ["We waited.", "We won"], "“We waited. We won”"),
        ("as it stands", ["something else"], "as it stands"),
    ],
)
def test_marks_stand_around_the_own_words_of_a_mixed_quote(
    page: Browser, words: str, parts: list[str], shown: str
) -> None:
    scripts = read_asset("elements.js") + read_asset("model.js")
    program = f"{scripts}; return markParts({json.dumps(words)}, {json.dumps(parts)});"
    assert page.evaluate(f"(() => {{ {program} }})()") == shown


def test_a_short_view_has_its_foot_at_the_foot_of_the_window(page: Browser) -> None:
    page.go("#/nowhere")
    foot = page.evaluate("document.querySelector('.colophon').getBoundingClientRect().bottom")
    assert foot == pytest.approx(900, abs=60)


def test_a_long_list_grows_by_a_button(page: Browser) -> None:
    scripts = "".join(read_asset(f"{name}.js") for name in ("elements", "parts"))
    program = """
      const ask = async (from, limit) =>
        Array.from({ length: limit }, (_, at) => element("li", {}, link("#/", {}, String(from + at))));
      const [list, more] = await growingList(element("ol", {}), 450, 200, ask);
      document.querySelector("main").append(list, more);
      const seen = [];
      for (let turn = 0; turn < 3; turn += 1) {
        seen.push([list.children.length, more.textContent, document.activeElement.textContent]);
        more.firstChild?.click();
        await new Promise((done) => setTimeout(done));
      }
      return seen.map((one, at) => (at ? one : one.slice(0, 2)));
    """
    shown = page.evaluate(f"(async () => {{ {scripts} {program} }})()")
    assert shown == [[200, "Show 200 more of 250"], [400, "Show 50 more of 50", "200"], [450, "", "400"]]


def test_an_overview_without_names_in_quotes_has_no_hole(browser: Browser, tmp_path: Path) -> None:
    open_article(browser, tmp_path, '"It grows," said Ana Silva.', [("It grows", "said", "Ana Silva")])
    beside = """[...document.querySelectorAll(".pair")].map((pair) =>
      [...pair.children].map((part) => part.textContent.length > 5))"""
    assert browser.evaluate(beside) == [[True, True], [True, True]]
    browser.go("#/named")
    assert "names anybody" in browser.evaluate("document.querySelector('main').textContent")


def test_links_by_themselves_are_as_high_as_a_finger_needs(page: Browser) -> None:
    # those within the text of an article stand in lines, and are not meant (WCAG 2.2, 2.5.8)
    low = """[...document.querySelectorAll("a[href], button, summary, select, input")]
      .filter((one) => one.checkVisibility() && !one.matches(".sign, .skip, .month"))
      .filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.outerHTML.slice(0, 120))"""
    page.go("#/quotes")
    quote = page.evaluate("document.querySelector('.to-quote').getAttribute('href')")
    for address in ("#/", "#/quotes", "#/articles", "#/speakers", quote):
        page.go(address)
        assert page.evaluate(low) == [], address


def test_paper_is_light_where_the_screen_is_dark(page: Browser) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page.resize(1280, 900, "dark")
    dark = page.evaluate(ground)
    features = [{"name": "prefers-color-scheme", "value": "dark"}]
    page.call("Emulation.setEmulatedMedia", media="print", features=features)
    printed = page.evaluate(ground)
    page.call("Emulation.setEmulatedMedia", media="", features=[])
    assert printed != dark and printed == page.evaluate(ground)


def test_what_stands_beside_the_body_looks_and_reads_otherwise(browser: Browser, tmp_path: Path) -> None:
    caption, credit = "Ana Silva \U0001f6a2 on the quay", "Picture: Rui Costa"
    text = f'\U0001f6a2 Ships come.\n\n{caption}\n\n{credit}\n\n"The quay grows," said Ana Silva.'
    quotes = [("The quay grows", "said", "Ana Silva")]
    data = write_article(tmp_path / "data", text, quotes, beside={caption: "caption", credit: "credit"})
    write_report(data, tmp_path / "report.html", Selection())
    browser.resize(1280, 900)
    browser.open(tmp_path / "report.html")
    browser.go("#/articles")
    browser.go(browser.evaluate("document.querySelector('.article-list a').getAttribute('href')"))
    lines = browser.evaluate("[...document.querySelectorAll('.text > .beside')].map((line) => line.innerText.trim())")
    assert lines == [f"Caption\n{caption}", f"Credit\n{credit}"]
    sizes = "[...document.querySelectorAll('.text > div')].map((line) => getComputedStyle(line).fontSize)"
    assert len(set(browser.evaluate(sizes))) == 2
