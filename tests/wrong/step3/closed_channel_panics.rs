// Mistake: the end of the body closes the channel, and that is treated as impossible.
// Caught by: exercise_2_write::no_answer_after_an_upload_is_a_read_time_out
// Also caught by: exercise_2_write::a_small_upload_arrives
// ANCHOR: exercise_3_2
let (body, mut left) = crate::upload::observed(body);
let sending = builder.body(body).send();
tokio::pin!(sending);
loop {
    let (phase, limit) = match *left.borrow_and_update() {
        0 => (step2::Phase::Read, self.config.read),
        _ => (step2::Phase::Write, self.config.write),
    };
    tokio::select! {
        answer = &mut sending => return answer.map_err(ApiError::from_reqwest),
        changed = left.changed() => changed.unwrap(),
        () = tokio::time::sleep(limit) => {
            return Err(ApiError::timed_out(phase, step2::Executed::Unknown));
        }
    }
}
// ANCHOR_END: exercise_3_2
