"""What tells the format of an input: its first bytes, its media type, its name. No format is read here."""
