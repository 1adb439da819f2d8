// Right: one match over what reqwest says, and a body cut off is "unknown" instead of "yes".
// ANCHOR: exercise_2_3
use crate::{Executed, Phase};

let kind = (error.is_builder(), error.is_timeout(), error.is_connect());
let is_redirect = error.is_redirect();
let cause = Box::new(error.without_url());
match kind {
    _ if is_redirect => ApiError::InvalidReply { cause },
    (true, ..) => ApiError::InvalidRequest { cause },
    (_, true, true) => ApiError::Timeout {
        phase: Phase::Connect,
        executed: Executed::No,
        cause: Some(cause),
    },
    (_, true, false) => ApiError::Timeout {
        phase: Phase::Read,
        executed: Executed::Unknown,
        cause: Some(cause),
    },
    (_, false, true) => ApiError::Connection {
        executed: Executed::No,
        cause,
    },
    (_, false, false) => ApiError::Connection {
        executed: Executed::Unknown,
        cause,
    },
}
// ANCHOR_END: exercise_2_3
