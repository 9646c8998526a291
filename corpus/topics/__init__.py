"""The topics of children's services: what each means, and the official document it is from."""

from corpus.topics.topics import Topic, topics

__all__ = ["Topic", "topics"]
