// Mistake: nobody looks whether there is enough, and less than nothing is a panic.
// Caught by: exercise_5_budget::a_full_account_pays_for_its_reserve_and_no_more
// ANCHOR: exercise_4_5
*self.account() -= RETRY;
true
// ANCHOR_END: exercise_4_5
