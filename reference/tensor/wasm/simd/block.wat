;; c = a b, or c += a b where $more is not 0, from packed panels: a [rows / 6, depth, 6], b [columns / 8, depth, 8].
;; Rows of c are $stride bytes apart; $edge is room for one tile (192 bytes). One panel of b stays in the first-level
;; cache while all of a passes by (Goto and van de Geijn 2008, figure 8).
(func (export "block") (param $a i32) (param $b i32) (param $c i32) (param $stride i32) (param $rows i32)
  (param $columns i32) (param $depth i32) (param $more i32) (param $edge i32)
  (local $panel i32) (local $at i32) (local $left i32)
  (loop $right
    (local.set $panel (local.get $a))
    (local.set $at (local.get $c))
    (local.set $left (local.get $rows))
    (loop $down
      (if (i32.and (i32.gt_s (local.get $left) (i32.const 5)) (i32.gt_s (local.get $columns) (i32.const 7)))
        (then
          (call $tile (local.get $panel) (local.get $b) (local.get $at) (local.get $stride) (local.get $depth)
            (local.get $more)))
        (else
          (call $tile (local.get $panel) (local.get $b) (local.get $edge) (i32.const 32) (local.get $depth)
            (i32.const 0))
          (call $store (local.get $edge) (local.get $at) (local.get $stride)
            (select (i32.const 6) (local.get $left) (i32.gt_s (local.get $left) (i32.const 6)))
            (select (i32.const 8) (local.get $columns) (i32.gt_s (local.get $columns) (i32.const 8)))
            (local.get $more))))
      (local.set $panel (i32.add (local.get $panel) (i32.mul (local.get $depth) (i32.const 24))))
      (local.set $at (i32.add (local.get $at) (i32.mul (local.get $stride) (i32.const 6))))
      (br_if $down (i32.gt_s (local.tee $left (i32.sub (local.get $left) (i32.const 6))) (i32.const 0))))
    (local.set $b (i32.add (local.get $b) (i32.shl (local.get $depth) (i32.const 5))))
    (local.set $c (i32.add (local.get $c) (i32.const 32)))
    (br_if $right (i32.gt_s (local.tee $columns (i32.sub (local.get $columns) (i32.const 8))) (i32.const 0)))))

;; Stores, or adds where $more is not 0, the part of a whole tile that lies inside c.
(func $store (param $tile i32) (param $c i32) (param $stride i32) (param $rows i32) (param $columns i32)
  (param $more i32)
  (local $i i32) (local $at i32)
  (loop $down
    (local.set $i (i32.const 0))
    (loop $right
      (local.set $at (i32.add (local.get $c) (local.get $i)))
      (f32.store (local.get $at)
        (if (result f32) (local.get $more)
          (then
            (f32.add (f32.load (local.get $at)) (f32.load (i32.add (local.get $tile) (local.get $i)))))
          (else (f32.load (i32.add (local.get $tile) (local.get $i))))))
      (br_if $right
        (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 4))) (i32.shl (local.get $columns) (i32.const 2)))))
    (local.set $tile (i32.add (local.get $tile) (i32.const 32)))
    (local.set $c (i32.add (local.get $c) (local.get $stride)))
    (br_if $down (local.tee $rows (i32.sub (local.get $rows) (i32.const 1))))))
