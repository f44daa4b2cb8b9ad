"""An optional language model that orders and condenses an answer's verified quotes."""
