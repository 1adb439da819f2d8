// Right: what may be sent again as one `match`, and the wait as a chain of options.
// ANCHOR: exercise_4_3
if !error.is_retryable() {
    return false;
}
match request.method.as_str() {
    "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE" => true,
    _ if request.idempotency_key.is_some() => true,
    _ => matches!(error.executed(), step2::Executed::No),
}
// ANCHOR_END: exercise_4_3
// ANCHOR: exercise_4_4
let mut wait = self.config.wait(retry, random);
if let Some(at_least) = error.retry_after() {
    wait = wait.max(at_least);
}
let end = tokio::time::Instant::now().checked_add(wait)?;
request
    .deadline
    .is_none_or(|deadline| end < deadline)
    .then_some(wait)
// ANCHOR_END: exercise_4_4
// ANCHOR: exercise_4_5_deposit
let most = self.reserve.saturating_mul(RETRY);
let mut account = self.account();
let room = most - (*account).min(most);
*account += self.percent.min(room);
// ANCHOR_END: exercise_4_5_deposit
// ANCHOR: exercise_4_5
let mut account = self.account();
let is_enough = *account >= RETRY;
if is_enough {
    *account -= RETRY;
}
is_enough
// ANCHOR_END: exercise_4_5
