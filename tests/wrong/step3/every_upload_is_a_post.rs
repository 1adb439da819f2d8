// Mistake: whatever has a body is sent as a POST.
// Caught by: exercise_2_write::method_query_headers_and_body_arrive
// ANCHOR: exercise_3_2
let (body, mut left) = crate::upload::observed(body);
let sending = { let request = builder.build().map_err(ApiError::from_reqwest)?; self.http.post(request.url().clone()).body(body).send() };
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
