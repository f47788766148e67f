"""Golden numbers for the losses of a GAN and their slopes, from sources that share no code with the oracles.

    python tests/peers/unit2_losses.py > tests/peers/unit2-losses.golden.json     (pip install torch mpmath numpy)

Values: mpmath, from the definitions log D and log(1 - D) with D = 1 / (1 + exp(-logit)), with digits enough for a logit
of 1e4. Gradients: differences of thousands of digits. Both are checked against PyTorch's binary cross-entropy on logits
and its autograd in float64. Inputs are float32 numbers; JSON holds them exactly.
"""

import hashlib
import json
import platform
import sys

import mpmath as mp
import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
mp.mp.dps = 9000
rng = np.random.default_rng(20240607)


def f32(a):
    return np.asarray(a, dtype=np.float32).astype(np.float64)


def logits(n, low, high):
    """Magnitudes from low to high, of either sign: [n, 1]."""
    return f32(rng.choice([-1, 1], size=(n, 1)) * rng.uniform(low, high, size=(n, 1)))


def d(logit):
    return 1 / (1 + mp.exp(-logit))


def called_real(logit):
    return mp.log(d(logit))


def called_fake(logit):
    return mp.log(1 - d(logit))


def each(function, a):
    return np.array([float(function(mp.mpf(float(v)))) for v in a.ravel()]).reshape(a.shape)


def mean(function, a):
    return each(function, a).mean()


def slope(function, a):
    return each(lambda logit: mp.diff(function, logit), a)


def matrix(a):
    a = np.asarray(a, dtype=np.float64)
    return {"shape": list(a.shape), "data": [float(v) for v in a.ravel()]}


def near(a, b):
    a = a.detach().numpy() if isinstance(a, torch.Tensor) else a
    np.testing.assert_allclose(a, b, rtol=1e-12, atol=1e-15)


def cross_entropy(t, label):
    return F.binary_cross_entropy_with_logits(t, torch.full_like(t, label))


def torch_gradients(loss, *arrays):
    tensors = [torch.tensor(a, requires_grad=True) for a in arrays]
    value = loss(*tensors)
    return value, torch.autograd.grad(value, tensors)


cases = []


def case(name, function, inputs, **outputs):
    """`value` is the result itself; other outputs are its named fields."""
    record = lambda named: {k: matrix(v) for k, v in named.items()}
    cases.append({"name": name, "function": function, "inputs": record(inputs), "outputs": record(outputs)})


def discriminator(name, real, fake):
    cotangent = f32(rng.normal())
    value = -mean(called_real, real) - mean(called_fake, fake)
    by_real, by_fake = -slope(called_real, real) / len(real), -slope(called_fake, fake) / len(fake)
    loss, gradients = torch_gradients(lambda r, f: cross_entropy(r, 1.0) + cross_entropy(f, 0.0), real, fake)
    near(loss, value)
    near(gradients[0], by_real)
    near(gradients[1], by_fake)
    given = {"real": real, "fake": fake}
    case(name, "discriminatorLoss", given, value=value)
    vjp = {"real": cotangent * by_real, "fake": cotangent * by_fake}
    case(name, "discriminatorLossVjp", {**given, "cotangent": cotangent}, **vjp)


def generator(name, fake):
    cotangent = f32(rng.normal())
    slopes = {}
    for which, sign, term, label in [("saturating", 1, called_fake, 0.0), ("nonSaturating", -1, called_real, 1.0)]:
        value = sign * mean(term, fake)
        slopes[which] = sign * slope(term, fake)
        loss, (gradient,) = torch_gradients(lambda t: -sign * cross_entropy(t, label), fake)
        near(loss, value)
        near(gradient, slopes[which] / len(fake))
        case(name, f"{which}Loss", {"fake": fake}, value=value)
        given = {"fake": fake, "cotangent": cotangent}
        case(name, f"{which}LossVjp", given, fake=cotangent * slopes[which] / len(fake))
    flat = {which: each_slope.ravel() for which, each_slope in slopes.items()}
    case(name, "generatorGradientScale", {"fake": fake.ravel()}, **flat)


discriminator("batches of 5 and 3", logits(5, 0, 3), logits(3, 0, 3))
discriminator("batches of 1 and 4", logits(1, 0, 30), logits(4, 0, 30))
discriminator("extreme", logits(4, 100, 1e4), f32([[1e4], [-1e4], [0]]))
generator("moderate", logits(6, 0, 3))
generator("a fake that is seen through", f32([[-10], [-20], [-40]]))
generator("extreme", f32([[1e4], [-1e4], [100], [-100], [0]]))

with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
peers = {
    "python": platform.python_version(),
    "torch": torch.__version__,
    "mpmath": mp.__version__,
    "numpy": np.__version__,
}
script = {"path": "tests/peers/unit2_losses.py", "sha256": sha256}
json.dump({"script": script, "peers": peers, "cases": cases}, sys.stdout, indent=1)
print()
