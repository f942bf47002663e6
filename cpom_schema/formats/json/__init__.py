"""JSON: one object, each key once."""
