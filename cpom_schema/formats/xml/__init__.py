"""XML: elements in the order of the dictionary, lists wrapped."""
