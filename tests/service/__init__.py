"""`wireroom serve` as others run it: a process that is watched from outside, over a feed that grows."""
