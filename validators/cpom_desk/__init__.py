"""What a person wants done with documents: judge, convert, prepare, consolidate, annotate."""
