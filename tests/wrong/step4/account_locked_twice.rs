// Mistake: the lock of the `match` is held until its end, and the second one waits for it for ever.
// Caught by: exercise_5_budget::a_full_account_pays_for_its_reserve_and_no_more
// ANCHOR: exercise_4_5
match self.account().checked_sub(RETRY) {
    Some(rest) => {
        *self.account() = rest;
        true
    }
    None => false,
}
// ANCHOR_END: exercise_4_5
