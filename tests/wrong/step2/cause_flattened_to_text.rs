// Mistake: of the cause only reqwest's own message is kept, without what lies behind it.
// Caught by: exercise_3_transport::the_cause_is_kept
// ANCHOR: exercise_2_3
use crate::{Executed, Phase};

let error = error.without_url();
let cause = error.to_string().into();
let executed = match error.is_connect() {
    true => Executed::No,
    false => Executed::Unknown,
};
if error.is_builder() {
    ApiError::InvalidRequest { cause }
} else if error.is_timeout() {
    ApiError::Timeout {
        phase: match error.is_connect() {
            true => Phase::Connect,
            false => Phase::Read,
        },
        executed,
        cause: Some(cause),
    }
} else {
    ApiError::Connection { executed, cause }
}
// ANCHOR_END: exercise_2_3
