// Mistake: the body is made text before it is sent, and what is no text is lost.
// Caught by: exercise_2_write::method_query_headers_and_body_arrive
// ANCHOR: exercise_3_2
let (body, mut left) = crate::upload::observed(Bytes::from(String::from_utf8_lossy(&body).into_owned()));
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
            return Err(ApiError::timed_out(phase, step2::Executed::Unknown));
        }
    }
}
// ANCHOR_END: exercise_3_2
