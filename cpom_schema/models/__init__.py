"""Typed models of the documents, for reading, building and editing them in Python."""
