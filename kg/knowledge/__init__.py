"""What the rules know before they read a page: divisions, agencies, titles and names, with their tables in `data/`."""
