"""Golden numbers for unit 1, from sources that share no code with the oracles.

    python tests/peers/unit1.py > tests/peers/unit1.golden.json     (pip install jax mpmath numpy)

Values: mpmath, from definitions rather than closed forms wherever there is a definition (the KL divergence is an
integral, the Bernoulli likelihood a logarithm of probabilities, its gradient a difference). Other gradients: JAX autodiff in
float64.
Inputs are float32 numbers; JSON holds them exactly.
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

rng = np.random.default_rng(20240601)


def f32(a):
    return np.asarray(a, dtype=np.float32).astype(np.float64)


def normal(*shape):
    return f32(rng.normal(size=shape))


def uniform(low, high, *shape):
    return f32(rng.uniform(low, high, size=shape))


def matrix(a):
    a = np.asarray(a, dtype=np.float64)
    return {"shape": list(a.shape), "data": [float(v) for v in a.ravel()]}


def mp_map(function, *arrays):
    out = [float(function(*[mp.mpf(float(v)) for v in row])) for row in zip(*[a.ravel() for a in arrays])]
    return np.array(out).reshape(arrays[0].shape)


# Values by mpmath.


def reparametrize(mu, log_var, eps):
    return mp_map(lambda m, l, e: m + mp.sqrt(mp.exp(l)) * e, mu, log_var, eps)


def kl(mu, log_var):
    """Integral of q log(q / p), q = N(mu, sigma), p = N(0, 1), over z = mu + sigma e."""

    def one(m, l):
        s = mp.exp(l / 2)
        log_pdf = lambda e: -e * e / 2 - mp.log(2 * mp.pi) / 2
        integrand = lambda e: mp.exp(log_pdf(e)) * (log_pdf(e) - mp.log(s) - log_pdf(m + s * e))
        return mp.quad(integrand, [-16, -8, -4, 0, 4, 8, 16])

    return mp_map(one, mu, log_var).sum(axis=1)


def bernoulli_pixel(l, t):
    p = 1 / (1 + mp.exp(-l))
    return t * mp.log(p) + (1 - t) * mp.log(1 - p)


def bernoulli(logits, x):
    """x log p + (1 - x) log(1 - p), with digits enough for 1 - p at a logit of 1e4."""
    with mp.workdps(9000):
        per_pixel = mp_map(bernoulli_pixel, logits, x)
    return np.array([float(mp.fsum([mp.mpf(float(v)) for v in row])) for row in per_pixel])


def bernoulli_gradient(logits, x):
    """By differences of thousands of digits: JAX's exp(l - softplus(l)) loses a factor |l| of its digits."""
    with mp.workdps(9000):
        return mp_map(lambda l, t: mp.diff(lambda a: bernoulli_pixel(a, t), l), logits, x)


# The same in JAX, for its gradients; each is checked against the value above.


def jax_kl(mu, log_var):
    return jnp.sum(0.5 * (mu**2 + jnp.exp(log_var) - log_var - 1), axis=1)


def jax_bernoulli(logits, x):
    return jnp.sum(x * jax.nn.log_sigmoid(logits) + (1 - x) * jax.nn.log_sigmoid(-logits), axis=1)


def jax_reparametrize(mu, log_var, eps):
    return mu + jnp.exp(0.5 * log_var) * eps


def jax_elbo(logits, mu, log_var, x, beta):
    return jnp.mean(-jax_bernoulli(logits, x) + beta * jax_kl(mu, log_var))


def vjp(function, primals, cotangent):
    return jax.vjp(function, *primals)[1](jnp.asarray(cotangent))


def near(a, b):
    np.testing.assert_allclose(np.asarray(a), np.asarray(b), rtol=1e-11, atol=1e-11)


cases = []


def case(name, function, inputs, **outputs):
    """`value` is the result itself; other outputs are its named fields."""
    tensors = {k: v if isinstance(v, (str, float)) else matrix(v) for k, v in inputs.items()}
    cases.append(
        {
            "name": name,
            "function": function,
            "inputs": tensors,
            "outputs": {k: matrix(v) for k, v in outputs.items()},
        }
    )


def latents(name, mu, log_var):
    eps, c2, c1 = normal(*mu.shape), normal(*mu.shape), normal(mu.shape[0])
    given = {"mu": mu, "logVar": log_var, "eps": eps}
    z = reparametrize(mu, log_var, eps)
    near(jax_reparametrize(mu, log_var, eps), z)
    case(name, "reparametrize", given, value=z)
    g = vjp(lambda m, l: jax_reparametrize(m, l, eps), (mu, log_var), c2)
    case(name, "reparametrizeVjp", {**given, "cotangent": c2}, mu=g[0], logVar=g[1])
    value = kl(mu, log_var)
    near(jax_kl(mu, log_var), value)
    case(name, "klToStandardNormal", {"mu": mu, "logVar": log_var}, value=value)
    g = vjp(jax_kl, (mu, log_var), c1)
    case(name, "klToStandardNormalVjp", {"mu": mu, "logVar": log_var, "cotangent": c1}, mu=g[0], logVar=g[1])


def pixels(name, logits, x):
    c = normal(logits.shape[0])
    value = bernoulli(logits, x)
    near(jax_bernoulli(logits, x), value)
    case(name, "bernoulliLogLikelihood", {"logits": logits, "x": x}, value=value)
    (g,) = vjp(lambda l: jax_bernoulli(l, x), (logits,), c)
    exact = c[:, None] * bernoulli_gradient(logits, x)
    near(g, exact)
    case(name, "bernoulliLogLikelihoodVjp", {"logits": logits, "x": x, "cotangent": c}, logits=exact)


def elbo(name, beta):
    batch, latent, width = 3, 2, 5
    mu, log_var = normal(batch, latent), uniform(-3, 3, batch, latent)
    logits, x = uniform(-8, 8, batch, width), uniform(0, 1, batch, width)
    given = {"x": x, "logits": logits, "mu": mu, "logVar": log_var}
    if beta is not None:
        given["beta"] = beta
    weight = 1.0 if beta is None else beta
    value = np.mean(-bernoulli(logits, x) + weight * kl(mu, log_var))
    loss = lambda a, m, l: jax_elbo(a, m, l, x, weight)
    near(loss(logits, mu, log_var), value)
    case(name, "negativeElbo", given, value=value)
    c = normal()
    g = vjp(loss, (logits, mu, log_var), c)
    case(name, "negativeElboVjp", {**given, "cotangent": c}, logits=g[0], mu=g[1], logVar=g[2])


functions = {
    "square": lambda z: z * z,
    "sine": jnp.sin,
    "cubic": lambda z: z * z * z - z,
    "affine": lambda z: 3 * z + 1,
}


def estimators(name, mu, sigma):
    f = functions[name]
    eps = normal(9)
    given = {"f": name, "mu": mu, "sigma": sigma, "eps": eps}
    z = jax.lax.stop_gradient(mu + sigma * eps)

    def score(m, s, one):
        """f at a fixed z, times the log-density of that z."""
        return f(z[one]) * norm.logpdf(z[one], m, s)

    def path(m, s, one):
        return f(m + s * eps[one])

    def terms(function):
        return np.array([jax.grad(function, argnums=(0, 1))(mu, sigma, i) for i in range(eps.size)])

    by_score, by_path = terms(score), terms(path)
    label = f"{name} at N({mu:g}, {sigma:g})"
    case(label, "scoreFunctionGradient", given, dMu=by_score[:, 0].mean(), dSigma=by_score[:, 1].mean())
    case(label, "pathwiseGradient", given, dMu=by_path[:, 0].mean(), dSigma=by_path[:, 1].mean())
    case(
        label,
        "estimatorVariances",
        given,
        score=np.var(by_score[:, 0], ddof=1),
        pathwise=np.var(by_path[:, 0], ddof=1),
    )


mp.mp.dps = 50
latents("moderate", normal(3, 4), uniform(-2, 2, 3, 4))
latents("wide", 5 * normal(2, 6), uniform(-10, 10, 2, 6))
latents("near the prior", f32(1e-3 * rng.normal(size=(2, 3))), f32([[1e-3, -1e-3, 0], [1e-5, 0.01, -1e-4]]))
pixels("moderate", uniform(-5, 5, 3, 6), uniform(0, 1, 3, 6))
pixels("confident", uniform(-60, 60, 2, 5), f32(rng.integers(0, 2, size=(2, 5))))
pixels("extreme", f32([[1e4, -1e4, 1e4, -1e4]]), f32([[254 / 255, 1 / 255, 1, 0]]))
pixels("extreme and wrong", f32([[1e4, -1e4, 30]]), f32([[0, 1, 0.5]]))
elbo("beta left out", None)
elbo("beta 4", 4.0)
elbo("beta 0", 0.0)
for name in functions:
    estimators(name, 2.0, 1.0)
    estimators(name, -0.75, 0.375)

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {
    "python": platform.python_version(),
    "jax": jax.__version__,
    "mpmath": mp.__version__,
    "numpy": np.__version__,
}
json.dump({"script": {"path": "tests/peers/unit1.py", "sha256": sha256}, "peers": peers, "cases": cases}, sys.stdout, indent=1)
print()
