"""Golden numbers for the bounds of unit 1, from sources that share no code with the oracles.

    python tests/peers/unit1_bounds.py > tests/peers/unit1-bounds.golden.json     (pip install mpmath numpy torch)

Values: mpmath, from definitions. The evidence, the posterior's moments, the ELBO and the gap are integrals over z; the
importance-weighted bound is the logarithm of a mean of exponentials, with digits enough for any of them. Gradients:
PyTorch autodiff in float64, through torch.distributions, whose values are checked against the integrals.
"""

import hashlib
import json
import platform
import sys

import mpmath as mp
import numpy as np
import torch
from torch.distributions import Normal, kl_divergence

torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(20240917)


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


# The importance-weighted bound.


def bound(log_weights):
    """log of the mean of the weights themselves."""
    with mp.workdps(50):
        exact = lambda column: mp.log(mp.fsum([mp.exp(mp.mpf(float(l))) for l in column]) / len(column))
        return np.array([float(exact(column)) for column in log_weights.T])


def bound_gradient(log_weights):
    """Each weight over the sum of the weights."""
    with mp.workdps(50):
        w = [[mp.exp(mp.mpf(float(l))) for l in column] for column in log_weights.T]
        return np.array([[float(one / mp.fsum(column)) for one in column] for column in w]).T


def importance(name, log_weights):
    c = normal(log_weights.shape[1])
    value = bound(log_weights)
    case(name, "iwaeBound", {"logWeights": log_weights}, value=value)
    given = torch.tensor(log_weights, requires_grad=True)
    by_torch = torch.logsumexp(given, 0) - np.log(log_weights.shape[0])
    near(by_torch.detach(), value)
    (gradient,) = torch.autograd.grad(by_torch, given, torch.tensor(c))
    exact = c * bound_gradient(log_weights)
    near(gradient, exact)
    case(name, "iwaeBoundVjp", {"logWeights": log_weights, "cotangent": c}, logWeights=exact)


# The linear-Gaussian model: z ~ N(0, 1), x | z ~ N(a z, s²), q = N(mu, exp(logVar)).


def log_density(x, mean, variance):
    return -(mp.log(2 * mp.pi * variance) + (x - mean) ** 2 / variance) / 2


def integral(weight_mean, weight_deviation, function):
    """∫ function over 14 deviations of the Gaussian that weighs it; what is beyond is below 1e-40."""
    nodes = [weight_mean + weight_deviation * t for t in (-14, -9, -6, -3, 0, 3, 6, 9, 14)]
    return mp.quad(function, nodes)


def exact(x, a, s, mu, log_var):
    x, a, s, mu, log_var = (mp.mpf(float(v)) for v in (x, a, s, mu, log_var))
    joint = lambda z: log_density(z, 0, 1) + log_density(x, a * z, s**2)
    # Where the joint has its mass; the nodes only, not the numbers, depend on it.
    centre, width = mp.findroot(lambda z: mp.diff(joint, z), 0), 1 / mp.sqrt(-mp.diff(joint, 0, 2))
    moment = lambda power: integral(centre, width, lambda z: z**power * mp.exp(joint(z)))
    evidence = moment(0)
    mean = moment(1) / evidence
    variance = integral(centre, width, lambda z: (z - mean) ** 2 * mp.exp(joint(z))) / evidence
    q = lambda z: log_density(z, mu, mp.exp(log_var))
    over_q = lambda f: integral(mu, mp.exp(log_var / 2), lambda z: mp.exp(q(z)) * f(z))
    elbo = over_q(lambda z: joint(z) - q(z))
    gap = over_q(lambda z: q(z) - (joint(z) - mp.log(evidence)))
    # A quadrature's error is absolute: what is exactly 0 comes as 1e-41.
    return [float(mp.chop(v, 1e-30)) for v in (mp.log(evidence), mean, variance, elbo, gap)]


def torch_elbo(x, a, s, mu, log_var):
    q = Normal(mu, torch.exp(log_var / 2))
    # The expectation of a parabola is its value at the mean and half its curvature times the variance.
    log_likelihood = Normal(a * mu, s).log_prob(x) - a**2 * torch.exp(log_var) / (2 * s**2)
    return log_likelihood - kl_divergence(q, Normal(torch.zeros_like(mu), torch.ones_like(mu)))


def torch_gap(x, a, s, mu, log_var):
    precision = 1 + a**2 / s**2
    p = Normal(a * x / s**2 / precision, torch.full_like(mu, precision**-0.5))
    return kl_divergence(Normal(mu, torch.exp(log_var / 2)), p)


def linear_gaussian(name, x, a, s, mu, log_var):
    a, s = float(np.float32(a)), float(np.float32(s))
    c = normal(x.size)
    model = {"x": x, "a": a, "s": s}
    given = {**model, "mu": mu, "logVar": log_var}
    evidence, mean, variance, elbo, gap = np.array([exact(x[i], a, s, mu[i], log_var[i]) for i in range(x.size)]).T
    near(elbo + gap, evidence)
    near(variance, variance[0])
    case(name, "logEvidence", model, value=evidence)
    case(name, "posterior", model, mean=mean, variance=variance[0])
    case(name, "elbo", given, value=elbo)
    case(name, "gap", given, value=gap)
    for function, by_torch, value in (("elboVjp", torch_elbo, elbo), ("gapVjp", torch_gap, gap)):
        m, l = (torch.tensor(v, requires_grad=True) for v in (mu, log_var))
        result = by_torch(torch.tensor(x), a, s, m, l)
        near(result.detach(), value)
        by_mu, by_log_var = torch.autograd.grad(result, (m, l), torch.tensor(c))
        case(name, function, {**given, "cotangent": c}, mu=by_mu, logVar=by_log_var)


importance("moderate", normal(5, 3))
importance("one sample", 100 * normal(1, 4))
importance("one example", 3 * normal(8, 1))
importance("far below, far apart", f32(-1e4 + 60 * rng.normal(size=(6, 2))))
importance("over everything", uniform(-1e4, 1e4, 7, 3))
importance("all equal", np.full((4, 2), -321.5))

mp.mp.dps = 40
linear_gaussian("moderate", 2 * normal(4), 1.25, 0.75, normal(4), uniform(-2, 2, 4))
linear_gaussian("negative slope, little noise", 2 * normal(3), -1.75, 0.25, normal(3), uniform(-4, 1, 3))
linear_gaussian("much noise", 3 * normal(3), 0.5, 2.5, normal(3), uniform(-3, 3, 3))
linear_gaussian("no slope", normal(2), 0.0, 0.5, normal(2), uniform(-2, 2, 2))
x = f32([1.5, -0.25])
linear_gaussian("near the posterior", x, 1.0, 0.5, f32(x * 0.8 + 1e-4), f32([np.log(0.2), np.log(0.2) + 1e-3]))

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {
    "python": platform.python_version(),
    "mpmath": mp.__version__,
    "numpy": np.__version__,
    "torch": torch.__version__,
}
script = {"path": "tests/peers/unit1_bounds.py", "sha256": sha256}
json.dump({"script": script, "peers": peers, "cases": cases}, sys.stdout, indent=1)
print()
