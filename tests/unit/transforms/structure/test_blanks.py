"""Characters that show nothing."""

from transforms.structure.blanks import BLANK


def test_what_shows_nothing_is_stripped() -> None:
    assert "\ufeff\u00a0\u200b The quay\x00\u3000".strip(BLANK) == "The quay"
