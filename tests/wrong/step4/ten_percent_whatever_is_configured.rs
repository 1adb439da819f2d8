// Mistake: each call pays in ten hundredths, whatever the percentage is.
// Caught by: exercise_5_budget::a_call_pays_in_the_percentage_that_is_configured
// ANCHOR: exercise_4_5_deposit
let full = self.reserve.saturating_mul(RETRY);
let mut account = self.account();
*account = account.saturating_add(10).min(full);
// ANCHOR_END: exercise_4_5_deposit
