// Mistake: a request of which only a part was sent counts as executed.
// Caught by: exercise_2_write::write_strikes_exactly_when_it_says
// Also caught by: exercise_2_write::read_strikes_exactly_when_it_says_after_an_upload
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
        Ok(()) = left.changed() => {}
        () = tokio::time::sleep(limit) => {
            return Err(ApiError::timed_out(phase, step2::Executed::Yes));
        }
    }
}
// ANCHOR_END: exercise_3_2
