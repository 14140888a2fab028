"""gzip, zstd, bzip2, xz: what was packed comes out under the name of its container, and by the format of that name."""

import bz2
import gzip
import lzma
from collections.abc import Callable
from types import ModuleType

import pytest
import zstandard

from flows.inputs.containers import bzip2, known_containers, xz, zstd
from flows.inputs.containers import gzip as gzip_container
from tests.kit.archives import TEXT, outcomes, read, tarred
from transforms.document import RawArticle
from transforms.formats.heads import make_input_head

Pack = Callable[[bytes], bytes]
PACKED = [
    pytest.param(gzip_container, gzip.compress, ".gz", ".tgz", id="gzip"),
    pytest.param(zstd, zstandard.compress, ".zst", ".tzst", id="zstd"),
    pytest.param(bzip2, bz2.compress, ".bz2", ".tbz2", id="bzip2"),
    pytest.param(xz, lzma.compress, ".xz", ".txz", id="xz"),
]
Packing = pytest.mark.parametrize(("module", "pack", "ending", "tar_ending"), PACKED)


@Packing
def test_a_file_keeps_the_name_of_its_container(module: ModuleType, pack: Pack, ending: str, tar_ending: str) -> None:
    (article,) = read(pack(TEXT), f"port.txt{ending.upper()}")
    assert isinstance(article, RawArticle)
    assert (article.body, article.source_uri) == (TEXT, f"file:///in/port.txt{ending.upper()}")
    assert article.media_type == "text/plain"


@Packing
def test_packed_twice_the_name_still_tells(module: ModuleType, pack: Pack, ending: str, tar_ending: str) -> None:
    (article,) = read(pack(pack(TEXT)), f"port.txt{ending}{ending}")
    assert isinstance(article, RawArticle) and (article.body, article.media_type) == (TEXT, "text/plain")


@Packing
def test_parts_that_follow_each_other_are_one_file(
    module: ModuleType, pack: Pack, ending: str, tar_ending: str
) -> None:
    (article,) = read(pack(TEXT) + pack(TEXT), f"port.txt{ending}")
    assert isinstance(article, RawArticle) and article.body == TEXT * 2


@Packing
def test_what_is_cut_is_no_article(module: ModuleType, pack: Pack, ending: str, tar_ending: str) -> None:
    assert outcomes(pack(TEXT)[:-9], f"port.txt{ending}") == [("", "cut")]


@Packing
def test_a_packed_tar_is_unpacked(module: ModuleType, pack: Pack, ending: str, tar_ending: str) -> None:
    body = pack(tarred([("a.txt", TEXT)]))
    assert outcomes(body, f"x{tar_ending}") == outcomes(body, f"x.tar{ending}") == [("!/a.txt", "read")]


@Packing
def test_only_the_bytes_tell(module: ModuleType, pack: Pack, ending: str, tar_ending: str) -> None:
    assert module.claims(make_input_head(b"words", module.MEDIA_TYPES[0], f"file:///a{ending}")) == 0
    assert module.claims(make_input_head(pack(TEXT), None, "file:///a")) == 1


@Packing
def test_a_bomb_is_read_no_further_than_the_limit(module: ModuleType, pack: Pack, ending: str, tar_ending: str) -> None:
    assert outcomes(pack(b"0" * 20_000_000), f"port.txt{ending}", 1_000) == [("", "too_large")]


def test_a_check_sum_that_is_wrong_is_told() -> None:
    body = bytearray(gzip.compress(TEXT))
    body[-6] ^= 0xFF
    assert outcomes(bytes(body), "port.txt.gz") == [("", "malformed")]


def test_every_suffix_stands_for_one_container() -> None:
    suffixes = [suffix for module in known_containers().values() for suffix in module.SUFFIXES]
    assert len(suffixes) == len(set(suffixes))
