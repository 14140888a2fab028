"""Names of members: hidden ones, those that lead out, and how a URI writes them."""

import pytest

from flows.inputs.member_names import is_hidden_member, leads_out_of_archive, make_member_suffix


@pytest.mark.parametrize(
    ("name", "hidden", "unsafe", "suffix"),
    [
        (b"news/a b.html", False, False, "!/news/a%20b.html"),
        (b"./news//a.html", False, False, "!/news/a.html"),
        (b"news\\a.html", False, False, "!/news/a.html"),
        (b"caf\xe9!/#?.html", False, False, "!/caf%E9%21/%23%3F.html"),
        (b".git/a.html", True, False, "!/.git/a.html"),
        (b"__MACOSX/a.html", True, False, "!/__MACOSX/a.html"),
        (b"a/../b.html", False, True, "!/a/../b.html"),
        (b"..", False, True, "!/.."),
        (b"/a.html", False, True, "!/a.html"),
        (b"\\\\host\\a.html", False, True, "!/host/a.html"),
        (b"c:/a.html", False, True, "!/c%3A/a.html"),
        (b"a..b.html", False, False, "!/a..b.html"),
    ],
)
def test_a_name_is_read(name: bytes, hidden: bool, unsafe: bool, suffix: str) -> None:
    assert (is_hidden_member(name), leads_out_of_archive(name), make_member_suffix(name)) == (hidden, unsafe, suffix)
