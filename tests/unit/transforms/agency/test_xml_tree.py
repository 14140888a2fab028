"""What is done to make a tree of an agency's XML, and what is refused."""

import pytest

from transforms.agency.xml_tree import (
    UnreadableTree,
    decode_agency_xml,
    find_first_element_words,
    parse_xml_tree,
    read_element_words,
    remove_xml_subtree,
)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param("<a>Café</a>".encode(), "Café", id="utf-8"),
        pytest.param("\ufeff<a>Café</a>".encode(), "Café", id="a byte-order mark"),
        pytest.param('<?xml version="1.0" encoding="iso-8859-1"?><a>Café</a>'.encode(), "Café", id="declared wrongly"),
        pytest.param('<?xml version="1.0" encoding="iso-8859-1"?><a>Café</a>'.encode("latin-1"), "Café", id="rightly"),
        pytest.param('<?xml version="1.0" encoding="ISO-8859-1"?><a>“Oi”</a>'.encode("cp1252"), "“Oi”", id="Windows"),
        pytest.param(
            "<?xml version='1.0' encoding='iso-8859-2'?><a>Łódź</a>".encode("iso-8859-2"), "Łódź", id="Latin-2"
        ),
        pytest.param(
            '<?xml version="1.0" encoding="none"?><a>Café</a>'.encode("latin-1"), "Café", id="no such encoding"
        ),
        pytest.param("<a>Café</a>".encode("utf-16"), "Café", id="utf-16"),
        pytest.param(b"\n\n<a>Caf&eacute;&nbsp;1</a>", "Café 1", id="entities of HTML"),
        pytest.param(b"<a>AT&T, R&D; &#233; &lt;b&gt;</a>", "AT&T, R&D; é <b>", id="stray ampersands"),
        pytest.param(b"<a><![CDATA[AT&T &nbsp; <b>]]> &amp; more</a>", "AT&T &nbsp; <b> & more", id="CDATA as it is"),
        pytest.param(b"<a>one\x01\x0b two</a>", "one two", id="characters that XML has not"),
        pytest.param(b"junk <a>words</a>", "words", id="junk before the first tag"),
        pytest.param(
            b"<a><h:1>one</h:1> <!-- <![CDATA[ -->two&nbsp;</a>", "one two", id="names and CDATA that are none"
        ),
    ],
)
def test_the_words_are_read_however_they_are_declared(body: bytes, words: str) -> None:
    assert read_element_words(parse_xml_tree(body)) == words


def test_valid_utf_8_goes_before_the_declaration() -> None:
    assert decode_agency_xml('<?xml encoding="windows-1252"?>é'.encode()).endswith("é")


def test_names_lose_namespace_prefix_and_case() -> None:
    root = parse_xml_tree(b'<n:NewsItem xmlns:n="u" GUID="1" xml:lang="en"><h:P>words</h:P></n:NewsItem>')
    assert (root.tag, root.get("guid"), root.get("lang")) == ("newsitem", "1", "en")
    assert find_first_element_words(root, "q", "p") == "words"


def test_no_entity_of_the_document_is_expanded() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y SYSTEM "file:///etc/passwd">]><a>&x;&y; words</a>'
    assert read_element_words(parse_xml_tree(bomb)) == "&x;&y; words"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(b"<a><b>words</b>", "cut", id="cut between elements"),
        pytest.param(b"<a><b>wor", "cut", id="cut before any end tag"),
        pytest.param(b"words alone", "malformed", id="no element"),
        pytest.param(b"", "malformed", id="nothing"),
        pytest.param(b"<a>" * 400 + b"words" + b"</a>" * 400, "too_deep", id="too deep"),
        pytest.param(b"\x00\x01\x02\x03" * 50, "binary", id="no text"),
    ],
)
def test_what_is_no_whole_tree_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(UnreadableTree) as caught:
        parse_xml_tree(body)
    assert caught.value.reason == reason


def test_words_behind_a_removed_element_stay() -> None:
    root = parse_xml_tree(b"<a>one <b>two</b> three <c>four</c> five</a>")
    remove_xml_subtree(root[1])
    remove_xml_subtree(root[0])
    assert read_element_words(root) == "one three five"
    remove_xml_subtree(root)  # the root has nowhere to be taken from
    assert root.tag == "a"
