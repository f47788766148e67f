"""Golden numbers for reference/metrics: each metric by its reference implementation, on the same arrays.

    python tests/peers/metrics.py > tests/peers/metrics.golden.json      (tests/peers/setup installs what it needs)
    python tests/peers/metrics.py --check                                compares a fresh run with that file

Fréchet: torch-fidelity, torchmetrics, and mpmath with 50 digits. Kernel distance: torch-fidelity and torchmetrics.
Precision, recall, density, coverage: clovaai's prdc and torch-fidelity. Energy, Wasserstein: scipy. AUROC: scikit-learn.
Where there is no reference implementation, numpy by the definition. Arrays are not stored: both sides draw them with the
generator of datasets/random.ts, by sums of uniforms alone, which float64 gives to the bit.
"""

import contextlib
import hashlib
import io
import json
import math
import platform
import sys
from importlib.metadata import version
from pathlib import Path

import mpmath as mp
import numpy as np
import prdc
import scipy
import sklearn
import torch
import torch_fidelity
import torchmetrics
from scipy.spatial.distance import cdist, pdist
from scipy.special import logsumexp
from scipy.stats import energy_distance, wasserstein_distance
from sklearn.gaussian_process.kernels import RBF
from sklearn.metrics import roc_auc_score
from torch_fidelity.metric_fid import fid_features_to_statistics, fid_statistics_to_metric
from torch_fidelity.metric_kid import kernel_mmd
from torch_fidelity.metric_prc import calculate_precision_recall_full
from torchmetrics.image.fid import _compute_fid
from torchmetrics.image.kid import poly_mmd

mp.mp.dps = 50
cases = []


def uniforms(seed):
    """sfc32, as in datasets/random.ts."""
    mask = 0xFFFFFFFF
    a, b, c, counter = seed & mask, 0x9E3779B9, 0x243F6A88, 1

    def bits():
        nonlocal a, b, c, counter
        out = (a + b + counter) & mask
        counter = (counter + 1) & mask
        a = b ^ (b >> 9)
        b = (c + (c << 3)) & mask
        c = ((((c << 21) & mask) | (c >> 11)) + out) & mask
        return out

    for _ in range(20):
        bits()

    def uniform():
        high = bits() >> 5
        return (high * 2**26 + (bits() >> 6)) / 2**53

    return uniform


def drawn(draw):
    """Rows [n, d] of bell-shaped numbers, each 2 (u1 + u2 + u3 + u4 - 2), of variance 4 / 3."""
    uniform = uniforms(draw["seed"])
    bell = lambda: 2 * (uniform() + uniform() + uniform() + uniform() - 2)
    values = [draw["shift"] + draw["scale"] * bell() for _ in range(draw["n"] * draw["d"])]
    return np.array(values).reshape(draw["n"], draw["d"])


def draw(seed, n, d, scale=1, shift=0):
    return {"seed": seed, "n": n, "d": d, "scale": scale, "shift": shift}


def case(name, function, peers, inputs, values):
    """`values` by the field of the result; by `value` where the result is a number or an array."""
    listed = {k: np.ravel(np.asarray(v, dtype=np.float64)).tolist() for k, v in values.items()}
    cases.append({"name": name, "function": function, "peers": peers, "inputs": inputs, "values": listed})


def near(a, b, rtol=1e-9):
    np.testing.assert_allclose(a, b, rtol=rtol, atol=1e-12)


PAIRS = [
    ("shifted, 2 wide", draw(1, 40, 2), draw(2, 40, 2, 1.25, 0.5)),
    ("narrower, 5 wide", draw(3, 300, 5), draw(4, 300, 5, 0.5, 0.0625)),
    ("unlike sizes, 8 wide", draw(5, 270, 8), draw(6, 130, 8, 1.5, -0.25)),
    ("nearly alike, 64 wide", draw(7, 280, 64), draw(8, 280, 64, 1.0625, 0.03125)),
]


def frechet_by_digits(x, y):
    """The definition with 50 digits: eigenvalues of S1^½ S2 S1^½ from a Cholesky factor, whose product has the same."""
    of = lambda a: mp.matrix(np.cov(a, rowvar=False).tolist())
    first, second = of(x), of(y)
    factor = mp.cholesky(first)
    overlap = sum(mp.sqrt(value) for value in mp.eigsy(factor.T * second * factor, eigvals_only=True))
    shift = sum((mp.mpf(float(a)) - mp.mpf(float(b))) ** 2 for a, b in zip(x.mean(0), y.mean(0)))
    return float(shift + sum((first + second)[i, i] for i in range(first.rows)) - 2 * overlap)


def polynomial_mmd(x, y):
    poly = dict(kid_kernel="poly", kid_kernel_poly_degree=3, kid_kernel_poly_gamma=None, kid_kernel_poly_coef0=1)
    if len(x) == len(y):
        value = kernel_mmd(x, y, **poly)
        near(float(poly_mmd(torch.tensor(x), torch.tensor(y))), value)
        return value, ["torch-fidelity", "torchmetrics"]
    kernel = lambda a, b: (a @ b.T / x.shape[1] + 1) ** 3
    return unbiased(kernel(x, x), kernel(x, y), kernel(y, y)), ["numpy"]  # the libraries want equal sizes


def unbiased(xx, xy, yy):
    within = lambda k: (k.sum() - np.trace(k)) / (len(k) * (len(k) - 1))
    return within(xx) + within(yy) - 2 * xy.mean()


for name, given_x, given_y in PAIRS:
    x, y = drawn(given_x), drawn(given_y)
    both = {"x": given_x, "y": given_y}

    if x.shape[1] <= 8:
        moments = {"mean": x.mean(0), "covariance": np.cov(x.T)}
        case(name, "featureStatistics", ["numpy"], {"x": given_x}, moments)

    statistics = [fid_features_to_statistics(torch.tensor(a)) for a in (x, y)]
    value = fid_statistics_to_metric(*statistics, False)["frechet_inception_distance"]
    tensors = [torch.tensor(s[k]) for s in statistics for k in ("mu", "sigma")]
    near(float(_compute_fid(*tensors)), value)
    if x.shape[1] <= 8:
        near(frechet_by_digits(x, y), value)
    case(name, "frechetDistance", ["torch-fidelity", "torchmetrics", "mpmath"], both, {"value": value})

    value, peers = polynomial_mmd(x, y)
    case(name, "kernelDistance", peers, both, {"value": value})

    value = 2 * cdist(x, y).mean() - pdist(x).mean() - pdist(y).mean()
    case(name, "energyDistance", ["scipy cdist"], both, {"value": value})

    bandwidths = [0.25, 1, 4]
    kernel = lambda a, b: np.mean([RBF(length_scale=s)(a, b) for s in bandwidths], axis=0)
    value = unbiased(kernel(x, x), kernel(x, y), kernel(y, y))
    case(name, "multiScaleMmd", ["scikit-learn RBF"], {**both, "bandwidths": bandwidths}, {"value": value})

    for k in (3, 5):
        with contextlib.redirect_stdout(io.StringIO()):
            values = {key: float(value) for key, value in prdc.compute_prdc(x, y, k).items()}
        precision, recall = calculate_precision_recall_full(torch.tensor(y), torch.tensor(x), k)
        near([precision, recall], [values["precision"], values["recall"]], 1e-6)  # a mean of float32
        for function, fields in [("precisionRecall", "precision recall"), ("densityCoverage", "density coverage")]:
            part = {field: values[field] for field in fields.split()}
            peers = ["prdc", "torch-fidelity"] if function == "precisionRecall" else ["prdc"]
            case(f"{name}, k = {k}", function, peers, {**both, "k": k}, part)
        case(f"{name}, k = {k}", "manifoldMetrics", ["prdc"], {**both, "k": k}, values)

    given_directions = draw(100 + x.shape[1], 12, x.shape[1])
    directions = drawn(given_directions)
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    lines = [(x @ direction, y @ direction) for direction in directions]
    given = {**both, "directions": given_directions}
    value = np.mean([wasserstein_distance(u, v) for u, v in lines])
    case(name, "slicedWasserstein", ["scipy wasserstein_distance"], {**given, "p": 1}, {"value": value})
    # W2 of sorted values, each repeated until both sides have as many.
    size = math.lcm(len(x), len(y))
    repeated = [[np.repeat(np.sort(u), size // len(u)) for u in line] for line in lines]
    value = math.sqrt(np.mean([np.mean((u - v) ** 2) for u, v in repeated]))
    case(name, "slicedWasserstein", ["numpy"], {**given, "p": 2}, {"value": value})


def subset_indices(n, size, uniform):
    order = list(range(n))
    for i in range(size):
        j = i + math.floor((n - i) * uniform())
        order[i], order[j] = order[j], order[i]
    return order[:size]


def kernel_subsets(name, given_x, given_y, seed, subsets, size):
    x, y = drawn(given_x), drawn(given_y)
    uniform = uniforms(seed)
    distances = []
    for _ in range(subsets):
        part_x = x[subset_indices(len(x), size, uniform)]
        part_y = y[subset_indices(len(y), size, uniform)]
        distances.append(polynomial_mmd(part_x, part_y)[0])
    inputs = {"x": given_x, "y": given_y, "seed": seed, "subsets": subsets, "size": size}
    values = {"mean": np.mean(distances), "std": np.std(distances)}
    case(name, "kernelDistanceOverSubsets", ["torch-fidelity", "torchmetrics"], inputs, values)


kernel_subsets("6 subsets of 50", PAIRS[3][1], PAIRS[3][2], 11, 6, 50)

# scipy's energy distance is of numbers, a square root, and keeps the pairs of a point with itself: the last two taken back.
given_x, given_y = draw(21, 60, 1), draw(22, 45, 1, 1.5, 0.5)
u, v = drawn(given_x).ravel(), drawn(given_y).ravel()
spread = lambda a: cdist(a[:, None], a[:, None]).mean()
value = energy_distance(u, v) ** 2 - spread(u) / (len(u) - 1) - spread(v) / (len(v) - 1)
near(value, 2 * cdist(u[:, None], v[:, None]).mean() - pdist(u[:, None]).mean() - pdist(v[:, None]).mean())
case("numbers", "energyDistance", ["scipy energy_distance"], {"x": given_x, "y": given_y}, {"value": value})


def permutation_test(name, given_x, given_y, seed, bandwidths, permutations):
    """The first of Fisher and Yates' shuffles is the order as given; each goes on from the one before it."""
    both = np.vstack([drawn(given_x), drawn(given_y)])
    n, uniform = given_x["n"], uniforms(seed)
    kernel = np.mean([RBF(length_scale=s)(both) for s in bandwidths], axis=0)
    order, values = list(range(len(both))), []
    for _ in range(permutations + 1):
        a, b = np.array(order[:n]), np.array(order[n:])
        values.append(unbiased(kernel[np.ix_(a, a)], kernel[np.ix_(a, b)], kernel[np.ix_(b, b)]))
        for i in range(len(order) - 1, 0, -1):
            j = math.floor((i + 1) * uniform())
            order[i], order[j] = order[j], order[i]
    p_value = (1 + sum(value >= values[0] for value in values[1:])) / (permutations + 1)
    inputs = {"x": given_x, "y": given_y, "seed": seed, "bandwidths": bandwidths, "permutations": permutations}
    case(name, "mmdTest", ["scikit-learn RBF"], inputs, {"mmd": values[0], "pValue": p_value})


permutation_test("alike", draw(12, 40, 3), draw(13, 60, 3), 14, [0.5, 2], 99)
permutation_test("a little apart", draw(12, 40, 3), draw(13, 60, 3, 1.125, 0.25), 15, [0.5, 2], 99)

# Four modes in the plane, of which the right-hand ones get more samples.
given = draw(91, 300, 2, 1, 0.25)
centers, std = [[1, 1], [-1, 1], [1, -1], [-1, -1]], 0.25
distances = cdist(drawn(given), np.array(centers))
good = distances.min(axis=1) <= 3 * std
counts = np.bincount(distances.argmin(axis=1)[good], minlength=len(centers))
reverse_kl = scipy.stats.entropy(counts, np.full(len(centers), 1 / len(centers)))
values = {"modesCovered": (counts > 0).sum(), "highQualityFraction": good.mean(), "reverseKl": reverse_kl}
case("four modes", "modeStatistics", ["scipy"], {"samples": given, "centers": centers, "std": std}, values)


def on_steps(a, step):
    """Numbers on a lattice, so that some are equal."""
    return np.floor(a / step) * step


for name, step in [("all different", None), ("with ties", 0.5)]:
    given_scores, given_others = draw(31, 70, 1, 1, 0.75), draw(32, 90, 1)
    scores, others = drawn(given_scores).ravel(), drawn(given_others).ravel()
    if step:
        scores, others = on_steps(scores, step), on_steps(others, step)
    labels = [1] * len(scores) + [0] * len(others)
    value = roc_auc_score(labels, np.concatenate([scores, others]))
    inputs = {"anomalies": given_scores, "normal": given_others, "step": step}
    case(name, "auroc", ["scikit-learn"], inputs, {"value": value})

for rate in (0.5, 0.1, 0.03):
    given = draw(41, 87, 1)
    value = np.quantile(drawn(given).ravel(), 1 - rate)  # numpy's default is type 7
    case(f"rate {rate}", "threshold", ["numpy"], {"scores": given, "rate": rate}, {"value": value})

for height, width in [(3, 3), (5, 7), (28, 28)]:
    given = draw(51, 4, height * width)
    images = drawn(given).reshape(4, height, width)
    kernel = np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]])
    values = [scipy.signal.convolve2d(image, kernel, mode="valid").var() for image in images]
    inputs = {"images": given, "height": height, "width": width}
    case(f"{height} x {width}", "laplacianVariance", ["scipy convolve2d"], inputs, {"value": values})

for k, scale, shift in [(1, 1, -90), (5, 3, -100), (50, 100, -2000)]:
    given = draw(61, k, 30, scale, shift)
    log_weights = drawn(given)
    pooled, mean = logsumexp(log_weights, axis=0) - math.log(k), log_weights.mean(0)
    values = {"elbo": mean.mean(), "iwae": pooled.mean()}
    values |= {"elboError": scipy.stats.sem(mean), "iwaeError": scipy.stats.sem(pooled)}
    case(f"k = {k}", "likelihoodBounds", ["scipy logsumexp"], {"logWeights": given}, values)

given = [draw(71 + i, 150, 1, scale) for i, scale in enumerate([1, 0.09375, 0.0625, 0.001])]
means = np.hstack([drawn(each) for each in given])
variances = means.var(axis=0, ddof=1)
values = {"count": (variances > 0.01).sum(), "variances": variances}
case("two of four", "activeUnits", ["numpy"], {"units": given}, values)

for d in (1, 2, 7, 40):
    given = draw(81, d, d)
    matrix = drawn(given)
    matrix = matrix + matrix.T
    values = np.linalg.eigvalsh(matrix)
    if d <= 7:
        near([float(v) for v in mp.eigsy(mp.matrix(matrix.tolist()), eigvals_only=True)], values)
    case(f"{d} x {d}", "symmetricEigen", ["numpy eigvalsh", "mpmath"], {"half": given}, {"values": values})

golden = Path(__file__).with_name("metrics.golden.json")
peers = {
    "python": platform.python_version(),
    "numpy": np.__version__,
    "scipy": scipy.__version__,
    "scikit-learn": sklearn.__version__,
    "prdc": version("prdc"),
    "torch": torch.__version__,
    "torch-fidelity": torch_fidelity.__version__,
    "torchmetrics": torchmetrics.__version__,
    "mpmath": mp.__version__,
}
script = {"path": "tests/peers/metrics.py", "sha256": hashlib.sha256(Path(__file__).read_bytes()).hexdigest()}
made = {"script": script, "peers": peers, "cases": cases}

if "--check" in sys.argv:
    stored = json.loads(golden.read_text())
    if stored["script"] != script:
        sys.exit("metrics.golden.json is of another version of this script: make it again.")
    for ours, theirs in zip(cases, stored["cases"], strict=True):
        for field, value in ours["values"].items():
            where = f"{ours['function']}, {ours['name']}, {field}"
            np.testing.assert_allclose(value, theirs["values"][field], rtol=1e-9, atol=1e-12, err_msg=where)
    print(f"{len(cases)} cases agree with metrics.golden.json")
else:
    print(json.dumps(made, indent=1))
