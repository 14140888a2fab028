"""Mojibake is mended where it is certain, with what stood there; correct text never changes."""

import pytest

from transforms.document import Repair, Span
from transforms.structure.mojibake import join_mended_texts, mend_mojibake, read_as_meant

MEANT = "“We’re tired,” said Zoë Ångelin – £20 … ‘à la carte’ — of Łódź and Malmö 😀."


def misread(text: str, encoding: str, times: int) -> str:
    """Read text in a wrong encoding so many times; bytes without a character in it become control characters."""
    for _ in range(times):
        text = "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())
    return text


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac_roman"])
def test_what_was_misread_is_turned_back(encoding: str, times: int) -> None:
    mended = mend_mojibake(f"A plain line.\n{misread(MEANT, encoding, times)}\nAnother – one.")
    assert mended.text == f"A plain line.\n{MEANT}\nAnother – one."
    assert all(repair.span.of(mended.text) == repair.repaired for repair in mended.repairs)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("BjÃ¸rn HÃ¥sund said itâs late.", "Bjørn Håsund said it’s late.", id="a letter harmless alone"),
        pytest.param("The portâ€™s café", "The port’s café", id="only a part of the line was misread"),
        pytest.param("â€œYes,â€\ufffd she said.", "“Yes,” she said.", id="the last byte is a replacement character"),
        pytest.param("â€œYes,â€ she said.", "“Yes,” she said.", id="the last byte is gone"),
        pytest.param("â€œReally?â€? he said.", "“Really?” he said.", id="the last byte is a question mark"),
        pytest.param("Ã¢â‚¬Å“Yes,Ã¢â‚¬Â she said.", "“Yes,” she said.", id="twice, the last byte gone"),
        pytest.param("The portâ??s mole", "The port’s mole", id="two bytes are gone, between letters"),
        pytest.param("â??We go on,â?? she said.", "“We go on,” she said.", id="two bytes are gone, a pair"),
        pytest.param("the dockersâ?? union", "the dockers’ union", id="the apostrophe of a plural"),
        pytest.param("in the â??80s", "in the ’80s", id="the apostrophe of a decade"),
        pytest.param("a day â?? a week", "a day â?? a week", id="a dash or what not: left"),
        pytest.param(
            "It\ufffds late. \ufffdGo,\ufffd she said.", "It’s late. “Go,” she said.", id="all bytes are gone"
        ),
        pytest.param("A caf\ufffd in Gda\ufffdsk", "A caf\ufffd in Gda\ufffdsk", id="a letter that nobody can know"),
        pytest.param("It\x92s \x93here\x94", "It’s “here”", id="Windows-1252 read as Latin-1"),
        pytest.param("âGo,â she said. Iâm off.", "“Go,” she said. I’m off.", id="control characters were left out"),
    ],
)
def test_marks_of_which_bytes_are_lost(text: str, meant: str) -> None:
    assert mend_mojibake(text).text == meant


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Le mât, câté, « l’âge d’or » : déjà vu à Orléans…", id="French"),
        pytest.param("NÃO É ASSIM: Ânia, às 10h, não há pão. São João", id="Portuguese"),
        pytest.param("Größe, ÄÖÜ, „Straße“, 5 € – §7", id="German"),
        pytest.param("Şırnak’ta kâr, Âli, hâlâ", id="Turkish"),
        pytest.param("În câmp, sfânt, cât, atât, „bună”", id="Romanian"),
        pytest.param("Å bo på Ærø, «ja», Øystein Åse", id="Norwegian"),
        pytest.param("Zażółć gęślą jaźń, Łódź", id="Polish"),
        pytest.param("Съешь ещё — «да», сказал он; вЂ", id="Russian"),
        pytest.param("Δεν ξέρω· «ναι»", id="Greek"),
        pytest.param("東京で「はい」と言った。", id="Japanese"),
        pytest.param("قال: «نعم»", id="Arabic"),
        pytest.param("“Don’t,” she said — ‘no’… 😀👩‍👩‍👧 5° ½ ™ © £3 €4", id="curly marks and emoji"),
        pytest.param('s = "a\\u00e9" if x ?? y else z // naïve', id="code"),
        pytest.param("What?? No?? “Yes??”", id="question marks"),
        pytest.param("plain", id="ASCII"),
    ],
)
def test_correct_text_stays(text: str) -> None:
    mended = mend_mojibake(text)
    assert (mended.text, mended.repairs) == (text, ())


def test_a_repair_says_where_it_is_and_what_stood_there() -> None:
    mended = mend_mojibake("Caf\u00c3\u00a9 \u00e2\u20ac\u0153Zo\u00c3\u00ab\u00e2\u20ac\x9d")
    assert mended.repairs == (
        Repair(Span(3, 4), "é", "mojibake", "\u00c3\u00a9"),
        Repair(Span(5, 6), "“", "mojibake", "\u00e2\u20ac\u0153"),
        Repair(Span(8, 10), "ë”", "mojibake", "\u00c3\u00ab\u00e2\u20ac\x9d"),
    )


def test_a_text_without_garbled_marks_keeps_its_characters() -> None:
    text = "\u201cYes,\u201d said Zo\u00c3\u00ab."
    assert mend_mojibake(text).text == text
    assert mend_mojibake(text).repairs == (Repair(Span(14, 16), "ë", "mojibake"),)
    assert read_as_meant(text) == "“Yes,” said Zoë."


def test_repairs_move_along_when_texts_are_joined() -> None:
    joined = join_mended_texts([mend_mojibake("abc"), mend_mojibake("CafÃ© â€“")], "--")
    assert joined.text == "abc--Café –"
    assert [repair.span for repair in joined.repairs] == [Span(8, 9), Span(10, 11)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("&#8220;We ran,&#8221; she said.", "“We ran,” she said.", id="by number"),
        pytest.param("the baker&rsquo;s oven &amp; shop", "the baker’s oven & shop", id="by name"),
        pytest.param("&#x201C;Yes&#x201D;", "“Yes”", id="by hexadecimal number"),
        pytest.param("Food &amp Drink; R&D; &bogus;", "Food &amp Drink; R&D; &bogus;", id="no reference: left"),
        pytest.param("a&#0007;b", "a&#0007;b", id="a control character: left"),
    ],
)
def test_characters_written_as_a_page_writes_them(text: str, meant: str) -> None:
    mended = mend_mojibake(text)
    assert mended.text == meant
    assert all(repair.span.of(mended.text) == repair.repaired for repair in mended.repairs)
