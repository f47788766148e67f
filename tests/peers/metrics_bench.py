"""Times a reference implementation for tests/bench/metrics.ts and prints JSON: metrics_bench.py <metric> <file of rows>.

The file holds the rows of x, then those of y: float64, 64 wide. Only the library that is measured is loaded.
"""

import contextlib
import io
import json
import resource
import sys
import time

import numpy as np

D = 64


def manifold_metrics():
    from prdc import compute_prdc

    return lambda x, y: compute_prdc(x, y, 5)["coverage"]


def precision_recall():
    import torch
    from torch_fidelity.metric_prc import calculate_precision_recall_full

    return lambda x, y: calculate_precision_recall_full(torch.from_numpy(y), torch.from_numpy(x), 3)[1]


POLYNOMIAL = dict(kid_kernel="poly", kid_kernel_poly_degree=3, kid_kernel_poly_gamma=None, kid_kernel_poly_coef0=1)


def kernel_distance():
    from torch_fidelity.metric_kid import kernel_mmd

    return lambda x, y: kernel_mmd(x, y, **POLYNOMIAL)


def kernel_distance_over_subsets():
    import torch
    from torch_fidelity.metric_kid import kid_features_to_metric

    options = dict(POLYNOMIAL, kid_subsets=100, kid_subset_size=1000, rng_seed=1, verbose=False)
    metric = lambda x, y: kid_features_to_metric(torch.from_numpy(x), torch.from_numpy(y), **options)
    return lambda x, y: metric(x, y)["kernel_inception_distance_mean"]


def frechet_distance():
    import torch
    from torch_fidelity.metric_fid import fid_features_to_statistics, fid_statistics_to_metric

    statistics = lambda a: fid_features_to_statistics(torch.from_numpy(a))
    return lambda x, y: fid_statistics_to_metric(statistics(x), statistics(y), False)["frechet_inception_distance"]


def energy_distance():
    from scipy.spatial.distance import cdist, pdist

    return lambda x, y: 2 * cdist(x, y).mean() - pdist(x).mean() - pdist(y).mean()


def sliced_wasserstein():
    from scipy.stats import wasserstein_distance

    axes = np.eye(D)[np.arange(100) % D]
    return lambda x, y: np.mean([wasserstein_distance(x @ axis, y @ axis) for axis in axes])


METRICS = {
    "manifoldMetrics": manifold_metrics,
    "precisionRecall": precision_recall,
    "kernelDistance": kernel_distance,
    "kernelDistanceOverSubsets": kernel_distance_over_subsets,
    "frechetDistance": frechet_distance,
    "energyDistance": energy_distance,
    "slicedWasserstein": sliced_wasserstein,
}


def resident_mib():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


metric = METRICS[sys.argv[1]]()
x, y = np.fromfile(sys.argv[2]).reshape(2, -1, D)
with contextlib.redirect_stdout(io.StringIO()):
    metric(x[:1000], y[:1000])  # loads what is loaded late
    before = resident_mib()
    times = []
    while sum(times) < (5 if len(times) < 3 else 0.5):
        start = time.perf_counter()
        value = metric(x, y)
        times.append(time.perf_counter() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
result = {"seconds": sorted(times)[len(times) // 2], "peakMiB": peak, "addedMiB": max(0, peak - before)}
print(json.dumps({**result, "value": float(value)}))
