"""For all tests: properties may take their time on a busy machine, and the exported model is shared."""

import os
from pathlib import Path

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
os.environ.setdefault("ANCHORBOT_MODELS", str(Path(__file__).resolve().parents[1] / ".models"))
