"""Trains one reader to judge as several do on average.

    distil.py WINDOWS.jsonl.gz … OUT.pt --from ONE.pt --from OTHER.pt --teacher FOLDER --teacher FOLDER

It starts from the mean of the weights of those it comes --from, which have to be of one descent; each --teacher is an
exported reader. The windows' own labels are not looked at: what a statement is taught is the mean of the teachers'
log-odds, as a probability (Hinton, Vinyals and Dean 2015, without a temperature).
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from model import Reader, Window, read_windows, tensors, weights_folder
from train import in_batches

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from knowledge.answering.onnx_reader import OnnxReader  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("windows", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    parser.add_argument("--from", dest="starts", type=Path, action="append", required=True)
    parser.add_argument("--teacher", type=Path, action="append", required=True)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    windows = [window for file in options.windows for window in read_windows(file)]
    chance.shuffle(windows)
    batches = in_batches(windows, chance)[: options.steps]
    model = Reader(weights_folder())
    model.load_state_dict(mean([torch.load(start) for start in options.starts]))
    distil(model, batches, [OnnxReader(folder) for folder in options.teacher], options.rate)
    torch.save(model.state_dict(), options.out)


def mean(weights: Sequence[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of the weights of several readers, tensor by tensor."""
    return {name: torch.stack([one[name].float() for one in weights]).mean(0) for name in weights[0]}


def distil(model: Reader, batches: Sequence[Sequence[Window]], teachers: Sequence[OnnxReader], rate: float) -> None:
    """One pass: AdamW, 6% warm-up, then down in a line."""
    model.train()
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    steps = len(batches)
    slope = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.06 * steps), max(0.02, (steps - step) / steps))
    )
    began, smooth = time.monotonic(), 0.0
    for step, batch in enumerate(batches):
        taught = [torch.tensor(np.mean([one.log_odds(*window) for one in teachers], 0)) for window in map(_laid, batch)]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(*tensors(batch))[0].float()
        own = torch.cat([row[: len(wanted)] for row, wanted in zip(logits, taught, strict=True)])
        wanted = torch.cat(taught).sigmoid()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(own, wanted)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        slope.step()
        optimiser.zero_grad()
        least = torch.special.entr(wanted).mean() + torch.special.entr(1 - wanted).mean()
        smooth += (0.02 if step else 1) * (loss.item() - least.item() - smooth)
        if step % 20 == 0:
            print(f"step {step} of {steps}, divergence {smooth:.4f}, {time.monotonic() - began:.0f} s", flush=True)


def _laid(window: Window) -> tuple[int, list[int], list[tuple[int, int]]]:
    return window.own, window.ids, list(zip(window.starts, window.ends, strict=True))


if __name__ == "__main__":
    main()
