"""Golden numbers for relaxed categorical draws and free bits, from sources that share no code with the oracles.

    python tests/peers/unit1_discrete.py > tests/peers/unit1-discrete.golden.json     (pip install jax mpmath numpy)

Values: mpmath, from definitions, with 50 digits. Gradients: JAX autodiff in float64, whose values are checked against
mpmath's. The straight-through estimator is soft + stop_gradient(hard - soft).
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
mp.mp.dps = 50
rng = np.random.default_rng(20241109)


def f32(a):
    return np.asarray(a, dtype=np.float32).astype(np.float64)


def normal(*shape):
    return f32(rng.normal(size=shape))


def uniform(low, high, *shape):
    return f32(rng.uniform(low, high, size=shape))


def matrix(a):
    a = np.asarray(a, dtype=np.float64)
    return {"shape": list(a.shape), "data": [float(v) for v in a.ravel()]}


def near(a, b):
    np.testing.assert_allclose(np.asarray(a), np.asarray(b), rtol=1e-11, atol=1e-11)


def vjp(function, primal, cotangent):
    (gradient,) = jax.vjp(function, primal)[1](jnp.asarray(cotangent))
    return gradient


cases = []


def case(name, function, inputs, **outputs):
    """`value` is the result itself; other outputs are its named fields."""
    cases.append(
        {
            "name": name,
            "function": function,
            "inputs": {k: v if isinstance(v, float) else matrix(v) for k, v in inputs.items()},
            "outputs": {k: matrix(v) for k, v in outputs.items()},
        }
    )


def relaxed_row(logits, u, temperature):
    """Shares of exp(a / t) (-log u)^(-1 / t), without a logarithm of the noise."""
    t = mp.mpf(float(temperature))
    weights = [
        mp.exp(mp.mpf(float(a)) / t) * mp.power(-mp.log(mp.mpf(float(one))), -1 / t) for a, one in zip(logits, u)
    ]
    total = mp.fsum(weights)
    return [float(w / total) for w in weights]


def relaxed(name, logits, u, temperature):
    given = {"logits": logits, "uniform": u, "temperature": float(temperature)}
    c = normal(*logits.shape)
    value = np.array([relaxed_row(*row, temperature) for row in zip(logits, u)])
    by_jax = lambda a: jax.nn.softmax((a - jnp.log(-jnp.log(u))) / temperature, axis=1)
    near(by_jax(logits), value)
    case(name, "gumbelSoftmax", given, value=value)
    case(name, "gumbelSoftmaxVjp", {**given, "cotangent": c}, logits=vjp(by_jax, logits, c))


def straight_through(name, soft):
    c = normal(*soft.shape)

    def estimator(y):
        hard = jax.nn.one_hot(jnp.argmax(y, axis=1), y.shape[1])
        return y + jax.lax.stop_gradient(hard - y)

    hard = np.zeros_like(soft)
    hard[np.arange(len(soft)), np.argmax(soft, axis=1)] = 1
    near(estimator(soft), hard)
    case(name, "straightThrough", {"soft": soft}, value=hard)
    case(name, "straightThroughVjp", {"soft": soft, "cotangent": c}, soft=vjp(estimator, soft, c))


def free_bits(name, kl, floor):
    given = {"klPerLatent": kl, "lambda": float(floor)}
    c = normal()
    columns = [[mp.mpf(float(v)) for v in column] for column in kl.T]
    value = float(mp.fsum(max(mp.mpf(float(floor)), mp.fsum(column) / len(column)) for column in columns))
    by_jax = lambda k: jnp.sum(jnp.maximum(floor, jnp.mean(k, axis=0)))
    near(by_jax(kl), value)
    case(name, "freeBits", given, value=value)
    case(name, "freeBitsVjp", {**given, "cotangent": c}, klPerLatent=vjp(by_jax, kl, c))


# Float32 numbers nearest to those that are given in decimals.
probabilities = f32(np.log([[0.2, 0.3, 0.5]]))
relaxed("three words, temperature 1", probabilities, f32([[0.9, 0.5, 0.1]]), 1)
relaxed("three words, temperature 0.5", probabilities, f32([[0.9, 0.5, 0.1]]), 0.5)
relaxed("two rows", f32([[0, 0], [1, -1]]), f32([[0.5, 0.25], [0.25, 0.75]]), 1)
relaxed("two rows, temperature 0.5", f32([[0, 0], [1, -1]]), f32([[0.5, 0.25], [0.25, 0.75]]), 0.5)
relaxed("random", 2 * normal(4, 6), uniform(0.01, 0.99, 4, 6), 2.5)
relaxed("far from 0", 1000 + normal(3, 4), uniform(0.05, 0.95, 3, 4), 0.25)
relaxed("far apart", f32([[-900, 30, 28], [2, 1, -1000]]), uniform(0.05, 0.95, 2, 3), 1)
relaxed("next to 0 and 1", f32([[2.5, -16, 0.2]]), f32([[2**-24, 1 - 2**-24, 0.5]]), 0.5)
straight_through("three words", f32([[0.94, 0.05, 0.01]]))
straight_through("random", f32(rng.dirichlet(np.ones(5), size=4)))
free_bits("no floor", f32([[0.1, 2, 0.4], [0.3, 1, 0.8]]), 0)
free_bits("one latent below 0.5", f32([[0.1, 2, 0.4], [0.3, 1, 0.8]]), 0.5)
free_bits("one latent above 1", f32([[0.1, 2, 0.4], [0.3, 1, 0.8]]), 1)
free_bits("all below 2", f32([[0.1, 2, 0.4], [0.3, 1, 0.8]]), 2)
free_bits("unused latents, one above", f32([[0, 0], [0, 0], [0, 3]]), 0.25)
free_bits("unused latents, all below", f32([[0, 0], [0, 0], [0, 3]]), 1.5)
free_bits("random", uniform(0, 3, 16, 8), 1.5)

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {
    "python": platform.python_version(),
    "jax": jax.__version__,
    "mpmath": mp.__version__,
    "numpy": np.__version__,
}
script = {"path": "tests/peers/unit1_discrete.py", "sha256": sha256}
json.dump({"script": script, "peers": peers, "cases": cases}, sys.stdout, indent=1)
print()
