"""The Gradio page: what people see, one file a tab, over one `Engine`."""
