// Right: each rule by an if of its own; the worst case in a loop.
// ANCHOR: exercise_7_3
let mut found = Vec::new();
let times = self.times().into_iter();
let bad = times.filter(|(_, time)| !(SHORTEST..=LONGEST).contains(time));
found.extend(bad.map(|(path, _)| Violation::new(&[path], "is not within 1ms..=1day")));
let counts = self.counts().into_iter();
let bad = counts.filter(|(_, count, least, most)| !(least..=most).contains(&count));
found.extend(bad.map(|(path, _, least, most)| {
    Violation::new(&[path], &format!("is below {least}, or above {most}"))
}));
let rate = self.breaker.failure_rate;
if rate.is_nan() || rate <= 0.0 || rate > 1.0 {
    found.push(Violation::new(&["breaker.failure_rate"], "is no share"));
}
let multiplier = self.retry.multiplier;
if multiplier.is_nan() || multiplier < 1.0 || multiplier > 10.0 {
    found.push(Violation::new(&["retry.multiplier"], "is no multiplier"));
}
found.extend(base_url_problem(&self.base_url).map(|what| Violation::new(&["base_url"], what)));
found
// ANCHOR_END: exercise_7_3
// ANCHOR: exercise_7_3_worst_case
let mut total = Duration::ZERO;
for attempt in 0..self.retry.max_attempts.min(10) {
    if attempt > 0 {
        total = total.saturating_add(self.retry.ceiling(attempt - 1));
    }
    total = total.saturating_add(self.bulkhead.max_wait);
    total = total.saturating_add(self.timeouts.read);
}
total
// ANCHOR_END: exercise_7_3_worst_case
// ANCHOR: exercise_7_3_conflicts
let mut found = Vec::new();
if self.retry.first_wait > self.retry.max_wait {
    let paths = ["retry.first_wait", "retry.max_wait"];
    found.push(Violation::new(&paths, "the first wait is too long"));
}
if self.timeouts.connect >= self.timeouts.read {
    let paths = ["timeouts.connect", "timeouts.read"];
    found.push(Violation::new(&paths, "connecting takes too long"));
}
if self.timeouts.connect >= self.timeouts.write {
    let paths = ["timeouts.connect", "timeouts.write"];
    found.push(Violation::new(&paths, "connecting takes too long"));
}
if self.timeouts.write >= self.deadline {
    found.push(Violation::new(&["timeouts.write", "deadline"], "never strikes"));
}
if self.timeouts.pool >= self.deadline {
    found.push(Violation::new(&["timeouts.pool", "deadline"], "never strikes"));
}
if self.worst_case() > self.deadline {
    let paths = [
        "deadline",
        "retry.max_attempts",
        "retry.first_wait",
        "retry.max_wait",
        "retry.multiplier",
        "timeouts.read",
        "bulkhead.max_wait",
    ];
    found.push(Violation::new(&paths, &worst_case));
}
if self.breaker.min_calls > self.breaker.window {
    let paths = ["breaker.min_calls", "breaker.window"];
    found.push(Violation::new(&paths, "never opens"));
}
if self.bulkhead.max_concurrent > self.timeouts.max_connections {
    let paths = ["bulkhead.max_concurrent", "timeouts.max_connections"];
    found.push(Violation::new(&paths, "two queues"));
}
found
// ANCHOR_END: exercise_7_3_conflicts
