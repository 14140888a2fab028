"""Where: the only place that knows Delta, Parquet, paths and object stores."""
