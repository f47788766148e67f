"""Golden numbers for the losses of a relativistic GAN on pairs, from sources that share no code with the oracle.

    python tests/peers/unit2_relativistic.py > tests/peers/unit2-relativistic.golden.json     (pip install jax mpmath numpy)

Values: mpmath, from the definition -log D with D = 1 / (1 + exp(-difference)), with digits enough for a difference of 2e3.
Gradients: differences of thousands of digits, one logit at a time. Both are checked against JAX's softplus and autodiff in
float64. Inputs are float32 numbers; JSON holds them exactly.
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
mp.mp.dps = 2000
rng = np.random.default_rng(20240621)


def f32(a):
    return np.asarray(a, dtype=np.float32).astype(np.float64)


def matrix(a):
    a = np.asarray(a, dtype=np.float64)
    return {"shape": list(a.shape), "data": [float(v) for v in a.ravel()]}


def surprise(winner, loser):
    """-log of the probability that the winner is the real one of its pair."""
    return -mp.log(1 / (1 + mp.exp(-(winner - loser))))


def column(a):
    return [mp.mpf(float(v)) for v in a.ravel()]


def mean_surprise(winner, loser):
    return float(sum(map(surprise, winner, loser)) / len(winner))


def gradients(winner, loser):
    """Of the mean, with respect to every logit of both: [n, 1] each."""
    n = len(winner)
    by_winner = [float(mp.diff(lambda w: surprise(w, l), w) / n) for w, l in zip(winner, loser)]
    by_loser = [float(mp.diff(lambda l: surprise(w, l), l) / n) for w, l in zip(winner, loser)]
    return np.array(by_winner)[:, None], np.array(by_loser)[:, None]


def jax_losses(real, fake):
    softplus = lambda t: jnp.logaddexp(t, 0.0)
    return jnp.mean(softplus(fake - real)), jnp.mean(softplus(real - fake))


cases = []


def case(name, function, inputs, **outputs):
    """`value` is the result itself; other outputs are its named fields."""
    record = lambda named: {k: matrix(v) for k, v in named.items()}
    cases.append({"name": name, "function": function, "inputs": record(inputs), "outputs": record(outputs)})


def pairs(name, real, fake):
    real, fake = (f32(np.asarray(a).reshape(-1, 1)) for a in (real, fake))
    r, f = column(real), column(fake)
    losses = {"discriminator": mean_surprise(r, f), "generator": mean_surprise(f, r)}
    np.testing.assert_allclose(jax_losses(real, fake), list(losses.values()), rtol=1e-13)
    case(name, "relativisticLosses", {"real": real, "fake": fake}, **losses)
    for which, player in enumerate(["discriminator", "generator"]):
        cotangent = float(f32(rng.normal()))
        by_real, by_fake = gradients(r, f) if which == 0 else gradients(f, r)[::-1]
        autodiff = jax.grad(lambda r, f: jax_losses(r, f)[which], argnums=(0, 1))(real, fake)
        np.testing.assert_allclose(autodiff, [by_real, by_fake], rtol=1e-12, atol=1e-15)
        given = {"real": real, "fake": fake, "cotangent": cotangent}
        case(name, f"{player}Vjp", given, real=cotangent * by_real, fake=cotangent * by_fake)


pairs("by hand", [2, 0.5], [-1, 1])
pairs("differences up to 2,000", [0, 0, 1000], [0, 5, -1000])
pairs("a batch of 5", rng.normal(size=5), rng.normal(size=5))
pairs("one pair", rng.normal(size=1), rng.normal(size=1))
pairs("both raised by 300", 300 + rng.normal(size=4), 300 + rng.normal(size=4))
pairs("far apart", 100 * rng.normal(size=4), 100 * rng.normal(size=4))
pairs("equal logits", [3, -7], [3, -7])

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {
    "python": platform.python_version(),
    "jax": jax.__version__,
    "mpmath": mp.__version__,
    "numpy": np.__version__,
}
script = {"path": "tests/peers/unit2_relativistic.py", "sha256": sha256}
json.dump({"script": script, "peers": peers, "cases": cases}, sys.stdout, indent=1)
print()
