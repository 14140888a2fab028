"""Read inputs and cut what is read into batches: the door for all that comes in.

Files are read lazily, a batch at a time. What cannot be read is a Reject, never the end of a run. Which files there
are: paths.py. Reading one: files.py. What is packed in it: unpacking.py, containers/. What the caller says of it:
declared.py. Addresses, and fetching them: addresses.py, fetching.py, http.py. Sites that are read again and again:
sources.py. Inputs that were rejected before: rejected.py. What an input comes to: parsed.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from flows.inputs import addresses
from flows.inputs.addresses import STANDARD_INPUT as STANDARD_INPUT
from flows.inputs.addresses import is_address as is_address
from flows.inputs.declared import OPTIONS as OPTIONS
from flows.inputs.declared import DeclaredInput as DeclaredInput
from flows.inputs.declared import declare_input as declare_input
from flows.inputs.fetching import Fetcher
from flows.inputs.fetching import HttpLimits as HttpLimits
from flows.inputs.files import read_all_files as read_all_files
from flows.inputs.late_client import LateHttpClient as LateHttpClient
from flows.inputs.paths import FoundFiles
from flows.inputs.paths import check_paths as check_paths
from flows.inputs.paths import leave_young_files as leave_young_files
from flows.inputs.paths import resolve_paths as resolve_paths
from transforms.document import RawArticle, Reject

if TYPE_CHECKING:  # it loads the language model's library, which looking at inputs does not need
    from flows.inputs.parsed import ParsedInput

# A batch is closed early at this many bytes, so that memory stays bounded where files are large.
BATCH_BYTES = 32_000_000


def read_found_files(
    found: FoundFiles, client: Fetcher, max_bytes: int, declared: DeclaredInput, allow_private: bool = False
) -> Iterator[RawArticle | Reject]:
    """Yield the articles of all files, then those of all addresses; what cannot be read is a Reject.

    Args:
        found: the files and addresses that paths name.
        client: what fetches pages and feeds.
        max_bytes: of one article; a larger one is a Reject.
        declared: what the caller says of all inputs, where they leave it open.
        allow_private: whether addresses inside a private network, or this machine's, may be asked.

    Raises:
        WrongCall: a table of metadata beside the files cannot be used.
    """
    yield from read_all_files(found.files, max_bytes, declared)
    yield from addresses.read_addresses(found.addresses, client, max_bytes, declared, allow_private)


def cut_article_batches(
    parsed: Iterable[ParsedInput], size: int, max_bytes: int = BATCH_BYTES
) -> Iterator[list[ParsedInput]]:
    """Cut articles and rejects into lists of at most `size`, fewer once the bytes that they hold are `max_bytes`.

    Pulls one batch at a time. The articles of one input may lie in several batches.
    """
    batch: list[ParsedInput] = []
    held_bytes = 0
    for article in parsed:
        if not batch or article.body is not batch[-1].body:
            held_bytes += len(article.body)
        batch.append(article)
        if len(batch) >= size or held_bytes >= max_bytes:
            yield batch
            batch = []
            held_bytes = 0
    if batch:
        yield batch
