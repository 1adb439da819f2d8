// Mistake: the random share is taken before the cap, so long waits are all the same again.
// Caught by: exercise_2_jitter::the_waits_at_the_cap_are_spread_too
// ANCHOR: exercise_4_2
if !self.jitter {
    return self.ceiling(retry);
}
let exponent = i32::try_from(retry).unwrap_or(i32::MAX);
let seconds = self.first_wait.as_secs_f64() * self.multiplier.powi(exponent) * random;
let wait = Duration::try_from_secs_f64(seconds).unwrap_or(self.max_wait);
wait.min(self.max_wait)
// ANCHOR_END: exercise_4_2
