"""Documents in, hits out: catalog, encoder, vectors, terms, fusion."""
