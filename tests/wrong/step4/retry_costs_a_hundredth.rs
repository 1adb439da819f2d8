// Mistake: the account counts in hundredths of a retry, and one hundredth is taken out.
// Caught by: exercise_5_budget::a_full_account_pays_for_its_reserve_and_no_more
// ANCHOR: exercise_4_5
let mut account = self.account();
if *account > 0 {
    *account -= 1;
    return true;
}
false
// ANCHOR_END: exercise_4_5
