"""One reader from several of one descent: `soup.py OUT.pt ONE.pt OTHER.pt …`.

The mean of their weights, tensor by tensor (a "model soup", Wortsman and others 2022): it judges nearly as the mean of
their judgements would, in the time and room of one.
"""

import argparse
from pathlib import Path

import torch
from model import Reader, weights_folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("readers", type=Path, nargs="+")
    options = parser.parse_args()
    weights = [torch.load(file) for file in options.readers]
    model = Reader(weights_folder())
    model.load_state_dict({name: torch.stack([one[name].float() for one in weights]).mean(0) for name in weights[0]})
    torch.save(model.state_dict(), options.out)
    print(f"{options.out}: the mean of {len(weights)} readers")


if __name__ == "__main__":
    main()
