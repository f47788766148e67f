"""Golden numbers for the diffusion bound, from sources that share no code with the oracles.

    python tests/peers/unit3_ddpm.py > tests/peers/unit3-ddpm.golden.json     (pip install jax mpmath numpy)

Values: mpmath, from definitions. The posterior of a step is an integral over x_{t-1}, and every divergence is an integral of
densities. Gradients: JAX autodiff in float64, through the posterior with precisions and the divergence of two Gaussians, whose
values are checked against the integrals.
"""

import hashlib
import json
import platform
import sys

import jax
import jax.numpy as jnp
import mpmath as mp
import numpy as np
from jax.scipy.stats import norm

jax.config.update("jax_enable_x64", True)
mp.mp.dps = 25
rng = np.random.default_rng(20261201)


def f32(a):
    return np.asarray(a, dtype=np.float32).astype(np.float64)


def normal(*shape):
    return f32(rng.normal(size=shape))


def matrix(a):
    a = np.asarray(a, dtype=np.float64)
    return {"shape": list(a.shape), "data": a.ravel().tolist()}


def near(a, b):
    np.testing.assert_allclose(np.asarray(a), np.asarray(b), rtol=1e-11, atol=1e-11)


cases = []


def case(name, function, inputs, **outputs):
    """`value` is the result itself; other outputs are its named fields. Lists are plain numbers."""
    cases.append(
        {
            "name": name,
            "function": function,
            "inputs": {k: v if isinstance(v, list) else matrix(v) for k, v in inputs.items()},
            "outputs": {k: matrix(v) for k, v in outputs.items()},
        }
    )


def number(v):
    return mp.mpf(float(v))


def density(x, mean, variance):
    return mp.exp(-((x - mean) ** 2) / (2 * variance)) / mp.sqrt(2 * mp.pi * variance)


def integral(mean, variance, function):
    """Over 12 deviations of the Gaussian that weighs the function; what is beyond is below 1e-30."""
    width = mp.sqrt(variance)
    return mp.quad(function, [mean + width * t for t in (-12, -8, -5, -2, 0, 2, 5, 8, 12)])


def noised(x, alpha_bar, eps):
    return mp.sqrt(number(alpha_bar)) * number(x) + mp.sqrt(1 - number(alpha_bar)) * number(eps)


def moments(x0, xt, previous, current):
    """Mean and variance of q(x_{t-1} | x_t, x_0), as integrals over x_{t-1}."""
    previous, current = number(previous), number(current)
    if previous == 1:
        return x0, mp.mpf(0)
    alpha = current / previous
    centre, variance = mp.sqrt(previous) * x0, 1 - previous
    joint = lambda z: density(z, centre, variance) * density(xt, mp.sqrt(alpha) * z, 1 - alpha)
    # The joint's mass lies within a Gaussian of the smaller variance; only the nodes depend on this.
    top = mp.findroot(lambda z: mp.diff(lambda y: mp.log(joint(y)), z), centre)
    narrow = -1 / mp.diff(lambda y: mp.log(joint(y)), top, 2)
    total = integral(top, narrow, joint)
    mean = integral(top, narrow, lambda z: z * joint(z)) / total
    return mean, integral(top, narrow, lambda z: (z - mean) ** 2 * joint(z)) / total


def divergence(mean, variance, other, of_other):
    ratio = lambda z: mp.log(density(z, mean, variance) / density(z, other, of_other))
    return integral(mean, variance, lambda z: density(z, mean, variance) * ratio(z))


def diffuse(name, x, alpha_bar, eps):
    value = [[float(noised(x[i, j], alpha_bar[i], eps[i, j])) for j in range(x.shape[1])] for i in range(len(x))]
    case(name, "diffuse", {"x": x, "alphaBar": alpha_bar, "eps": eps}, value=value)


def posterior_mean(name, x0, xt, previous, current):
    mean = lambda i, j: float(moments(number(x0[i, j]), number(xt[i, j]), previous[i], current[i])[0])
    value = [[mean(i, j) for j in range(x0.shape[1])] for i in range(len(x0))]
    case(name, "posteriorMean", {"x0": x0, "xt": xt, "alphaBarPrevious": previous, "alphaBar": current}, value=value)


def denoising(x, f, eps, previous, current):
    xt = noised(x, current, eps)
    mean, variance = moments(number(x), xt, previous, current)
    predicted, _ = moments(number(f) * xt, xt, previous, current)
    return float(divergence(mean, variance, predicted, 1 - number(current) / number(previous)))


def reconstruction(x, f, eps, current):
    guess = number(f) * noised(x, current, eps)
    return float(-mp.log(density(number(x), guess, 1 - number(current))))


def by_jax(factor, x, alpha_bar, eps):
    """The denoising terms and the reconstruction, with precisions in the posterior."""
    shares = np.concatenate([[1.0], alpha_bar])
    terms = []
    for t in range(1, len(shares)):
        previous, current = shares[t - 1], shares[t]
        beta = 1 - current / previous
        xt = jnp.sqrt(current) * x + jnp.sqrt(1 - current) * eps[t - 1]
        guess = factor[t] * xt
        if t == 1:
            terms.append(-norm.logpdf(x, guess, jnp.sqrt(beta)).sum(1))
            continue
        precision = (1 - beta) / beta + 1 / (1 - previous)
        mean = lambda x0: (jnp.sqrt(1 - beta) / beta * xt + jnp.sqrt(previous) / (1 - previous) * x0) / precision
        variances = 1 / precision / beta
        terms.append((0.5 * (variances - 1 - jnp.log(variances) + (mean(x) - mean(guess)) ** 2 / beta)).sum(1))
    return jnp.array(terms[1:]).reshape(len(shares) - 2, len(x)), terms[0]


def bound(name, x, alpha_bar, factor, eps):
    alpha_bar = [float(a) for a in f32(alpha_bar)]
    batch, dim = x.shape
    rows = lambda term: [sum(term(i, j) for j in range(dim)) for i in range(batch)]
    of_prior = lambda i, j: float(
        divergence(mp.sqrt(number(alpha_bar[-1])) * number(x[i, j]), 1 - number(alpha_bar[-1]), 0, mp.mpf(1))
    )
    of_step = lambda t: rows(
        lambda i, j: denoising(x[i, j], factor[t], eps[t - 1, i, j], alpha_bar[t - 2], alpha_bar[t - 1])
    )
    steps = np.array([of_step(t) for t in range(2, len(alpha_bar) + 1)]).reshape(len(alpha_bar) - 1, batch)
    first = rows(lambda i, j: reconstruction(x[i, j], factor[1], eps[0, i, j], alpha_bar[0]))
    inputs = {"x": x, "alphaBar": alpha_bar, "factor": factor, "eps": eps}
    case(name, "ddpmBound", inputs, prior=rows(of_prior), denoising=steps, reconstruction=first)
    values, pull = jax.vjp(lambda f: by_jax(f, x, np.array(alpha_bar), eps), jnp.array(factor))
    near(values[0], steps)
    near(values[1], first)
    cotangents = {"denoising": normal(*steps.shape), "reconstruction": normal(batch)}
    (gradient,) = pull((jnp.array(cotangents["denoising"]), jnp.array(cotangents["reconstruction"])))
    case(name, "ddpmBoundVjp", {**inputs, **cotangents}, factor=gradient)


diffuse("two shares of noise", f32([[1, -2], [0.5, 0]]), f32([0.5, 0.9]), f32([[0.3, -1], [2, 1]]))
diffuse("both ends", normal(3, 2), f32([1, 0, 0.25]), normal(3, 2))
posterior_mean("by hand", f32([[1]]), f32([[0.4]]), f32([0.9]), f32([0.5]))
posterior_mean("several", normal(3, 2), normal(3, 2), f32([0.95, 0.6, 0.2]), f32([0.9, 0.3, 0.02]))
posterior_mean("the first step", normal(2, 3), normal(2, 3), f32([1, 1]), f32([0.98, 0.4]))
posterior_mean("nothing left", normal(2, 1), normal(2, 1), f32([0.5, 0.1]), f32([0, 0]))
bound("three steps", f32([[1]]), [0.9, 0.5, 0.1], f32([0.7, 0.9, 0.6, 0.2]), f32([[[0.5]], [[-1]], [[2]]]))
bound("two steps", f32([[-0.5]]), [0.8, 0.2], f32([0.3, 1, 0]), f32([[[0]], [[1]]]))
bound("one step", normal(2, 3), [0.4], normal(2), normal(1, 2, 3))
bound("two dimensions", 2 * normal(2, 2), [0.97, 0.9, 0.4, 0.05], normal(5), normal(4, 2, 2))
bound("little noise", normal(1, 2), [0.99, 0.97, 0.94], f32([0.5, 0.9, 0.8, 1.1]), normal(3, 1, 2))

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {
    "python": platform.python_version(),
    "jax": jax.__version__,
    "mpmath": mp.__version__,
    "numpy": np.__version__,
}
script = {"path": "tests/peers/unit3_ddpm.py", "sha256": sha256}
json.dump({"script": script, "peers": peers, "cases": cases}, sys.stdout)
print()
