"""Words that no cue is near to, between two quotes of one person."""

from transforms.document import Document, Profile, RawArticle
from transforms.pipeline import annotate
from transforms.reading import parse


def speakers_of(text: str) -> list[str | None]:
    raw = RawArticle(text.encode(), "file:///in/a.txt", None, "text/plain")
    (doc,) = annotate([doc for doc in parse(raw) if isinstance(doc, Document)], Profile.FAST)
    assert isinstance(doc, Document)
    return [speaker.name for speaker in doc.speakers]


FIRST = 'Night on the ward\n\n"We are a close team and we go round," said Dr Ana Silva.\n\n'
LAST = "But Dr Silva said she worried about the winter.\n"
IDLE = '"We had good support from all the rest of the sites this morning."\n\n'


def test_who_speaks_before_and_behind_speaks_between() -> None:
    between = "The ward was full.\n\nBy the next day that was over.\n\n"
    assert speakers_of(FIRST + between + IDLE + LAST)[1] == "Ana Silva"


def test_nobody_is_given_words_where_others_are_named_between() -> None:
    between = "The ward was full.\n\nBy the next day Rui Okafor had come.\n\n"
    assert speakers_of(FIRST + between + IDLE + LAST) == ["Ana Silva", "Rui Okafor", "Ana Silva"]
