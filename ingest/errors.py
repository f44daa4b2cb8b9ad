"""Errors that people can act on.

ChithiError                    anything expected; its message is one line for a person
├── BadInput                   a value or an option that cannot be used (exit code 2)
├── UnreadableFile             a file that cannot become a document, with the reason
│   ├── EmptyFile              nothing in it
│   ├── RuinedText             read, but not Vietnamese or English text worth indexing
│   └── MissingConverter       readable once an optional program or extra is installed
├── IndexUnusable              no index here, another encoder's, or another version's
│   └── IndexBusy              another process is writing it
└── MissingPart                an optional extra, model or program is not installed
"""


class ChithiError(Exception):
    """Something expected went wrong; `str(error)` is one line that says what and what to do."""


class BadInput(ChithiError):
    """A value or option that cannot be used."""


class UnreadableFile(ChithiError):
    """A file that cannot become a document."""


class EmptyFile(UnreadableFile):
    """The file holds no text."""


class RuinedText(UnreadableFile):
    """The file was read, but what came out is not text worth indexing."""


class MissingConverter(UnreadableFile):
    """The file needs an optional program or extra that is not installed here."""


class IndexUnusable(ChithiError):
    """The index is absent, made by another encoder, or of another version."""


class IndexBusy(IndexUnusable):
    """Another process is writing the index."""


class MissingPart(ChithiError):
    """An optional extra, model or program is not installed."""
