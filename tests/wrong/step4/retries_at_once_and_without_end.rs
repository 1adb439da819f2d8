// Mistake: nothing ends the loop but a success, and nothing slows it down.
// Caught by: exercise_6_retry::attempts_include_the_first
// ANCHOR: exercise_4_6
loop {
    if let Ok(reply) = self.inner.send(request).await {
        return Ok(reply);
    }
}
// ANCHOR_END: exercise_4_6
// ANCHOR: exercise_4_6_decide
// ANCHOR_END: exercise_4_6_decide
