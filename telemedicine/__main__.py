"""`python -m telemedicine`."""

import sys

from telemedicine.cli import main

sys.exit(main())
