// Mistake: good calls pay in without a limit, and a quiet night saves up a thousand retries.
// Caught by: exercise_5_budget::the_account_never_holds_more_than_its_reserve
// ANCHOR: exercise_4_5_deposit
let mut account = self.account();
*account = account.saturating_add(self.percent);
// ANCHOR_END: exercise_4_5_deposit
