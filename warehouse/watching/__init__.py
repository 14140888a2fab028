"""Watch a warehouse from outside: what runs counted of each source, what of that is unusual, how the store is.

measures.py keeps the counts, silence.py and drift.py judge them, alarms.py says what is wrong; store_status.py reads
how the store is, prometheus_text.py writes it for a monitor. Nothing here reads a row of an article.
"""
