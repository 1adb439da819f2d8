// Mistake: a call pays in one hundredth at least, with 0 percent, too.
// Caught by: exercise_5_budget::a_call_pays_in_the_percentage_that_is_configured
// ANCHOR: exercise_4_5_deposit
let full = self.reserve.saturating_mul(RETRY);
let mut account = self.account();
*account = account.saturating_add(self.percent.max(1)).min(full);
// ANCHOR_END: exercise_4_5_deposit
