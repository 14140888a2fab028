"""mbox: each mail comes out as its own bytes, under its Message-ID."""

import io

import pytest

from flows.inputs.containers import ContainerContext, Member
from flows.inputs.containers import mbox as mbox_container
from tests.kit.archives import LIMIT, mailed, outcomes, read
from transforms.document import RawArticle
from transforms.formats.heads import make_input_head


def mails(body: bytes) -> list[bytes]:
    return [result.body for result in read(body, "x.mbox") if isinstance(result, RawArticle)]


def test_a_mail_goes_by_its_message_id() -> None:
    body = mailed("<a/1@example.org>") + mailed("<2@example.org>")
    assert outcomes(body, "x.mbox") == [("!/example.org/a%2F1", "read"), ("!/example.org/2", "read")]


def test_a_mail_is_declared_as_one() -> None:
    context = ContainerContext("file:///in/x.mbox", LIMIT)
    (mail,) = mbox_container.unpack(io.BytesIO(mailed("<1@example.org>")), context)
    assert isinstance(mail, Member) and mail.media_type == "message/rfc822"


def test_a_mail_without_an_id_goes_by_its_position() -> None:
    mail = b"From ana Mon Jan  1 10:00:00 2024\nSubject: Port\n\nMessage-ID: <1@example.org>\n\n"
    assert outcomes(mail * 2, "x.mbox") == [("!/1", "read"), ("!/2", "read")]


@pytest.mark.parametrize("line_break", [b"\n", b"\r\n"])
def test_a_mail_has_the_bytes_that_it_had(line_break: bytes) -> None:
    mail = line_break.join([b"Message-ID: <1@example.org>", b"", b">From the port.", b"", b"From 10:30 on.", b""])
    boxed = b"From ana Mon Jan  1 10:00:00 2024" + line_break + mail + line_break
    assert mails(boxed * 2) == [mail.replace(b">From", b"From")] * 2


def test_a_mail_that_is_too_large_is_a_reject() -> None:
    large = mailed("<1@example.org>", b"words\n" * 50_000)
    assert [reason for _, reason in outcomes(large + mailed("<2@example.org>"), "x.mbox", 5_000)] == [
        "too_large",
        "read",
    ]


def test_a_mail_of_just_the_limit_is_read_and_one_of_a_byte_more_is_not() -> None:
    mail = b"Message-ID: <1@example.org>\n\n" + b"\n\n\n" * 20
    boxed = b"From ana Mon Jan  1 10:00:00 2024\n" + mail + b"\n"
    assert [reason for _, reason in outcomes(boxed * 2, "x.mbox", len(mail))] == ["read", "read"]
    assert [reason for _, reason in outcomes(boxed * 2, "x.mbox", len(mail) - 1)] == ["too_large", "too_large"]


@pytest.mark.parametrize(
    "line",
    [
        b"From - Mon Jan 01 10:00:00 2024",
        b"From 12@xxx Thu Aug 26 12:33:57 +0000 2021",
        b"From ana at example.org  Thu Jan  1 00:00:00 2004",
    ],
)
def test_lines_before_a_mail_are_known_in_all_their_forms(line: bytes) -> None:
    assert len(mails(line + b"\nSubject: Port\n\nIt is open.\n\n" + line + b"\nSubject: Port\n\n")) == 2


@pytest.mark.parametrize(
    "text",
    ["From here the port can be seen.\nIt is open.", "From the port, 10:00\n\nIt is open.", "Subject: Port\n\nFrom a"],
)
def test_a_text_that_begins_alike_is_no_mailbox(text: str) -> None:
    assert mbox_container.claims(make_input_head(text.encode(), "text/plain", "file:///a.txt")) == 0
