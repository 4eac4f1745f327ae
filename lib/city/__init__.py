"""A loaded city together with its analysis, each computed once."""
