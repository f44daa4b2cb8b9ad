"""Files in, documents out: reading, cleaning, identity, outline, relations, duties, passages."""
