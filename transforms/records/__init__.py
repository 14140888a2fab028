"""Articles as records: which column is the headline, the text, the date, and how their values are read."""
