"""Edits of a text keep what stood there, together with the repairs that the text had before."""

from tests.unit.transforms.structure.test_glued_links import put_back
from transforms.document import Repair, Span
from transforms.structure.mojibake import MendedText
from transforms.structure.text_edits import TextEdit, apply_edits, insert_before


def test_an_insertion_is_kept_with_the_character_before_it() -> None:
    mended = apply_edits(MendedText("No.Yes."), [insert_before("No.Yes.", 3, "\n\n")], "glued")
    assert mended.text == "No.\n\nYes."
    assert mended.repairs == (Repair(Span(2, 5), ".\n\n", "glued", "."),)


def test_earlier_repairs_move_along_or_become_a_part_of_the_edit() -> None:
    before = MendedText(
        "“No.”Yes—no", (Repair(Span(4, 5), "”", "mojibake", "â€"), Repair(Span(8, 9), "—", "mojibake", "â€”"))
    )
    mended = apply_edits(before, [insert_before(before.text, 5, "\n\n")], "glued")
    assert mended.text == "“No.”\n\nYes—no"
    assert mended.repairs == (Repair(Span(4, 7), "”\n\n", "glued", "â€"), Repair(Span(10, 11), "—", "mojibake", "â€”"))
    assert put_back(mended) == put_back(before)


def test_a_text_without_edits_is_the_same() -> None:
    text = MendedText("No.")
    assert apply_edits(text, [], "glued") is text
    assert apply_edits(text, [TextEdit(Span(0, 1), "S")], "glued").text == "So."
