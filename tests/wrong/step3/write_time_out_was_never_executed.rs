// Mistake: an upload that was not taken whole is reported as never sent.
// Caught by: exercise_2_write::a_service_that_does_not_read_is_a_write_time_out
// ANCHOR: exercise_3_2
use step2::{Executed, Phase};

let (body, mut left) = crate::upload::observed(body);
let sending = builder.body(body).send();
tokio::pin!(sending);
loop {
    let (phase, executed, limit) = match *left.borrow_and_update() {
        0 => (Phase::Read, Executed::Unknown, self.config.read),
        _ => (Phase::Write, Executed::No, self.config.write),
    };
    tokio::select! {
        answer = &mut sending => return answer.map_err(ApiError::from_reqwest),
        Ok(()) = left.changed() => {}
        () = tokio::time::sleep(limit) => return Err(ApiError::timed_out(phase, executed)),
    }
}
// ANCHOR_END: exercise_3_2
