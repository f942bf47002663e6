"""Documents judged together: which ones, and what they say of each other."""
