// Mistake: `is_decode` is taken for "bad content", but a body that was cut off sets it too.
// Caught by: exercise_3_transport::a_body_cut_off_is_a_connection_error
// ANCHOR: exercise_2_3
use crate::{Executed, Phase};

let error = error.without_url();
let executed = match error.is_connect() {
    true => Executed::No,
    false => Executed::Unknown,
};
if error.is_timeout() {
    let phase = match error.is_connect() {
        true => Phase::Connect,
        false => Phase::Read,
    };
    return ApiError::Timeout {
        phase,
        executed,
        cause: Some(error.into()),
    };
}
let (is_builder, is_decode) = (error.is_builder(), error.is_decode());
let cause = error.into();
if is_builder {
    ApiError::InvalidRequest { cause }
} else if is_decode {
    ApiError::InvalidReply { cause }
} else {
    ApiError::Connection { executed, cause }
}
// ANCHOR_END: exercise_2_3
