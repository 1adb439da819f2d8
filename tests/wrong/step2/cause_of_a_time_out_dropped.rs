// Mistake: the cause is kept for broken connections and dropped for time-outs.
// Caught by: exercise_3_transport::the_cause_is_kept
// ANCHOR: exercise_2_3
use crate::{Executed, Phase};

let error = error.without_url();
if error.is_timeout() {
    return match error.is_connect() {
        true => ApiError::timed_out(Phase::Connect, Executed::No),
        false => ApiError::timed_out(Phase::Read, Executed::Unknown),
    };
}
let executed = match error.is_connect() {
    true => Executed::No,
    false => Executed::Unknown,
};
let is_builder = error.is_builder();
let cause = error.into();
match is_builder {
    true => ApiError::InvalidRequest { cause },
    false => ApiError::Connection { executed, cause },
}
// ANCHOR_END: exercise_2_3
