"""Two editions of one article."""
