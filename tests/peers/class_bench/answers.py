"""A class's answers in PyTorch, under the names of the answers in TypeScript that say the same.

Of exercises/reparametrization/gaussian-kl and sample-gaussian: the solution, what is accepted, and the known mistakes.
"""

KL = {
    "solution": "return 0.5 * torch.sum(mu.square() + log_var.exp() - (log_var + 1), 1)",
    "expm1": "return torch.sum((mu.pow(2) + torch.expm1(log_var) - log_var) / 2, 1)",
    "matrix-product": """\
halves = torch.full((mu.shape[1], 1), 0.5)
return ((mu.square() + log_var.exp() - (log_var + 1)) @ halves).reshape(mu.shape[0])""",
    "negated-sum": "return (1 + log_var - mu.square() - log_var.exp()).sum(1) * -0.5",
    "row-by-row": """\
rows = [0.5 * torch.sum(m.square() + l.exp() - (l + 1)) for m, l in zip(mu, log_var)]
return torch.stack(rows)""",
    "term-by-term": """\
return (log_var.exp().sum(1) + mu.square().sum(1) - mu.shape[1] - log_var.sum(1)) / 2""",
    "with-sigma": """\
sigma = torch.exp(0.5 * log_var)
return torch.sum((sigma * sigma + mu * mu) / 2 - torch.log(sigma) - 0.5, -1)""",
    "constant-counted-once": "return 0.5 * (torch.sum(mu.square() + log_var.exp() - log_var, 1) - 1)",
    "constant-left-out": "return torch.sum(0.5 * (mu.square() + log_var.exp() - log_var), 1)",
    "gradient-cut": """\
per_latent = 0.5 * (mu.square() + log_var.exp() - (log_var + 1))
return torch.tensor(per_latent.sum(1).tolist())""",
    "half-missing-on-log-variance": "return torch.sum(0.5 * (mu.square() + log_var.exp() - 1) - log_var, 1)",
    "half-missing-on-mu": "return torch.sum(mu.square() + 0.5 * (log_var.exp() - (log_var + 1)), 1)",
    "half-on-mu-only": "return torch.sum(0.5 * mu.square() + log_var.exp() - (log_var + 1), 1)",
    "log-variance-added": "return torch.sum(0.5 * (mu.square() + log_var.exp() + log_var - 1), 1)",
    "log-variance-as-log-sigma": """\
return torch.sum(0.5 * (mu.square() + torch.exp(2 * log_var) - (2 * log_var + 1)), 1)""",
    "log-variance-as-variance": "return torch.sum(0.5 * (mu.square() + log_var - (torch.log(log_var) + 1)), 1)",
    "mean-over-latents": "return torch.mean(0.5 * (mu.square() + log_var.exp() - (log_var + 1)), 1)",
    "missing-half": "return torch.sum(mu.square() + log_var.exp() - (log_var + 1), 1)",
    "mu-left-out": "return torch.sum(0 * mu + 0.5 * (log_var.exp() - (log_var + 1)), 1)",
    "mu-not-squared": "return torch.sum(0.5 * (mu + log_var.exp() - (log_var + 1)), 1)",
    "one-number-for-the-batch": "return torch.sum(0.5 * (mu.square() + log_var.exp() - (log_var + 1)))",
    "reversed": "return torch.sum(0.5 * ((mu.square() + 1) * torch.exp(-log_var) + log_var - 1), 1)",
    "sigma-for-variance": "return torch.sum(0.5 * (mu.square() + torch.exp(log_var / 2) - (log_var + 1)), 1)",
    "sum-over-the-batch": "return torch.sum(0.5 * (mu.square() + log_var.exp() - (log_var + 1)), 0)",
    "wrong-sign": "return torch.sum(-0.5 * (mu.square() + log_var.exp() - (log_var + 1)), 1)",
}

SAMPLE = {
    "solution": "return mu + torch.exp(log_var / 2) * eps",
    "chained": "return log_var.mul(0.5).exp().mul(eps).add(mu)",
    "row-by-row": "return torch.stack([m + torch.exp(0.5 * l) * e for m, l, e in zip(mu, log_var, eps)])",
    "square-root": "return mu + torch.sqrt(torch.exp(log_var)) * eps",
    "gradient-cut": "return torch.tensor((mu + torch.exp(log_var / 2) * eps).tolist())",
    "mu-and-sigma-exchanged": "return mu * eps + torch.exp(log_var / 2)",
    "one-eps-for-the-batch": "return mu + torch.exp(log_var / 2) * eps[:1]",
    "own-noise": "return mu + torch.exp(log_var / 2) * torch.randn(mu.shape)",
    "sigma-is-log-variance": "return mu + log_var * eps",
    "sigma-is-root-of-log-variance": "return mu + torch.sqrt(log_var) * eps",
    "sigma-is-variance-squared": "return mu + torch.exp(2 * log_var) * eps",
    "sigma-is-variance": "return mu + torch.exp(log_var) * eps",
    "softplus-variance": "return mu + torch.sqrt(torch.nn.functional.softplus(log_var)) * eps",
}


def function(head: str, body: str) -> str:
    return head + "\n" + "\n".join("    " + line for line in body.split("\n"))


def sources(kl: str, sample: str) -> list[str]:
    """The cells of a student's notebook: the import, and one for each exercise."""
    return [
        "import torch",
        function("def kl_to_standard_normal(mu, log_var):", KL[kl]),
        function("def reparametrize(mu, log_var, eps):", SAMPLE[sample]),
    ]


# the checks in class_checks.py, and the function of the student's that each asks
CHECKS = [
    ("kl_value", "kl_to_standard_normal"),
    ("kl_gradient", "kl_to_standard_normal"),
    ("kl_never_negative", "kl_to_standard_normal"),
    ("sample_value", "reparametrize"),
    ("sample_gradient", "reparametrize"),
    ("sample_noise", "reparametrize"),
]
