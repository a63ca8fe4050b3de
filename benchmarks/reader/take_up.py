"""The weights of an exported reader, as train.py takes them with --from: `take_up.py FOLDER OUT.pt`.

So that a shipped reader can learn on where its own weights in 32 bits are gone. Eight bits lose little; what serves
training alone (where an answer's words are, whether nothing answers) is not exported, and learns anew.
"""

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from model import Reader, weights_folder
from onnx import numpy_helper

MODULE = "reader."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=6, help="of what learns anew")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    reader = Reader(weights_folder())
    found = weights_of(options.folder / "reader.onnx")
    missing, unknown = reader.load_state_dict(found, strict=False)
    wanted = [name for name in missing if not name.startswith(("none.", "spans.", "transformer.pooler."))]
    if wanted or unknown:
        raise SystemExit(f"{options.folder} is another kind of reader: {[*wanted, *unknown]}")
    torch.save(reader.state_dict(), options.out)
    print(f"{options.out}: {len(found)} tensors; anew: {', '.join(missing)}")


def weights_of(file: Path) -> dict[str, torch.Tensor]:
    """What is trained of an exported reader, by the names of `Reader`. A layer's weights have lost their name in the
    export: they are what is multiplied before the bias is added, which has kept its own."""
    graph = onnx.load(file).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    made_by = {name: node for node in graph.node for name in node.output}
    weights = {name.removeprefix(MODULE): value for name, value in held.items() if value.dtype == np.float32}
    weights = {name: value for name, value in weights.items() if name.endswith((".weight", ".bias"))}
    for name in held:
        if name.startswith(MODULE) and name.endswith(".weight_quantized"):
            whole = name.removesuffix("_quantized")
            weights[whole.removeprefix(MODULE)] = in_32_bits(held, whole)
    for node in graph.node:
        bias = next((name for name in node.input if name in held and name.endswith(".bias")), "")
        if node.op_type == "Add" and bias:
            product = multiplied(node, made_by)
            weights[f"{bias.removeprefix(MODULE).removesuffix('.bias')}.weight"] = in_32_bits(held, product).T
    return {name: torch.from_numpy(value.copy()) for name, value in weights.items()}


def multiplied(node: Any, made_by: dict[str, Any]) -> str:
    """The name of the weights whose product comes into a sum."""
    waiting = list(node.input)
    while waiting:
        before = made_by.get(waiting.pop(0))
        if before is not None and before.op_type == "MatMulInteger":
            return str(before.input[1]).removesuffix("_quantized")
        if before is not None and before.op_type in ("Mul", "Cast"):
            waiting += before.input
    raise SystemExit(f"no weights come before {node.name}")


def in_32_bits(held: dict[str, Any], name: str) -> Any:
    """A quantised tensor as its numbers: (whole numbers - zero) times the scale."""
    whole, zero = held[f"{name}_quantized"].astype(np.float32), held[f"{name}_zero_point"].astype(np.float32)
    return (whole - zero) * held[f"{name}_scale"]


if __name__ == "__main__":
    main()
