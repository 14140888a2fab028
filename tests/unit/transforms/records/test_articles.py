"""An article in a record: its blocks and what is said beside them."""

from datetime import date, datetime

import pytest

from transforms.document import Document, RawArticle, Reject, Role
from transforms.records.articles import read_record_article, read_record_head, read_record_metadata

RAW = RawArticle(b"{}", "file:///a.json")


def blocks_of(record: dict[str, object]) -> list[tuple[Role, str]]:
    document = read_record_article(RAW, record, "application/json")
    assert isinstance(document, Document)
    return [(block.role, block.span.of(document.text)) for block in document.blocks]


def test_the_head_stands_above_the_text() -> None:
    record = {
        "section": "Local",
        "title": "Harbour plan approved",
        "summary": "The council votes.",
        "authors": [{"name": "Ana Silva"}, {"name": "John Stone"}],
        "text": "The plan is approved.\nWork begins on Monday.",
    }
    assert blocks_of(record) == [
        (Role.RUBRIC, "Local"),
        (Role.HEADLINE, "Harbour plan approved"),
        (Role.DEK, "The council votes."),
        (Role.BYLINE, "Ana Silva, John Stone"),
        (Role.BODY, "The plan is approved."),
        (Role.BODY, "Work begins on Monday."),
    ]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("<p>One &amp; all.</p><h2>Costs</h2><p>Two.</p>", ["One & all.", "Costs", "Two."], id="HTML"),
        pytest.param(
            "One <b>bold</b> word.\n\nTwo &#8211; three.", ["One bold word.", "Two – three."], id="marks in a line"
        ),
        pytest.param("One.\n\nTwo.", ["One.", "Two."], id="blank lines"),
        pytest.param("5 < 6 and 7 > 6.", ["5 < 6 and 7 > 6."], id="signs that are no tags"),
        pytest.param("One. … [+2304 chars]", ["One. …"], id="where an interface cuts"),
        pytest.param("Port opens\n\nOne.", ["One."], id="the headline once more"),
    ],
)
def test_texts_of_every_kind(text: str, body: list[str]) -> None:
    assert [words for role, words in blocks_of({"title": "Port opens", "text": text})[1:]] == body


def test_plain_text_without_a_headline_has_its_own_layout() -> None:
    lead = "LISBON, May 3 (LUSA) - The council approved the plan for the harbour on Monday in a long debate."
    roles = [
        role for role, _ in blocks_of({"url": "https://north.example/a", "text": f"Harbour plan approved\n\n{lead}"})
    ]
    assert roles == [Role.HEADLINE, Role.DATELINE, Role.BODY]


def test_the_summary_is_the_text_where_there_is_no_other() -> None:
    assert blocks_of({"title": "Port opens", "description": "It opens."}) == [
        (Role.HEADLINE, "Port opens"),
        (Role.BODY, "It opens."),
    ]


def test_the_html_counts_where_the_plain_text_is_blank() -> None:
    assert blocks_of({"title": "A", "text": " ", "html": "<p>It opens.</p>"})[1:] == [(Role.BODY, "It opens.")]


@pytest.mark.parametrize(
    "record",
    [
        *({}, {"title": "A"}, {"text": 5}, {"text": "—"}, {"text": {"a": {}}}),
        *({"title": "A", "html": "<p><script>b</script></p>"}, {"text": "<p>&nbsp;</p>"}),
    ],
)
def test_no_text_is_no_article(record: dict[str, object]) -> None:
    reject = read_record_article(RAW, record, "application/json")
    assert isinstance(reject, Reject) and reject.reason_code == "empty"


def test_a_whole_page_in_a_cell_is_read_as_a_page() -> None:
    paragraphs = [f"The council approved the plan on day {day}, after a debate of nine hours." for day in range(8)]
    html = (
        "<!doctype html><html><head><title>Port opens</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Port opens</h1>{''.join(f'<p>{words}</p>' for words in paragraphs)}</article>"
        "<footer><a href='/about'>About us</a></footer></body></html>"
    )
    assert blocks_of({"url": "https://north.example/a", "author": "Ana Silva", "html": html}) == [
        (Role.HEADLINE, "Port opens"),
        (Role.BYLINE, "Ana Silva"),
        *((Role.BODY, words) for words in paragraphs),
    ]


def test_a_page_without_an_article_is_refused_as_one() -> None:
    reject = read_record_article(
        RAW, {"id": 1, "html": "<html><body><a href='/'>Home</a></body></html>"}, "application/json"
    )
    assert isinstance(reject, Reject) and reject.reason_code in {"empty", "no_article"}


def test_what_is_said_beside_the_text() -> None:
    metadata = read_record_metadata({
        "guid": "n-17",
        "link": "https://north.example/port",
        "source": {"id": None, "name": "North Wire"},
        "lang": "en_GB",
        "title": "Port &amp; pier",
        "byline": "By Ana Silva",
        "date_publish": "2017-04-12 08:00:00Z",
        "tags": ["harbour"],
    })
    assert (metadata.guid, metadata.url, metadata.publisher) == ("n-17", "https://north.example/port", "North Wire")
    assert (metadata.language, metadata.headline, metadata.authors) == ("en-GB", "Port & pier", ("Ana Silva",))
    assert metadata.published is not None and metadata.published.day == date(2017, 4, 12)
    assert metadata.keywords == ("harbour",)


@pytest.mark.parametrize(
    ("record", "guid"),
    [
        pytest.param({"id": 17}, None, id="a number counts the rows of one table"),
        pytest.param({"id": "0f8fad5b-d9cb-469f-a165-70867728950e"}, "0f8fad5b-d9cb-469f-a165-70867728950e", id="long"),
        pytest.param({"guid": "17"}, "17", id="called so"),
    ],
)
def test_an_id_is_a_guid_where_it_is_one_anywhere(record: dict[str, object], guid: str | None) -> None:
    assert read_record_metadata(record).guid == guid


def test_a_summary_that_is_the_text_is_no_dek() -> None:
    record: dict[str, object] = {"title": "A", "summary": "B"}
    assert list(read_record_head(record, read_record_metadata(record), has_text=False)) == [
        (Role.RUBRIC, None),
        (Role.HEADLINE, "A"),
    ]


def test_evidence_is_the_name_of_the_column() -> None:
    said = read_record_metadata({"News_Title": "Port opens", "byline": "Ana Silva", "link": "https://example.org/7"})
    assert (said.headline_evidence, said.byline_evidence) == ("field News_Title", "field byline")
    assert said.url_evidence == "field link"
    nothing = read_record_metadata({"title": " ", "author": None, "url": "none"})
    assert (nothing.headline_evidence, nothing.byline_evidence, nothing.url_evidence) == (None, None, None)


def test_words_in_place_of_a_text_are_no_text() -> None:
    scraped = {"Headline": "Port opens", "Article_Content": "Content could not be scraped"}
    reject = read_record_article(RAW, scraped, "application/json")
    assert isinstance(reject, Reject) and reject.reason_code == "empty"
    assert 'Article_Content, says "Content could not be scraped"' in reject.message


@pytest.mark.parametrize("text", ["", "-", None, "[Removed]"])
def test_the_summary_of_a_text_that_was_not_got_is_no_article(text: str | None) -> None:
    reject = read_record_article(RAW, {"title": "Port opens", "Description": "It opens.", "content": text}, "text/csv")
    assert isinstance(reject, Reject) and reject.reason_code == "empty"
    assert "--columns text=Description" in reject.message


def test_a_row_says_when_it_was_read_from_its_site() -> None:
    row = {"Headline": "Port opens", "Text": "It opens.", "Date": "2 days ago", "Timestamp": "2024-10-15 18:25:43"}
    document = read_record_article(RAW, row, "text/csv")
    assert isinstance(document, Document) and document.raw is not None
    assert document.raw.fetched_at == datetime(2024, 10, 15, 18, 25, 43)
    assert document.metadata.published is not None and document.metadata.published.day == date(2024, 10, 13)
