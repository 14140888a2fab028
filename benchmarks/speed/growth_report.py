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
        "check": _write_check,
        "lookup": _write_lookup,
        "memory": _write_memory,
    }
    return "\n\n".join(writers[name](figures[name]) for name in writers if name in figures)


def _write_sizes(sizes: Sequence[Figures]) -> str:
    """Write a row a size; the ratio is to the first one."""
    rows = [
        (
            f"{size['articles']:,}",
            *_seconds(size, "run_seconds", "append_seconds", "publish_seconds", "seconds", "mean_seconds"),
            f"{size['seconds'] / sizes[0]['seconds']:.2f}",
            f"{size['publish_share']:.0%}",
        )
        for size in sizes
    ]
    head = ("articles", "run", "append", "publish", "both", "both, mean", "ratio", "publish, share")
    return _write_table("CPU seconds of a batch of 10 articles, median; both: append and publish", head, rows)


def _write_disk(disk: Figures) -> str:
    row = (
        f"{disk['articles']:,}",
        _megabytes(disk["used_bytes"]),
        _megabytes(disk["live_bytes"]),
        f"{disk['ratio']:.2f}",
    )
    title = f"disk after batches of 10, each published, within {disk['hours']:g} hours"
    return _write_table(title, ("articles", "used MB", "live MB", "ratio"), [row])


def _write_query(query: Figures) -> str:
    head = ("files", "articles", "seconds", "CPU s")
    rows = [
        (
            f"bi/quotes: {query['files']}",
            f"{query['articles']:,}",
            *_seconds(query, "published_seconds", "published_cpu_seconds"),
        ),
        ("one, sorted", "", *_seconds(query, "sorted_seconds", "sorted_cpu_seconds")),
        ("ratio", "", f"{query['ratio']:.2f}", f"{query['cpu_ratio']:.2f}"),
    ]
    return _write_table("speaker by month, fastest round", head, rows)


def _write_check(check: Figures) -> str:
    row = (f"{check['articles']:,}", f"{check['quotes']:,}", f"{check['seconds']:.1f}", f"{check['cpu_seconds']:.1f}")
    return _write_table("wireroom check", ("articles", "quotes", "seconds", "CPU s"), [row])


def _write_lookup(lookup: Figures) -> str:
    row = (f"{lookup['articles']:,}", *_seconds(lookup, "append_seconds", "lookup_seconds"), f"{lookup['ratio']:.3f}")
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
