"""Paths, logs, texts, deadlines: small, without Qt, used by all."""
