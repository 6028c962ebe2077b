"""Finders: each yields one kind of fact of an article, all of them passages of it."""
