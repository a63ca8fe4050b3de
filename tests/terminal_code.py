"""What commands read before they begin: imported once, by the process that they are forked from."""

import pkgutil
from importlib import import_module

import bot.cli

for _module in pkgutil.iter_modules(bot.cli.__path__):
    import_module(f"bot.cli.{_module.name}")
import_module("bot.wiring")
