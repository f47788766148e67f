"""Golden numbers for the minibatch standard deviation, from sources that share no code with the oracle.

    python tests/peers/unit2_deviation.py > tests/peers/unit2-deviation.golden.json     (pip install jax mpmath numpy)

Values: mpmath, from the definition, in 60 digits. Gradients: JAX's autodiff of NumPy's own standard deviation (`var`, whose
divisor is n) in float64, checked against differences of mpmath's value. Inputs are float32 numbers; JSON holds them
exactly.
"""

import hashlib
import json
import platform
import sys

import jax
import jax.numpy as jnp
import mpmath as mp
import numpy as np

jax.config.update("jax_enable_x64", True)
mp.mp.dps = 60
rng = np.random.default_rng(20240622)


def f32(a):
    return np.asarray(a, dtype=np.float32).astype(np.float64)


def matrix(a):
    a = np.asarray(a, dtype=np.float64)
    return {"shape": list(a.shape), "data": [float(v) for v in a.ravel()]}


def statistic(rows):
    """The mean over features of the root of the variance plus 1e-8: `rows` of mpmath numbers."""
    n, columns = len(rows), len(rows[0])
    deviations = []
    for j in range(columns):
        middle = sum(row[j] for row in rows) / n
        variance = sum((row[j] - middle) ** 2 for row in rows) / n
        deviations.append(mp.sqrt(variance + mp.mpf("1e-8")))
    return sum(deviations) / columns


def exact(features):
    return [[mp.mpf(float(v)) for v in row] for row in features]


def with_statistic(features):
    """By JAX."""
    value = jnp.mean(jnp.sqrt(jnp.var(features, axis=0) + 1e-8))
    return jnp.concatenate([features, jnp.full((features.shape[0], 1), value)], axis=1)


def slope_of_statistic(features):
    """Differences of the 60-digit value, an entry at a time."""
    slopes = np.zeros_like(features)
    for i, j in np.ndindex(*features.shape):

        def moved(v):
            rows = exact(features)
            rows[i][j] = v
            return statistic(rows)

        slopes[i, j] = float(mp.diff(moved, mp.mpf(float(features[i, j]))))
    return slopes


cases = []


def case(name, function, inputs, **outputs):
    """`value` is the result itself; other outputs are its named fields."""
    record = lambda named: {k: matrix(v) for k, v in named.items()}
    cases.append({"name": name, "function": function, "inputs": record(inputs), "outputs": record(outputs)})


def deviation(name, features):
    features = f32(features)
    n = len(features)
    value = np.hstack([features, np.full((n, 1), float(statistic(exact(features))))])
    np.testing.assert_allclose(with_statistic(features), value, rtol=1e-12)
    case(name, "appendDeviation", {"features": features}, value=value)
    cotangent = f32(rng.normal(size=value.shape))
    _, vjp = jax.vjp(with_statistic, features)
    by_features = cotangent[:, :-1] + cotangent[:, -1].sum() * slope_of_statistic(features)
    np.testing.assert_allclose(vjp(jnp.asarray(cotangent))[0], by_features, rtol=1e-9, atol=1e-12)
    case(name, "appendDeviationVjp", {"features": features, "cotangent": cotangent}, features=by_features)


deviation("by hand", [[1, 0], [3, 0], [5, 6]])
deviation("one feature varies", [[0, 0, 0], [1, 0, 0]])
deviation("equal rows", [[0.5, -2, 4]] * 4)
deviation("one row", rng.normal(size=(1, 3)))
deviation("a batch of 6", rng.normal(size=(6, 4)))
deviation("one feature", 3 * rng.normal(size=(5, 1)))
deviation("far from 0", 500 + rng.normal(size=(4, 3)))
deviation("a spread of about 1e-4", 1e-4 * rng.normal(size=(5, 3)))

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {
    "python": platform.python_version(),
    "jax": jax.__version__,
    "mpmath": mp.__version__,
    "numpy": np.__version__,
}
script = {"path": "tests/peers/unit2_deviation.py", "sha256": sha256}
json.dump({"script": script, "peers": peers, "cases": cases}, sys.stdout, indent=1)
print()
