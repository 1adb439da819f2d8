// Mistake: between looking and taking the lock is free, and another thread takes too.
// Caught by: exercise_5_budget::many_threads_cannot_take_out_more_than_there_is
// ANCHOR: exercise_4_5
let balance = *self.account();
if balance < RETRY {
    return false;
}
*self.account() = balance - RETRY;
true
// ANCHOR_END: exercise_4_5
