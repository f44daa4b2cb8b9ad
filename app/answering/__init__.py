"""One way of answering a file; `table` says which kind of question goes to which."""
