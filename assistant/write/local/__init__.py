"""A language model on this machine: a GGUF file, served on loopback and nowhere else."""

from assistant.write.local.kept import kept_server as kept_server
from assistant.write.local.kept import stop_all as stop_all
from assistant.write.local.server import LocalServer as LocalServer
from assistant.write.local.server import serving as serving
from assistant.write.local.server import start as start
