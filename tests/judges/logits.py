#!/usr/bin/env python3
"""Reads {folder, sequences} from standard input and writes {logits}: for every position of every sequence the V logits of what
follows, computed in float64 from config.json and the safetensors files alone. Needs numpy; shares no code with what it judges."""
import json
import os
import struct
import sys

import numpy as np


def read_tensors(path):
    with open(path, "rb") as file:
        blob = file.read()
    (length,) = struct.unpack("<Q", blob[:8])
    header = json.loads(blob[8 : 8 + length])
    if header.pop("__metadata__", {}).get("format") != "pt":
        sys.exit("no \"format\": \"pt\" in __metadata__; other programs refuse such a file")
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        raw = np.frombuffer(blob[8 + length + begin : 8 + length + end], dtype={"F32": "<f4", "F16": "<f2", "BF16": "<u2"}[entry["dtype"]])
        if entry["dtype"] == "BF16":
            raw = (raw.astype(np.uint32) << 16).view(np.float32)
        tensors[name] = raw.reshape(entry["shape"]).astype(np.float64)
    return tensors


def read_model(folder):
    """One file, or those that an index names; each tensor must be where the index says."""
    index_path = os.path.join(folder, "model.safetensors.index.json")
    if not os.path.exists(index_path):
        return read_tensors(os.path.join(folder, "model.safetensors"))
    with open(index_path, encoding="utf-8") as file:
        index = json.load(file)
    shards = {name: read_tensors(os.path.join(folder, name)) for name in sorted(set(index["weight_map"].values()))}
    assert len(shards) > 1 and sum(map(len, shards.values())) == len(index["weight_map"])
    width = {"float32": 4, "float16": 2, "bfloat16": 2}[settings["torch_dtype"]]
    assert index["metadata"]["total_size"] == width * sum(t.size for shard in shards.values() for t in shard.values())
    return {tensor: shards[name][tensor] for tensor, name in index["weight_map"].items()}


def rms_norm(x, gain, epsilon):
    return gain * x / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + epsilon)


def rotate(x, theta):
    """x: (heads, time, size); component i turns with component i + size / 2, as in Hugging Face's Llama."""
    time, size = x.shape[-2:]
    angles = np.outer(np.arange(time), theta ** (-np.arange(0, size, 2) / size))
    cos, sin = np.cos(angles), np.sin(angles)
    first, second = x[..., : size // 2], x[..., size // 2 :]
    return np.concatenate([first * cos - second * sin, second * cos + first * sin], axis=-1)


def attend(x, weights, prefix, config):
    time, width = x.shape
    heads = config["num_attention_heads"]
    groups = config.get("num_key_value_heads", heads)
    size = width // heads
    project = lambda name, count: (x @ weights[prefix + name + ".weight"].T).reshape(time, count, size).transpose(1, 0, 2)
    query = rotate(project("q_proj", heads), config["rope_theta"])
    key = np.repeat(rotate(project("k_proj", groups), config["rope_theta"]), heads // groups, axis=0)
    value = np.repeat(project("v_proj", groups), heads // groups, axis=0)
    scores = query @ key.transpose(0, 2, 1) / np.sqrt(size)
    scores = np.where(np.tril(np.ones((time, time), dtype=bool)), scores, -np.inf)
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    mixed = scores / scores.sum(axis=-1, keepdims=True) @ value
    return mixed.transpose(1, 0, 2).reshape(time, width) @ weights[prefix + "o_proj.weight"].T


def logits(tokens, weights, config):
    embedding, epsilon = weights["model.embed_tokens.weight"], config["rms_norm_eps"]
    x = embedding[tokens]
    for layer in range(config["num_hidden_layers"]):
        prefix = f"model.layers.{layer}."
        x = x + attend(rms_norm(x, weights[prefix + "input_layernorm.weight"], epsilon), weights, prefix + "self_attn.", config)
        h = rms_norm(x, weights[prefix + "post_attention_layernorm.weight"], epsilon)
        gate, up = h @ weights[prefix + "mlp.gate_proj.weight"].T, h @ weights[prefix + "mlp.up_proj.weight"].T
        x = x + (gate / (1 + np.exp(-gate)) * up) @ weights[prefix + "mlp.down_proj.weight"].T
    return rms_norm(x, weights["model.norm.weight"], epsilon) @ embedding.T


question = json.load(sys.stdin)
with open(os.path.join(question["folder"], "config.json"), encoding="utf-8") as file:
    settings = json.load(file)
assert settings["tie_word_embeddings"] and settings["hidden_act"] == "silu"
parameters = read_model(question["folder"])
json.dump({"logits": [logits(sequence, parameters, settings).tolist() for sequence in question["sequences"]]}, sys.stdout)
