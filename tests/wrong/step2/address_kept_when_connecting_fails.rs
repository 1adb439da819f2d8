// Mistake: the error of a connection that never came about keeps its address.
// Caught by: exercise_3_transport::no_message_contains_the_address
// ANCHOR: exercise_2_3
use crate::{Executed, Phase};
let error = if error.is_connect() { error } else { error.without_url() };
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
    let cause = Some(error.into());
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
