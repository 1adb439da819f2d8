// Mistake: ten percent of a retry is computed in whole retries, which is none: the budget never refills.
// Caught by: exercise_5_budget::ten_calls_at_ten_percent_pay_for_one_retry
// ANCHOR: exercise_4_5_deposit
let full = self.reserve.saturating_mul(RETRY);
let mut account = self.account();
*account = account.saturating_add(self.percent / RETRY).min(full);
// ANCHOR_END: exercise_4_5_deposit
