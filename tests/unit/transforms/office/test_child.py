"""The child's readers, run in this process: HTML of a DOCX, lines of a PDF."""

from tests.kit.office import make_docx, make_pdf
from transforms.office.child import read_docx, read_pdf


def test_headings_of_word_are_headings() -> None:
    body = make_docx([("Heading1", "Port opens"), ("", "It opens <on> Monday."), ("Heading2", "Costs")])
    assert read_docx(body) == {
        "markup": "<h1>Port opens</h1><p>It opens &lt;on&gt; Monday.</p><h2>Costs</h2>",
    }


def test_lines_come_page_by_page_from_the_top() -> None:
    result = read_pdf(make_pdf([[(20, "Port opens"), (10, "It opens on Monday.")], [(10, "Costs are low.")]]))
    first, second = result["pages"]
    assert [line[0] for line in first] == ["Port opens", "It opens on Monday."]
    assert [line[0] for line in second] == ["Costs are low."]
    assert first[0][3] > first[1][3] and first[0][5] > first[1][5]


def test_a_page_without_text_has_no_lines() -> None:
    assert read_pdf(make_pdf([[]]))["pages"] == [[]]
