"""Values of records: whatever their type is, they are read sensibly or as missing."""

import pytest

from transforms.records import values

DEEP: object = "x"
for _ in range(100):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    ("value", "line"),
    [
        pytest.param("  North \n Wire ", "North Wire", id="white space"),
        pytest.param({"id": 3, "name": "North Wire"}, "North Wire", id="an object's name"),
        pytest.param({"rendered": "North Wire"}, "North Wire", id="as it is shown"),
        pytest.param({"$oid": "6f1c"}, "6f1c", id="an id of a database"),
        pytest.param(["", None, "North Wire"], "North Wire", id="the first of a list"),
        pytest.param(17, "17", id="a number"),
        pytest.param(True, None, id="a truth"),
        pytest.param(float("nan"), None, id="not a number"),
        pytest.param("None", None, id="a missing value as a word"),
        pytest.param("-", None, id="a dash where a table has nothing"),
        pytest.param({"count": {"n": 1}}, None, id="an object without a name"),
        pytest.param(DEEP, None, id="deep lists"),
        pytest.param(None, None, id="nothing"),
    ],
)
def test_a_line(value: object, line: str | None) -> None:
    assert values.read_record_line(value) == line


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("One.\nTwo.", "One.\nTwo.", id="line ends stay"),
        pytest.param(["One.", {"type": "p", "text": "Two."}], "One.\n\nTwo.", id="a list of paragraphs"),
        pytest.param({"rendered": "<p>One.</p>"}, "<p>One.</p>", id="under a key"),
        pytest.param("\ud800 One.", "\ufffd One.", id="half a character"),
        pytest.param(17, None, id="a number is no text"),
        pytest.param("null", None, id="a missing value as a word"),
        pytest.param(DEEP, None, id="deep lists"),
    ],
)
def test_a_text(value: object, text: str | None) -> None:
    assert values.read_record_text(value) == text


@pytest.mark.parametrize(
    ("value", "names"),
    [
        pytest.param("By Ana Silva and John Stone", ("Ana Silva", "John Stone"), id="a byline"),
        pytest.param("Ana Silva, John Stone", ("Ana Silva", "John Stone"), id="commas"),
        pytest.param("Silva, Ana", ("Silva, Ana",), id="a comma within a name"),
        pytest.param("Ana Silva; John Stone", ("Ana Silva", "John Stone"), id="semicolons"),
        pytest.param(["Ana Silva", {"name": "John Stone"}, None, 5], ("Ana Silva", "John Stone", "5"), id="a list"),
        pytest.param("['Ana Silva', 'John Stone']", ("Ana Silva", "John Stone"), id="a list as programs print it"),
        pytest.param('["Ana Silva"]', ("Ana Silva",), id="a list of JSON in a cell"),
        pytest.param("[Ana Silva]", ("Ana Silva",), id="brackets"),
        pytest.param("[" * 5_000 + "]" * 5_000, (), id="deep brackets"),
        pytest.param("Ana Silva; Ana Silva", ("Ana Silva",), id="each once"),
        pytest.param("x" * 20_000, (), id="a text is no name"),
    ],
)
def test_names(value: object, names: tuple[str, ...]) -> None:
    assert values.read_record_names(value) == names


def test_keywords_stand_in_lists_and_between_commas() -> None:
    assert values.read_record_keywords("harbour, council;plan") == ("harbour", "council", "plan")
    assert values.read_record_keywords([{"name": "harbour"}, "council"]) == ("harbour", "council")


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("https://north.example/port", "https://north.example/port"),
        ("/port", None),
        ("javascript:alert(1)", None),
        ("https://[north.example", None),
        ("https://north.example/a b", None),
        (5, None),
    ],
)
def test_only_addresses_of_the_web_are_urls(value: object, url: str | None) -> None:
    assert values.read_record_url(value) == url


def test_a_publisher_that_is_an_address_is_its_host() -> None:
    assert values.read_record_publisher("https://www.north.example/feed") == "north.example"
    assert values.read_record_publisher({"name": "North Wire"}) == "North Wire"


@pytest.mark.parametrize(
    ("value", "code"), [("en_US", "en-US"), ("EN", "EN"), ("English", None), ("", None), ([], None)]
)
def test_a_language_is_a_code(value: object, code: str | None) -> None:
    assert values.read_record_language(value) == code


def test_a_moment_keeps_its_number() -> None:
    assert values.read_record_moment(1491993000) == 1491993000
    assert values.read_record_moment({"$date": "2017-04-12"}) == "2017-04-12"
    assert values.read_record_moment(True) is None
