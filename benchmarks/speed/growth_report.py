"""Write the figures of `benchmarks.speed.growth` as tables for a terminal."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Figures = Mapping[str, Any]
_MEGABYTE = 1e6


def write_report(figures: Figures) -> str:
    """Write a table for each measure that was taken."""
    writers: dict[str, Callable[[Any], str]] = {
        "sizes": _write_sizes,
        "disk": _write_disk,
        "query": _write_query,
        "lookup": _write_lookup,
        "memory": _write_memory,
    }
    return "\n\n".join(writers[name](figures[name]) for name in writers if name in figures)


def _write_sizes(sizes: Sequence[Figures]) -> str:
    first = sizes[0]["stored"] if sizes else 0.0
    head = (
        "articles",
        "run",
        "append",
        "publish",
        "both",
        "mean",
        f"/ {sizes[0]['articles']:,}" if sizes else "",
        "publish %",
    )
    rows = [
        (
            f"{size['articles']:,}",
            *(f"{size[name]:.3f}" for name in ("run", "append", "publish", "stored", "stored_mean")),
            f"{size['stored'] / first:.2f}",
            f"{size['publish_share']:.0%}",
        )
        for size in sizes
    ]
    return _write_table("CPU seconds of a batch of 10 articles: median, and mean of append and publish", head, rows)


def _write_disk(disk: Figures) -> str:
    row = (
        f"{disk['articles']:,}",
        _megabytes(disk["used_bytes"]),
        _megabytes(disk["live_bytes"]),
        f"{disk['ratio']:.2f}",
    )
    return _write_table("disk after batches of 10, each published", ("articles", "used MB", "live MB", "ratio"), [row])


def _write_query(query: Figures) -> str:
    head = ("files", "articles", "seconds", "CPU s")
    rows = [
        (f"bi/quotes: {query['files']}", f"{query['articles']:,}", *_seconds(query, "published", "published_cpu")),
        ("one, sorted", "", *_seconds(query, "sorted", "sorted_cpu")),
        ("ratio", "", f"{query['ratio']:.2f}", f"{query['ratio_cpu']:.2f}"),
    ]
    return _write_table("speaker by month, median", head, rows)


def _write_lookup(lookup: Figures) -> str:
    row = (f"{lookup['articles']:,}", *_seconds(lookup, "append", "lookup"), f"{lookup['ratio']:.3f}")
    return _write_table("CPU seconds, looking up what is stored", ("articles", "append", "look up", "ratio"), [row])


def _write_memory(memory: Figures) -> str:
    rows = [(f"{size['articles']:,}", _megabytes(size["peak_bytes"])) for size in memory["sizes"]]
    rows.append(("ratio", f"{memory['ratio']:.2f}"))
    return _write_table("peak memory of a process that stores articles", ("articles", "MB"), rows)


def _seconds(figures: Figures, *names: str) -> list[str]:
    return [f"{figures[name]:.3f}" for name in names]


def _megabytes(count: int) -> str:
    return f"{count / _MEGABYTE:,.1f}"


def _write_table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["".join(f"{cell:>16}" for cell in cells) for cells in (head, *rows)]
    return "\n".join((title, *lines))
