"""Study sessions: packs, question banks and contests made from documents, every line with proof."""
