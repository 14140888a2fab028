"""Browse a warehouse of any size: the report's page over a small server on this machine.

A request goes server.py -> api.py -> parameters.py (what is asked) -> questions.py (SQL) -> publication.py, which has
one publication open: its tables, and beside them what is asked often (quote_index.py, DuckDB) and the words of quotes
(search_index.py, SQLite). Both are made once a publication, in a folder of their own (cache.py).
"""
