"""Whether a model is one that we run ourselves, and its sizes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


def is_plain_bert(folder: Path) -> bool:
    """Whether the model is BERT, mean-pooled and normalised, which is what these files run."""
    try:
        config = json.loads((folder / "config.json").read_text("utf-8"))
        modules = json.loads((folder / "modules.json").read_text("utf-8"))
        pooling = json.loads((folder / "1_Pooling" / "config.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False
    steps = [module["type"].rsplit(".", 1)[-1] for module in modules]
    modes = [name for name, on in pooling.items() if name.startswith("pooling_mode") and on is True]
    return (
        config.get("architectures") == ["BertModel"]
        and config.get("hidden_act") == "gelu"
        and config.get("position_embedding_type", "absolute") == "absolute"
        and steps == ["Transformer", "Pooling", "Normalize"]
        and modes == ["pooling_mode_mean_tokens"]
        and (folder / "tokenizer.json").exists()
    )


@dataclass(frozen=True)
class Shape:
    """The sizes of a model, as its config.json has them."""

    width: int
    heads: int
    depth: int
    epsilon: float

    @classmethod
    def of(cls, folder: Path) -> Shape:
        """Read them."""
        config = json.loads((folder / "config.json").read_text("utf-8"))
        return cls(
            config["hidden_size"],
            config["num_attention_heads"],
            config["num_hidden_layers"],
            config["layer_norm_eps"],
        )
