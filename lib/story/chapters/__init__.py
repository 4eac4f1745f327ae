"""The chapters of the report of a city, one module each."""
