"""Which files a folder gives: those of the one format that is read today. A file that is named is taken as it is."""

SUFFIX = ".txt"
