"""Règles de la version 1.0, un module par type de document."""
