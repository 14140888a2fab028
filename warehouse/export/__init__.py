"""Write published tables for other programs: CSV, JSON Lines, Excel, SQLite, DuckDB."""
