"""From marked texts to the learned tagger's weights: ``python -m training.train``."""
