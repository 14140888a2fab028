"""bi/: plain Parquet files of the current rows, published in one step, and how they are read."""
