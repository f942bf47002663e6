"""The rules of the standard, compiled from ``spec/``, and the functions they call."""
