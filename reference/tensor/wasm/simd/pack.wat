;; Copies a matrix into panels: `width` lines side by side, [lines / width, depth, width], so that tile.wat reads memory
;; in order whichever side was transposed (Goto and van de Geijn 2008, section 5). Lines are rows of a or columns of b;
;; element d of line i is at $from + i $line + d $step, both in bytes, and one of them is 4. Missing lines are zeros.
(func (export "pack") (param $from i32) (param $to i32) (param $lines i32) (param $depth i32) (param $line i32)
  (param $step i32) (param $width i32)
  (loop $panel
    (if (i32.lt_u (local.get $lines) (local.get $width))
      (then
        (call $packSome (local.get $from) (local.get $to) (local.get $lines) (local.get $depth) (local.get $line)
          (local.get $step) (local.get $width))
        (return)))
    (if (i32.eq (local.get $line) (i32.const 4))
      (then
        (call $packAcross (local.get $from) (local.get $to) (local.get $depth) (local.get $step) (local.get $width)))
      (else
        (call $packAlong (local.get $from) (local.get $to) (local.get $depth) (local.get $line) (local.get $width))))
    (local.set $from (i32.add (local.get $from) (i32.mul (local.get $width) (local.get $line))))
    (local.set $to (i32.add (local.get $to) (i32.shl (i32.mul (local.get $width) (local.get $depth)) (i32.const 2))))
    (br_if $panel (local.tee $lines (i32.sub (local.get $lines) (local.get $width))))))

;; A panel whose lines are side by side in memory too. Two vectors cover 8 lines; for 6 lines they overlap.
(func $packAcross (param $from i32) (param $to i32) (param $depth i32) (param $step i32) (param $width i32)
  (local $half i32)
  (local.set $half (i32.sub (i32.shl (local.get $width) (i32.const 2)) (i32.const 16)))
  (loop $next
    (v128.store (local.get $to) (v128.load (local.get $from)))
    (v128.store (i32.add (local.get $to) (local.get $half)) (v128.load (i32.add (local.get $from) (local.get $half))))
    (local.set $from (i32.add (local.get $from) (local.get $step)))
    (local.set $to (i32.add (local.get $to) (i32.shl (local.get $width) (i32.const 2))))
    (br_if $next (local.tee $depth (i32.sub (local.get $depth) (i32.const 1))))))

;; A panel whose lines each lie in one piece: transposed in squares of 4 x 4, of which two overlap for 6 lines.
(func $packAlong (param $from i32) (param $to i32) (param $depth i32) (param $line i32) (param $width i32)
  (local $left i32)
  (local.set $left (local.get $depth))
  (loop $next
    (if (i32.lt_u (local.get $left) (i32.const 4))
      (then
        (call $packSome (local.get $from) (local.get $to) (local.get $width) (local.get $left) (local.get $line)
          (i32.const 4) (local.get $width))
        (return)))
    (call $transpose (local.get $from) (local.get $to) (local.get $line) (i32.shl (local.get $width) (i32.const 2)))
    (call $transpose
      (i32.add (local.get $from) (i32.mul (i32.sub (local.get $width) (i32.const 4)) (local.get $line)))
      (i32.add (local.get $to) (i32.shl (i32.sub (local.get $width) (i32.const 4)) (i32.const 2)))
      (local.get $line) (i32.shl (local.get $width) (i32.const 2)))
    (local.set $from (i32.add (local.get $from) (i32.const 16)))
    (local.set $to (i32.add (local.get $to) (i32.shl (local.get $width) (i32.const 4))))
    (local.set $left (i32.sub (local.get $left) (i32.const 4)))
    (br $next)))

;; Transposes 4 x 4: rows of the source are $line bytes apart, rows of the result $row.
(func $transpose (param $from i32) (param $to i32) (param $line i32) (param $row i32)
  (local $x0 v128) (local $x1 v128) (local $x2 v128) (local $x3 v128)
  (local $y0 v128) (local $y1 v128) (local $y2 v128) (local $y3 v128)
  (local.set $x0 (v128.load (local.get $from)))
  (local.set $x1 (v128.load (local.tee $from (i32.add (local.get $from) (local.get $line)))))
  (local.set $x2 (v128.load (local.tee $from (i32.add (local.get $from) (local.get $line)))))
  (local.set $x3 (v128.load (local.tee $from (i32.add (local.get $from) (local.get $line)))))
  (local.set $y0 (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $x0) (local.get $x1)))
  (local.set $y1 (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $x0) (local.get $x1)))
  (local.set $y2 (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $x2) (local.get $x3)))
  (local.set $y3 (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $x2) (local.get $x3)))
  (v128.store (local.get $to)
    (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $y0) (local.get $y2)))
  (v128.store (local.tee $to (i32.add (local.get $to) (local.get $row)))
    (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $y0) (local.get $y2)))
  (v128.store (local.tee $to (i32.add (local.get $to) (local.get $row)))
    (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $y1) (local.get $y3)))
  (v128.store (i32.add (local.get $to) (local.get $row))
    (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $y1) (local.get $y3))))

;; A panel of any shape, one number at a time; zeros for the lines that it lacks.
(func $packSome (param $from i32) (param $to i32) (param $lines i32) (param $depth i32) (param $line i32)
  (param $step i32) (param $width i32)
  (local $i i32) (local $at i32)
  (if (i32.eqz (local.get $depth)) (then (return)))
  (loop $next
    (local.set $i (i32.const 0))
    (local.set $at (local.get $from))
    (loop $across
      (f32.store (local.get $to)
        (if (result f32) (i32.lt_u (local.get $i) (local.get $lines))
          (then (f32.load (local.get $at)))
          (else (f32.const 0))))
      (local.set $at (i32.add (local.get $at) (local.get $line)))
      (local.set $to (i32.add (local.get $to) (i32.const 4)))
      (br_if $across (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $width))))
    (local.set $from (i32.add (local.get $from) (local.get $step)))
    (br_if $next (local.tee $depth (i32.sub (local.get $depth) (i32.const 1))))))
