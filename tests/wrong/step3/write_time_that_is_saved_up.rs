// Mistake: each piece that is taken adds its whole time to the deadline of the next one.
// Caught by: exercise_2_write::write_strikes_exactly_when_it_says
// ANCHOR: exercise_3_2
let (body, mut left) = crate::upload::observed(body);
let sending = builder.body(body).send();
tokio::pin!(sending);
let mut until = tokio::time::Instant::now() + self.config.write;
loop {
    let phase = match *left.borrow_and_update() {
        0 => step2::Phase::Read,
        _ => step2::Phase::Write,
    };
    tokio::select! {
        answer = &mut sending => return answer.map_err(ApiError::from_reqwest),
        Ok(()) = left.changed() => {
            until += self.config.write;
            if *left.borrow() == 0 { until = tokio::time::Instant::now() + self.config.read; }
        }
        () = tokio::time::sleep_until(until) => {
            return Err(ApiError::timed_out(phase, step2::Executed::Unknown));
        }
    }
}
// ANCHOR_END: exercise_3_2
