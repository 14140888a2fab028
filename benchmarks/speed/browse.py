"""Time what `wireroom browse` answers: every kind of answer over loopback, each time of something else.

`python -m benchmarks.speed.browse --data DATA` prints milliseconds and, of the same answers, CPU milliseconds of the
process that serves. Its indexes are kept in `--cache`, or made anew in a folder that goes at the end.
"""

from __future__ import annotations

import argparse
import http.client
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode

import uvicorn

from warehouse.browse import api
from warehouse.browse.publication import OpenPublication, ServedWarehouse
from warehouse.browse.search_index import split_words
from warehouse.browse.server import HOST, make_app, open_socket
from warehouse.queries.measures import NO_VALUE

_SEED = 7
_MILLISECONDS = 1e3
# So many quotes are drawn from; the more, the more different words and articles are asked for.
_DRAWN = 500
_GROUPED = ("speaker", "topic", "month", "publisher", "role", "about")
_PAGE_ROWS = 40
_Drawn = TypeVar("_Drawn")


@dataclass(frozen=True, slots=True)
class Timing:
    """What one kind of answer takes, in milliseconds: one figure a request."""

    name: str
    wall: Sequence[float]
    cpu: Sequence[float]


def list_requests(publication: OpenPublication, rounds: int) -> Iterator[tuple[str, list[str]]]:
    """Yield each kind of answer with addresses that ask for it, each another as long as there is something else.

    Counts of all quotes leave one value out, another each time, so that they have as much to count and none is known.
    """
    drawn = random.Random(_SEED)
    rows = publication.fetch(f"SELECT * FROM statements USING SAMPLE reservoir({_DRAWN} ROWS) REPEATABLE ({_SEED})")
    names = publication.fetch(f"SELECT * FROM names WHERE quotes > 0 ORDER BY quotes DESC LIMIT {_DRAWN}")
    some, quoted = _draw(drawn, rows, rounds), _draw(drawn, names, rounds)
    for by in _GROUPED:
        counted = api.answer_count(publication, {"by": by, "limit": str(_DRAWN)})["counts"]
        left_out = _draw(drawn, [row[by] for row in counted] or [NO_VALUE], rounds)
        yield f"counts by {by}, the largest 12", [_address("count", by=by, limit=12, without=out) for out in left_out]
    typed = [_address("count", by="speaker", types="yes", limit=12, without=row["entity_id"]) for row in quoted]
    yield "counts by speaker with types", typed
    yield "subjects of a speaker", [_address("count", by="topic", where_speaker=row["entity_id"]) for row in quoted]
    yield "quotes, the latest", [_address("quotes", offset=_PAGE_ROWS * page) for page in range(rounds)]
    yield "quotes of a speaker", [_address("quotes", where_speaker=row["entity_id"]) for row in quoted]
    topics = _draw(drawn, sorted({row["topic_1"] or "" for row in rows}), rounds)
    yield "quotes on a subject", [_address("quotes", where_topic=topic) for topic in topics]
    articles = _draw(drawn, sorted({row["document_id"] for row in rows}), rounds)
    yield "an article", [f"/api/articles/{document_id}" for document_id in articles]
    words = _draw(drawn, sorted({word for row in rows for word in split_words(row["text_display"])}), rounds)
    yield "search: a word", [_address("search", q=word) for word in words]
    yield "search: three words", [_address("search", q=" ".join(row["text_display"].split()[:3])) for row in some]
    yield "search: a name", [_address("search", q=row["name"]) for row in quoted]


def _draw(drawn: random.Random, values: Sequence[_Drawn], count: int) -> list[_Drawn]:
    """Draw so many of some values: each once before one comes again."""
    shuffled = drawn.sample(values, len(values))
    return [shuffled[number % len(shuffled)] for number in range(count)]


def _address(path: str, **values: object) -> str:
    return f"/api/{path}?{urlencode({name.replace('where_', 'where.'): value for name, value in values.items()})}"


def time_requests(port: int, name: str, addresses: Sequence[str]) -> Timing:
    """Ask for each address once and give the milliseconds of all.

    Raises:
        RuntimeError: an answer says that something is wrong.
    """
    wall, cpu = [], []
    connection = http.client.HTTPConnection(HOST, port)
    for address in addresses:
        begun, begun_cpu = time.perf_counter(), time.process_time()
        connection.request("GET", address)
        answer = connection.getresponse()
        body = answer.read()
        wall.append(_MILLISECONDS * (time.perf_counter() - begun))
        cpu.append(_MILLISECONDS * (time.process_time() - begun_cpu))
        if answer.status != http.HTTPStatus.OK:
            raise RuntimeError(f"{address}: {body[:200]!r}")
    connection.close()
    return Timing(name, wall, cpu)


def time_answers(data: Path, cache: Path, rounds: int) -> None:
    """Open a warehouse, serve it, ask, and print a line for each kind of answer."""
    begun = time.perf_counter()
    served = ServedWarehouse(data, cache, lambda line: None)
    publication = served.find()
    assert publication is not None
    print(f"opened, indexes made or found: {time.perf_counter() - begun:.1f} s, {time.process_time():.1f} s of CPU")
    megabytes = sum(file.stat().st_size for file in (cache / publication.key).iterdir()) / 1e6
    print(f"indexes: {megabytes:.0f} MB")
    opened = open_socket(0)
    port = opened.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(served, port), log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, args=([opened],))
    thread.start()
    print(f"{'answer':32} {'median':>8} {'most':>8} {'CPU, median':>12}   ms, of {rounds}")
    try:
        for name, addresses in list_requests(publication, rounds):
            timing = time_requests(port, name, addresses)
            median, most = statistics.median(timing.wall), max(timing.wall)
            print(f"{name:32} {median:8.0f} {most:8.0f} {statistics.median(timing.cpu):12.0f}", flush=True)
    finally:
        server.should_exit = True
        thread.join()


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a warehouse, which is only read")
    parser.add_argument("--cache", type=Path, help="folder for the indexes")
    parser.add_argument("--rounds", type=int, default=20, help="answers of each kind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        time_answers(options.data, options.cache or Path(folder), options.rounds)


if __name__ == "__main__":
    main()
