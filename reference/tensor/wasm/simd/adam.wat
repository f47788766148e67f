;; A step of Adam (Kingma and Ba 2015, algorithm 1) on $count numbers, a multiple of 4: reads the value w, its moments m
;; and v and its gradient g, writes the new w, m and v. $rate is the learning rate / (1 - beta1^t), $root is
;; 1 / sqrt(1 - beta2^t), $rest1 and $rest2 are 1 - beta1 and 1 - beta2.
(func (export "adam") (param $w i32) (param $m i32) (param $v i32) (param $g i32) (param $w2 i32) (param $m2 i32)
  (param $v2 i32) (param $count i32) (param $beta1 f32) (param $rest1 f32) (param $beta2 f32) (param $rest2 f32)
  (param $rate f32) (param $root f32) (param $epsilon f32)
  (local $at i32) (local $gradient v128) (local $first v128) (local $second v128)
  (local.set $count (i32.shl (local.get $count) (i32.const 2)))
  (loop $next
    (local.set $gradient (v128.load (i32.add (local.get $g) (local.get $at))))
    (local.set $first
      (f32x4.add
        (f32x4.mul (f32x4.splat (local.get $beta1)) (v128.load (i32.add (local.get $m) (local.get $at))))
        (f32x4.mul (f32x4.splat (local.get $rest1)) (local.get $gradient))))
    (local.set $second
      (f32x4.add
        (f32x4.mul (f32x4.splat (local.get $beta2)) (v128.load (i32.add (local.get $v) (local.get $at))))
        (f32x4.mul (f32x4.mul (f32x4.splat (local.get $rest2)) (local.get $gradient)) (local.get $gradient))))
    (v128.store (i32.add (local.get $m2) (local.get $at)) (local.get $first))
    (v128.store (i32.add (local.get $v2) (local.get $at)) (local.get $second))
    (v128.store (i32.add (local.get $w2) (local.get $at))
      (f32x4.sub
        (v128.load (i32.add (local.get $w) (local.get $at)))
        (f32x4.div
          (f32x4.mul (f32x4.splat (local.get $rate)) (local.get $first))
          (f32x4.add
            (f32x4.mul (f32x4.sqrt (local.get $second)) (f32x4.splat (local.get $root)))
            (f32x4.splat (local.get $epsilon))))))
    (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $count)))))
