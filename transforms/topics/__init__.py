"""IPTC Media Topics of documents, sections and quotes."""
