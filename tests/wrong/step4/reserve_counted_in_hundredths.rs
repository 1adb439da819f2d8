// Mistake: the reserve is in retries and the account in hundredths; the two are compared as they are.
// Caught by: exercise_5_budget::ten_calls_at_ten_percent_pay_for_one_retry
// ANCHOR: exercise_4_5_deposit
let mut account = self.account();
*account = account.saturating_add(self.percent).min(self.reserve);
// ANCHOR_END: exercise_4_5_deposit
