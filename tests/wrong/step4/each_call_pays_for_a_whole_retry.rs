// Mistake: each call pays in a whole retry, so every call may be retried.
// Caught by: exercise_5_budget::ten_calls_at_ten_percent_pay_for_one_retry
// ANCHOR: exercise_4_5_deposit
let full = self.reserve.saturating_mul(RETRY);
let mut account = self.account();
*account = account.saturating_add(RETRY).min(full);
// ANCHOR_END: exercise_4_5_deposit
