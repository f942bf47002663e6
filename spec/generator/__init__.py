"""Generators: from `spec/` to every published file. Not shipped in the wheel."""
