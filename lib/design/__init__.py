"""One look for pages, charts, maps and files: tokens, colours, the form of a chart."""
