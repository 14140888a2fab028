"""Read tables with Spark or with Hyper and write what they hold: `python -m benchmarks.docs.other_readers spark OUT`.

Neither is a part of the package, so this module needs nothing else of it and runs in an interpreter that has them. It
takes from standard input, as JSON, what is to be read, and writes into OUT a file for each table: a line for each
column, its name and its values as JSON writes them. The last line on standard output is the version of the reader.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

# One thread is enough for tables of this size; days and instants are to be those of the files, wherever it runs.
_SPARK_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.session.timeZone": "UTC",
}
Row = Sequence[Any]
Read = tuple[Sequence[str], list[Row]]


@dataclass(frozen=True, slots=True)
class TableSource:
    """Where a table is read: its Parquet files, all in one folder, or its name in a database of Hyper."""

    folder: str
    files: tuple[str, ...]
    database: str = ""
    name: str = ""


def write_value(value: Any) -> str:
    """Write a value as JSON does, days and instants in the form of ISO 8601: equal values give the same text."""
    return json.dumps(value, ensure_ascii=False, default=_write_moment)


def _write_moment(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no value of a published table")


def read_with_spark(sources: Mapping[str, TableSource]) -> Iterator[tuple[str, Read]]:
    """Read each table from its folder, as one does in Spark."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[1]").appName("wireroom")
    for name, value in _SPARK_SETTINGS.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        for table, source in sources.items():
            frame = spark.read.parquet(source.folder)
            yield table, (frame.columns, [tuple(row) for row in frame.collect()])
    finally:
        spark.stop()


def name_spark() -> str:
    """Name the reader with its version."""
    import pyspark

    return f"Spark {pyspark.__version__}"


def read_with_hyper(sources: Mapping[str, TableSource]) -> Iterator[tuple[str, Read]]:
    """Read each table from its database, or from its files by `external`."""
    import tableauhyperapi as hyper

    # its logs would go to the current folder
    parameters = {"log_config": ""}
    no_telemetry = hyper.Telemetry.DO_NOT_SEND_USAGE_DATA_TO_TABLEAU
    with hyper.HyperProcess(no_telemetry, parameters=parameters) as process:
        for table, source in sources.items():
            with (
                hyper.Connection(process.endpoint, source.database or None) as connection,
                connection.execute_query(f"SELECT * FROM {_name_hyper_source(source)}") as result,
            ):
                names = [column.name.unescaped for column in result.schema.columns]
                yield table, (names, [tuple(map(_take_hyper_value, row)) for row in result])


def _name_hyper_source(source: TableSource) -> str:
    if source.database:
        return source.name
    files = ", ".join("'" + file.replace("'", "''") + "'" for file in source.files)
    return f"external(ARRAY[{files}], FORMAT => 'parquet')"


def _take_hyper_value(value: Any) -> Any:
    """Give a value as Python has it: Hyper has days and instants of its own, and an instant has a day too."""
    for name in ("to_datetime", "to_date"):
        if hasattr(value, name):
            return getattr(value, name)()
    return value


def name_hyper() -> str:
    """Name the reader with its version."""
    import tableauhyperapi

    return f"Hyper API {tableauhyperapi.__version__}"


READERS: Mapping[str, tuple[Callable[[Mapping[str, TableSource]], Iterable[tuple[str, Read]]], Callable[[], str]]] = {
    "spark": (read_with_spark, name_spark),
    "hyper": (read_with_hyper, name_hyper),
}


def write_columns(target: Path, read: Read) -> None:
    """Write the columns of a table that was read, a line each: the name, and the text of each value."""
    names, rows = read
    with target.open("w", encoding="utf-8") as file:
        for place, name in enumerate(names):
            file.write(json.dumps([name, [write_value(row[place]) for row in rows]], ensure_ascii=False) + "\n")


def read_columns(target: Path) -> dict[str, list[str]]:
    """Read what `write_columns` wrote: the texts of the values by column."""
    with target.open(encoding="utf-8") as file:
        return dict(json.loads(line) for line in file)


def main(argv: Sequence[str] | None = None) -> int:
    """Read the tables named on standard input, and write them into the folder."""
    reader, folder = argv or sys.argv[1:]
    given = json.load(sys.stdin)
    sources = {table: TableSource(**{**source, "files": tuple(source["files"])}) for table, source in given.items()}
    read_tables, name_reader = READERS[reader]
    for table, read in read_tables(sources):
        write_columns(Path(folder) / table, read)
    print(name_reader())
    return 0


if __name__ == "__main__":
    sys.exit(main())
