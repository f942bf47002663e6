"""CSV: one file a list, in a folder or a ZIP archive."""
