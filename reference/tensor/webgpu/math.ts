/**
 * Elementary functions for shaders, to float32 accuracy.
 *
 * WebGPU's own may be coarse (its standard allows sin and cos an error of 2^-11, atan 4,096 units in the last place)
 * and may treat infinities and NaN arbitrarily. On SwiftShader, measured: log(0) = −88, exp(NaN) = ∞, sigmoid(NaN) = 0,
 * sin off by 2e-4; and tfjs's formulas lose small arguments: expm1(x) = exp(x) − 1, tanh, sinh, erf near 0. So students
 * would see different numbers, and might miss a NaN, on each graphics processor. Here only arithmetic, sqrt, round and
 * bit operations of the device are used.
 *
 * Polynomials: Cephes, single precision (S. Moshier), files named beside each. NaN is handled by the caller.
 */

const exponentials = `
  fn powerOfTwo(n : i32) -> f32 { return bitcast<f32>(u32(n + 127) << 23u); } // n in -126..127

  fn expm1Near0(r : f32) -> f32 { // |r| <= ln(2) / 2; expf.c
    let p = ((((1.9875691500e-4 * r + 1.3981999507e-3) * r + 8.3334519073e-3) * r + 4.1665795894e-2) * r
      + 1.6666665459e-1) * r + 5.0000001201e-1;
    return r * r * p + r;
  }
  fn withoutTwos(x : f32, n : f32) -> f32 { return (x - n * 0.693359375) + n * 2.12194440e-4; } // x - n ln 2

  fn expOf(x : f32) -> f32 {
    if (x > 88.72283) { return uniforms.INFINITY; }
    if (x < -104.0) { return 0.0; }
    let n = round(x * 1.44269504088896341);
    let half = i32(n) / 2; // 2^n itself may be out of range
    return (1.0 + expm1Near0(withoutTwos(x, n))) * powerOfTwo(half) * powerOfTwo(i32(n) - half);
  }
  fn expm1Of(x : f32) -> f32 {
    if (x > 80.0) { return expOf(x); }
    if (x < -18.0) { return -1.0; }
    let n = round(x * 1.44269504088896341);
    let scale = powerOfTwo(i32(n));
    return scale * expm1Near0(withoutTwos(x, n)) + (scale - 1.0);
  }`;

const logarithms = `
  fn log1pNear0(x : f32) -> f32 { // sqrt(1/2) <= 1 + x <= sqrt(2); logf.c
    let p = (((((((7.0376836292e-2 * x - 1.1514610310e-1) * x + 1.1676998740e-1) * x - 1.2420140846e-1) * x
      + 1.4249322787e-1) * x - 1.6668057665e-1) * x + 2.0000714765e-1) * x - 2.4999993993e-1) * x + 3.3333331174e-1;
    return x + (x * x * x * p - 0.5 * x * x);
  }
  fn logOf(a : f32) -> f32 {
    if (a < 0.0) { return uniforms.NAN; }
    if (a == 0.0) { return -uniforms.INFINITY; }
    if (isinf(a)) { return a; }
    let tiny = a < 1.17549435e-38; // subnormal, where the device knows such numbers
    let bits = bitcast<u32>(select(a, a * 8388608.0, tiny));
    let high = (bits & 0x7fffffu) > 0x3504f3u; // mantissa above sqrt(2)
    let m = bitcast<f32>((bits & 0x7fffffu) | select(0x3f800000u, 0x3f000000u, high));
    let e = f32(i32(bits >> 23u) - select(127, 126, high) - select(0, 23, tiny));
    return (log1pNear0(m - 1.0) - e * 2.12194440e-4) + e * 0.693359375;
  }
  fn log1pOf(x : f32) -> f32 {
    if (x > -0.29 && x < 0.41) { return log1pNear0(x); }
    return logOf(1.0 + x);
  }`;

const circular = `
  fn turned(x : f32, quarters : i32) -> f32 { // sin(x + quarters * pi/2); sinf.c
    if (isinf(x)) { return uniforms.NAN; }
    if (abs(x) > 65536.0) { return select(sin(x), cos(x), quarters == 1); } // beyond this reduction
    let n = round(x * 0.636619772367581343);
    let r = ((x - n * 1.5703125) - n * 4.837512969970703e-4) - n * 7.549789954891e-8; // x - n pi/2
    let z = r * r;
    let s = ((-1.9515295891e-4 * z + 8.3321608736e-3) * z - 1.6666654611e-1) * z * r + r;
    let c = ((2.443315711809948e-5 * z - 1.388731625493765e-3) * z + 4.166664568298827e-2) * z * z - 0.5 * z + 1.0;
    let q = (i32(n) + quarters) & 3;
    return select(1.0, -1.0, q > 1) * select(s, c, (q & 1) == 1);
  }
  fn asinOf(a : f32) -> f32 { // asinf.c
    let x = abs(a);
    if (x > 1.0) { return uniforms.NAN; }
    let far = x > 0.5;
    let z = select(x * x, 0.5 * (1.0 - x), far);
    let s = select(x, sqrt(z), far);
    let p = ((((4.2163199048e-2 * z + 2.4181311049e-2) * z + 4.5470025998e-2) * z + 7.4953002686e-2) * z
      + 1.6666752422e-1) * z * s + s;
    return select(1.0, -1.0, a < 0.0) * select(p, 1.57079632679489662 - 2.0 * p, far);
  }
  fn acosOf(x : f32) -> f32 {
    if (x > 0.5) { return 2.0 * asinOf(sqrt(0.5 * (1.0 - x))); }
    if (x < -0.5) { return 3.14159265358979324 - 2.0 * asinOf(sqrt(0.5 * (1.0 + x))); }
    return 1.57079632679489662 - asinOf(x);
  }
  fn atanOf(a : f32) -> f32 { // atanf.c
    let x = abs(a);
    var start = 0.0;
    var t = x;
    if (x > 2.414213562373095) { start = 1.57079632679489662; t = select(-1.0 / x, 0.0, isinf(x)); }
    else if (x > 0.4142135623730950) { start = 0.785398163397448310; t = (x - 1.0) / (x + 1.0); }
    let z = t * t;
    let p = (((8.05374449538e-2 * z - 1.38776856032e-1) * z + 1.99777106478e-1) * z - 3.33329491539e-1) * z * t + t;
    return select(1.0, -1.0, a < 0.0) * (start + p);
  }
  fn atan2Of(y : f32, x : f32) -> f32 {
    let up = select(1.0, -1.0, y < 0.0);
    if (y == 0.0) { return select(0.0, 3.14159265358979324, x < 0.0); }
    if (x == 0.0) { return up * 1.57079632679489662; }
    let angle = atanOf(abs(y / x));
    return up * select(angle, 3.14159265358979324 - angle, x < 0.0);
  }`;

const others = `
  fn erfOf(a : f32) -> f32 { // ndtrf.c
    let x = abs(a);
    let z = x * x;
    if (x < 1.0) {
      return a * ((((((7.853861353153693e-5 * z - 8.010193625184903e-4) * z + 5.188327685732524e-3) * z
        - 2.685381193529856e-2) * z + 1.128358514861418e-1) * z - 3.761262582423300e-1) * z + 1.128379165726710);
    }
    var rest = 0.0; // 1 - erf(x), less than float32 can tell from 0 beyond 4
    if (x < 4.0) {
      let q = 1.0 / x;
      let y = q * q;
      let near = (((((((2.326819970068386e-2 * y - 1.387039388740657e-1) * y + 3.687424674597105e-1) * y
        - 5.824733027278666e-1) * y + 6.210004621745983e-1) * y - 4.944515323274145e-1) * y
        + 3.404879937665872e-1) * y - 2.741127028184656e-1) * y + 5.638259427386472e-1;
      let far = ((((((-1.047766399936249e+1 * y + 1.297719955372516e+1) * y - 7.495518717768503) * y
        + 2.921019019210786) * y - 1.015265279202700) * y + 4.218463358204948e-1) * y
        - 2.820767439740514e-1) * y + 5.641895067754075e-1;
      rest = expOf(-z) * q * select(far, near, x < 2.0);
    }
    return select(1.0, -1.0, a < 0.0) * (1.0 - rest);
  }
  fn powOf(x : f32, y : f32) -> f32 {
    let whole = floor(y) == y;
    if (x < 0.0 && !whole) { return uniforms.NAN; }
    let base = abs(x);
    let odd = whole && abs(y) % 2.0 == 1.0;
    var p = 1.0;
    if (whole && abs(y) <= 64.0) { // exact for small whole numbers
      var square = base;
      for (var n = i32(abs(y)); n > 0; n = n >> 1u) {
        if ((n & 1) == 1) { p = p * square; }
        square = square * square;
      }
      if (y < 0.0) { p = 1.0 / p; }
    } else {
      p = expOf(y * logOf(base));
    }
    return select(1.0, -1.0, x < 0.0 && odd) * p;
  }`;

/** All of them: functions that a program does not call cost nothing once compiled. */
export const shaderMath = [exponentials, logarithms, circular, others].join('\n');
