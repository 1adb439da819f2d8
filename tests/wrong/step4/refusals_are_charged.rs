// Mistake: what is left is taken out also when it is not enough, so the account never recovers.
// Caught by: exercise_5_budget::ten_calls_at_ten_percent_pay_for_one_retry
// ANCHOR: exercise_4_5
let mut account = self.account();
let is_enough = *account >= RETRY;
*account = account.saturating_sub(RETRY);
is_enough
// ANCHOR_END: exercise_4_5
