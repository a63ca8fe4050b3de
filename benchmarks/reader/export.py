"""Writes a trained reader as the bot loads it: `export.py READER.pt FOLDER`.

FOLDER gets reader.onnx (weights in eight bits), tokenizer.json and about.json (lengths, checksum). The licence and the
model card beside them are written by hand.
"""

import argparse
import contextlib
import hashlib
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from model import LONGEST, LONGEST_HEADING, LONGEST_QUESTION, LONGEST_STATEMENT, Reader, weights_folder
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoTokenizer


class Judging(torch.nn.Module):
    """What is needed to answer: the log-odds alone."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Any, types: Any, mask: Any, share: Any, ends: Any) -> Any:
        return self.reader(ids, types, mask, share, ends)[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reader", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    reader = Reader(weights_folder())
    reader.load_state_dict(torch.load(options.reader))
    reader.eval()
    file = options.folder / "reader.onnx"
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        write_onnx(reader, whole)
        quantize_dynamic(
            whole,
            file,
            weight_type=QuantType.QInt8,
            per_channel=True,  # a range of its own for each column: a third of the error of one range for all
            extra_options={"DisableShapeInference": True},
        )
    forget_origins(file)
    tokenizer: Any = AutoTokenizer.from_pretrained(weights_folder())
    tokenizer.backend_tokenizer.no_truncation()
    tokenizer.backend_tokenizer.no_padding()
    tokenizer.backend_tokenizer.save(str(options.folder / "tokenizer.json"))
    about = {
        "question_tokens": LONGEST_QUESTION,
        "heading_tokens": LONGEST_HEADING,
        "statement_tokens": LONGEST_STATEMENT,
        "window_tokens": LONGEST,
        "sha256": {name: hashlib.sha256((options.folder / name).read_bytes()).hexdigest() for name in _CHECKED},
    }
    (options.folder / "about.json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")
    print(f"{file}: {file.stat().st_size / 1e6:.1f} MB")


def forget_origins(file: Path) -> None:
    """Takes out of a model which line of which file on this machine each of its steps came from."""
    model = onnx.load(file)
    for one in (model, model.graph, *model.graph.node, *model.graph.value_info, *model.functions):
        del one.metadata_props[:]
        one.doc_string = ""
    onnx.save(model, file)


_CHECKED = ("reader.onnx", "tokenizer.json")


def write_onnx(reader: Reader, file: Path) -> None:
    """The whole model in 32 bits; windows, tokens and statements may be any number."""
    ids = torch.randint(1000, 2000, (2, 24))
    share = torch.zeros(2, 3, 24)
    ends = torch.tensor([[10, 15, 23], [8, 12, 20]])
    windows = torch.export.Dim("windows", min=1, max=512)
    tokens = torch.export.Dim("tokens", min=2, max=512)
    statements = torch.export.Dim("statements", min=1, max=256)
    size = {0: windows, 1: tokens}
    with contextlib.redirect_stdout(io.StringIO()):
        torch.onnx.export(
            Judging(reader),
            (ids, torch.zeros_like(ids), torch.ones_like(ids), share, ends),
            str(file),
            input_names=["ids", "types", "mask", "share", "ends"],
            output_names=["log_odds"],
            dynamic_shapes={
                "ids": size,
                "types": size,
                "mask": size,
                "share": {0: windows, 1: statements, 2: tokens},
                "ends": {0: windows, 1: statements},
            },
            dynamo=True,
            external_data=False,
            verbose=False,
        )
    model = onnx.load(file)
    del model.graph.value_info[:]  # shapes of the example, which quantisation would take for all
    onnx.save(model, file)


if __name__ == "__main__":
    main()
