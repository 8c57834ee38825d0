"""Reading: what the words of a text are, where they stand and what they mean."""
