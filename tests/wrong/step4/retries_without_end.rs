// Mistake: nothing ends the loop but a success.
// Caught by: exercise_6_retry::attempts_include_the_first
// ANCHOR: exercise_4_6
let mut retry = 0;
loop {
    match self.inner.send(request).await {
        Ok(reply) => return Ok(reply),
        Err(_) => tokio::time::sleep(self.config.wait(retry, (self.random)())).await,
    }
    retry += 1;
}
// ANCHOR_END: exercise_4_6
// ANCHOR: exercise_4_6_decide
// ANCHOR_END: exercise_4_6_decide
