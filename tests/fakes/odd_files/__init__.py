"""A folder of odd files, as the share of a secretariat may hold them after years, and a few that mean harm."""

from tests.fakes.odd_files.make_folder import make_odd_folder
from tests.fakes.odd_files.promises import Answered, Either, Named, OddFile, Silent

__all__ = ["Answered", "Either", "Named", "OddFile", "Silent", "make_odd_folder"]
