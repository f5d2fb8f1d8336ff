"""One screen per file; each is loaded the first time it is shown."""
