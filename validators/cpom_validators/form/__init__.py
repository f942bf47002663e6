"""Whether a document has the form of the standard: schema, keys, codes."""
