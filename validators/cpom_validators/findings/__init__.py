"""Findings, their places in business words, and their sentences."""
