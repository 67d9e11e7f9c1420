"""Linear programs written block by block, solved by HiGHS through SciPy."""

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import Bounds, LinearConstraint, milp


class Program:
    """A linear program in the making: non-negative variables in blocks, and rows that say what must hold.

    A block of variables is the array of its column numbers; a row sums (matrix, block) pairs.
    """

    def __init__(self) -> None:
        self._cost: list[np.ndarray] = []
        self._high: list[np.ndarray] = []
        self._rows: list[tuple[list, np.ndarray, np.ndarray]] = []
        self.size = 0

    def variables(self, count: int, cost=0.0, high=np.inf) -> np.ndarray:
        """A new block of variables between zero and `high`, each unit at `cost`. Returns their columns."""
        self._cost.append(np.broadcast_to(np.asarray(cost, float), count))
        self._high.append(np.broadcast_to(np.asarray(high, float), count))
        block = np.arange(self.size, self.size + count)
        self.size += count
        return block

    def require(self, terms: list[tuple], low=-np.inf, high=np.inf) -> None:
        """Rows that must lie between low and high: the sum over terms of matrix @ variables[block]."""
        count = terms[0][0].shape[0]
        least, most = (np.broadcast_to(np.asarray(b, float), count) for b in (low, high))
        self._rows.append((terms, least, most))

    def solve(self) -> np.ndarray:
        """The cheapest values of all variables. Raises ValueError where nothing meets every row."""
        parts, low, high = [], [], []
        for terms, least, most in self._rows:
            parts.append(sum(sparse.csr_matrix(m) @ self._place(block) for m, block in terms))
            low.append(least)
            high.append(most)
        rows = LinearConstraint(sparse.vstack(parts, format="csc"), np.concatenate(low), np.concatenate(high))
        bounds = Bounds(0, np.concatenate(self._high))
        result = milp(np.concatenate(self._cost), constraints=rows, bounds=bounds)
        if result.x is None:
            raise ValueError(f"the linear program has no solution: {result.message}")
        return result.x

    def _place(self, block: np.ndarray) -> sparse.csr_matrix:
        ones = np.ones(len(block))
        return sparse.csr_matrix((ones, (np.arange(len(block)), block)), shape=(len(block), self.size))
