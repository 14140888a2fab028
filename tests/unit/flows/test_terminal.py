"""What is printed is harmless, and can be printed on any encoding."""

import io

import pytest

from flows.cli.terminal import EncodableStream, make_encodable, make_printable, open_console


@pytest.mark.parametrize(
    ("text", "encoding", "written"),
    [
        ("“Café” – naïve…", "ascii", '"Cafe" - naive.'),
        ("“Café” – naïve…", "cp1252", "“Café” – naïve…"),
        ("■ █ \U0001f6a2 שלום", "cp1252", "# # ? ????"),
        ("ﬁ Ł", "ascii", "? ?"),
        ("all of it \U0001f6a2", "utf-8", "all of it \U0001f6a2"),
    ],
)
def test_what_an_encoding_lacks_has_a_stand_in_of_one_character(text: str, encoding: str, written: str) -> None:
    assert make_encodable(text, encoding) == written
    assert len(written) == len(text)
    written.encode(encoding)


def test_overrides_of_direction_are_seen_and_not_obeyed() -> None:
    assert make_printable("a\u202eb\u2066c\u2069") == "a\ufffdb\ufffdc\ufffd"
    assert make_printable("שלום \u200f") == "שלום \u200f"


def test_a_stream_takes_every_character() -> None:
    raw = io.BytesIO()
    stream = EncodableStream(io.TextIOWrapper(raw, encoding="ascii"))
    stream.write("“é■”\n")
    stream.flush()
    assert raw.getvalue().splitlines() == [b'"e#"'] and not stream.isatty()


def test_a_console_draws_brackets_as_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    open_console().print("[bold]x[/bold] :ship:")
    assert capsys.readouterr().out == "[bold]x[/bold] :ship:\n"
