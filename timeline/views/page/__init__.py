"""The parts of the HTML page: what is embedded (payload), what runs and styles it (assets), and its shell (Jinja2)."""
