"""Ask what is published: one publication in DuckDB, what is counted, who is meant by a name, rows as frames.

Report, browser, terminal and Python ask here, so that one question has one answer.
"""
