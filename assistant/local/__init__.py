"""A language model on this machine: a GGUF file, served on loopback and nowhere else."""

from assistant.local.server import LocalServer as LocalServer
from assistant.local.server import serving as serving
from assistant.local.server import start as start
