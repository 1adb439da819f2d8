// Mistake: the call takes the slash at the end of the path away before it joins.
// Caught by: exercise_2_get::one_call_is_one_get_of_that_path
// ANCHOR: exercise_1_2
        let url = join(&self.base_url, path.trim_matches('/'));
        let response = self.http.get(url).send().await?;
        response.error_for_status()
// ANCHOR_END: exercise_1_2
