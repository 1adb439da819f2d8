// Mistake: times are compared in whole milliseconds.
// Caught by: exercise_3_rules::the_first_wait_is_not_longer_than_the_longest
// Also caught by: exercise_3_rules::the_worst_case_fits_into_the_deadline
// Also caught by: exercise_3_rules::connecting_is_shorter_than_the_waits_around_it
// Also caught by: exercise_3_rules::no_time_out_lies_behind_the_deadline
// ANCHOR: exercise_7_3_conflicts
let (timeouts, retry) = (&self.timeouts, &self.retry);
let mut found = vec![
    Violation::unless(
        retry.first_wait.as_millis() <= retry.max_wait.as_millis(),
        &["retry.first_wait", "retry.max_wait"],
        "the first wait is longer than the longest",
    ),
    Violation::unless(
        self.worst_case().as_millis() <= self.deadline.as_millis(),
        &[
            "deadline",
            "timeouts.read",
            "retry.max_attempts",
            "retry.first_wait",
            "retry.max_wait",
            "retry.multiplier",
            "bulkhead.max_wait",
        ],
        &format!("{worst_case}, which is longer than the deadline"),
    ),
    Violation::unless(
        self.breaker.min_calls <= self.breaker.window,
        &["breaker.min_calls", "breaker.window"],
        "the window never holds so many results: the circuit never opens",
    ),
    Violation::unless(
        self.bulkhead.max_concurrent <= timeouts.max_connections,
        &["bulkhead.max_concurrent", "timeouts.max_connections"],
        "what the bulkhead lets through would wait for a connection",
    ),
];
let read = ("timeouts.read", timeouts.read);
let write = ("timeouts.write", timeouts.write);
let pool = ("timeouts.pool", timeouts.pool);
for (path, limit) in [read, write] {
    found.push(Violation::unless(
        timeouts.connect.as_millis() < limit.as_millis(),
        &["timeouts.connect", path],
        "connecting is a part of the other wait, so it must be shorter",
    ));
}
for (path, limit) in [write, pool] {
    found.push(Violation::unless(
        limit.as_millis() < self.deadline.as_millis(),
        &[path, "deadline"],
        "never strikes: the deadline comes first",
    ));
}
found.into_iter().flatten().collect()
// ANCHOR_END: exercise_7_3_conflicts
