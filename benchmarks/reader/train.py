"""Trains the reader on windows from prepare.py: `train.py WINDOWS.jsonl.gz OUT.pt [--from OLD.pt] [--rate R]`.

Starts from the bundled MiniLM weights (or from OLD.pt) and makes one pass. Two cores do about 2,000 tokens a second in
bfloat16; progress is printed every 50 steps. Every 200 steps all is kept in OUT.pt.partial, from where the same command
goes on. The same seed and number of threads give the same batches.
"""

import argparse
import os
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from model import Reader, Window, read_windows, tensors, weights_folder

TOKENS, BUCKET = 3_600, 1_500  # of a batch, padded; windows that are sorted by length together
OF_SPAN, OF_LIST, OF_APART = 0.3, 0.5, 0.5  # how much the losses beside the statements' own count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("windows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--from", dest="start", type=Path)
    parser.add_argument("--most", type=int, help="windows")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--seed", type=int, default=6)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(os.cpu_count() or 2)
    windows = list(read_windows(options.windows))
    chance.shuffle(windows)
    batches = in_batches(windows[: options.most], chance)
    model = Reader(weights_folder())
    if options.start:
        model.load_state_dict(torch.load(options.start))
    train(model, batches, options.rate, options.out)


def in_batches(windows: Sequence[Window], chance: random.Random) -> list[list[Window]]:
    """Batches of like length, in no order of length."""
    batches: list[list[Window]] = []
    for start in range(0, len(windows), BUCKET):
        bucket = sorted(windows[start : start + BUCKET], key=lambda window: len(window.ids))
        some: list[list[Window]] = [[]]
        for window in bucket:
            if len(window.ids) * (len(some[-1]) + 1) > TOKENS:
                some.append([])
            some[-1].append(window)
        chance.shuffle(some)
        batches += some
    return [batch for batch in batches if batch]


def loss_of(model: Reader, batch: Sequence[Window]) -> torch.Tensor:
    """Whether each statement answers; which of the window does, or none; where the answer's own words are; and, over
    the windows of a batch, whether the best of those that answer is believed more than of those that do not."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits, none, spans = model(*tensors(batch))
    logits, none, spans = logits.float(), none.float(), spans.float()
    labels = torch.full(logits.shape, -1.0)
    for row, window in enumerate(batch):
        labels[row, : len(window.labels)] = torch.tensor(window.labels, dtype=torch.float)
    counted = labels >= 0
    own = torch.nn.functional.binary_cross_entropy_with_logits(logits[counted], labels[counted])
    right = torch.cat([(labels.max(1).values < 1)[:, None], labels == 1], 1)
    whole = torch.cat([none[:, None], logits.masked_fill(~counted, -1e4)], 1)
    listed = (whole.logsumexp(1) - whole.masked_fill(~right, -1e4).logsumexp(1)).mean()
    judged = own + OF_LIST * listed + OF_APART * apart(logits, labels)
    known = [row for row, window in enumerate(batch) if window.span or window.has_none]
    if not known:
        return judged
    where = torch.tensor([batch[row].span or (0, 0) for row in known]).reshape(-1)
    spanned = torch.nn.functional.cross_entropy(spans[known].transpose(1, 2).flatten(0, 1), where)
    return judged + OF_SPAN * spanned


def apart(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """A smooth area under the curve of the best log-odds: over all pairs of a window that answers and one that does
    not, log(1 + exp(the best of this - the best that answers of that)); nothing without such a pair. Both of the shape
    (windows, statements), labels as in prepare.py and -1 for no statement at all."""
    answered = labels.max(1).values == 1
    best_right = logits.masked_fill(labels != 1, -1e4).max(1).values[answered]
    best_wrong = logits.masked_fill(labels < 0, -1e4).max(1).values[~answered]
    if not len(best_right) or not len(best_wrong):
        return logits.new_zeros(())
    return torch.nn.functional.softplus(best_wrong[None, :] - best_right[:, None]).mean()


def train(model: Reader, batches: Sequence[Sequence[Window]], rate: float, out: Path) -> None:
    """One pass: AdamW, 6% warm-up, then down in a line; what is new learns five times as fast."""
    partial = out.with_name(f"{out.name}.partial")
    model.train()
    new = [parameter for name, parameter in model.named_parameters() if not name.startswith("transformer.")]
    groups = [{"params": list(model.transformer.parameters()), "lr": rate}, {"params": new, "lr": 5 * rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = len(batches)
    slope = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.06 * steps), max(0.02, (steps - step) / steps))
    )
    began, smooth, done = time.monotonic(), 3.0, 0
    if partial.exists():
        kept = torch.load(partial)
        if kept["steps"] != steps:
            raise SystemExit(f"{partial} is of another training: {kept['steps']} steps, not {steps}. Remove it first.")
        model.load_state_dict(kept["model"])
        optimiser.load_state_dict(kept["optimiser"])
        slope.load_state_dict(kept["slope"])
        smooth, done = kept["smooth"], kept["done"]
        print(f"goes on after step {done - 1} of {steps}")
    for step, batch in enumerate(batches[done:], done):
        loss = loss_of(model, batch)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        slope.step()
        optimiser.zero_grad()
        smooth += 0.02 * (loss.item() - smooth)
        if step % 50 == 0:
            print(f"step {step} of {steps}, loss {smooth:.3f}, {time.monotonic() - began:.0f} s", flush=True)
        if step % 200 == 199:
            kept = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "slope": slope.state_dict()}
            torch.save(kept | {"smooth": smooth, "done": step + 1, "steps": steps}, partial)
    torch.save(model.state_dict(), out)
    partial.unlink(missing_ok=True)
    print(f"{steps} steps, loss {smooth:.3f}, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
