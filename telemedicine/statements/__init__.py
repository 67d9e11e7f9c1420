"""Statements: drafted from the facts of a release, and checked against them."""
