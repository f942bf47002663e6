"""The faces of the desk: options, sentences, colours, clock, environment."""
