"""Read inputs and cut what is read into batches: the door for all that comes in.

Files are read lazily, a batch at a time. What cannot be read is a Reject, never the end of a run. Which files there
are: paths.py. Reading one: files.py. What is packed in it: unpacking.py, containers/. What the caller says of it:
declared.py. Addresses, and fetching them: addresses.py, http.py. Sites that are read again and again: sources.py.
Inputs that were rejected before: rejected.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flows.inputs import addresses
from flows.inputs.addresses import STANDARD_INPUT as STANDARD_INPUT
from flows.inputs.addresses import is_address as is_address
from flows.inputs.declared import DeclaredInput as DeclaredInput
from flows.inputs.declared import declare_input as declare_input
from flows.inputs.files import read_all_files as read_all_files
from flows.inputs.http import HttpClient as HttpClient
from flows.inputs.http import HttpLimits as HttpLimits
from flows.inputs.paths import FoundFiles
from flows.inputs.paths import check_paths as check_paths
from flows.inputs.paths import leave_young_files as leave_young_files
from flows.inputs.paths import resolve_paths as resolve_paths
from transforms.document import RawArticle, Reject

# A batch is closed early at this many bytes, so that memory stays bounded where files are large.
BATCH_BYTES = 32_000_000


def read_found_files(
    found: FoundFiles, client: HttpClient, max_bytes: int, declared: DeclaredInput, allow_private: bool = False
) -> Iterator[RawArticle | Reject]:
    """Yield the articles of all files, then those of all addresses.

    Raises:
        WrongCall: a table of metadata beside the files cannot be used.
    """
    yield from read_all_files(found.files, max_bytes, declared)
    yield from addresses.read_addresses(found.addresses, client, max_bytes, declared, allow_private)


def cut_article_batches(
    articles: Iterable[RawArticle | Reject], size: int, max_bytes: int = BATCH_BYTES
) -> Iterator[list[RawArticle | Reject]]:
    """Cut `articles` into lists of at most `size`, fewer once they hold `max_bytes`; pulls one batch at a time."""
    batch: list[RawArticle | Reject] = []
    held_bytes = 0
    for article in articles:
        batch.append(article)
        held_bytes += _measure_article_bytes(article)
        if len(batch) >= size or held_bytes >= max_bytes:
            yield batch
            batch = []
            held_bytes = 0
    if batch:
        yield batch


def _measure_article_bytes(article: RawArticle | Reject) -> int:
    held = article.body if isinstance(article, RawArticle) else article.payload
    return len(held) if isinstance(held, bytes) else 0
