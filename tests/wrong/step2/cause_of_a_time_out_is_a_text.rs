// Mistake: the cause of a time-out is kept as a text, which knows nothing else.
// Caught by: exercise_3_transport::what_reqwest_said_is_the_cause_of_each_error
// ANCHOR: exercise_2_3
use crate::{Executed, Phase};
let error = error.without_url();
let executed = if error.is_builder() || error.is_connect() {
    Executed::No
} else if error.is_decode() || error.is_redirect() {
    Executed::Yes
} else {
    Executed::Unknown
};
if error.is_timeout() {
    let phase = match error.is_connect() {
        true => Phase::Connect,
        false => Phase::Read,
    };
    let cause = Some(error.to_string().into());
    return ApiError::Timeout { phase, executed, cause };
}
if error.is_builder() {
    let cause = error.into();
    return ApiError::InvalidRequest { cause };
}
if error.is_redirect() {
    let cause = error.into();
    return ApiError::InvalidReply { cause };
}
let cause = error.into();
ApiError::Connection { executed, cause }
// ANCHOR_END: exercise_2_3
