// Mistake: the account has room for one retry at least, so a reserve of zero does not switch retries off.
// Caught by: exercise_5_budget::an_empty_budget_allows_nothing_and_a_huge_one_does_not_overflow
// ANCHOR: exercise_4_5_deposit
let full = self.reserve.max(1).saturating_mul(RETRY);
let mut account = self.account();
*account = account.saturating_add(self.percent).min(full);
// ANCHOR_END: exercise_4_5_deposit
