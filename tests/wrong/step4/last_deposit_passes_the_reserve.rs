// Mistake: it is looked whether the account is full before the deposit, which then goes beyond the reserve.
// Caught by: exercise_5_budget::a_full_account_holds_its_reserve_and_not_a_hundredth_more
// ANCHOR: exercise_4_5_deposit
let full = self.reserve.saturating_mul(RETRY);
let mut account = self.account();
if *account < full {
    *account = account.saturating_add(self.percent);
}
// ANCHOR_END: exercise_4_5_deposit
