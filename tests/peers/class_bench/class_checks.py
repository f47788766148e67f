"""The checks of exercises/reparametrization/gaussian-kl and sample-gaussian in PyTorch: the same questions, the same
tolerance (8 roundings of the terms' sizes), float64 formulas in NumPy as oracles and autograd for the gradients. One function
a check; each raises AssertionError where an answer is wrong.
"""

import numpy as np
import torch

ROUNDINGS = 8 * 2.0**-24


def _float32(values):
    return np.asarray(values, dtype=np.float32)


def _tensor(array, grad=False):
    return torch.tensor(array).requires_grad_(grad)


def _close(answer, expected, scale):
    assert isinstance(answer, torch.Tensor), "the answer is no tensor"
    value = answer.detach().numpy().astype(np.float64)
    assert value.shape == expected.shape, f"shape {value.shape}, expected {expected.shape}"
    assert np.all(np.abs(value - expected) <= ROUNDINGS * scale + 1e-9), "the values differ"


def _gradients(answer, inputs, cotangent):
    found = torch.autograd.grad(answer, inputs, _tensor(cotangent), allow_unused=True)
    assert all(g is not None for g in found), "no gradient"
    return found


# batch, latent, standard deviation of mu, range of log_var
_KL_QUESTIONS = [(5, 3, 1, 1), (4, 6, 3, 4), (4, 3, 1, 20), (8, 1, 0.5, 2), (2, 4, 1e-3, 1e-3), (2, 3, 0, 0)]


def _kl_questions(seed):
    random = np.random.default_rng(seed)
    for batch, latent, spread, reach in _KL_QUESTIONS:
        mu = _float32(spread * random.standard_normal((batch, latent)))
        log_var = _float32(reach * random.uniform(-1, 1, (batch, latent)))
        yield mu, log_var, _float32(random.standard_normal(batch))


def kl_value(kl_to_standard_normal):
    for mu, log_var, _ in _kl_questions(1):
        m, l = mu.astype(np.float64), log_var.astype(np.float64)
        expected = 0.5 * np.sum(m**2 + np.exp(l) - l - 1, 1)
        scale = 0.5 * np.sum(m**2 + np.exp(l) * (1 + np.abs(l)) + np.abs(l) + 1, 1)
        _close(kl_to_standard_normal(_tensor(mu), _tensor(log_var)), expected, scale)


def kl_gradient(kl_to_standard_normal):
    for mu, log_var, cotangent in _kl_questions(2):
        m, l, c = (a.astype(np.float64) for a in (mu, log_var, cotangent[:, None]))
        inputs = _tensor(mu, True), _tensor(log_var, True)
        by_mu, by_log_var = _gradients(kl_to_standard_normal(*inputs), inputs, cotangent)
        _close(by_mu, c * m, np.abs(c * m))
        _close(by_log_var, 0.5 * c * (np.exp(l) - 1), 0.5 * np.abs(c) * (np.exp(l) * (1 + np.abs(l)) + 1))


def kl_never_negative(kl_to_standard_normal):
    random = np.random.default_rng(3)
    mu, log_var = (_tensor(_float32(random.standard_normal((64, 1)) / 2)) for _ in range(2))
    values = kl_to_standard_normal(mu, log_var)
    assert not torch.any(values < -1e-6), "a divergence is negative"
    assert not torch.any(torch.isnan(values)), "a divergence is NaN"


def _sample_questions(seed):
    random = np.random.default_rng(seed)
    for reach in (1, 4, 20):
        mu = _float32(2 * random.standard_normal((5, 3)))
        log_var = _float32(reach * random.uniform(-1, 1, (5, 3)))
        yield mu, log_var, _float32(random.standard_normal((5, 3))), _float32(random.standard_normal((5, 3)))


def _sample_close(answer, mu, log_var, eps):
    m, l, e = (a.astype(np.float64) for a in (mu, log_var, eps))
    noise = np.exp(l / 2) * e
    _close(answer, m + noise, np.abs(m) + (1 + np.abs(l / 2)) * np.abs(noise))


def sample_value(reparametrize):
    for mu, log_var, eps, _ in _sample_questions(4):
        _sample_close(reparametrize(_tensor(mu), _tensor(log_var), _tensor(eps)), mu, log_var, eps)


def sample_gradient(reparametrize):
    for mu, log_var, eps, cotangent in _sample_questions(5):
        inputs = _tensor(mu, True), _tensor(log_var, True)
        answer = reparametrize(*inputs, _tensor(eps))
        _sample_close(answer, mu, log_var, eps)
        by_mu, by_log_var = _gradients(answer, inputs, cotangent)
        l, e, c = (a.astype(np.float64) for a in (log_var, eps, cotangent))
        expected = 0.5 * c * np.exp(l / 2) * e
        _close(by_mu, c, np.abs(c))
        _close(by_log_var, expected, (1 + np.abs(l / 2)) * np.abs(expected))


def sample_noise(reparametrize):
    random = np.random.default_rng(6)
    zero = torch.zeros(4, 3)
    first, second = (_tensor(_float32(random.standard_normal((4, 3)))) for _ in range(2))
    a, again, other = (reparametrize(zero, zero, eps) for eps in (first, first, second))
    assert torch.equal(a, again), "the same eps gave two different z"
    assert not torch.equal(a, other), "two different eps gave the same z"
