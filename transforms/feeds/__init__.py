"""Read lists of articles (RSS, Atom, JSON Feed, sitemaps) to entries; entries become Documents in one place."""
