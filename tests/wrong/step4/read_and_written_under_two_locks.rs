// Mistake: between reading and writing the lock is free, and what another thread pays in meanwhile is lost.
// Caught by: exercise_5_budget::no_payment_is_lost_among_many_threads
// ANCHOR: exercise_4_5_deposit
let full = self.reserve.saturating_mul(RETRY);
let before = *self.account();
*self.account() = before.saturating_add(self.percent).min(full);
// ANCHOR_END: exercise_4_5_deposit
