"""Everything that can go wrong has a class here; each message says what, where, and what to do."""


class KnowledgeGraphError(Exception):
    """Root of all errors that this package raises on purpose."""


class SourceError(KnowledgeGraphError):
    """A source can't be read as a page: missing, empty, binary, too long, undecodable.

    Attributes:
        reason: a short machine-readable key under which the manifest counts the drop.
        source: the name of the page or file as the user gave it.
    """

    def __init__(self, source: str, reason: str, message: str) -> None:
        super().__init__(f"{source}: {message}")
        self.source = source
        self.reason = reason
        self.message = message

    def __reduce__(self) -> tuple[type["SourceError"], tuple[str, str, str]]:
        """Pickle with all three arguments: errors come back from the processes that read pages."""
        return type(self), (self.source, self.reason, self.message)


class CorpusError(KnowledgeGraphError):
    """A `corpus.toml` can't be used."""


class RecordError(KnowledgeGraphError):
    """An extraction record is malformed."""


class SchemaError(KnowledgeGraphError):
    """The ontology file lacks something that the code needs, or a term is not in it."""


class ModelError(KnowledgeGraphError):
    """A recogniser's model is missing or broken, or can't be trained from what was given."""


class BuildError(KnowledgeGraphError):
    """A build folder can't be written or opened."""


class QueryError(KnowledgeGraphError):
    """A query is malformed, refused by the guard, or failed in the engine."""


class QueryTimeout(QueryError):  # noqa: N818 - the term of the field
    """A query ran longer than its time-out and was killed."""


class UsageError(KnowledgeGraphError):
    """An option or argument has a value that can't be meant."""
