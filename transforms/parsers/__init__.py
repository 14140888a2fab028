"""One module a format; each says what it claims and yields Documents or Rejects."""
