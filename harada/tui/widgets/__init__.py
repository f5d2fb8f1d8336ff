"""One widget per file: what they show comes in by attributes, what happens goes out by messages."""
