// Mistake: the request is made anew from method and address, and its headers are lost.
// Caught by: exercise_1_connect_and_read::method_query_and_headers_arrive
// ANCHOR: exercise_3_1
match tokio::time::timeout(self.config.read, { let request = builder.build().map_err(ApiError::from_reqwest)?; self.http.request(request.method().clone(), request.url().clone()).send() }).await {
    Ok(answer) => answer.map_err(ApiError::from_reqwest),
    Err(_) => Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::Unknown)),
}
// ANCHOR_END: exercise_3_1
