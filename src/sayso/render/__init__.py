"""A case as a terminal report, one HTML file, Markdown or JSON."""
