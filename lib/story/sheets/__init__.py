"""The sheets that are handed to one agency, or about one area."""
