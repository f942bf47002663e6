"""The source of the next version of the standard; only its generator is code."""
