"""The command line: extracts and releases, figures and questions, statements drafted and checked.

Only the answer goes to standard output; progress and errors go to standard error. Bad input ends with exit code 2.
"""

import argparse
import sys
from collections.abc import Sequence

from telemedicine import extracts, queries, releases, warehouse
from telemedicine.cli import asking, releasing, stating
from telemedicine.statements import texts


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(prog="python -m telemedicine", description=__doc__.splitlines()[0])
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for group in (releasing, asking, stating):
        group.add(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0, or 2 on bad input, 1 where a build failed, 130 after Ctrl+C."""
    args = parser().parse_args(arguments)
    try:
        with warehouse.interruptible():
            code = args.run(args) or 0
    except KeyboardInterrupt:
        return 130
    except (releases.BadParameter, releases.UnknownRelease, queries.UnknownQuestion) as error:
        print(f"error: {error.args[0]}", file=sys.stderr)
        return 2
    except texts.UnreadableText as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except (extracts.ExtractError, RuntimeError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return code
