"""The generator of datasets/random.ts, written again from PractRand's sfc32 (RNGs/sfc.cpp, version 0.93: shifts 21, 9
and 3, the counter begins at 1) and from Marsaglia and Bray 1964 for normals. No packages.

    python3 tests/peers/sfc32.py > tests/peers/sfc32.golden.json
"""

import hashlib
import json
import platform
import sys
from decimal import Decimal
from fractions import Fraction

MASK = 0xFFFFFFFF


def sfc32(seed):
    """Words of 32 bits. The state is a seed and the first bits of the golden ratio's and of pi's fractions."""
    a, b, c, counter = seed & MASK, 0x9E3779B9, 0x243F6A88, 1
    while True:
        word = (a + b + counter) & MASK
        counter = (counter + 1) & MASK
        a, b, c = b ^ (b >> 9), (c + (c << 3)) & MASK, (((c << 21 | c >> 11) & MASK) + word) & MASK
        yield word


class Random:
    def __init__(self, seed):
        self.words = sfc32(seed)
        self.spare = None
        for _ in range(20):
            next(self.words)

    def uniform(self):
        """53 bits: 27 of a word, then 26 of the next."""
        high, low = next(self.words) >> 5, next(self.words) >> 6
        return Fraction(high * 2**26 + low, 2**53)

    def normal(self):
        if self.spare is not None:
            value, self.spare = self.spare, None
            return value
        while True:
            u, v = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            s = u * u + v * v
            if 0 < s < 1:
                exact = Decimal(s.numerator) / Decimal(s.denominator)
                scale = (-2 * exact.ln() / exact).sqrt()
                value, self.spare = (Decimal(x.numerator) / Decimal(x.denominator) * scale for x in (u, v))
                return value


AT = [1, 2, 3, 1000]


def at(draw):
    """The first three draws and the thousandth."""
    values = [float(draw()) for _ in range(max(AT))]
    return [values[n - 1] for n in AT]


cases = [
    {"seed": seed, "uniforms": at(Random(seed).uniform), "normals": at(Random(seed).normal)}
    for seed in (0, 1, 2026, -1, 2**32 - 1)
]
with open(__file__, "rb") as script:
    sha256 = hashlib.sha256(script.read()).hexdigest()
json.dump(
    {
        "script": {"path": "tests/peers/sfc32.py", "sha256": sha256},
        "peers": {"python": platform.python_version()},
        "at": AT,
        "cases": cases,
    },
    sys.stdout,
    indent=1,
)
print()
