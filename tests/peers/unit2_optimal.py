"""Golden numbers for the optimal discriminator and the distances behind it, from sources that share no code with ours.

    python tests/peers/unit2_optimal.py > tests/peers/unit2-optimal.golden.json     (pip install mpmath scipy numpy)

D* is found by maximising p log D + q log(1 - D) at each point with mpmath (its derivative's root), and the value of the
game follows from its definition there, in 60 digits. Jensen-Shannon divergence: the square of SciPy's distance.
Wasserstein distance: SciPy's, and the optimal plan of a linear programme. Inputs are float32 numbers.
"""

import hashlib
import json
import platform
import sys

import mpmath as mp
import numpy as np
import scipy
from scipy.optimize import linprog
from scipy.spatial.distance import jensenshannon
from scipy.stats import wasserstein_distance

mp.mp.dps = 60
rng = np.random.default_rng(20240613)


def f32(a):
    return np.asarray(a, dtype=np.float32).astype(np.float64)


def probabilities(weights):
    weights = np.asarray(weights, dtype=np.float64)
    return f32(weights / weights.sum())


def matrix(a):
    a = np.asarray(a, dtype=np.float64)
    return {"shape": list(a.shape), "data": [float(v) for v in a.ravel()]}


cases = []


def case(name, function, inputs, value):
    record = {k: matrix(v) for k, v in inputs.items()}
    cases.append({"name": name, "function": function, "inputs": record, "outputs": {"value": matrix(value)}})


def best(p, q):
    """The D in 0..1 at which p / D = q / (1 - D)."""
    if p == 0 and q == 0:
        return mp.mpf(1) / 2
    if p == 0 or q == 0:
        return mp.mpf(1 if p > 0 else 0)
    low, high = mp.mpf(0), mp.mpf(1)
    for _ in range(250):
        middle = (low + high) / 2
        low, high = (middle, high) if p * (1 - middle) > q * middle else (low, middle)
    return (low + high) / 2


def term(weight, d):
    return weight * mp.log(d) if weight > 0 else mp.mpf(0)


def game(p, q):
    pairs = [(mp.mpf(float(a)), mp.mpf(float(b))) for a, b in zip(p, q)]
    optimum = [best(a, b) for a, b in pairs]
    return optimum, sum(term(a, d) + term(b, 1 - d) for (a, b), d in zip(pairs, optimum))


def transport(points, p, q):
    n = len(points)
    cost = np.abs(points[:, None] - points[None, :]).ravel()
    rows = np.kron(np.eye(n), np.ones(n))
    columns = np.kron(np.ones(n), np.eye(n))
    return linprog(cost, A_eq=np.vstack([rows, columns]), b_eq=np.concatenate([p / p.sum(), q / q.sum()])).fun


def distributions(name, p, q, points):
    optimum, value = game(p, q)
    given = {"p": p, "q": q}
    case(name, "optimalDiscriminator", given, [float(d) for d in optimum])
    case(name, "gameValue", given, float(value))
    divergence = sum(
        term(a, 2 * a / (a + b) if a > 0 else 1) / 2 + term(b, 2 * b / (a + b) if b > 0 else 1) / 2
        for a, b in ((mp.mpf(float(x)), mp.mpf(float(y))) for x, y in zip(p, q))
    )
    np.testing.assert_allclose(float(divergence), jensenshannon(p, q) ** 2, atol=1e-7)  # SciPy normalises p and q
    case(name, "jensenShannon", given, float(divergence))
    distance = mp.mpf(0)
    for i in range(len(points) - 1):
        below = mp.fsum(mp.mpf(float(v)) for v in p[: i + 1]) - mp.fsum(mp.mpf(float(v)) for v in q[: i + 1])
        distance += abs(below) * (mp.mpf(float(points[i + 1])) - mp.mpf(float(points[i])))
    np.testing.assert_allclose(float(distance), wasserstein_distance(points, points, p, q), atol=1e-6)
    np.testing.assert_allclose(float(distance), transport(points, p, q), atol=1e-6)
    case(name, "wasserstein1", {**given, "points": points}, float(distance))


def line(n):
    return f32(np.cumsum(rng.uniform(0.1, 2, size=n)) - 3)


distributions("overlapping", probabilities(rng.uniform(0.1, 1, 7)), probabilities(rng.uniform(0.1, 1, 7)), line(7))
distributions("disjoint", probabilities([1, 2, 0, 0, 0]), probabilities([0, 0, 0, 3, 1]), line(5))
distributions("equal", probabilities([1, 2, 3, 4]), probabilities([1, 2, 3, 4]), line(4))
distributions("points that neither has", probabilities([1, 0, 2, 0]), probabilities([0, 0, 1, 3]), line(4))
distributions("nearly nothing", probabilities([1, 1e-30, 1]), probabilities([1e-30, 1, 1]), line(3))

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {
    "python": platform.python_version(),
    "mpmath": mp.__version__,
    "scipy": scipy.__version__,
    "numpy": np.__version__,
}
script = {"path": "tests/peers/unit2_optimal.py", "sha256": sha256}
json.dump({"script": script, "peers": peers, "cases": cases}, sys.stdout, indent=1)
print()
