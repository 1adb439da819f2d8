// Mistake: a success that comes before all of the body was taken counts as a broken connection.
// Caught by: exercise_2_write::an_answer_may_come_before_the_upload_is_over
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
        answer = &mut sending => {
            let answer = answer.map_err(ApiError::from_reqwest)?;
            if answer.status().is_success() && *left.borrow() > 0 {
                return Err(ApiError::Connection {
                    executed: step2::Executed::Yes,
                    cause: "answered before the upload was over".into(),
                });
            }
            return Ok(answer);
        }
        Ok(()) = left.changed() => {} // progress: a new wait begins
        () = tokio::time::sleep(limit) => {
            return Err(ApiError::timed_out(phase, step2::Executed::Unknown));
        }
    }
}
// ANCHOR_END: exercise_3_2
