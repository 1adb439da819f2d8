// Mistake: a sum that does not fit is a panic.
// Caught by: exercise_5_budget::an_empty_budget_allows_nothing_and_a_huge_one_does_not_overflow
// ANCHOR: exercise_4_5_deposit
let full = self.reserve.saturating_mul(RETRY);
let mut account = self.account();
*account = (*account + self.percent).min(full);
// ANCHOR_END: exercise_4_5_deposit
