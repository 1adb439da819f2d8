// Mistake: nobody waits for a free connection: reqwest opens as many as it is asked for.
// Caught by: exercise_3_pool::no_more_calls_are_under_way_than_there_are_connections
// ANCHOR: exercise_3_3
self.attempt(request).await
// ANCHOR_END: exercise_3_3
