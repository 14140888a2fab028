"""gzip: what was packed comes out, under the name of its container."""

import gzip
import io

from flows.inputs import unpacking
from flows.inputs.containers import gzip as gzip_container
from transforms.document import RawArticle
from transforms.formats.heads import head_of

TEXT = b"The port is open."


def test_what_was_packed_is_an_article_of_its_own_name() -> None:
    raw = RawArticle(b"", "file:///in/port.txt.gz")
    (article,) = unpacking.read_articles(io.BytesIO(gzip.compress(TEXT)), raw, 1_000)
    assert isinstance(article, RawArticle) and (article.body, article.source_uri) == (TEXT, "file:///in/port.txt.gz")


def test_only_the_bytes_tell() -> None:
    assert gzip_container.claims(head_of(b"words", "application/gzip", "file:///a.gz")) == 0
