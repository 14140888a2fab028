"""Codes of subjects and the schemes that they are of."""

import pytest

from transforms.agency.subjects import read_local_subject_code, read_subject
from transforms.document import SubjectCode


@pytest.mark.parametrize(
    ("code", "scheme", "subject"),
    [
        ("medtop:20000139", None, SubjectCode("medtop", "20000139", "harbour")),
        (
            "http://cv.iptc.org/newscodes/mediatopic/20000139",
            None,
            SubjectCode("http://cv.iptc.org/newscodes/mediatopic/", "20000139", "harbour"),
        ),
        ("11000000", "subj", SubjectCode("subj", "11000000", "harbour")),
        ("a:b", "own", SubjectCode("own", "a:b", "harbour")),
        ("11000000", None, SubjectCode(None, "11000000", "harbour")),
    ],
)
def test_a_code_is_split_from_its_scheme(code: str, scheme: str | None, subject: SubjectCode) -> None:
    assert read_subject(code, " harbour\n", scheme) == subject


def test_no_code_is_no_subject() -> None:
    assert read_subject(" ", "harbour") is None
    assert read_subject("medtop:1", " ") == SubjectCode("medtop", "1", None)


@pytest.mark.parametrize(
    ("qcode", "code"),
    [("stat:Usable", "usable"), ("http://cv.iptc.org/newscodes/ninature/text", "text"), ("text", "text"), (None, "")],
)
def test_a_local_code_has_no_scheme(qcode: str | None, code: str) -> None:
    assert read_local_subject_code(qcode) == code
