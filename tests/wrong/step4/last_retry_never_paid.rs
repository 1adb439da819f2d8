// Mistake: "more than" for "at least": the last retry of the reserve is never paid for.
// Caught by: exercise_5_budget::a_full_account_pays_for_its_reserve_and_no_more
// ANCHOR: exercise_4_5
let mut account = self.account();
if *account > RETRY {
    *account -= RETRY;
    return true;
}
false
// ANCHOR_END: exercise_4_5
