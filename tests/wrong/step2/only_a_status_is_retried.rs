// Mistake: only the status is asked, so a broken connection, which has none, is final.
// Caught by: exercise_4_questions::asking_again_may_cure_a_connection_or_a_time_out
// ANCHOR: exercise_2_4
match self.status().map(|status| status.as_u16()) {
    Some(501) => false,
    Some(status) => status == 408 || status == 429 || (500..600).contains(&status),
    None => false,
}
// ANCHOR_END: exercise_2_4
