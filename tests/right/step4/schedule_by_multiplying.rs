// Right: the schedule by repeated multiplication, which stops at the cap.
// ANCHOR: exercise_4_1
let mut wait = self.first_wait.min(self.max_wait);
for _ in 0..retry {
    let next = Duration::try_from_secs_f64(wait.as_secs_f64() * self.multiplier);
    let next = next.unwrap_or(self.max_wait).min(self.max_wait);
    if next == wait {
        break;
    }
    wait = next;
}
wait
// ANCHOR_END: exercise_4_1
// ANCHOR: exercise_4_2
if !self.jitter {
    return self.ceiling(retry);
}
let seconds = self.ceiling(retry).as_secs_f64() * random;
Duration::try_from_secs_f64(seconds).unwrap_or(self.max_wait)
// ANCHOR_END: exercise_4_2
